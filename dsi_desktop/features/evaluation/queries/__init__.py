"""What the evaluation reads, for its page and its reports."""

from dsi_desktop.features.evaluation.queries.actions import action_lines
from dsi_desktop.features.evaluation.queries.lines import Choices, NamedLine, choices, issuer, plans
from dsi_desktop.features.evaluation.queries.outcomes import outcomes
from dsi_desktop.features.evaluation.queries.questionnaires import (
    questionnaire_of_round,
    questionnaire_sheet,
    questionnaires,
)
from dsi_desktop.features.evaluation.queries.reviews import review, reviews
from dsi_desktop.features.evaluation.rules.surveys import (
    QuestionLine,
    QuestionnaireLine,
    QuestionnaireSheet,
    RoundLine,
)
from dsi_desktop.features.evaluation.rules.told import ActionLine, OutcomeLine
from dsi_desktop.features.evaluation.rules.years import MeasureLine, Review, ReviewLine

__all__ = [
    "ActionLine",
    "Choices",
    "MeasureLine",
    "NamedLine",
    "OutcomeLine",
    "QuestionLine",
    "QuestionnaireLine",
    "QuestionnaireSheet",
    "Review",
    "ReviewLine",
    "RoundLine",
    "action_lines",
    "choices",
    "issuer",
    "outcomes",
    "plans",
    "questionnaire_of_round",
    "questionnaire_sheet",
    "questionnaires",
    "review",
    "reviews",
]

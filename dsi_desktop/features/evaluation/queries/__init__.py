"""What the evaluation reads, for its page and its reports."""

from dsi_desktop.features.evaluation.queries.actions import ActionLine, action_lines
from dsi_desktop.features.evaluation.queries.lines import Choices, NamedLine, choices, issuer, plans
from dsi_desktop.features.evaluation.queries.outcomes import OutcomeLine, outcomes
from dsi_desktop.features.evaluation.queries.questionnaires import (
    QuestionLine,
    QuestionnaireLine,
    QuestionnaireSheet,
    RoundLine,
    questionnaire_of_round,
    questionnaire_sheet,
    questionnaires,
)
from dsi_desktop.features.evaluation.queries.reviews import (
    MeasureLine,
    Review,
    ReviewLine,
    review,
    reviews,
)

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

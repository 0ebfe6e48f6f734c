"""What a person may do in the evaluation: each is one gesture that can be undone."""

from dsi_desktop.features.evaluation.commands.outcomes import (
    edit_outcome,
    harvest_outcome,
    remove_outcome,
)
from dsi_desktop.features.evaluation.commands.questionnaires import (
    add_house_questionnaire,
    add_questionnaire,
    add_questions,
    edit_question,
    edit_questionnaire,
    fill_frame,
    move_question,
    remove_question,
    remove_questionnaire,
)
from dsi_desktop.features.evaluation.commands.reviews import (
    add_review,
    edit_review,
    remove_review,
)
from dsi_desktop.features.evaluation.commands.rounds import (
    add_round,
    edit_round,
    remove_round,
)

__all__ = [
    "add_house_questionnaire",
    "add_questionnaire",
    "add_questions",
    "add_review",
    "add_round",
    "edit_outcome",
    "edit_question",
    "edit_questionnaire",
    "edit_review",
    "edit_round",
    "fill_frame",
    "harvest_outcome",
    "move_question",
    "remove_outcome",
    "remove_question",
    "remove_questionnaire",
    "remove_review",
    "remove_round",
]

"""What a person can do about a gap: mend it in one gesture, or put it aside and say why."""

from dsi_desktop.features.coverage.commands.aside import set_gap_aside, take_gap_back
from dsi_desktop.features.coverage.commands.mending import (
    answer_issue,
    answer_need,
    document_dimension,
    tie_resource,
    work_toward,
)

__all__ = [
    "answer_issue",
    "answer_need",
    "document_dimension",
    "set_gap_aside",
    "take_gap_back",
    "tie_resource",
    "work_toward",
]

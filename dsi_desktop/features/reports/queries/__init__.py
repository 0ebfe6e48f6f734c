"""What can be listed or printed of a dossier, whoever asks: the page or the command line."""

from dsi_desktop.features.reports.queries.contents import (
    BodyLine,
    MeetingLine,
    TaskLine,
    bodies,
    counts,
    meetings,
    tasks,
)
from dsi_desktop.features.reports.queries.subjects import SubjectLine, subjects

__all__ = [
    "BodyLine", "MeetingLine", "SubjectLine", "TaskLine", "bodies", "counts", "meetings",
    "subjects", "tasks",
]

"""Meetings that may no longer be written, though their load still counts."""

from sqlalchemy import select

from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import AdoptedMinutes
from dsi_desktop.db.store import Operation


def is_adopted(op: Operation, meeting: Meeting) -> bool:
    """Tell whether minutes are adopted; after a merge the state may say something else."""
    asked = select(AdoptedMinutes.id).where(
        AdoptedMinutes.meeting_id == meeting.id, AdoptedMinutes.deleted.is_(None)
    )
    return meeting.state == "adopted" or op.scalars(asked).first() is not None

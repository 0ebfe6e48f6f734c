"""The next meeting of the body that meets."""

from dataclasses import dataclass

from sqlalchemy import select

from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.queries.finding import found_meeting


@dataclass(frozen=True, slots=True)
class Following:
    """A meeting already on the calendar after the one shown."""

    id: str
    held_on: str
    start_time: str
    place: str


def following_meeting(store: Store, meeting_id: str) -> Following | None:
    """Return the first later meeting of the same body that is still to come."""
    with store.read() as session:
        meeting = found_meeting(session, meeting_id)
        asked = (
            select(Meeting.id, Meeting.held_on, Meeting.start_time, Meeting.place)
            .where(
                Meeting.deleted.is_(None), Meeting.body_id == meeting.body_id,
                Meeting.held_on > (meeting.held_on or ""),
                Meeting.state.in_(("planned", "convened")),
            )
            .order_by(Meeting.held_on, Meeting.start_time, Meeting.id)
        )
        row = session.execute(asked).first()
    return Following(row[0], row[1] or "", row[2] or "", row[3]) if row else None

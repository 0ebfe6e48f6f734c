"""Who stands in for somebody of the room."""

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.meetings.rules.replies import named_on_seats


def stand_in_of(store: Store, line_id: str) -> str:
    """Return the name of the substitute of a line of the list: of the seat, or by the letter."""
    with store.read() as session:
        line = session.get(Attendance, line_id)
        meeting = session.get(Meeting, line.meeting_id or "") if line is not None else None
        if line is None or meeting is None or not line.membership_id:
            return ""
        named = named_on_seats(Shelf(session), [line.membership_id], meeting.held_on or "")
        person = session.get(Person, line.represented_by_id or named.get(line.membership_id, ""))
        return full_name(person.given_name, person.family_name) if person is not None else ""

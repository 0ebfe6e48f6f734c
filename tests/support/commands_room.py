"""The commands of the room and of the floor, made ready to be done, undone and done again."""

from typing import Final

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from support.commands_meetings import Gesture, last, stranger


def room(store: Store) -> list[str]:
    """Return every line of the attendance list."""
    with store.read() as session:
        run = session.connection().exec_driver_sql
        return [row[0] for row in run("SELECT id FROM attendance WHERE deleted IS NULL").all()]


def opening(store: Store) -> str:
    """Return the first point of the seed."""
    with store.read() as session:
        run = session.connection().exec_driver_sql
        query = "SELECT id FROM agenda_item WHERE title = 'Ouverture' AND deleted IS NULL"
        return str(run(query).fetchone()[0])


def member(store: Store) -> str:
    """Put the member of the seed on the list and return the line."""
    meetings.invite_members(store, last(store, "meeting"))
    with store.read() as session:
        run = session.connection().exec_driver_sql
        query = "SELECT id FROM attendance WHERE membership_id IS NOT NULL AND deleted IS NULL"
        return str(run(query).fetchone()[0])


def admitted(store: Store) -> None:
    """Let the body of the seed admit substitutes, as its kind does not by default."""
    governance.set_rules(store, last(store, "body"), substitutes_allowed=True)
    member(store)


COMMANDS: Final[list[tuple[str, Gesture]]] = [
    ("change_attendances", lambda s: meetings.change_attendances(s, room(s), "present")),
    ("record_arrivals", lambda s: meetings.record_arrivals(s, room(s), "13:40")),
    ("record_departures", lambda s: meetings.record_departures(s, room(s), "14:10")),
    ("represent_member", lambda s: meetings.represent_member(
        s, member(s), person_id=stranger(s))),
    ("merge_item", lambda s: meetings.merge_item(s, last(s, "agenda_item"), opening(s))),
    ("part_item", lambda s: meetings.part_item(s, last(s, "agenda_item"))),
    ("set_item_aside", lambda s: meetings.set_item_aside(s, last(s, "agenda_item"))),
]
PREPARED: Final[dict[str, Gesture]] = {
    "represent_member": admitted,
    "part_item": lambda s: meetings.merge_item(s, last(s, "agenda_item"), opening(s)),
}

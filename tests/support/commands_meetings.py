"""Every command of meetings, made ready to be done, undone and done again."""

from collections.abc import Callable
from typing import Final

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from support.dossier import TODAY

Gesture = Callable[[Store], object]
DAY = TODAY.isoformat()


def last(store: Store, table: str) -> str:
    """Return the id of a living row: what a gesture of this table acts on."""
    with store.read() as session:
        run = session.connection().exec_driver_sql
        order = "rank DESC" if table == "agenda_item" else "id"
        query = f'SELECT id FROM "{table}" WHERE deleted IS NULL ORDER BY {order}'
        return str(run(query).fetchone()[0])


def seed(store: Store) -> None:
    """Prepare a body, a member, a meeting with two points and a mandate."""
    body = governance.create_body(store, name="Comité conseil", kind="executive", acronym="CE")
    person = directory.add_person(store, given_name="Josée", family_name="Desbiens")
    directory.add_person(store, given_name="Luc", family_name="Côté")
    governance.appoint_member(store, body_id=body, person_id=person, start_on="2026-01-01")
    meeting = meetings.create_meeting(store, body_id=body, held_on=DAY, invite=False)
    meetings.add_guest(store, meeting, name="Invitée", status="expected")
    first = meetings.add_item(store, meeting, "Ouverture")
    meetings.add_item(store, meeting, "Levée", after_id=first)
    governance.give_mandate(store, title="Écrire le bilan", person_id=person)


def stranger(store: Store) -> str:
    with store.read() as session:
        run = session.connection().exec_driver_sql
        query = "SELECT id FROM person WHERE family_name = 'Côté'"
        return str(run(query).fetchone()[0])


def _meeting(store: Store) -> str:
    return last(store, "meeting")


def _item(store: Store) -> str:
    return last(store, "agenda_item")


def _line(store: Store) -> str:
    return last(store, "attendance")


COMMANDS: Final[list[tuple[str, Gesture]]] = [
    ("create_meeting", lambda s: meetings.create_meeting(
        s, body_id=last(s, "body"), held_on="2027-01-21", agenda=True, title="Bilan")),
    ("edit_meeting", lambda s: meetings.edit_meeting(s, _meeting(s), place="Clermont")),
    ("invite_members", lambda s: meetings.invite_members(s, _meeting(s))),
    ("convene_meeting", lambda s: meetings.convene_meeting(s, _meeting(s), text="Bienvenue")),
    ("cancel_meeting", lambda s: meetings.cancel_meeting(s, _meeting(s), "Tempête")),
    ("restore_meeting", lambda s: meetings.restore_meeting(s, _meeting(s))),
    ("remove_meeting", lambda s: meetings.remove_meeting(s, _meeting(s))),
    ("add_item", lambda s: meetings.add_item(s, _meeting(s), "Navette", minutes=20)),
    ("edit_item", lambda s: meetings.edit_item(s, _item(s), title="Bilan", minutes=15)),
    ("move_item", lambda s: meetings.move_item(s, _item(s))),
    ("indent_item", lambda s: meetings.indent_item(s, _item(s))),
    ("outdent_item", lambda s: meetings.outdent_item(s, _child(s))),
    ("remove_item", lambda s: meetings.remove_item(s, _item(s))),
    ("withdraw_item", lambda s: meetings.withdraw_item(s, _item(s))),
    ("take_up_item", lambda s: meetings.take_up_item(s, _item(s))),
    ("postpone_item", lambda s: meetings.postpone_item(s, _item(s))),
    ("set_attendance", lambda s: meetings.set_attendance(
        s, _meeting(s), stranger(s), "remote", arrived_at="13 h 40")),
    ("change_attendance", lambda s: meetings.change_attendance(s, _line(s), "excused")),
    ("add_guest", lambda s: meetings.add_guest(s, _meeting(s), name="Une autre")),
    ("remove_attendance", lambda s: meetings.remove_attendance(s, _line(s))),
    ("record_arrival", lambda s: meetings.record_arrival(s, _line(s), "13:45")),
    ("record_departure", lambda s: meetings.record_departure(s, _line(s), "14:45")),
    ("open_meeting", lambda s: meetings.open_meeting(s, _meeting(s))),
    ("start_item", lambda s: meetings.start_item(s, _item(s))),
    ("finish_item", lambda s: meetings.finish_item(s, _item(s), outcome="adopted")),
    ("close_meeting", lambda s: meetings.close_meeting(s, _meeting(s), "15:30")),
    ("reopen_meeting", lambda s: meetings.reopen_meeting(s, _meeting(s))),
    ("put_on_agenda", lambda s: meetings.put_on_agenda(
        s, _meeting(s), [("mandate", last(s, "mandate"))])),
]


def _child(store: Store) -> str:
    with store.read() as session:
        run = session.connection().exec_driver_sql
        query = "SELECT id FROM agenda_item WHERE parent_id IS NOT NULL"
        return str(run(query).fetchone()[0])


PREPARED: Final[dict[str, Gesture]] = {
    "restore_meeting": lambda s: meetings.cancel_meeting(s, _meeting(s), "Tempête"),
    "outdent_item": lambda s: meetings.indent_item(s, _item(s)),
    "take_up_item": lambda s: meetings.withdraw_item(s, _item(s)),
    "reopen_meeting": lambda s: meetings.close_meeting(s, _meeting(s), "15:30"),
}

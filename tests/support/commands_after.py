"""Every command that follows a meeting, made ready to be done, undone and done again."""

from typing import Final

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands as minutes
from support.commands_meetings import Gesture, last
from support.commands_minutes import here


def _over(store: Store) -> None:
    minutes.record_resolution(store, *here(store), "Demander", state="carried_unanimous")
    meetings.close_meeting(store, last(store, "meeting"), "15:30")


def _sent(store: Store) -> None:
    _over(store)
    minutes.send_version(store, last(store, "meeting"), sent_to="presidence@example.org")


def _asked(store: Store) -> None:
    _sent(store)
    minutes.record_remark(store, last(store, "minutes_version"), "Lire 15 000 $")


def _adopted(store: Store) -> None:
    _over(store)
    minutes.adopt_minutes(store, last(store, "meeting"))


def _chantier(store: Store) -> None:
    """A chantier of the body held its meeting before this one."""
    body = governance.create_body(
        store, name="Chantier Transport", kind="workstream", parent_id=last(store, "body"))
    held = meetings.create_meeting(store, body_id=body, held_on="2026-10-01", invite=False)
    meetings.open_meeting(store, held, "9:00")
    meetings.close_meeting(store, held, "10:00")


def held_by_chantier(store: Store) -> str:
    with store.read() as session:
        run = session.connection().exec_driver_sql
        query = "SELECT id FROM meeting WHERE held_on = '2026-10-01'"
        return str(run(query).fetchone()[0])


def receiving(store: Store) -> tuple[str, str]:
    """Return the meeting under way and its first point."""
    with store.read() as session:
        run = session.connection().exec_driver_sql
        query = (
            "SELECT m.id, i.id FROM meeting m JOIN agenda_item i ON i.meeting_id = m.id"
            " WHERE m.state = 'in_progress' ORDER BY i.rank"
        )
        row = run(query).fetchone()
        return str(row[0]), str(row[1])


COMMANDS: Final[list[tuple[str, Gesture]]] = [
    ("send_version", lambda s: minutes.send_version(s, last(s, "meeting"), note="À lire")),
    ("remove_version", lambda s: minutes.remove_version(s, last(s, "minutes_version"))),
    ("record_remark", lambda s: minutes.record_remark(
        s, last(s, "minutes_version"), "Lire 15 000 $", author="Josée Desbiens")),
    ("edit_remark", lambda s: minutes.edit_remark(s, last(s, "minutes_remark"), "Lire 12 000 $")),
    ("answer_remark", lambda s: minutes.answer_remark(
        s, last(s, "minutes_remark"), "declined", "Le montant est exact.")),
    ("remove_remark", lambda s: minutes.remove_remark(s, last(s, "minutes_remark"))),
    ("sign_minutes", lambda s: minutes.sign_minutes(
        s, last(s, "meeting"), signed_by="Josée Desbiens", signed_on="2027-01-15")),
    ("table_notes", lambda s: minutes.table_notes(
        s, *receiving(s), held_by_chantier(s), said_at="14:00")),
]
PREPARED: Final[dict[str, Gesture]] = {
    "send_version": _over,
    "remove_version": _asked,
    "record_remark": _sent,
    "edit_remark": _asked,
    "answer_remark": _asked,
    "remove_remark": _asked,
    "sign_minutes": _adopted,
    "table_notes": _chantier,
}

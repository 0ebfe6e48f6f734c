"""The commands of closed sessions, made ready to be done, undone and done again."""

from functools import cache
from typing import Final

from dsi_desktop.db.sealing import Lock
from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands as minutes
from support.commands_meetings import Gesture, last
from support.commands_minutes import here


@cache
def key() -> Lock:
    """Return a key as a dossier may hold one; wrapping it for a phrase would take two seconds."""
    import pyrage

    return Lock(str(pyrage.x25519.Identity.generate()), "clé scellée")


def section(store: Store, *, first: bool = True) -> str:
    """Return the first section of the dossier, or the last one."""
    with store.read() as session:
        run = session.connection().exec_driver_sql
        order = "ASC" if first else "DESC"
        query = (
            "SELECT s.id FROM sealed_section s JOIN meeting m ON m.id = s.meeting_id"
            f" WHERE s.deleted IS NULL ORDER BY m.held_on {order}"
        )
        return str(run(query).fetchone()[0])


def begun(store: Store) -> None:
    """Close the doors of the meeting of the seed."""
    minutes.enter_in_camera(store, *here(store), key(), holder="Josée", taken_at="14:10")


def over(store: Store) -> None:
    """Write the section and open the doors again."""
    begun(store)
    minutes.write_sealed(store, section(store), key().identity, "Ce qui reste entre nous")
    minutes.leave_in_camera(store, section(store), "14:40")


def later(store: Store) -> str:
    """Hold the next meeting of the body behind closed doors too. Return that meeting."""
    over(store)
    with store.read() as session:
        run = session.connection().exec_driver_sql
        query = "SELECT body_id FROM meeting WHERE id = ?"
        body = str(run(query, (last(store, "meeting"),)).fetchone()[0])
    made = meetings.create_meeting(store, body_id=body, held_on="2031-01-14", invite=False)
    minutes.enter_in_camera(
        store, made, meetings.add_item(store, made, "Huis clos"), key(), taken_at="14:00"
    )
    return made


def _later_meeting(store: Store) -> str:
    with store.read() as session:
        run = session.connection().exec_driver_sql
        return str(run("SELECT id FROM meeting WHERE held_on = '2031-01-14'").fetchone()[0])


COMMANDS: Final[list[tuple[str, Gesture]]] = [
    ("enter_in_camera", lambda s: minutes.enter_in_camera(s, *here(s), key(), holder="Josée")),
    ("write_sealed", lambda s: minutes.write_sealed(
        s, section(s), key().identity, "Entre nous")),
    ("leave_in_camera", lambda s: minutes.leave_in_camera(s, section(s), "14:40")),
    ("change_access", lambda s: minutes.change_access(s, section(s), "Présidence")),
    ("hand_over", lambda s: minutes.hand_over(
        s, section(s), Lock(key().identity, "autre clé scellée"), holder="Paul")),
    ("adopt_sealed", lambda s: minutes.adopt_sealed(s, section(s), section(s, first=False))),
    ("lift_in_camera", lambda s: minutes.lift_in_camera(s, section(s), _later_meeting(s))),
]
PREPARED: Final[dict[str, Gesture]] = {
    "write_sealed": begun, "leave_in_camera": begun, "change_access": begun, "hand_over": begun,
    "adopt_sealed": later, "lift_in_camera": later,
}

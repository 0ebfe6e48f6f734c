"""Every command of minutes, made ready to be done, undone and done again."""

from typing import Final

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands as minutes
from support.commands_meetings import Gesture, last, stranger
from support.commands_meetings import seed as seed_meeting


def seed(store: Store) -> None:
    """Prepare a meeting under way with one line of each kind."""
    seed_meeting(store)
    meeting, item = last(store, "meeting"), last(store, "agenda_item")
    meetings.open_meeting(store, meeting, "13:30")
    minutes.record_note(store, meeting, item, "On salue tout le monde.")


def here(store: Store) -> tuple[str, str]:
    return last(store, "meeting"), last(store, "agenda_item")


def entry(store: Store, kind: str = "note") -> str:
    with store.read() as session:
        run = session.connection().exec_driver_sql
        query = "SELECT id FROM entry WHERE kind = ? AND deleted IS NULL ORDER BY rank"
        return str(run(query, (kind,)).fetchone()[0])


COMMANDS: Final[list[tuple[str, Gesture]]] = [
    ("record_note", lambda s: minutes.record_note(s, *here(s), "Une note", private=True)),
    ("record_decision", lambda s: minutes.record_decision(s, *here(s), "On avance.")),
    ("record_resolution", lambda s: minutes.record_resolution(
        s, *here(s), "Demander 18 000 $", recitals="la MRC paie\nle temps presse",
        mover_id=stranger(s), state="carried_majority",
        dissent=[(stranger(s), "trop cher")])),
    ("edit_resolution", lambda s: minutes.edit_resolution(
        s, last(s, "motion"), text="Demander 15 000 $", state="withdrawn", dissent=[])),
    ("record_followup", lambda s: minutes.record_followup(
        s, *here(s), "Relancer Clermont", person_id=stranger(s), due_on="2026-12-15")),
    ("record_tabling", lambda s: minutes.record_tabling(s, *here(s), "Bilan d’automne")),
    ("mark_in_camera", lambda s: minutes.mark_in_camera(s, *here(s), said_at="14 h 5")),
    ("edit_entry", lambda s: minutes.edit_entry(s, entry(s), "Corrigée", private=True)),
    ("move_entry", lambda s: minutes.move_entry(s, entry(s), agenda_item_id=first_item(s))),
    ("remove_entry", lambda s: minutes.remove_entry(s, entry(s))),
    ("adopt_minutes", lambda s: minutes.adopt_minutes(s, last(s, "meeting"))),
]


def first_item(store: Store) -> str:
    with store.read() as session:
        run = session.connection().exec_driver_sql
        query = "SELECT id FROM agenda_item WHERE deleted IS NULL ORDER BY rank"
        return str(run(query).fetchone()[0])


def _with_a_resolution(store: Store) -> None:
    minutes.record_resolution(
        store, *here(store), "Demander", state="carried_majority",
        dissent=[(stranger(store), "non")],
    )


def _over(store: Store) -> None:
    _with_a_resolution(store)
    meetings.close_meeting(store, last(store, "meeting"), "15:30")


PREPARED: Final[dict[str, Gesture]] = {
    "edit_resolution": _with_a_resolution,
    "adopt_minutes": _over,
}

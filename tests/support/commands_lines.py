"""Every command on the lines, votes and phrases of minutes, ready to be done and undone."""

from typing import Final

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.minutes.rules.phrases import ready
from support.commands_meetings import Gesture, last, stranger


def here(store: Store) -> tuple[str, str]:
    return last(store, "meeting"), last(store, "agenda_item")


def moved(store: Store, text: str = "Demander 18 000 $ au Fonds", **fields: str) -> str:
    """Leave a proposal under debate."""
    return minutes.record_resolution(
        store, *here(store), text, state="moved", **fields,  # type: ignore[arg-type]
    )


COMMANDS: Final[list[tuple[str, Gesture]]] = [
    ("vote_resolution", lambda s: minutes.vote_resolution(
        s, last(s, "motion"), state="defeated", taken_at="14:10")),
    ("edit_decision", lambda s: minutes.edit_decision(
        s, last(s, "decision"), text="On avance en janvier.", mode="noted")),
    ("edit_followup", lambda s: minutes.edit_followup(
        s, last(s, "task"), title="Relancer Saint-Irénée", person_id=stranger(s),
        due_text="fin mars", due_from="2027-03-22", due_to="2027-03-31")),
    ("add_phrase", lambda s: minutes.add_phrase(
        s, "nav", "mettre la navette à l’essai", kind="motion")),
    ("edit_phrase", lambda s: minutes.edit_phrase(
        s, ready()[0].id, shortcut="odj", text="adopter l’ordre du jour", kind="motion")),
    ("move_phrase", lambda s: minutes.move_phrase(s, ready()[3].id, -2)),
    ("remove_phrase", lambda s: minutes.remove_phrase(s, ready()[1].id)),
]


PREPARED: Final[dict[str, Gesture]] = {
    "vote_resolution": moved,
    "edit_decision": lambda s: minutes.record_decision(s, *here(s), "On avance."),
    "edit_followup": lambda s: minutes.record_followup(s, *here(s), "Relancer Clermont"),
}

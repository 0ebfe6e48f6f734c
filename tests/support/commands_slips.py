"""Every command on the evaluation slips, made ready to be done, undone and done again."""

from typing import Final

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands as minutes
from support.commands_meetings import Gesture, last


def prepare(store: Store) -> str:
    """Prepare the usual five questions for the meeting of the seed."""
    return minutes.prepare_slips(store, last(store, "meeting"))


COMMANDS: Final[list[tuple[str, Gesture]]] = [
    ("prepare_slips", prepare),
    ("count_slips", lambda s: minutes.count_slips(
        s, last(s, "meeting"), {(last(s, "question"), 4): 3}, handed_out=5, returned=3,
        remarks="Plus de temps aux échanges")),
]
PREPARED: Final[dict[str, Gesture]] = {"count_slips": prepare}

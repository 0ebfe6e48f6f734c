"""Every command that prepares a meeting, made ready to be done, undone and done again."""

from typing import Final

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands as meetings
from support.commands_meetings import Gesture, last


def _line(store: Store) -> str:
    return last(store, "attendance")


COMMANDS: Final[list[tuple[str, Gesture]]] = [
    ("record_reply", lambda s: meetings.record_reply(s, [_line(s)], "remote")),
    ("order_meal", lambda s: meetings.order_meal(s, [_line(s)], "végétarien")),
]
PREPARED: Final[dict[str, Gesture]] = {}

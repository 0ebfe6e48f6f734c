"""Every command of the history, made ready to be done, undone and done again."""

from collections.abc import Callable
from datetime import date

from dsi_desktop.db.history import history
from dsi_desktop.db.store import Store
from dsi_desktop.features.history import commands


def last_gesture(store: Store, row: str, column: str, table: str = "task") -> str:
    """Return the last gesture that wrote a column of a record."""
    return [one.gesture for one in history(store, table, row) if one.field == column][-1]


COMMANDS: list[tuple[str, Callable[[Store], object]]] = [
    ("undo_gesture", lambda s: commands.undo_gesture(s, last_gesture(s, "t", "state"))),
    ("bring_record_back", lambda s: commands.bring_record_back(s, "action", "a")),
    ("put_record_back", lambda s: commands.put_record_back(s, "task", "t", date(2026, 11, 9))),
]

"""What can be done in a live meeting beside its line: each has a key, a place in the menu."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.ui.shell.desk import Desk


class Live(Protocol):
    """The page of the meeting, as a tool sees it."""

    store: Store
    desk: Desk
    presenter: LivePresenter

    def open_panel(self, panel: QWidget) -> None:
        """Put a panel in place of the lines and give it the focus."""

    def close_panel(self) -> None:
        """Bring the lines back and the focus to the line being typed."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A gesture of the meeting: `words` is a French source, `states` those of the meeting it needs.

    Without states it is always there.
    """

    name: str
    keys: str
    words: str
    icon: str
    use: Callable[[Live], object]
    states: frozenset[str] = frozenset()


TOOLS: tuple[Tool, ...] = ()

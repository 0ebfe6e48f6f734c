"""What the page « Budget » offers to its inner views, and what each of them is."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.ui.shell.desk import Desk


class Funding(Protocol):
    """The page, as its inner views know it."""

    store: Store
    desk: Desk

    @property
    def widget(self) -> QWidget:
        """The page itself: the parent of dialogs and menus."""

    @property
    def plan_id(self) -> str | None:
        """The plan in sight, None in a dossier without a plan."""

    def show_inner(self, name: str) -> None:
        """Show another inner view."""

    def write(self, command: Callable[[], object], said: str = "") -> bool:
        """Do a command, say so, or show why it was refused; tell whether it was done."""


class InnerPanel(QWidget):
    """An inner view. It is built at its first visit, and `refresh` is called each time it shows.

    The page places `tools` at the right of the inner views; it alone shows and hides them.
    """

    def __init__(self, host: Funding) -> None:
        super().__init__()
        self.host = host

    @property
    def tools(self) -> Sequence[QWidget]:
        """The filters and buttons of this view, made once."""
        return ()

    def refresh(self) -> None:
        """Read the plan in sight again and show it."""

    def take_focus(self) -> None:
        """Put the keyboard on the first thing to read."""

    def open_record(self, kind: str, record_id: str) -> bool:
        """Show a record; tell whether this view shows records of that kind."""
        return False

    def start(self, intent: str) -> bool:
        """Begin what « Nouveau » or the palette asked; tell whether this view answers it."""
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to what is in hand."""
        super().focusInEvent(event)
        self.take_focus()

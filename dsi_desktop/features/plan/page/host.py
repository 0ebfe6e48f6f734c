"""What the page of the plan offers to its views, its tools and its sheets."""

from typing import Protocol

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.ui.shell.desk import Desk


class Plans(Protocol):
    """The page, as its parts know it."""

    store: Store
    desk: Desk

    @property
    def widget(self) -> QWidget:
        """The page itself: the parent of dialogs and menus."""

    @property
    def plan_id(self) -> str:
        """The plan in sight, "" for none."""

    def open_element(self, kind: str, record_id: str, *, focus: bool = True) -> None:
        """Open the sheet of an element beside the view."""

    def renew(self) -> None:
        """Read again the sheet in sight."""

    def refresh(self) -> None:
        """Read again and show."""

    def take_focus(self) -> None:
        """Give the keyboard back to the view in sight."""


class PlanViewWidget(QWidget):
    """A view of a plan: its tree, its map, its table."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to what is in hand: the view itself answers no key."""
        super().focusInEvent(event)
        self.take_focus()

    def show_plan(self, plan_id: str) -> None:
        """Read a plan and show it; called again whenever something changed in the file."""

    def take_focus(self) -> None:
        """Put the keyboard on the element in hand, else on the first."""

    def reveal(self, record_id: str) -> bool:
        """Put the element in hand, without filters in the way; tell whether it is here."""
        return False

    def in_hand(self) -> str:
        """Return the id of the element in hand, "" for none."""
        return ""

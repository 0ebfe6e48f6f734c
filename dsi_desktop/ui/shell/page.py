"""The base of every page: it can be built alone, and reads again when its tables change."""

from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from dsi_desktop.kernel.changes import ChangeSet
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.strip import Strip

_WALKING = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Page(QWidget):
    """A page of the window. `WATCHES` names the tables whose change makes it read again.

    A hidden page only remembers that it is late, and refreshes when it is shown. `titled` tells
    the header that `heading()` changed. A page whose own filled button does the next needed thing
    sets `HIDES_NEW`: the menu « Nouveau » then steps back.
    """

    WATCHES: tuple[str, ...] = ()
    HIDES_NEW = False
    titled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self.desk = desk
        self._late = True
        self._first: QWidget | None = None

    @cached_property
    def strip(self) -> Strip:
        """The views beside this one, at the left of the page's tools: it places it there."""
        return Strip()

    @property
    def hides_new(self) -> bool:
        """Tell whether the menu « Nouveau » steps back."""
        return self.HIDES_NEW

    def heading(self) -> str:
        """Return a title that replaces the feature's in the header ("" keeps the feature's).

        « Répertoire › Centre-Femmes » shows where one is: what stands before the last « › » is
        quiet, and Alt+← goes back to it.
        """
        return ""

    @property
    def inside(self) -> bool:
        """Tell whether the page shows a view of its own that one steps back from."""
        return False

    def step_back(self) -> None:
        """Leave the inner view: asked only when `inside`."""

    def record_in_hand(self) -> str:
        """Return the id of the record chosen; "" leaves it to the lists of the page."""
        return ""

    def refresh(self) -> None:
        """Read again and show."""

    def open_record(self, kind: str, record_id: str) -> None:
        """Show one record of a kind this feature owns."""

    def start(self, intent: str) -> None:
        """Begin what a line of the menu « Nouveau » asked for."""

    def begin_at(self, first: QWidget) -> None:
        """Say what takes the keyboard when the page is shown; Tab still walks the tools before it.

        A focus proxy would not do: Qt 6.11 then walks from the header straight to it.
        """
        self._first = first

    def leading(self) -> QWidget | None:
        """Return what takes the keyboard when the page receives it."""
        return self._first

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on."""
        if event.reason() in _WALKING:
            self.focusNextPrevChild(event.reason() == Qt.FocusReason.TabFocusReason)
        elif (first := self.leading()) is not None:
            first.setFocus(event.reason())

    def take_changes(self, changes: ChangeSet) -> None:
        """Refresh when a watched table changed, now or at the next showing."""
        if changes.touches(*self.WATCHES):
            self._late = True
            if self.isVisible():
                self.catch_up()

    def catch_up(self) -> None:
        """Refresh if something changed since the last time."""
        if self._late:
            self._late = False
            self.refresh()
            self.titled.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh before the person looks."""
        self.catch_up()
        super().showEvent(event)

"""What happened to a record: who changed what, the newest first."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.sheets.section import Sheet, SheetSection
from dsi_desktop.ui.widgets.texts import label


class Told(Protocol):
    """One gesture."""

    @property
    def words(self) -> str:
        """What it was called."""

    @property
    def changes(self) -> tuple[str, ...]:
        """What it changed, one sentence each."""


S = TypeVar("S", bound=Sheet)
T = TypeVar("T", bound=Told)


class PastSection(SheetSection[S], Generic[S, T]):
    """Read only when it is open: the journal is asked for no record that is only passed by.

    `read` gives the gestures of a record, `head` says who made one and when, `renew` shows the
    sheet again.
    """

    def __init__(
        self, read: Callable[[str], Sequence[T]], head: Callable[[T], str],
        renew: Callable[[], object],
    ) -> None:
        super().__init__(_("Historique"))
        self.lines: Sequence[T] = []
        self._read = read
        self._said = head
        self._renew = renew
        self.head.clicked.connect(self._opened)

    def part(self, sheet: S) -> object:
        self.lines = [] if self.inside.isHidden() else self._read(sheet.id)
        return self.lines

    def unfolded(self, sheet: S) -> bool:
        return False

    def fill(self, sheet: S) -> None:
        for line in self.lines:
            self.body.addWidget(self._line(line))

    def _line(self, line: T) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(1)
        column.addWidget(label(line.words, wrap=True))
        for change in line.changes:
            column.addWidget(label(change, "muted", wrap=True))
        column.addWidget(label(self._said(line), "small", wrap=True))
        return holder

    def _opened(self) -> None:
        if not self.inside.isHidden():
            self._renew()

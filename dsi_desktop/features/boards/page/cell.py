"""One column of one lane: its cards, and the line where a new one is written."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from dsi_desktop.features.boards.page.card_delegate import CardDelegate
from dsi_desktop.features.boards.page.cards import CardsModel
from dsi_desktop.features.boards.page.column_view import ColumnView
from dsi_desktop.features.boards.page.quick_line import QuickLine
from dsi_desktop.features.boards.queries import ColumnLine
from dsi_desktop.kernel.i18n import _


class Cell(QFrame):
    """`lane` is None where the board has no lanes: the cell then fills the height."""

    def __init__(
        self, column: ColumnLine, at: int, lane: str | None, delegate: CardDelegate
    ) -> None:
        super().__init__()
        self.at, self.lane = at, lane
        self.model = CardsModel(column, self)
        self.view = ColumnView(self.model, delegate, self)
        self.view.laned = lane is not None
        self._delegate = delegate
        self._quick: QuickLine | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.view)
        if lane is not None:
            self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def quick(self) -> QuickLine | None:
        """The line being written, None when there is none."""
        return self._quick

    def show_column(self, column: ColumnLine, lane: str) -> None:
        """Show the cards of this cell; `lane` is its name, "" without lanes."""
        self.model.show_column(column)
        name = _("Colonne {title}").format(title=column.title)
        self.view.setAccessibleName(f"{name}, {lane}" if lane else name)

    def height_needed(self) -> int:
        """Return the height at which every card shows, one at least."""
        extra = self._quick.sizeHint().height() if self._quick is not None else 0
        return max(1, self.model.rowCount()) * self._delegate.height + extra + 2

    def write(self, line: QuickLine) -> None:
        """Open a line at the top."""
        self.stop_writing()
        self._quick = line
        self._box.insertWidget(0, line)
        line.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop_writing(self) -> None:
        """Take the line away."""
        if self._quick is not None:
            self._quick.hide()
            self._quick.deleteLater()
            self._quick = None

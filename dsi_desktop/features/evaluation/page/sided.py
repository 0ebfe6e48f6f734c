"""A list at the left of what it opens; a drop-down over it where there is no room for both."""

from collections.abc import Hashable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QModelIndex, QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import scrolling
from dsi_desktop.ui.widgets.views import Table

_WIDE, _SIDE = 760, 300


class Titled(Protocol):
    """A row with an id and a title."""

    @property
    def id(self) -> str:
        """The record."""

    @property
    def title(self) -> str:
        """Its name."""

    def __hash__(self) -> int:
        """Rows are compared by what they hold."""


R = TypeVar("R", bound=Titled)


class Sided(QWidget, Generic[R]):
    """`chosen` tells the record taken in the list or in the drop-down."""

    chosen = Signal(str)

    def __init__(
        self, name: str, table: Table, model: RowsModel[R], add: QPushButton, inside: QVBoxLayout
    ) -> None:
        super().__init__()
        self._model = model
        self.table = table
        self.drop = QComboBox()
        self.drop.setAccessibleName(name)
        self.drop.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.drop.setMinimumContentsLength(16)
        self.drop.activated.connect(
            lambda _at: self.chosen.emit(str(self.drop.currentData() or "")))
        table.selectionModel().currentRowChanged.connect(self._choose)
        self._add = add
        self._side = QWidget()
        self._left = QVBoxLayout(self._side)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addWidget(table, 1)
        self._top = QHBoxLayout()
        self._top.addWidget(self.drop, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(self._top)
        right.addWidget(scrolling(inside), 1)
        fit(self._side, lambda: self._side.setFixedWidth(theme().px(_SIDE)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._side)
        row.addLayout(right, 1)
        # its own least width would keep the window from ever being narrow
        self.setMinimumWidth(1)
        self.narrow = True
        self._place(narrow=False)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Offer these records."""
        self._model.show(rows)
        kept = self.drop.currentData()
        self.drop.clear()
        for row in rows:
            self.drop.addItem(row.title, row.id)
        self.drop.setCurrentIndex(max(self.drop.findData(kept), 0))

    def choose(self, record_id: Hashable) -> None:
        """Show which one is open, telling nobody."""
        index = self._model.index_of(record_id)
        with QSignalBlocker(self.table.selectionModel()):
            if self.table.currentIndex().row() != index.row():
                self.table.setCurrentIndex(index)
        self.table.viewport().update()
        self.drop.setCurrentIndex(self.drop.findData(record_id))

    def take_focus(self) -> None:
        """Give the keyboard to the list, or to the drop-down."""
        (self.drop if self.narrow else self.table).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change places when the room does."""
        super().resizeEvent(event)
        self._place(narrow=self.width() < theme().px(_WIDE))

    def _place(self, *, narrow: bool) -> None:
        if narrow == self.narrow:
            return
        self.narrow = narrow
        self._side.setVisible(not narrow)
        self.drop.setVisible(narrow)
        (self._top if narrow else self._left).addWidget(self._add)

    def _choose(self, now: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(self._model.row(now).id)

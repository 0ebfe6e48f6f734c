"""The agenda as an editor: points, types, durations, running hours; all by keys."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QSpinBox

from dsi_desktop.features.meetings.page.agenda_paint import (
    BEARER,
    HOUR,
    LENGTH,
    PAPERS,
    POINT,
    TYPE,
    AgendaDelegate,
    TimeBar,
)
from dsi_desktop.features.meetings.page.carrying import RowCarrier
from dsi_desktop.features.meetings.presenter import spoken_item
from dsi_desktop.features.meetings.queries import ItemLine
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Table

__all__ = ["BEARER", "HOUR", "LENGTH", "PAPERS", "POINT", "TYPE", "AgendaTable", "TimeBar"]

Index = QModelIndex | QPersistentModelIndex
_TYPES = {
    Qt.Key.Key_D: "decision", Qt.Key.Key_E: "exchange", Qt.Key.Key_I: "information",
    Qt.Key.Key_S: "follow_up",
}
_GESTURES = {
    Qt.Key.Key_Insert: "new", Qt.Key.Key_Delete: "remove", Qt.Key.Key_Plus: "longer",
    Qt.Key.Key_Equal: "longer", Qt.Key.Key_Minus: "shorter", Qt.Key.Key_X: "withdraw",
    Qt.Key.Key_J: "papers", Qt.Key.Key_A: "take", Qt.Key.Key_R: "put off",
}
_CARRIES = {
    Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Right: "in", Qt.Key.Key_Left: "out",
}
_EVEN_EMPTY = ("new", "take")
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def columns() -> list[Column[ItemLine]]:
    return [
        Column(_("Point"), lambda line: line.title, spoken_item, tip=lambda line: line.title),
        Column(_("Type"), lambda line: word("agenda_kind", line.kind)),
        Column(_("Porteur"), lambda line: line.bearer, tip=lambda line: line.bearer),
        Column(_("P. j."), lambda line: str(line.documents or "")),
        Column(_("Durée"), lambda line: fmt.minutes(line.minutes) if line.minutes else "",
               right=True),
        Column(_("Heure"), lambda line: fmt.time(line.begins) if line.begins else "", right=True),
    ]


class AgendaModel(RowsModel[ItemLine]):
    """Points whose title and length are typed in place."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The title and the length of a point can be typed over."""
        kept = super().flags(index)
        if index.column() in (POINT, LENGTH):
            return kept | Qt.ItemFlag.ItemIsEditable
        return kept


class AgendaTable(Table):
    """Tells what was asked of a point; it decides nothing itself."""

    asked = Signal(str, str)
    typed = Signal(str, str)
    renamed = Signal(str, str)
    lasts = Signal(str, int)
    dropped = Signal(str, int)

    def __init__(self, opened: Callable[[str], object]) -> None:
        self.lines = AgendaModel(columns(), lambda line: line.id)
        super().__init__(_("Ordre du jour"), self.lines, lambda index: opened(self._id(index)))
        drawn = AgendaDelegate(self)
        drawn.typed.connect(self._take)
        self.setItemDelegate(drawn)
        fit(self, self._size)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.carrier = RowCarrier(self)
        self.carrier.carried.connect(
            lambda row, gap: self.dropped.emit(self.lines.rows[row].id, gap)
        )

    def chosen(self) -> ItemLine | None:
        """Return the point under the cursor."""
        index = self.currentIndex()
        return self.lines.row(index) if index.isValid() else None

    def keep(self, item_id: str) -> None:
        """Put the cursor on a point."""
        index = self.lines.index_of(item_id)
        if index.isValid():
            self.setCurrentIndex(index)

    def type_in(self, column: int, text: str = "") -> None:
        """Open the field of a cell of the chosen point; `text` is what was typed already."""
        line = self.chosen()
        if line is None:
            return
        index = self.lines.index_of(line.id).siblingAtColumn(column)
        self.setCurrentIndex(index)
        self.edit(index)
        spin = self.findChild(QSpinBox)
        if text and spin is not None:
            spin.setValue(int(text))
            spin.lineEdit().setCursorPosition(len(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, key = self.chosen(), Qt.Key(event.key())
        if self.state() == QAbstractItemView.State.EditingState:
            return  # Entrée of the field typed in comes here too, once the field is done with it
        plain = not event.modifiers() & ~_PLAIN
        gesture = _GESTURES.get(key, "") if plain else ""
        if gesture and (line is not None or gesture in _EVEN_EMPTY):
            self.asked.emit(gesture, line.id if line else "")
        elif line is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _CARRIES:
            self.asked.emit(_CARRIES[key], line.id)
        elif not plain:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_F2:
            self.type_in(POINT)
        elif event.text().isdecimal():
            self.type_in(LENGTH, event.text())
        elif key in _TYPES:
            self.typed.emit(line.id, _TYPES[key])
        elif event.text().lower() == "é":
            self.typed.emit(line.id, "exchange")
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on the length types it, elsewhere it opens the point."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == LENGTH:
            self.setCurrentIndex(index)
            self.type_in(LENGTH)
            return
        super().mouseDoubleClickEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the points, then the gap where a carried one would fall."""
        super().paintEvent(event)
        self.carrier.paint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A list that takes the keyboard has a point under it."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.lines.rowCount():
            self.setCurrentIndex(self.lines.index(0, 0))

    def _take(self, item_id: str, column: int, value: object) -> None:
        if column == LENGTH:
            self.lasts.emit(item_id, int(str(value)))
        else:
            self.renamed.emit(item_id, str(value))

    def _size(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(38))
        self.widths(300, 118, 112, 40, 74, 84, stretch=POINT)

    def _id(self, index: Index) -> str:
        return self.lines.row(index).id

"""The lines of a forum: chosen many at once, grouped by a letter or by the mouse, pointed."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from dsi_desktop.features.minutes.presenter.forum import ForumRow
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Table

Index = QModelIndex | QPersistentModelIndex
_LETTERS = {
    Qt.Key.Key_Return: "edit", Qt.Key.Key_Enter: "edit", Qt.Key.Key_F2: "edit",
    Qt.Key.Key_G: "group", Qt.Key.Key_U: "ungroup", Qt.Key.Key_Plus: "more",
    Qt.Key.Key_Equal: "more", Qt.Key.Key_Minus: "less", Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_B: "need", Qt.Key.Key_E: "issue", Qt.Key.Key_A: "action",
    Qt.Key.Key_O: "sort", Qt.Key.Key_Escape: "leave",
}
_CARRIED = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}


class ForumRows(RowsModel[ForumRow]):
    """Lines that can be dragged onto one another."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every line be taken and receive others."""
        kept = super().flags(index)
        if index.isValid():
            kept |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return kept


class ForumTable(Table):
    """Says `asked` with a gesture; `dropped` when lines are let go on another."""

    asked = Signal(str)
    dropped = Signal(str)

    def __init__(self) -> None:
        self.rows = ForumRows(
            [
                Column(_("Parole"), _words, lambda row: row.spoken, tip=lambda row: row.text),
                Column(_("Nature"), lambda row: row.word),
                Column(_("Table"), lambda row: row.table),
                Column(_("Points"), lambda row: row.points, right=True),
                Column(_("Au plan"), lambda row: row.became, tip=lambda row: row.became),
            ],
            lambda row: row.id,
        )
        super().__init__(_("Paroles du forum"), self.rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragEnabled(True)
        self.setDragDropOverwriteMode(True)
        fit(self, self._fit)

    def chosen(self) -> list[str]:
        """Return the lines selected, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.rows[at].id for at in rows]

    def current_id(self) -> str:
        """Return the line under the cursor."""
        index = self.currentIndex()
        return self.rows.row(index).id if index.isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are gestures, never a search by typing."""
        key = Qt.Key(event.key())
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if held == Qt.KeyboardModifier.ControlModifier and key in _CARRIED:
            self.asked.emit(_CARRIED[key])
        elif not held and key in _LETTERS:
            self.asked.emit(_LETTERS[key])
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the lines selected under the one they fall on; the model moves by its records."""
        index = self.indexAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if index.isValid():
            self.dropped.emit(self.rows.row(index).id)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(30))
        self.widths(190, 74, 92, 60, 124, stretch=0)


def _words(row: ForumRow) -> str:
    return f"      {row.text}" if row.level else row.text

"""The cards of a column, or of a lane in it: a list that mouse and keyboard both carry."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from dsi_desktop.features.boards.page.card_delegate import CardDelegate
from dsi_desktop.features.boards.page.cards import MIME, CardsModel, carried_ids, carrying
from dsi_desktop.features.boards.page.portrait import portrait
from dsi_desktop.features.boards.queries import CardLine
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.marks import draw_marks

_GESTURES = {
    Qt.Key.Key_Return: "open", Qt.Key.Key_Enter: "open", Qt.Key.Key_F2: "rename",
    Qt.Key.Key_M: "move", Qt.Key.Key_Delete: "archive",
}  # fmt: skip
_BESIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ALONG = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class ColumnView(QListView):
    """Tells the board what was asked of its cards; it decides nothing itself."""

    asked = Signal(str)  # gesture on the cards chosen
    looked = Signal(str)  # task id of the card in hand
    alone = Signal()  # what is chosen elsewhere no longer is
    chosen = Signal()  # what is chosen here changed
    steps_beside = Signal(int)  # −1 or 1
    steps_along = Signal(int)  # −1 or 1: past the last card
    carries = Signal(int)  # to the column beside
    shifts = Signal(int)  # up or down
    crosses = Signal(int)  # to the lane above or below
    dropped = Signal(object, int)  # task ids, row
    hovered = Signal(QPoint)  # where a drag is, on the screen

    def __init__(self, model: CardsModel, delegate: CardDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self.gap: int | None = None
        self._cards = model
        self._delegate = delegate
        self.laned = False
        self.lifted: tuple[str, ...] = ()
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)
        self.setStyleSheet("QListView, QListView:focus { background: transparent; border: none; }")
        self.doubleClicked.connect(lambda _index: self.asked.emit("open"))
        self.selectionModel().currentChanged.connect(self._look)
        self.selectionModel().selectionChanged.connect(lambda *_each: self.chosen.emit())

    def current(self) -> CardLine | None:
        """Return the card in hand."""
        index = self.currentIndex()
        return self._cards.row(index) if index.isValid() else None

    def selected(self) -> tuple[str, ...]:
        """Return the cards chosen, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._cards.rows[row].task_id for row in rows)

    def pick(self, task_ids: tuple[str, ...]) -> None:
        """Choose these cards without telling; the first becomes the one in hand."""
        found = [at for at in map(self._cards.index_of, task_ids) if at.isValid()]
        if not found and not self.selectionModel().hasSelection():
            return
        with QSignalBlocker(self.selectionModel()):
            self.clearSelection()
            for index in found:
                self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
            if found:
                self.selectionModel().setCurrentIndex(
                    found[0], QItemSelectionModel.SelectionFlag.NoUpdate
                )
        self.viewport().update()

    def take_focus(self, row: int | None = None) -> None:
        """Put the focus on a card of this column, or on the column when it is empty."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        count = self._cards.rowCount()
        if count:
            wanted = self.currentIndex().row() if row is None else row
            self.alone.emit()
            self.setCurrentIndex(self._cards.index(min(max(wanted, 0), count - 1), 0))

    def gap_at(self, point: QPoint) -> int:
        """Return the row before which a card dropped here would go."""
        height = self._delegate.height
        row = (point.y() + self.verticalOffset() + height // 2) // height
        return int(min(self._cards.rowCount(), max(0, row)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys of the board, then those of a list."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self._take(Qt.Key(event.key()), held):
            if event.key() in _ALONG and held == _NONE:
                self.alone.emit()
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A plain press outside what is chosen lets go of it, everywhere."""
        index = self.indexAt(event.position().toPoint())
        if event.modifiers() == _NONE and not self.selectionModel().isSelected(index):
            self.alone.emit()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A plain click chooses one card only, and shows it where a sheet is open."""
        super().mouseReleaseEvent(event)
        if event.modifiers() == _NONE and event.button() == Qt.MouseButton.LeftButton:
            self.alone.emit()
            card = self.current()
            if card is not None:
                self.looked.emit(card.task_id)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Lift what is chosen, this column's or others'."""
        card = self.current()
        if card is None:
            return
        drag = QDrag(self)
        drag.setMimeData(carrying(self.lifted or self.selected()))
        box = self.visualRect(self.currentIndex())
        count = len(self.lifted or self.selected())
        drag.setPixmap(portrait(self, self._delegate, self.currentIndex(), count))
        drag.setHotSpot(self.viewport().mapFromGlobal(self.cursor().pos()) - box.topLeft())
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Draw the line where the cards would go."""
        if event.mimeData().hasFormat(MIME):
            super().dragMoveEvent(event)
            self.gap = self.gap_at(event.position().toPoint())
            self.viewport().update()
            self.hovered.emit(self.viewport().mapToGlobal(event.position().toPoint()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Draw no line."""
        self.gap = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped, and where."""
        self.gap = None
        self.viewport().update()
        if not event.mimeData().hasFormat(MIME):
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        row = self.gap_at(event.position().toPoint())
        self.dropped.emit(carried_ids(event.mimeData()), row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards, the line of a drag, the words of an empty column."""
        super().paintEvent(event)
        draw_marks(self)
        painter = QPainter(self.viewport())
        if self.gap is not None:
            pen = QPen(theme().colour("accent"), 3)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            y = max(2, self.gap * self._delegate.height - self.verticalOffset() + 1)
            painter.drawLine(8, y, self.viewport().width() - 8, y)
        if not self._cards.rowCount():
            self._paint_empty(painter)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the first card in hand when none was."""
        super().focusInEvent(event)
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        if not by_mouse and not self.currentIndex().isValid() and self._cards.rowCount():
            self.setCurrentIndex(self._cards.index(0, 0))
        self.viewport().update()

    def _paint_empty(self, painter: QPainter) -> None:
        focused = self.hasFocus()
        if focused:
            painter.setPen(QPen(theme().colour("focus"), 2))
            painter.drawRoundedRect(self.viewport().rect().adjusted(5, 4, -5, -4), 9, 9)
        if self.laned and not focused:
            return
        painter.setPen(theme().colour("text3"))
        painter.setFont(theme().font("s"))
        painter.drawText(
            self.viewport().rect().adjusted(12, 24, -12, 0),
            Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap,
            self.empty_words(),
        )

    def empty_words(self) -> str:
        """Say why there is no card here."""
        delegate = self.itemDelegate()
        if isinstance(delegate, CardDelegate) and delegate.narrowed:
            return _("Aucune carte de cette colonne ne passe le filtre.")
        return _("Aucune carte ici : N pour en écrire une.")

    def _look(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and self.hasFocus():
            self.looked.emit(self._cards.row(current).task_id)

    def _take(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Answer the keys of the board; tell whether this was one of them."""
        if held == _CTRL | _SHIFT and key in _ALONG:
            self.crosses.emit(_ALONG[key])
            return True
        if held == _CTRL and key in _BESIDE:
            self.carries.emit(_BESIDE[key])
            return True
        if held == _CTRL and key in _ALONG:
            self.shifts.emit(_ALONG[key])
            return True
        if held == _CTRL and key == Qt.Key.Key_A:
            self._choose_all()
            return True
        return held == _NONE and self._take_plain(key)

    def _take_plain(self, key: Qt.Key) -> bool:
        if key in _BESIDE:
            self.steps_beside.emit(_BESIDE[key])
            return True
        if key in _ALONG and self._at_the_end(_ALONG[key]):
            self.steps_along.emit(_ALONG[key])
            return True
        if key in (Qt.Key.Key_N, Qt.Key.Key_Minus):
            self.asked.emit("new" if key == Qt.Key.Key_N else "fold")
            return True
        if key in _GESTURES and self.current() is not None:
            self.asked.emit(_GESTURES[key])
        return key in _GESTURES

    def _at_the_end(self, step: int) -> bool:
        edge = 0 if step < 0 else self._cards.rowCount() - 1
        return self.laned and (not self._cards.rowCount() or self.currentIndex().row() == edge)

    def _choose_all(self) -> None:
        """Choose every card of the column; those of the board when they already are."""
        if len(self.selected()) == self._cards.rowCount():
            self.asked.emit("all")
        else:
            self.selectAll()

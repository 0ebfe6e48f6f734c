"""One column on screen: a list of cards that the mouse and the keyboard both carry."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyleOptionViewItem, QWidget

from dsi_desktop.features.boards.page.card_delegate import HEIGHT, CardDelegate
from dsi_desktop.features.boards.page.cards import MIME, CardsModel
from dsi_desktop.features.boards.queries import CardLine
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.marks import draw_marks

_GESTURES = {
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
    Qt.Key.Key_F2: "rename",
    Qt.Key.Key_M: "move",
    Qt.Key.Key_Delete: "archive",
}


class ColumnView(QListView):
    """Tells the board what was asked of a card; it decides nothing itself."""

    asked = Signal(str, str)  # gesture, task id
    wants_new = Signal()
    steps_beside = Signal(int)  # −1 or 1
    carries = Signal(str, int)  # task id, −1 or 1: to the column beside
    shifts = Signal(str, int)  # task id, −1 or 1: up or down
    dropped = Signal(str, int)  # task id, row

    def __init__(self, model: CardsModel, delegate: CardDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self._gap: int | None = None
        self._cards = model
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)
        self.setStyleSheet("QListView { background: transparent; }")
        self.doubleClicked.connect(lambda index: self.asked.emit("open", model.row(index).task_id))
        self.clicked.connect(lambda index: self.asked.emit("look", model.row(index).task_id))

    def name_column(self, title: str) -> None:
        self.setAccessibleName(_("Colonne {title}").format(title=title))

    def current(self) -> CardLine | None:
        index = self.currentIndex()
        return self._cards.row(index) if index.isValid() else None

    def take_focus(self, row: int | None = None) -> None:
        """Put the focus on a card of this column, or on the column when it is empty."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        count = self._cards.rowCount()
        if count:
            wanted = self.currentIndex().row() if row is None else row
            self.setCurrentIndex(self._cards.index(min(max(wanted, 0), count - 1), 0))

    def gap_at(self, point: QPoint) -> int:
        """Return the row before which a card dropped here would go."""
        height = theme().px(HEIGHT)
        row = (point.y() + self.verticalOffset() + height // 2) // height
        return int(min(self._cards.rowCount(), max(0, row)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take(event):
            super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        index = self.currentIndex()
        box = self.visualRect(index)
        drag = QDrag(self)
        drag.setMimeData(self._cards.mimeData([index]))
        drag.setPixmap(self._portrait(box))
        drag.setHotSpot(self.viewport().mapFromGlobal(self.cursor().pos()) - box.topLeft())
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            super().dragMoveEvent(event)
            self._gap = self.gap_at(event.position().toPoint())
            self.viewport().update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._gap = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._gap = None
        self.viewport().update()
        if not event.mimeData().hasFormat(MIME):
            return
        task_id = bytes(event.mimeData().data(MIME).data()).decode()
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.dropped.emit(task_id, self.gap_at(event.position().toPoint()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        draw_marks(self)
        painter = QPainter(self.viewport())
        if self._gap is not None:
            pen = QPen(theme().colour("accent"), 3)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            y = max(2, self._gap * theme().px(HEIGHT) - self.verticalOffset() + 1)
            painter.drawLine(8, y, self.viewport().width() - 8, y)
        if not self._cards.rowCount():
            painter.setPen(theme().colour("text3"))
            painter.setFont(theme().font("s"))
            painter.drawText(
                self.viewport().rect().adjusted(12, 24, -12, 0),
                Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap,
                _("Aucune carte. Déposez-en une ici ou appuyez sur N."),
            )
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._cards.rowCount():
            self.setCurrentIndex(self._cards.index(0, 0))

    def _take(self, event: QKeyEvent) -> bool:
        """Answer the keys of the board; tell whether this was one of them."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        card = self.current()
        beside = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        along = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if held == Qt.KeyboardModifier.ControlModifier:
            if card is not None and key in beside:
                self.carries.emit(card.task_id, beside[Qt.Key(key)])
            elif card is not None and key in along:
                self.shifts.emit(card.task_id, along[Qt.Key(key)])
            return key in beside or key in along
        if held:
            return False
        if key in beside:
            self.steps_beside.emit(beside[Qt.Key(key)])
            return True
        if key == Qt.Key.Key_N:
            self.wants_new.emit()
            return True
        if card is not None and key in _GESTURES:
            self.asked.emit(_GESTURES[Qt.Key(key)], card.task_id)
        return key in _GESTURES

    def _portrait(self, box: QRect) -> QPixmap:
        ratio = self.devicePixelRatioF()
        portrait = QPixmap(int(box.width() * ratio), int(box.height() * ratio))
        portrait.setDevicePixelRatio(ratio)
        portrait.fill(Qt.GlobalColor.transparent)
        option = QStyleOptionViewItem()
        option.rect = QRect(QPoint(0, 0), box.size())
        painter = QPainter(portrait)
        painter.setOpacity(0.9)
        self.itemDelegate().paint(painter, option, self.currentIndex())
        painter.end()
        return portrait

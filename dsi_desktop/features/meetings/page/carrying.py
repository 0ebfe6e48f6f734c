"""Carry a row of a table with the mouse: a line shows the gap, Échap gives up.

Qt's own drag hands the mouse to the platform: it cannot follow a list that scrolls under it at
the edges, and two of the platforms we run on refuse it. This one is plain mouse events.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QTableView

from dsi_desktop.ui.theme import theme

_EDGE = 24
_STEP = 12
_PAUSE = 40


class RowCarrier(QObject):
    """Watches the rows of a table; `carried` tells the row and the row before which it falls."""

    carried = Signal(int, int)

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._from = -1
        self._start = QPoint()
        self._at = QPoint()
        self.gap = -1
        self._scroll = QTimer(self)
        self._scroll.setInterval(_PAUSE)
        self._scroll.timeout.connect(self._creep)
        table.viewport().installEventFilter(self)
        table.installEventFilter(self)

    @property
    def is_carrying(self) -> bool:
        """Tell whether a row is in the hand."""
        return self.gap >= 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse over once it has gone far enough from where it was pressed."""
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if (
            self.is_carrying and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
        ):
            self._let_go()
            return True
        return False

    def paint(self) -> None:
        """Draw the gap over the rows, from the paint event of the table."""
        if self.is_carrying:
            painter = QPainter(self._table.viewport())
            painter.setPen(QPen(theme().colour("accent"), theme().px(3)))
            height = self._line(self.gap)
            painter.drawLine(0, height, self._table.viewport().width(), height)

    def _mouse(self, event: QMouseEvent) -> bool:
        where = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            left = event.button() == Qt.MouseButton.LeftButton
            self._from = self._table.rowAt(where.y()) if left else -1
            self._start = where
            return False
        if event.type() == QEvent.Type.MouseMove and self._from >= 0:
            return self._move(where, event.buttons())
        if event.type() == QEvent.Type.MouseButtonRelease and self.is_carrying:
            row, gap = self._from, self.gap
            self._let_go()
            self.carried.emit(row, gap)
            return True
        return False

    def _move(self, where: QPoint, buttons: Qt.MouseButton) -> bool:
        if not buttons & Qt.MouseButton.LeftButton:
            return False
        far = (where - self._start).manhattanLength() >= QApplication.startDragDistance()
        if far or self.is_carrying:
            self._at = where
            self.gap = self._gap(where)
            self._table.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scroll.start()
            self._table.viewport().update()
        return True

    def _gap(self, where: QPoint) -> int:
        """Return the row before which the mouse points: the half of a row tells which side."""
        row = self._table.rowAt(max(where.y(), 0))
        if row < 0:
            return self._table.model().rowCount()
        return row + (where.y() > self._box(row).center().y())

    def _line(self, gap: int) -> int:
        if gap < self._table.model().rowCount():
            return self._box(gap).top()
        return self._box(gap - 1).bottom()

    def _box(self, row: int) -> QRect:
        return self._table.visualRect(self._table.model().index(row, 0))

    def _creep(self) -> None:
        """Scroll while the mouse waits near an edge."""
        height = self._table.viewport().height()
        bar = self._table.verticalScrollBar()
        if self._at.y() < _EDGE:
            bar.setValue(bar.value() - _STEP)
        elif self._at.y() > height - _EDGE:
            bar.setValue(bar.value() + _STEP)
        self.gap = self._gap(self._at)
        self._table.viewport().update()

    def _let_go(self) -> None:
        self._from, self.gap = -1, -1
        self._scroll.stop()
        self._table.viewport().unsetCursor()
        self._table.viewport().update()

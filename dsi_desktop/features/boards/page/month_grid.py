"""The days of a month in a table: each one painted with its cards, which keys and mouse carry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView

from dsi_desktop.features.boards.page.cards import MIME, carried_ids, carrying
from dsi_desktop.features.boards.page.month_paint import DayPaint
from dsi_desktop.features.boards.presenter.listing import DatedCard
from dsi_desktop.features.boards.presenter.month import DAYS, DayCell, MonthSheet, spoken_cell
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Table

Index = QModelIndex | QPersistentModelIndex
_LEAST = 58


@dataclass(frozen=True, slots=True)
class WeekRow:
    """Seven days, from Sunday to Saturday."""

    number: int
    cells: tuple[DayCell, ...]


class MonthGrid(Table):
    """`day` is the day in hand, `card` the card in hand on it."""

    turned = Signal()
    opened = Signal()
    dropped = Signal(list, object)  # task ids, day

    def __init__(self) -> None:
        self.model_ = RowsModel[WeekRow](_columns(), lambda row: row.number)
        super().__init__(_("Jours du mois"), self.model_)
        self.model_.setParent(self)
        self.day = date.min
        self._pressed: tuple[QPoint, str] | None = None
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.paint_ = DayPaint(self)
        self.setItemDelegate(self.paint_)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        fit(self, lambda: self.verticalHeader().setMinimumSectionSize(theme().px(_LEAST)))
        self.selectionModel().currentChanged.connect(self._turned)

    @property
    def card(self) -> str:
        """The task in hand, "" for none."""
        return self.paint_.card

    @card.setter
    def card(self, task_id: str) -> None:
        self.paint_.card = task_id

    def show_month(self, month: MonthSheet, day: date, card: str) -> None:
        """Show a month with a day in hand, and a card on it when it is there."""
        self.setAccessibleName(_("Calendrier, {month}").format(month=month.title))
        self.day, self.card = day, card
        rows = [
            WeekRow(at, month.cells[at * DAYS:(at + 1) * DAYS])
            for at in range(len(month.cells) // DAYS)
        ]
        self.model_.show(rows)
        self._hold()
        at = (day - month.cells[0].day).days
        if self.cell() is None or self.cell() != month.cells[at]:
            self.setCurrentIndex(self.model_.index(at // DAYS, at % DAYS))
        self.viewport().update()

    def cell(self) -> DayCell | None:
        """Return the day in hand."""
        return cell_at(self.currentIndex())

    def held(self) -> DatedCard | None:
        """Return the card in hand."""
        cards = _cards(self.model_.rows, self.day)
        return next((one for one in cards if one.task_id == self.card), None)

    def next_card(self, step: int) -> None:
        """Take the next card of the day in hand."""
        cards = _cards(self.model_.rows, self.day)
        if cards:
            keys = [one.task_id for one in cards]
            at = keys.index(self.card) + step if self.card in keys else 0
            self.card = keys[at % len(keys)]
            self.viewport().update()
            self.turned.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        found = self.paint_.card_at(index, self.visualRect(index), point)
        self._pressed = (point, found) if found else None
        if found:
            self.card = found
            self.viewport().update()
            self.turned.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = QApplication.startDragDistance()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif (event.position().toPoint() - self._pressed[0]).manhattanLength() >= far:
            carried, self._pressed = self._pressed[1], None
            drag = QDrag(self)
            drag.setMimeData(carrying([carried]))
            drag.exec(Qt.DropAction.MoveAction)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.held() is not None:
            self.opened.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.mimeData().hasFormat(MIME) and index.isValid():
            self.paint_.over = index
            self.viewport().update()
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.paint_.over = None
        self.viewport().update()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self.paint_.over = None
        self.viewport().update()
        cell = cell_at(self.indexAt(event.position().toPoint()))
        if cell is not None and event.mimeData().hasFormat(MIME):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self.dropped.emit(list(carried_ids(event.mimeData())), cell.day)

    def _turned(self, now: QModelIndex, _before: QModelIndex) -> None:
        cell = cell_at(now)
        if cell is not None and cell.day != self.day:
            self.day = cell.day
            self._hold()
            self.turned.emit()

    def _hold(self) -> None:
        keys = [one.task_id for one in _cards(self.model_.rows, self.day)]
        if self.card not in keys:
            self.card = keys[0] if keys else ""


def cell_at(index: Index) -> DayCell | None:
    """Return the day of an index of the grid."""
    if not index.isValid():
        return None
    row: WeekRow = index.data(RowsModel.ROW)
    return row.cells[index.column()]


def _cards(rows: Sequence[WeekRow], day: date) -> tuple[DatedCard, ...]:
    return next((cell.cards for row in rows for cell in row.cells if cell.day == day), ())


def _columns() -> list[Column[WeekRow]]:
    sunday = date(2026, 11, 1)

    def number(at: int, row: WeekRow) -> str:
        return str(row.cells[at].day.day)

    def said(at: int, row: WeekRow) -> str:
        return spoken_cell(row.cells[at])

    return [
        Column(fmt.weekday(sunday.replace(day=1 + at)), partial(number, at), partial(said, at))
        for at in range(DAYS)
    ]

"""Paints a day of the calendar: its number, as many of its cards as there is room for."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dsi_desktop.features.boards.presenter.listing import DatedCard
from dsi_desktop.features.boards.presenter.month import DayCell
from dsi_desktop.kernel.i18n import ngettext
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import RowsModel
from dsi_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_HEAD, _CHIP, _GAP = 22, 20, 2


class DayPaint(QStyledItemDelegate):
    """The card in hand has a ring; a late one a triangle, a done one a tick.

    `card` is the task in hand, `over` the day a card is carried over.
    """

    def __init__(self, grid: QWidget) -> None:
        super().__init__(grid)
        self._grid = grid
        self.card = ""
        self.over: Index | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one day."""
        cell: DayCell = index.data(RowsModel.ROW).cells[index.column()]
        look, box = theme(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, cell, option.state, over=index == self.over)
        self._number(painter, box, cell)
        shown = self._shown(box, cell)
        for at, one in enumerate(cell.cards[:shown]):
            self._chip(painter, self._place(box, at), one)
        if len(cell.cards) > shown:
            more = len(cell.cards) - shown
            painter.setFont(look.font("xs"))
            painter.setPen(look.colour("text2"))
            words = ngettext("+ {n} carte", "+ {n} cartes", more).format(n=more)
            painter.drawText(self._place(box, shown).adjusted(6, 0, 0, 0),
                             Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def card_at(self, index: Index, box: QRect, point: QPoint) -> str:
        """Return the task painted at a point, "" for none."""
        if not index.isValid():
            return ""
        cell: DayCell = index.data(RowsModel.ROW).cells[index.column()]
        shown = cell.cards[:self._shown(box, cell)]
        return next((one.task_id for at, one in enumerate(shown)
                     if self._place(box, at).contains(point)), "")

    def _shown(self, box: QRect, cell: DayCell) -> int:
        """Return how many cards are painted: one place is left to say how many others there are."""
        each = theme().px(_CHIP + _GAP)
        places = max(0, (box.height() - theme().px(_HEAD) - 2) // each)
        return len(cell.cards) if len(cell.cards) <= places else max(0, places - 1)

    def _place(self, box: QRect, at: int) -> QRectF:
        look = theme()
        top = box.y() + look.px(_HEAD) + at * look.px(_CHIP + _GAP)
        return QRectF(box.x() + 4, top, box.width() - 8, look.px(_CHIP))

    def _ground(
        self, painter: QPainter, box: QRect, cell: DayCell, state: QStyle.StateFlag, *, over: bool
    ) -> None:
        look = theme()
        painter.fillRect(box, look.colour("surface" if cell.inside else "surface2"))
        painter.setPen(QPen(look.colour("border"), 1))
        painter.drawLine(box.topRight(), box.bottomRight())
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if over or state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent" if over else "focus"), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(1.5, 1.5, -2.5, -2.5), 5, 5)

    def _number(self, painter: QPainter, box: QRect, cell: DayCell) -> None:
        look = theme()
        side = look.px(20)
        place = QRectF(box.x() + 4, box.y() + 2, side + 4, side)
        painter.setFont(look.font("s", QFont.Weight.DemiBold if cell.today else
                                  QFont.Weight.Normal))  # fmt: skip
        if cell.today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(place, side / 2, side / 2)
        painter.setPen(look.colour(
            "onAccent" if cell.today else "text" if cell.inside else "text2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(cell.day.day))

    def _chip(self, painter: QPainter, place: QRectF, one: DatedCard) -> None:
        held = one.task_id == self.card and self._grid.hasFocus()
        draw_chip(painter, place, one, held=held)


def draw_chip(
    painter: QPainter, place: QRectF, one: DatedCard, *, held: bool, words: str = ""
) -> None:
    """Draw a small card: the colour of its chantier, its mark, its title or other words."""
    look, card = theme(), one.card
    hue = look.hue(card.hue)
    painter.setPen(QPen(look.colour("focus"), 2) if held else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(hue.soft))
    painter.drawRoundedRect(place, 4, 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(hue.solid))
    painter.drawRoundedRect(QRectF(place.x(), place.y() + 2, 3, place.height() - 4), 1.5, 1.5)
    x = place.x() + 7
    mark = ("alert-triangle", "danger") if card.late else (
        ("circle-check", "text2") if card.state == "done" else None)
    if mark is not None:
        side = look.px(13)
        top = int(place.center().y() - side / 2)
        icon(*mark).paint(painter, QRect(int(x), top, side, side))
        x += side + 4
    painter.setFont(look.font("xs"))
    painter.setPen(look.colour("danger") if card.late else QColor(hue.ink))
    room = QRectF(x, place.y(), place.right() - x - 4, place.height())
    words = painter.fontMetrics().elidedText(
        words or card.title, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

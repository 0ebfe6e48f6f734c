"""Paints the timeline: the scale in its head, the bar of each card under it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dsi_desktop.features.boards.presenter.timeline import Bar, TimelineRow, TimelineSheet
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import RowsModel
from dsi_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class TimelineHead(QHeaderView):
    """The days or months over the bars; the titles of other columns as everywhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.sheet: TimelineSheet | None = None

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the scale over the bars."""
        if section != 1 or self.sheet is None:
            painter.save()
            super().paintSection(painter, rect, section)
            painter.restore()
            return
        look = theme()
        painter.save()
        painter.fillRect(rect, look.colour("surface"))
        painter.setPen(look.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(look.font("xs"))
        metrics, room = QFontMetricsF(painter.font()), rect.x() - 1.0
        painter.setPen(look.colour("text2"))
        for tick in self.sheet.ticks:
            x = rect.x() + tick.share * rect.width() + 4
            width = metrics.horizontalAdvance(tick.words)
            if x > room and x + width < rect.right():
                painter.drawText(QRectF(x, rect.y(), width + 2, rect.height()), _MIDDLE, tick.words)
                room = x + width + 6
        painter.restore()


class BarPaint(QStyledItemDelegate):
    """A full bar from start to due day, a diamond for one day, a dashed bar for words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheet: TimelineSheet | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the lines of the scale, today, then the bar."""
        row: TimelineRow = index.data(RowsModel.ROW)
        look, box = theme(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, look.colour("accentSoft"))
        if self.sheet is not None:
            painter.setPen(QPen(look.colour("border"), 1))
            for tick in self.sheet.ticks:
                _upright(painter, box, tick.share)
            if self.sheet.today is not None:
                painter.setPen(QPen(look.colour("accent"), 2))
                _upright(painter, box, self.sheet.today)
        if row.bar is not None:
            _bar(painter, box, row, row.bar)
        else:
            painter.setFont(look.font("xs"))
            painter.setPen(look.colour("text2"))
            painter.drawText(box.adjusted(8, 0, -8, 0), _MIDDLE, _beside(row))
        painter.restore()


def _upright(painter: QPainter, box: QRectF, share: float) -> None:
    x = box.x() + share * box.width()
    painter.drawLine(QPointF(x, box.y()), QPointF(x, box.bottom()))


def _beside(row: TimelineRow) -> str:
    """Say why a row has no bar."""
    dates = row.one.dates
    return row.one.card.due if dates.due_on or dates.vague else _("sans échéance")


def _bar(painter: QPainter, box: QRectF, row: TimelineRow, bar: Bar) -> None:
    look, card = theme(), row.one.card
    hue = look.hue(card.hue)
    solid, high = QColor(hue.solid), look.px(16)
    x, width = box.x() + bar.first * box.width(), (bar.last - bar.first) * box.width()
    place = QRectF(x, box.center().y() - high / 2, max(width, 6.0), high)
    if bar.kind == "day":
        side = high / 2
        middle = place.center()
        painter.setPen(QPen(solid, 1.5))
        painter.setBrush(QColor(hue.soft) if card.state == "done" else solid)
        painter.drawPolygon(QPolygonF([
            middle - QPointF(0, side), middle + QPointF(side, 0),
            middle + QPointF(0, side), middle - QPointF(side, 0),
        ]))  # fmt: skip
        place = QRectF(middle.x() - side, place.y(), 2 * side, high)
    else:
        dashed = Qt.PenStyle.DashLine if bar.kind == "vague" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(solid, 1.5, dashed))
        full = bar.kind == "span" and card.state != "done"
        painter.setBrush(solid if full else QColor(hue.soft))
        painter.drawRoundedRect(place, 4, 4)
    _words(painter, box, place, row)


def _words(painter: QPainter, box: QRectF, place: QRectF, row: TimelineRow) -> None:
    """Write the due date beside the bar, where there is room, with its mark."""
    look, card = theme(), row.one.card
    painter.setFont(look.font("xs"))
    metrics = QFontMetricsF(painter.font())
    side = look.px(13)
    mark = ("alert-triangle", "danger") if card.late else (
        ("circle-check", "text2") if card.state == "done" else None)
    width = metrics.horizontalAdvance(card.due) + (side + 4 if mark else 0)
    x = place.right() + 6
    if x + width > box.right():
        x = place.x() - 6 - width
    if x < box.x():
        return
    if mark is not None:
        icon(*mark).paint(painter, QRect(int(x), int(place.center().y() - side / 2), side, side))
        x += side + 4
    painter.setPen(look.colour("danger" if card.late else "text2"))
    painter.drawText(QRectF(x, place.y(), width + 2, place.height()), _MIDDLE, card.due)

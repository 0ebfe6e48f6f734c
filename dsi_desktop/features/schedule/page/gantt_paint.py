"""Paints the head and the rows of the calendar from its shapes; only what is in sight."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from PySide6.QtCore import QLine, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dsi_desktop.features.schedule.page.inking import ScreenInk
from dsi_desktop.features.schedule.rules.axis import Axis, Tick, ticks
from dsi_desktop.features.schedule.rules.rows import Bar
from dsi_desktop.features.schedule.rules.scene import Row
from dsi_desktop.features.schedule.rules.shapes import ROW, head_shapes, in_sight, row_shapes
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.drawing import Drawing, Shape
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.drawing import paint_drawing
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import RowsModel
from dsi_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_EMPTY = Axis(date(2026, 1, 1), date(2027, 1, 1), 1.0)


@dataclass(slots=True)
class Ground:
    """What every part of the drawing shares: the scale, how far it is scrolled, today."""

    axis: Axis = _EMPTY
    today: date = date(2026, 1, 1)
    offset: int = 0
    pens: ScreenInk = field(default_factory=ScreenInk)
    lines: tuple[Tick, ...] = ()

    def show(self, held: Axis, today: date) -> None:
        """Take another scale."""
        self.axis, self.today, self.lines = held, today, tuple(ticks(held))

    def seen(self, shapes: Iterable[Shape], width: int) -> tuple[Shape, ...]:
        """Return the shapes in sight in so many pixels: the others cost as much to draw."""
        low, high = (edge / theme().scale for edge in (self.offset, self.offset + width))
        measure = self.pens.ink.measure
        return tuple(one for one in shapes if in_sight(one, low, high, measure))


class Previewed(Protocol):
    """Gives the bar of a row as it would be where it is being carried."""

    def shown(self, bar: Bar) -> Bar:
        """Return the bar to draw."""


class GanttHead(QHeaderView):
    """The years and months over the bars; the title of the rows at their left."""

    def __init__(self, parent: QWidget, ground: Ground) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._ground = ground
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the scale, or the title low on the left."""
        look = theme()
        painter.save()
        painter.fillRect(rect, look.colour("surface"))
        if section == 1:
            painter.setClipRect(rect)
            painter.translate(rect.x() - self._ground.offset, rect.y())
            held = self._ground.axis
            words = _("Aujourd’hui, {day}").format(day=fmt.date_short(self._ground.today))
            left = self._ground.offset / look.scale
            ink = self._ground.pens.ink
            shapes = self._ground.seen(
                head_shapes(held, self._ground.today, words, ink, left), rect.width())
            paint_drawing(painter, Drawing(held.width, rect.height(), shapes), look.scale)
        else:
            painter.setFont(look.font("xs", QFont.Weight.DemiBold))
            painter.setPen(look.colour("text2"))
            low = rect.adjusted(look.px(16), 0, 0, -look.px(5))
            painter.drawText(low, Qt.AlignmentFlag.AlignBottom, _("Chantier, action"))
        painter.restore()
        painter.save()
        painter.setPen(look.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class NamePaint(QStyledItemDelegate):
    """The title of an action, or that of a group with its colour, its count, its fold.

    Titles are cut once for each width of their column.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cut: dict[tuple[str, str, int], str] = {}
        theme().changed.connect(self._dress)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one title."""
        row: Row = index.data(RowsModel.ROW)
        look, box = theme(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, row.bar)
        left = box.x() + look.px(16)
        if row.bar.group:
            self._group(painter, box, left, row)
        else:
            start = left + look.px(16)
            room = QRectF(start, box.y(), box.right() - start - look.px(8), box.height())
            painter.setFont(look.font("m"))
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(look.colour("accentInk" if chosen else "text"))
            self._elided(painter, room, row.bar.title or _("(sans titre)"), "row")
        painter.restore()

    def _dress(self) -> None:
        self._cut.clear()

    def _group(self, painter: QPainter, box: QRectF, left: float, row: Row) -> None:
        look = theme()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.hue(row.bar.hue).solid))
        high = look.px(16)
        painter.drawRoundedRect(
            QRectF(left, box.center().y() - high / 2, look.px(4), high), 1.5, 1.5
        )
        side = look.px(14)
        name = "chevron-right" if row.bar.folded else "chevron-down"
        icon(name, "text2").paint(painter, QRect(
            int(left + look.px(9)), int(box.center().y() - side / 2), side, side))
        painter.setFont(look.font("xs"))
        painter.setPen(look.colour("text2"))
        wide = QFontMetricsF(painter.font()).horizontalAdvance(row.bar.count)
        room = QRectF(box.right() - wide - look.px(10), box.y(), wide + 2, box.height())
        if room.x() > left + look.px(110):
            painter.drawText(room, _MIDDLE, row.bar.count)
        else:
            room.moveLeft(box.right())
        painter.setFont(look.font("m", QFont.Weight.DemiBold))
        painter.setPen(look.colour("text"))
        start = left + look.px(28)
        room = QRectF(start, box.y(), room.x() - start - 8, box.height())
        self._elided(painter, room, row.bar.title, "group")

    def _elided(self, painter: QPainter, room: QRectF, text: str, kind: str) -> None:
        key = (text, kind, round(room.width()))
        if key not in self._cut:
            self._cut[key] = QFontMetricsF(painter.font()).elidedText(
                text, Qt.TextElideMode.ElideRight, max(room.width(), 0)
            )
        painter.drawText(room, _MIDDLE, self._cut[key])


class BarPaint(QStyledItemDelegate):
    """The lines of the scale, then the bar of the row."""

    def __init__(self, parent: QWidget, ground: Ground, carried: Previewed) -> None:
        super().__init__(parent)
        self._ground, self._carried = ground, carried

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row over time."""
        row: Row = index.data(RowsModel.ROW)
        box, look = option.rect, theme()
        bar = self._carried.shown(row.bar)
        painter.save()
        painter.setClipRect(box)
        paint_ground(painter, option, bar)
        self._lines(painter, box)
        if bar.extent is None and bar.inside:
            painter.setFont(look.font("xs"))
            painter.setPen(look.colour("text2"))
            painter.drawText(box.adjusted(look.px(8), 0, 0, 0), _MIDDLE, bar.inside)
        painter.translate(
            box.x() - self._ground.offset, box.y() + (box.height() - look.scale * ROW) / 2
        )
        shapes = self._ground.seen(
            row_shapes(bar, self._ground.axis, self._ground.pens.ink), box.width())
        paint_drawing(painter, Drawing(1, ROW, shapes), look.scale)
        painter.restore()

    def _lines(self, painter: QPainter, box: QRect) -> None:
        look, top, bottom = theme(), box.top(), box.bottom()
        low, high = self._ground.offset, self._ground.offset + box.width()
        lines: dict[bool, list[QLine]] = {False: [], True: []}
        for tick in self._ground.lines:
            x = tick.x * look.scale
            if low <= x <= high:
                at = round(box.x() + x - low)
                lines[tick.major].append(QLine(at, top, at, bottom))
        for major, some in lines.items():
            painter.setPen(QPen(look.colour("border"), 2 if major else 1))
            painter.drawLines(some)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, bar: Bar) -> None:
    """Tint a group, or the row chosen; a line closes each row."""
    look = theme()
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, look.colour("accentSoft"))
        if not option.index.column():
            mark = QRect(option.rect.topLeft(), option.rect.bottomLeft())
            mark.setWidth(look.px(3))
            painter.fillRect(mark, look.colour("accent"))
    elif bar.group:
        painter.fillRect(option.rect, look.colour("surface2"))
    under = QRect(option.rect.bottomLeft(), option.rect.bottomRight())
    painter.fillRect(under, look.colour("border"))

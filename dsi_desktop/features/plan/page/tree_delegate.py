"""Paints the rows of the plan; spanned rows draw what adds up under the columns of actions."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from dsi_desktop.features.plan.page import words
from dsi_desktop.features.plan.queries import PlanNode
from dsi_desktop.ui.icons import picture
from dsi_desktop.ui.models.tree_model import TreeModel
from dsi_desktop.ui.theme import theme

ROW = 31
WIDTHS = (0, 104, 46, 106, 88, 92)
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_FIRST = 28
_STEP = 12
_MEDIUM, _BOLD, _PLAIN = QFont.Weight.Medium, QFont.Weight.DemiBold, QFont.Weight.Normal


Index = QModelIndex | QPersistentModelIndex


class PlanDelegate(QStyledItemDelegate):
    """Fonts, metrics and elided texts are made once for each theme."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._fonts: dict[tuple[float, QFont.Weight], tuple[QFont, QFontMetricsF]] = {}
        self._cut: dict[tuple[str, float, QFont.Weight, int], str] = {}
        theme().changed.connect(self._dress)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(40, theme().px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        node: PlanNode = index.data(TreeModel.ROW)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, node, index.column(), chosen=chosen)
        if node.kind == "action":
            self._cell(painter, box, node, index, chosen=chosen)
        else:
            self._level(painter, box, node, index)
        painter.restore()

    def _dress(self) -> None:
        self._fonts.clear()
        self._cut.clear()

    def _ground(
        self, painter: QPainter, box: QRectF, node: PlanNode, column: int, *, chosen: bool
    ) -> None:
        look = theme()
        if chosen:
            painter.fillRect(box, look.colour("accentSoft"))
        elif node.kind == "issue":
            painter.fillRect(box, look.colour("surface2"))
        if chosen and column == 0:
            painter.fillRect(QRectF(0, box.y(), 3, box.height()), look.colour("accent"))
        painter.setPen(QPen(look.colour("border"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _level(self, painter: QPainter, box: QRectF, node: PlanNode, index: Index) -> None:
        px, x = theme().px, box.x() + theme().px(_indent(index))
        widths = [px(width) for width in WIDTHS]
        last = QRectF(box.right() - widths[5], box.y(), widths[5], box.height())
        share = QRectF(last.x() - widths[4], box.y(), widths[4], box.height())
        state_x = share.x() - widths[3] - widths[2] - widths[1] + 8
        if node.kind == "desired_change":
            self._icon(painter, x + px(2), box, "target-arrow", 16)
            room = QRectF(x + px(26), box.y(), last.x() - x - px(30), box.height())
            self._text(painter, room, node.title, 12, _PLAIN, "text2")
            self._glimpse(painter, last, node)
            return
        if node.children:
            unfolded = self._view.isExpanded(index)
            chevron = "chevron-down" if unfolded else "chevron-right"
            self._icon(painter, x - px(18), box, chevron, 15)
        end = state_x - 8
        if node.kind == "issue":
            stripe = QRectF(x, box.y() + 8, 4, box.height() - 16)
            self._fill(painter, stripe, QColor(theme().hue(node.hue).solid), 2)
            code = QRectF(x + px(10), box.y(), px(22), box.height())
            self._text(painter, code, node.code, 13, _BOLD, theme().hue(node.hue).ink)
            title = QRectF(x + px(32), box.y(), end - x - px(32), box.height())
            self._text(painter, title, node.title, 14, _BOLD, "text")
        elif node.kind == "portrait":
            title = QRectF(x + px(10), box.y(), end - x - px(10), box.height())
            self._text(painter, title, node.title, 14, _BOLD, "text")
        else:
            wide = px(max(30, 9 * len(node.code)))
            code = QRectF(x, box.y(), wide, box.height())
            self._text(painter, code, node.code, 12, _MEDIUM, "text2")
            title = QRectF(x + wide, box.y(), end - x - wide, box.height())
            weight = _PLAIN if node.kind == "need" else _MEDIUM
            self._text(painter, title, node.title, 13, weight, "text")
        self._sums(painter, QRectF(state_x, box.y(), share.x() - state_x, box.height()), share,
                   node)

    def _sums(self, painter: QPainter, room: QRectF, share: QRectF, node: PlanNode) -> None:
        if node.kind not in words.SUMMED:
            said = words.level_word(node) if node.kind == "portrait" else ""
            self._text(painter, room, said, 12, _PLAIN, "text2")
            return
        self._text(painter, room, words.achieved(node), 12, _PLAIN, "text2")
        self._progress(painter, share.adjusted(8, 0, 0, 0), node)

    def _cell(
        self, painter: QPainter, box: QRectF, node: PlanNode, index: Index, *, chosen: bool
    ) -> None:
        inner, px, column = box.adjusted(8, 0, -4, 0), theme().px, index.column()
        if column == 0:
            x, wide = box.x() + px(_indent(index)), px(max(38, 8 * len(node.code)))
            self._text(painter, QRectF(x, box.y(), wide, box.height()), node.code, 11, _PLAIN,
                       "text2")
            title = QRectF(x + wide, box.y(), box.right() - x - wide - 4, box.height())
            self._text(painter, title, node.title, 13, _MEDIUM if chosen else _PLAIN,
                       "accentInk" if chosen else "text")
        elif column == 1:
            self._icon(painter, inner.x(), box, words.SHAPES.get(node.state, "circle"), 16)
            self._text(painter, inner.adjusted(px(22), 0, 4, 0), words.state_word(node.state), 12,
                       _PLAIN, "text")
        elif column == 2 and node.initials:
            self._who(painter, inner, node)
        elif column == 3 and node.due:
            self._due(painter, inner, node)
        elif column == 4:
            self._progress(painter, inner, node)
        elif column == 5:
            self._glimpse(painter, box, node)

    def _who(self, painter: QPainter, box: QRectF, node: PlanNode) -> None:
        side, hue = theme().px(24), theme().hue(node.hue)
        disc = QRectF(box.x(), box.center().y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(hue.soft))
        painter.drawEllipse(disc)
        font, _metrics = self._font(9, _BOLD)
        painter.setFont(font)
        painter.setPen(QColor(hue.ink))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, node.initials)

    def _due(self, painter: QPainter, box: QRectF, node: PlanNode) -> None:
        if not node.late:
            self._text(painter, box, node.due, 12, _PLAIN, "text2" if node.vague else "text")
            return
        _font, metrics = self._font(11, _BOLD)
        width = min(metrics.horizontalAdvance(node.due) + 16, box.width() + 8)
        height = theme().px(20)
        pill = QRectF(box.x() - 8, box.center().y() - height / 2, width, height)
        self._fill(painter, pill, theme().colour("dangerSoft"), height / 2)
        self._text(painter, pill.adjusted(8, 0, -4, 0), node.due, 11, _BOLD, "danger")

    def _progress(self, painter: QPainter, box: QRectF, node: PlanNode) -> None:
        said = words.progress_word(node)
        if node.state == "recurring" or node.progress is None:
            self._text(painter, box, said, 11, _PLAIN, "text2")
            return
        length = theme().px(38)
        track = QRectF(box.x(), box.center().y() - 3, length, 6)
        self._fill(painter, track, theme().colour("hover"), 3)
        if node.progress:
            done = QRectF(track)
            done.setWidth(max(6.0, length * node.progress / 100))
            self._fill(painter, done, QColor(theme().hue(node.hue).solid), 3)
        self._text(painter, box.adjusted(length + 6, 0, 4, 0), said, 11, _PLAIN, "text2")

    def _glimpse(self, painter: QPainter, box: QRectF, node: PlanNode) -> None:
        said = words.measured(node)
        if node.glimpse is None or len(node.glimpse.values) < 2:
            self._text(painter, box.adjusted(8, 0, -4, 0), said, 11, _PLAIN, "text3")
            return
        length = theme().px(40)
        line = QRectF(box.x() + 8, box.y() + 9, length, box.height() - 18)
        self._spark(painter, line, node.glimpse.values, node.glimpse.target, node.hue)
        room = QRectF(line.right() + 8, box.y(), box.right() - line.right() - 10, box.height())
        self._text(painter, room, said, 11, _PLAIN, "text2")

    def _spark(
        self, painter: QPainter, box: QRectF, values: Sequence[int], target: int | None, hue: int
    ) -> None:
        every = [*values, *([target] if target is not None else [])]
        low, span = min(every), (max(every) - min(every)) or 1

        def height(value: int) -> float:
            return box.bottom() - (value - low) / span * box.height()

        if target is not None:
            dashed = QPen(theme().colour("text3"), 1)
            dashed.setDashPattern([2, 3])
            painter.setPen(dashed)
            y = height(target)
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        step = (box.width() - 4) / (len(values) - 1)
        points = [QPointF(box.left() + step * i, height(value)) for i, value in enumerate(values)]
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        colour = QColor(theme().hue(hue).solid)
        painter.setPen(QPen(colour, 1.75))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(points[-1], 3, 3)

    def _icon(self, painter: QPainter, x: float, box: QRectF, name: str, size: int) -> None:
        side = theme().px(size)
        ratio = self._view.devicePixelRatioF()
        y = box.center().y() - side / 2
        painter.drawPixmap(QPointF(x, y), picture(name, side, "text2", ratio))

    def _fill(self, painter: QPainter, box: QRectF, colour: QColor, radius: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, radius, radius)

    def _text(
        self, painter: QPainter, box: QRectF, text: str, size: float, weight: QFont.Weight,
        colour: str,
    ) -> None:
        if not text:
            return
        font, metrics = self._font(size, weight)
        key = (text, size, weight, int(box.width() + 1))
        shown = self._cut.get(key)
        if shown is None:
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
            self._cut[key] = shown
        painter.setFont(font)
        painter.setPen(QColor(colour) if colour.startswith("#") else theme().colour(colour))
        painter.drawText(box, LEFT, shown)

    def _font(self, size: float, weight: QFont.Weight) -> tuple[QFont, QFontMetricsF]:
        made = self._fonts.get((size, weight))
        if made is None:
            font = theme().font("m", weight)
            font.setPixelSize(theme().px(size))
            made = self._fonts[size, weight] = (font, QFontMetricsF(font))
        return made


def _indent(index: Index) -> int:
    """Return where a row begins, in points: each level a step further."""
    depth, above = 0, index.parent()
    while above.isValid():
        depth, above = depth + 1, above.parent()
    return _FIRST + _STEP * depth

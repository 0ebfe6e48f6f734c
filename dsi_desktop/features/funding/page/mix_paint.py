"""How the montage is drawn: stripes and names, amounts over their textures, pinned totals."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dsi_desktop.features.funding.page import ink
from dsi_desktop.features.funding.page.mix_model import FIRST, NAME, MixModel, TotalsModel
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Index
from dsi_desktop.ui.theme import theme

_MARGIN = 10
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MixHeader(QHeaderView):
    """Titles of one line; a sign and red words where too much was promised."""

    def __init__(self, model: MixModel, view: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._cells = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(10)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one title over its line."""
        look, at = theme(), section - FIRST
        over = 0 <= at < len(self._cells.heads) and self._cells.heads[at].over
        painter.save()
        if over:
            painter.fillRect(rect, look.colour("dangerSoft"))
        painter.setPen(look.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(look.font("xs", QFont.Weight.DemiBold))
        painter.setPen(look.colour("danger" if over else "text2"))
        room = rect.adjusted(look.px(_MARGIN), 0, -look.px(_MARGIN), 0)
        if over:
            side = look.px(16)
            icon("alert-triangle", "danger").paint(
                painter, QRect(room.left(), room.center().y() - side // 2, side, side))
            room.setLeft(room.left() + side + 4)
        text = str(self.model().headerData(section, self.orientation()))
        side = _LEFT if section == NAME else _RIGHT
        painter.drawText(room, int(side), _two_lines(painter.fontMetrics(), text, room.width()))
        painter.restore()


def _two_lines(metrics: QFontMetrics, text: str, width: int) -> str:
    """Return a title on one line, on two where it is long, the second cut."""
    words = text.split(" ")
    count = len(words)
    while count > 1 and metrics.horizontalAdvance(" ".join(words[:count])) > width:
        count -= 1
    cut = Qt.TextElideMode.ElideRight
    lines = (" ".join(words[:count]), " ".join(words[count:]))
    return "\n".join(metrics.elidedText(line, cut, width) for line in lines if line)


class _Tools:
    """Fonts and colours of the theme in force, made once."""

    def __init__(self) -> None:
        look = theme()
        self.plain, self.strong = look.font("m"), look.font("m", QFont.Weight.DemiBold)
        self.small = look.font("xs", QFont.Weight.DemiBold)
        self.inks = {
            key: look.colour(key)
            for key in ("text", "text2", "dangerSoft", "danger", "surface", "surface2", "warn",
                        "warnSoft", "border", "accent")
        }  # fmt: skip
        self.focus = QPen(look.colour("focus"), 2)
        self.margin = look.px(_MARGIN)


class MixCells(QStyledItemDelegate):
    """A stripe and a name; an amount over its texture; a total or what is missing."""

    def __init__(self, model: MixModel, view: QWidget) -> None:
        super().__init__(view)
        self._model = model
        self._tools = _Tools()
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        self._tools = _Tools()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell, then the ring of the focus."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, at = QRectF(option.rect), index.column()
        row = self._model.row(index)
        inks = self._tools.inks
        if row.fold:
            painter.fillRect(room, inks["surface2"])
        elif FIRST <= at < self._model.last and self._model.heads[at - FIRST].over:
            painter.fillRect(room, inks["dangerSoft"])
        painter.setPen(inks["border"])
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        if at == NAME:
            self._name(painter, room, index)
        elif at == self._model.last:
            self._total(painter, room, index)
        else:
            self._amount(painter, room, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._tools.focus)
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 5, 5)
        painter.restore()

    def _name(self, painter: QPainter, room: QRectF, index: Index) -> None:
        row, tools, look = self._model.row(index), self._tools, theme()
        left = tools.margin
        if row.fold:
            side = look.px(16)
            name = "chevron-down" if row.fold > 0 else "chevron-right"
            icon(name, "text2").paint(painter, QRect(
                int(room.left()) + left, int(room.center().y()) - side // 2, side, side))
            left += side + 4
        stripe = QRectF(room.left() + left, room.top() + 7, look.px(4), room.height() - 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.hue(row.hue).solid))
        painter.drawRoundedRect(stripe, 2, 2)
        painter.setFont(tools.strong if row.fold else tools.plain)
        painter.setPen(tools.inks["text"])
        inside = room.adjusted(left + look.px(12), 0, -tools.margin, 0)
        shown = painter.fontMetrics().elidedText(
            row.title, Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.drawText(inside, int(_LEFT), shown)

    def _amount(self, painter: QPainter, room: QRectF, index: Index) -> None:
        cell = self._model.row(index).cells[index.column() - FIRST]
        if not cell.text:
            return
        tools = self._tools
        inside = room.adjusted(tools.margin, 2, -tools.margin, -4)
        painter.setFont(tools.plain)
        painter.setPen(tools.inks["text2" if cell.quiet else "text"])
        if any(cell.parts):
            high = theme().px(6)
            upper = inside.adjusted(0, 0, 0, -high - 2)
            painter.drawText(upper, int(_RIGHT), cell.text)
            wide = min(inside.width(), theme().px(80))
            ink.bar(painter, QRectF(
                inside.right() - wide, inside.bottom() - high, wide, high), cell.parts)
        else:
            painter.drawText(inside, int(_RIGHT), cell.text)

    def _total(self, painter: QPainter, room: QRectF, index: Index) -> None:
        row, tools = self._model.row(index), self._tools
        inside = room.adjusted(tools.margin, 0, -tools.margin, 0)
        if row.pill:
            pill(painter, inside, row.pill, (tools.inks["warnSoft"], tools.inks["warn"]))
            return
        painter.setFont(tools.strong)
        painter.setPen(tools.inks["text"])
        painter.drawText(inside, int(_RIGHT), row.total)


class TotalCells(QStyledItemDelegate):
    """The pinned totals."""

    def __init__(self, model: TotalsModel, view: QWidget) -> None:
        super().__init__(view)
        self._model = model
        self._tools = _Tools()
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        self._tools = _Tools()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one total; a red pill where too much was promised."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tools, row, room = self._tools, self._model.rows[index.row()], QRectF(option.rect)
        painter.fillRect(room, tools.inks["surface2"])
        inside = room.adjusted(tools.margin, 0, -tools.margin, 0)
        text = str(index.data() or "")
        if self._model.is_over(index) and text:
            pill(painter, room.adjusted(1, 0, -3, 0), text,
                 (tools.inks["danger"], tools.inks["surface"]))
        else:
            strong = row.strong or index.column() == self._model.last
            painter.setFont(tools.strong if strong else tools.plain)
            painter.setPen(tools.inks["text" if strong else "text2"])
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(inside.width()))
            painter.drawText(inside, int(_LEFT if index.column() == NAME else _RIGHT), shown)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(tools.focus)
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 5, 5)
        painter.restore()


def pill(painter: QPainter, room: QRectF, text: str, colours: tuple[QColor, QColor]) -> None:
    """Draw words on a rounded ground against the right edge of a room."""
    painter.setFont(theme().font("xs", QFont.Weight.DemiBold))
    metrics, high = painter.fontMetrics(), theme().px(20)
    wide = min(metrics.horizontalAdvance(text) + theme().px(14), room.width())
    box = QRectF(room.right() - wide, room.center().y() - high / 2, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours[0])
    painter.drawRoundedRect(box, high / 2, high / 2)
    painter.setPen(colours[1])
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(wide - theme().px(6)))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

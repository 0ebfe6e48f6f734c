"""The list of the command palette: section titles, and lines drawn with the words typed in bold."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, Index, RowsModel
from dsi_desktop.ui.shell.hits import PaletteLine, marked
from dsi_desktop.ui.shell.shortcuts import spoken
from dsi_desktop.ui.theme import theme

_ROW, _SECTION = 36, 30
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class PaletteModel(RowsModel[PaletteLine]):
    """Sections are read but never chosen."""

    def __init__(self) -> None:
        super().__init__([Column("", _title, spoken=self._said)], key=lambda line: line.key)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only hits can be chosen."""
        if not index.isValid() or self.row(index).hit is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def _said(self, line: PaletteLine) -> str:
        if line.hit is None:
            return line.section
        total = sum(row.hit is not None for row in self.rows)
        place = _("{n} sur {total}").format(n=line.place, total=total)
        parts = (place, line.hit.title, line.hit.note, line.hit.section)
        return ", ".join(part for part in parts if part)


class PaletteDelegate(QStyledItemDelegate):
    """Draws a line; `words` are those to show in bold."""

    words = ""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Titles of sections are lower."""
        line: PaletteLine = index.data(PaletteModel.ROW)
        return QSize(theme().px(200), theme().px(_ROW if line.hit else _SECTION))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw ground, icon, title, note, keys."""
        line: PaletteLine = index.data(PaletteModel.ROW)
        look, room = theme(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.hit is None:
            painter.setFont(look.font("xs", QFont.Weight.DemiBold))
            painter.setPen(look.colour("text2"))
            painter.drawText(room.adjusted(look.px(10), look.px(6), 0, 0), _LEFT, line.section)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._draw(painter, room, line, chosen)
        painter.restore()

    def _draw(self, painter: QPainter, room: QRect, line: PaletteLine, chosen: bool) -> None:
        hit, look = line.hit, theme()
        if hit is None:
            return
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accentSoft"))
            painter.drawRoundedRect(QRectF(room), 8, 8)
        side = look.px(18)
        box = QRect(room.x() + look.px(10), room.center().y() - side // 2, side, side)
        icon(hit.icon or "arrow-right", "accentInk" if chosen else "text2").paint(painter, box)
        right = room.right() - look.px(10)
        keys = spoken(hit.keys) if hit.keys else _("Entrée") if chosen else ""
        if keys:
            right = self._keys(painter, room, right, keys)
        self._words(painter, QRect(box.right() + look.px(10), room.y(),
                                   right - box.right() - look.px(18), room.height()), line, chosen)

    def _keys(self, painter: QPainter, room: QRect, right: int, keys: str) -> int:
        look = theme()
        painter.setFont(look.font("xs", QFont.Weight.Medium))
        width = painter.fontMetrics().horizontalAdvance(keys) + look.px(14)
        box = QRectF(right - width, room.center().y() - look.px(10), width, look.px(20))
        painter.setPen(look.colour("border"))
        painter.setBrush(look.colour("surface2"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(look.colour("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, keys)
        return right - width - look.px(8)

    def _words(self, painter: QPainter, room: QRect, line: PaletteLine, chosen: bool) -> None:
        hit, look = line.hit, theme()
        if hit is None:
            return
        start, end = marked(hit.title, self.words)
        plain, bold = look.font("m"), look.font("m", QFont.Weight.DemiBold)
        ink = look.colour("accentInk" if chosen else "text")
        x = room.x()
        for part, font in ((hit.title[:start], plain), (hit.title[start:end], bold),
                           (hit.title[end:], plain)):
            painter.setFont(font)
            painter.setPen(look.colour("accentInk") if font is bold else ink)
            x = _put(painter, QRect(x, room.y(), room.right() - x, room.height()), part)
        painter.setFont(look.font("s"))
        painter.setPen(look.colour("text2"))
        x += look.px(10)
        _put(painter, QRect(x, room.y(), room.right() - x, room.height()), hit.note)


def _put(painter: QPainter, room: QRect, text: str) -> int:
    """Write what fits and return where it ends."""
    if not text or room.width() <= 0:
        return room.x()
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _LEFT, shown)
    return room.x() + metrics.horizontalAdvance(shown)


def _title(line: PaletteLine) -> str:
    return line.hit.title if line.hit else line.section

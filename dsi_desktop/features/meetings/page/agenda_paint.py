"""How the agenda is drawn: its cells, the bar of its time, and the fields typed in place."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dsi_desktop.features.meetings.queries import ItemLine
from dsi_desktop.features.meetings.rules.hours import Agenda, Slot
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import NBSP
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import RowsModel
from dsi_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
POINT, TYPE, BEARER, PAPERS, LENGTH, HOUR = range(6)
_NARROWEST = 4


class AgendaDelegate(QStyledItemDelegate):
    """Draws a cell of the agenda, red over the whole row when the point overruns; edits in place.

    `typed` tells the point, the column and what was written there.
    """

    typed = Signal(str, int, object)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme().px(60), theme().px(38))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ItemLine = index.data(RowsModel.ROW)
        look, box = theme(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or line.late or line.state == "current":
            key = "dangerSoft" if line.late and not chosen else "accentSoft"
            painter.fillRect(box, look.colour(key))
        painter.setPen(look.colour("border"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if index.column() == TYPE:
            self._type(painter, line, box)
        elif index.column() == POINT:
            self._title(painter, line, box)
        else:
            self._cell(painter, index, line, box)
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """A line for the title, minutes one can step for the length."""
        line: ItemLine = index.data(RowsModel.ROW)
        if index.column() == LENGTH:
            spin = QSpinBox(parent)
            spin.setRange(0, 600)
            spin.setSingleStep(5)
            spin.setSuffix(f"{NBSP}min")
            spin.setAccessibleName(_("Durée en minutes"))
            spin.setValue(line.minutes)
            return spin
        field = QLineEdit(line.title, parent)
        field.setAccessibleName(_("Titre du point"))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Choose everything, so that typing replaces."""
        if isinstance(editor, QLineEdit | QSpinBox):
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Tell what was typed: a command writes it, never the model."""
        line: ItemLine = index.data(RowsModel.ROW)
        if isinstance(editor, QSpinBox):
            editor.interpretText()
            self.typed.emit(line.id, LENGTH, editor.value())
        elif isinstance(editor, QLineEdit):
            self.typed.emit(line.id, POINT, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the editor over its cell, after the number of the point."""
        room = QRectF(option.rect).toRect()
        if index.column() == POINT:
            line: ItemLine = index.data(RowsModel.ROW)
            room.setLeft(room.left() + 4 + line.level * theme().px(20) + theme().px(34))
        editor.setGeometry(room.adjusted(0, 1, 0, -1))

    def _title(self, painter: QPainter, line: ItemLine, box: QRectF) -> None:
        look = theme()
        left = box.x() + 8 + line.level * look.px(20)
        quiet = line.state in ("withdrawn", "postponed")
        room = QRectF(left, box.y(), look.px(34), box.height())
        self._draw(painter, room, line.number, "text2", strong=True)
        title = line.title
        if quiet:
            title = f"{title} ({word('item_state', line.state)})"
        elif line.added:
            title = _("{title} (ajouté)").format(title=title)
        room = QRectF(left + look.px(34), box.y(), box.right() - left - look.px(40), box.height())
        self._draw(painter, room, title, "text2" if quiet else "text", strong=not line.level)

    def _type(self, painter: QPainter, line: ItemLine, box: QRectF) -> None:
        look = theme()
        words = word("agenda_kind", line.kind)
        solid = line.kind == "decision"
        side = look.px(22)
        chip = QRectF(box.x() + 4, box.center().y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent" if solid else "surface2"))
        painter.drawRoundedRect(chip, 5, 5)
        painter.setPen(look.colour("onAccent" if solid else "text"))
        painter.setFont(look.font("s", QFont.Weight.Bold))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words[:1].upper())
        room = box.adjusted(side + 12, 0, -2, 0)
        self._draw(painter, room, words.capitalize(), "text2")

    def _cell(self, painter: QPainter, index: Index, line: ItemLine, box: QRectF) -> None:
        text = str(index.data() or "")
        right = index.column() in (LENGTH, HOUR)
        key = "danger" if line.late and right else "text" if right else "text2"
        room = box.adjusted(4, 0, -8, 0)
        if line.late and index.column() == HOUR:
            side = theme().px(16)
            mark = QRectF(box.x() + 2, box.center().y() - side / 2, side, side)
            icon("alert-triangle", "danger").paint(painter, mark.toRect())
        self._draw(painter, room, text, key, strong=index.column() == HOUR, right=right)

    def _draw(
        self, painter: QPainter, room: QRectF, text: str, key: str, *, strong: bool = False,
        right: bool = False,
    ) -> None:  # fmt: skip
        weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
        painter.setFont(theme().font("m", weight))
        painter.setPen(theme().colour(key))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        if painter.fontMetrics().horizontalAdvance(text) > room.width():
            painter.setFont(theme().font("s", weight))
            text = "\n".join(two_lines(text, painter.fontMetrics(), int(room.width())))
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)


def two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Break a text too long for a cell between two words, the second line cut where it ends."""
    first, rest = "", text
    for at, sign in enumerate(text):
        if sign == " " and metrics.horizontalAdvance(text[:at]) <= width:
            first, rest = text[:at], text[at + 1:]
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    cut = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return [first, cut] if first else [cut]


class TimeBar(QWidget):
    """The length of each point on one line; what overruns is red, the black mark is the end."""

    def __init__(self) -> None:
        super().__init__()
        self._clock = Agenda((), 0, None, None, 0)
        self._current = ""
        fit(self, lambda: self.setFixedHeight(theme().px(18)))
        self.setAccessibleName(_("Durée des points"))

    def show_clock(self, clock: Agenda, current: str, words: str) -> None:
        """Show an agenda; `words` say the same aloud."""
        self._clock, self._current = clock, current
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw one segment a point: those thinner than four pixels share one."""
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = max(self._clock.planned, self._clock.available or 0)
        if not whole:
            return
        scale, left, top = self.width() / whole, 0.0, look.px(5)
        painter.setPen(Qt.PenStyle.NoPen)
        for key, minutes in self.segments(look.px(_NARROWEST) / scale):
            wide = minutes * scale
            painter.setBrush(QColor(look.hex(key)))
            painter.drawRoundedRect(QRectF(left, top, max(wide - 2, 1), look.px(8)), 3, 3)
            left += wide
        if self._clock.over and self._clock.available:
            mark = self._clock.available * scale
            painter.setBrush(look.colour("text"))
            painter.drawRect(QRectF(mark - 1, top - 3, 2, look.px(8) + 6))

    def segments(self, least: float) -> list[tuple[str, int]]:
        """Return the colours and minutes to draw, points shorter than `least` together."""
        found: list[tuple[str, int]] = []
        thin = False
        for slot in self._clock.slots:
            if not slot.minutes or self._is_under(slot):
                continue
            key = "danger" if slot.late else "accent" if slot.id == self._current else "text3"
            small = slot.minutes < least
            if small and thin and found[-1][0] == key:
                found[-1] = (key, found[-1][1] + slot.minutes)
            else:
                found.append((key, slot.minutes))
            thin = small
        return found

    def _is_under(self, slot: Slot) -> bool:
        return slot.begins is None and self._clock.ends is not None

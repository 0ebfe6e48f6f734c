"""The agenda as an editor: points, types, durations, running hours; all by keys."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dsi_desktop.features.meetings.presenter import spoken_item
from dsi_desktop.features.meetings.queries import ItemLine
from dsi_desktop.features.meetings.rules.hours import Agenda
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Table

Index = QModelIndex | QPersistentModelIndex
POINT, TYPE, BEARER, LENGTH, HOUR = range(5)
_TYPES = {
    Qt.Key.Key_D: "decision", Qt.Key.Key_E: "exchange", Qt.Key.Key_I: "information",
    Qt.Key.Key_S: "follow_up",
}
_GESTURES = {
    Qt.Key.Key_Insert: "new", Qt.Key.Key_F2: "edit", Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_Plus: "longer", Qt.Key.Key_Equal: "longer", Qt.Key.Key_Minus: "shorter",
    Qt.Key.Key_X: "withdraw",
}
_CARRIES = {
    Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Right: "in", Qt.Key.Key_Left: "out",
}


def columns() -> list[Column[ItemLine]]:
    return [
        Column(_("Point"), lambda line: line.title, spoken_item, tip=lambda line: line.title),
        Column(_("Type"), lambda line: word("agenda_kind", line.kind)),
        Column(_("Porteur"), lambda line: line.bearer, tip=lambda line: line.bearer),
        Column(_("Durée"), lambda line: fmt.minutes(line.minutes) if line.minutes else "",
               right=True),
        Column(_("Heure"), lambda line: fmt.time(line.begins) if line.begins else "", right=True),
    ]


class _Delegate(QStyledItemDelegate):
    """Draws a cell of the agenda: red over the whole row when the point overruns."""

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
        painter.setFont(theme().font("m", QFont.Weight.DemiBold if strong else QFont.Weight.Normal))
        painter.setPen(theme().colour(key))
        shown = QFontMetrics(painter.font()).elidedText(
            text, Qt.TextElideMode.ElideRight, int(room.width())
        )
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)


class AgendaTable(Table):
    """Tells what was asked of a point; it decides nothing itself."""

    asked = Signal(str, str)
    typed = Signal(str, str)
    dropped = Signal(str, int)

    def __init__(self, opened: Callable[[str], object]) -> None:
        self.lines: RowsModel[ItemLine] = RowsModel(columns(), lambda line: line.id)
        super().__init__(_("Ordre du jour"), self.lines, lambda index: opened(self._id(index)))
        self.setItemDelegate(_Delegate(self))
        self.verticalHeader().setDefaultSectionSize(theme().px(38))
        self.widths(300, 118, 120, 74, 84, stretch=POINT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragEnabled(True)
        self.setDropIndicatorShown(True)

    def chosen(self) -> ItemLine | None:
        """Return the point under the cursor."""
        index = self.currentIndex()
        return self.lines.row(index) if index.isValid() else None

    def keep(self, item_id: str) -> None:
        """Put the cursor on a point."""
        index = self.lines.index_of(item_id)
        if index.isValid():
            self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, key = self.chosen(), Qt.Key(event.key())
        if key == Qt.Key.Key_Insert:
            self.asked.emit("new", line.id if line else "")
            return
        if line is None:
            super().keyPressEvent(event)
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _CARRIES:
            self.asked.emit(_CARRIES[key], line.id)
        elif key in _GESTURES:
            self.asked.emit(_GESTURES[key], line.id)
        elif key in _TYPES and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.typed.emit(line.id, _TYPES[key])
        elif event.text().lower() == "é":
            self.typed.emit(line.id, "exchange")
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Carry the point to the gap under the pointer; the command moves it, not the view."""
        line = self.chosen()
        index = self.indexAt(event.position().toPoint())
        row = index.row() if index.isValid() else self.lines.rowCount()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if line is not None:
            self.dropped.emit(line.id, row)

    def _id(self, index: Index) -> str:
        return self.lines.row(index).id


class TimeBar(QWidget):
    """The length of each point on one line; what overruns is red, the black mark is the end."""

    def __init__(self) -> None:
        super().__init__()
        self._clock = Agenda((), 0, None, None, 0)
        self._current = ""
        self.setFixedHeight(theme().px(18))
        self.setAccessibleName(_("Durée des points"))

    def show_clock(self, clock: Agenda, current: str, words: str) -> None:
        self._clock, self._current = clock, current
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = max(self._clock.planned, self._clock.available or 0)
        if not whole:
            return
        scale, left, top = self.width() / whole, 0.0, look.px(5)
        painter.setPen(Qt.PenStyle.NoPen)
        for slot in self._clock.slots:
            if slot.begins is None and self._clock.ends is not None:
                continue
            wide = slot.minutes * scale
            key = "danger" if slot.late else "accent" if slot.id == self._current else "text3"
            painter.setBrush(QColor(look.hex(key)))
            painter.drawRoundedRect(QRectF(left, top, max(wide - 2, 1), look.px(8)), 3, 3)
            left += wide
        if self._clock.over and self._clock.available:
            mark = self._clock.available * scale
            painter.setBrush(look.colour("text"))
            painter.drawRect(QRectF(mark - 1, top - 3, 2, look.px(8) + 6))

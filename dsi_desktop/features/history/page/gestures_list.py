"""The list of gestures: day, initials, what changed, and the way back beside each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from dsi_desktop.features.history.presenter.lines import ListLine
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.headed_model import HeadedModel
from dsi_desktop.ui.models.rows_model import Column, Index, RowsModel
from dsi_desktop.ui.theme import Theme, theme
from dsi_desktop.ui.widgets.painted import initials
from dsi_desktop.ui.widgets.row_ground import draw_ground
from dsi_desktop.ui.widgets.views import Listing

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_HUES = 6
_HEAD, _CHANGE, _NOTE, _PAD = 34, 20, 18, 9
_DAY, _FACE, _ACTION = 90, 38, 132


class GesturesModel(HeadedModel[ListLine]):
    """A gesture is read aloud with what may be done with it."""

    def __init__(self, reason: Callable[[str], str]) -> None:
        self._reason = reason
        super().__init__(
            [Column("", _said, spoken=self.spoken)], lambda one: one.key,
            lambda one: bool(one.heading),
        )  # fmt: skip

    def spoken(self, line: ListLine) -> str:
        """Return what is read aloud, with what may be done."""
        if line.heading:
            return line.heading
        return f"{line.spoken}, {self._reason(line.key) or _('Annuler ce geste (Suppr)')}"


class GesturesList(Listing):
    """Suppr on a gesture takes it back, like the words at its end."""

    def __init__(
        self, name: str, reason: Callable[[str], str], chosen: Callable[[str], object],
        undo: Callable[[str], object],
    ) -> None:  # fmt: skip
        self.lines = GesturesModel(reason)
        super().__init__(name, self.lines)
        self.setObjectName("rows")
        self.setUniformItemSizes(False)
        self.setResizeMode(Listing.ResizeMode.Adjust)
        self._reason, self._chosen, self._undo = reason, chosen, undo
        self._showing = False
        self.setItemDelegate(_GestureDelegate(self, reason))
        self._pressed = ""
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_lines(self, lines: Sequence[ListLine], chosen: str) -> None:
        """Show these gestures, one of them chosen."""
        self._showing = True
        self.lines.show(lines)
        index = self.lines.index_of(chosen)
        if index.isValid():
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        else:
            self.selectionModel().clear()
        self._showing = False

    def current(self) -> str:
        """Return the gesture chosen, "" for none."""
        index = self.currentIndex()
        return self.lines.row(index).key if index.isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Suppr takes the gesture back."""
        key = self.current()
        if event.key() == Qt.Key.Key_Delete and key:
            if not self._reason(key):
                self._undo(key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press the words at the end of a gesture: the gesture is not chosen, lines stay put."""
        self._pressed = self._words_at(event)
        if not self._pressed:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let them go on the same gesture: it is taken back."""
        pressed, self._pressed = self._pressed, ""
        if not pressed:
            super().mouseReleaseEvent(event)
        elif pressed == self._words_at(event):
            self._undo(pressed)

    def _words_at(self, event: QMouseEvent) -> str:
        """Return the gesture whose « Annuler ce geste » is under the mouse."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return ""
        line = self.lines.row(index)
        inside = not line.heading and _action_room(self.visualRect(index)).contains(place)
        return line.key if inside and not self._reason(line.key) else ""

    def _moved(self, now: QModelIndex, _former: QModelIndex) -> None:
        if not self._showing and now.isValid() and not self.lines.row(now).heading:
            self._chosen(self.lines.row(now).key)


class _GestureDelegate(QStyledItemDelegate):
    """Draws headings and gestures."""

    def __init__(self, view: QAbstractItemView, reason: Callable[[str], str]) -> None:
        super().__init__(view)
        self._reason = reason

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: ListLine = index.data(RowsModel.ROW)
        if line.heading:
            return QSize(theme().px(200), theme().px(_HEAD))
        high = _CHANGE * len(line.changes) + _NOTE + _PAD
        return QSize(theme().px(200), theme().px(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ListLine = index.data(RowsModel.ROW)
        look, room = theme(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.heading:
            painter.setFont(look.font("s", QFont.Weight.DemiBold))
            painter.setPen(look.colour("text2"))
            painter.drawText(room.adjusted(look.px(10), look.px(6), 0, 0), _LEFT, line.heading)
        else:
            draw_ground(painter, look, room, option.state)
            self._draw(painter, look, room, line, option.state)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:  # fmt: skip
        """Let the whole line be read where it is cut."""
        view.setToolTip(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        return super().helpEvent(event, view, option, index)

    def _draw(
        self, painter: QPainter, look: Theme, room: QRect, line: ListLine, state: QStyle.StateFlag
    ) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        inner = room.adjusted(look.px(10), look.px(4), -look.px(8), -look.px(4))
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Normal
        painter.setFont(look.font("s", weight))
        painter.setPen(look.colour("accentInk" if chosen else "text2"))
        painter.drawText(QRect(inner.left(), inner.top(), look.px(_DAY), inner.height()), _LEFT,
                         line.day)  # fmt: skip
        _draw_face(painter, look, inner, line.who)
        left = inner.left() + look.px(_DAY + _FACE)
        wide = inner.right() - look.px(_ACTION) - left
        top = inner.top()
        for change in line.changes:
            _draw_change(painter, look, QRect(left, top, wide, look.px(_CHANGE)), change)
            top += look.px(_CHANGE)
        note = f"{line.more} · {line.note}" if line.more else line.note
        painter.setFont(look.font("xs"))
        painter.setPen(look.colour("text2"))
        cut = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QRect(left, top, wide, look.px(_NOTE)), _LEFT, cut)
        self._draw_action(painter, look, room, line, chosen=chosen)

    def _draw_action(
        self, painter: QPainter, look: Theme, room: QRect, line: ListLine, *, chosen: bool
    ) -> None:
        reason = self._reason(line.key)
        weight = QFont.Weight.Normal if reason else QFont.Weight.Medium
        painter.setFont(look.font("xs" if reason else "s", weight))
        colour = "accentInk" if chosen else "text3" if reason else "text2"
        painter.setPen(look.colour(colour))
        words = reason or _("Annuler ce geste")
        box = _action_room(room)
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _RIGHT, cut)


def _said(line: ListLine) -> str:
    return line.heading or line.spoken


def _action_room(room: QRect) -> QRect:
    look = theme()
    wide = look.px(_ACTION)
    return QRect(room.right() - wide - look.px(10), room.top(), wide, room.height())


def _draw_face(painter: QPainter, look: Theme, inner: QRect, who: str) -> None:
    side = look.px(26)
    box = QRectF(inner.left() + look.px(_DAY), inner.center().y() - side / 2, side, side)
    hue = look.hue(sum(map(ord, who)) % _HUES)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(hue.soft))
    painter.drawEllipse(box)
    painter.setPen(QColor(hue.ink))
    painter.setFont(look.font("xs", QFont.Weight.DemiBold))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(who) or "?")


def _draw_change(
    painter: QPainter, look: Theme, room: QRect, change: tuple[str, str, str]
) -> None:
    what, before, after = change
    left, right = room.left(), room.right()
    arrow = "→  " if before else ""
    bold = QFont.Weight.DemiBold
    for words, weight, colour, share in (
        (what, QFont.Weight.Medium, "text", 0.5 if after else 1.0),
        (before, QFont.Weight.Normal, "text2", 0.55),
        (f"{arrow}{after}" if after else "", bold, "text", 1.0),
    ):
        if not words:
            continue
        painter.setFont(look.font("m", weight))
        painter.setPen(look.colour(colour))
        letters = painter.fontMetrics()
        most = max(round((right - left) * share), 0)
        cut = letters.elidedText(words, Qt.TextElideMode.ElideRight, most)
        painter.drawText(QRect(left, room.top(), right - left, room.height()), _LEFT, cut)
        left += letters.horizontalAdvance(cut) + look.px(8)

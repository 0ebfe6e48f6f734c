"""The list of the room: who is here, by which right, since when; all by letters."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from dsi_desktop.features.minutes.rules.scene import PersonLine
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Listing

Index = QModelIndex | QPersistentModelIndex
# Each letter of the list, what it asks, and its words in the menu.
GESTURES = (
    (Qt.Key.Key_P, "present", ""), (Qt.Key.Key_D, "remote", ""), (Qt.Key.Key_E, "excused", ""),
    (Qt.Key.Key_A, "absent", ""), (Qt.Key.Key_R, "represent", N_("représenté par…")),
    (Qt.Key.Key_I, "guest", N_("invité, sans droit de vote")),
    (Qt.Key.Key_O, "observer", N_("en observation")),
    (Qt.Key.Key_M, "member", N_("membre, avec son droit de vote")),
    (Qt.Key.Key_T, "hour", N_("heure d’arrivée ou de départ…")),
)
_KEYS = {key: gesture for key, gesture, _words in GESTURES}


class _Delegate(QStyledItemDelegate):
    """Draws a box, a name, and how somebody attends when it is not plainly present."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: PersonLine = index.data(RowsModel.ROW)
        return QSize(theme().px(150), theme().px(44 if _note(line) else 33))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: PersonLine = index.data(RowsModel.ROW)
        look = theme()
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        tick = QRectF(box.x() + 4, box.y() + look.px(6), look.px(20), look.px(20))
        painter.setPen(QPen(look.colour("accent" if line.here else "borderStrong"), 1.4))
        painter.setBrush(look.colour("accent" if line.here else "surface"))
        painter.drawRoundedRect(tick, 5, 5)
        if line.here:
            icon("check", "onAccent").paint(painter, tick.adjusted(2, 2, -2, -2).toRect())
        self._words(painter, line, box.adjusted(look.px(36), 0, -4, 0))
        painter.restore()

    def _words(self, painter: QPainter, line: PersonLine, room: QRectF) -> None:
        look = theme()
        painter.setFont(look.font("m"))
        painter.setPen(look.colour("text" if line.here else "text2"))
        metrics = QFontMetrics(painter.font())
        name = metrics.elidedText(line.name, Qt.TextElideMode.ElideRight, int(room.width()))
        top = QRectF(room.x(), room.y() + look.px(5), room.width(), look.px(22))
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, name)
        if _note(line):
            painter.setFont(look.font("xs"))
            painter.setPen(look.colour("text2"))
            painter.drawText(
                top.translated(0, look.px(18)), Qt.AlignmentFlag.AlignVCenter, _note(line)
            )


def _note(line: PersonLine) -> str:
    plain = line.status in ("expected", "present") and line.words == word(
        "attendance_status", line.status
    )
    right = "" if line.voting else _("sans vote")
    if line.barred:
        right = _("mandat non en vigueur")
    elif line.role in ("guest", "observer", "staff", "substitute"):
        right = word("attendance_role", line.role)
    return " · ".join(part for part in ("" if plain else line.words, right) if part)


def spoken(line: PersonLine) -> str:
    """Return a person of the room as read aloud."""
    return ", ".join(part for part in (line.name, line.words, _note(line)) if part)


class RoomList(Listing):
    """Space comes and goes; letters say how somebody attends; Maj+↓ and Ctrl+A choose several."""

    asked = Signal(str, list)
    left = Signal()

    def __init__(self, model: RowsModel[PersonLine]) -> None:
        super().__init__(_("Présences"), model)
        self.people = model
        self.setUniformItemSizes(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(_Delegate(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    def chosen(self) -> list[str]:
        """Return the lines chosen, in the order of the list."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        current = self.currentIndex()
        if not rows and current.isValid():
            rows = [current.row()]
        return [self.people.rows[row].id for row in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        chosen = self.chosen()
        if key == Qt.Key.Key_Escape:
            self.clearSelection()
            self.left.emit()
        elif chosen and key == Qt.Key.Key_Space:
            self.asked.emit("toggle", chosen)
        elif chosen and key in _KEYS and plain:
            self.asked.emit(_KEYS[key], chosen)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = not event.modifiers()
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton and plain:
            self.asked.emit("toggle", [self.people.row(index).id])

    def menu(self, lines: list[str]) -> QMenu:
        """Return what can be said of the lines chosen, each with its letter."""
        menu = QMenu(self)
        for key, gesture, words in GESTURES:
            said = _(words) if words else word("attendance_status", gesture)
            action = QAction(f"{said.capitalize()}\t{chr(key)}", menu)
            action.triggered.connect(
                lambda _on, asked=gesture: self.asked.emit(asked, lines)
            )
            menu.addAction(action)
        return menu

    def _menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            chosen = self.chosen()
            here = self.people.row(index).id
            lines = chosen if here in chosen else [here]
            self.menu(lines).exec(self.viewport().mapToGlobal(place))

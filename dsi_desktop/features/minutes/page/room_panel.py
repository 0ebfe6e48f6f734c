"""The right column of live minutes: who is here, the quorum, what is still to do."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from dsi_desktop.features.minutes.queries import OpenFollowUp
from dsi_desktop.features.minutes.rules.scene import PersonLine, Scene
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import icon_button
from dsi_desktop.ui.widgets.frames import clear, scrolling
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Listing

Index = QModelIndex | QPersistentModelIndex
_SHOWN = 8
_STATUS_KEYS = {
    Qt.Key.Key_P: "present", Qt.Key.Key_D: "remote", Qt.Key.Key_E: "excused",
    Qt.Key.Key_A: "absent", Qt.Key.Key_R: "represented",
}


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
    guest = "" if line.voting else _("sans vote")
    return " · ".join(part for part in ("" if plain else line.words, guest) if part)


def spoken(line: PersonLine) -> str:
    """Return a person of the room as read aloud."""
    return ", ".join(part for part in (line.name, line.words, _note(line)) if part)


class RoomList(Listing):
    """Space comes and goes; P, D, E, A, R set how somebody attends; Échap goes back."""

    toggled = Signal(str)
    said = Signal(str, str)
    left = Signal()

    def __init__(self, model: RowsModel[PersonLine]) -> None:
        super().__init__(_("Présences"), model)
        self._people = model
        self.setUniformItemSizes(False)
        self.setItemDelegate(_Delegate(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif index.isValid() and key == Qt.Key.Key_Space:
            self.toggled.emit(self._people.row(index).id)
        elif index.isValid() and key in _STATUS_KEYS and not event.modifiers():
            self.said.emit(self._people.row(index).id, _STATUS_KEYS[key])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.toggled.emit(self._people.row(index).id)

    def _menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if not index.isValid():
            return
        menu = QMenu(self)
        for key, status in _STATUS_KEYS.items():
            action = QAction(f"{word('attendance_status', status).capitalize()}\t{chr(key)}", menu)
            line = self._people.row(index).id
            action.triggered.connect(lambda _on, one=line, said=status: self.said.emit(one, said))
            menu.addAction(action)
        menu.exec(self.viewport().mapToGlobal(place))


class RoomPanel(QFrame):
    """Attendance with its quorum, then the follow-ups still open for the point shown."""

    def __init__(
        self, invite: Callable[[], object], finish: Callable[[str], object]
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(theme().px(232))
        self._finish = finish
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(label(_("Présences"), "h2"))
        head.addStretch()
        self.count = label("")
        head.addWidget(self.count)
        self.invite = icon_button("user-plus", _("Inviter une personne"), invite)
        head.addWidget(self.invite)
        column.addLayout(head)
        self.model: RowsModel[PersonLine] = RowsModel(
            [Column(_("Personne"), lambda line: line.name, spoken)], lambda line: line.id, self
        )
        self.list = RoomList(self.model)
        column.addWidget(self.list, 3)
        self.quorum = label("", "muted", wrap=True)
        column.addWidget(self.quorum)
        self.owed = label(_("Suivis ouverts de ce point"), "h2", wrap=True)
        column.addWidget(self.owed)
        self.tasks = QVBoxLayout()
        self.tasks.setSpacing(4)
        self.tasks.setContentsMargins(0, 0, 6, 0)
        self.owed_area = scrolling(self.tasks)
        column.addWidget(self.owed_area, 2)

    def show_scene(self, scene: Scene, owed: Sequence[OpenFollowUp]) -> None:
        self.model.show(scene.people)
        self.list.scheduleDelayedItemsLayout()
        self.invite.setEnabled(not scene.frozen)
        self.count.setText(scene.count)
        self.count.setFont(theme().font("m", QFont.Weight.DemiBold))
        colour = theme().hex("ok" if scene.quorum_held else "danger")
        self.count.setStyleSheet(f"color: {colour};")
        self.quorum.setText(scene.quorum)
        self._show_owed(owed)

    def take_focus(self) -> None:
        """Put the focus on the list, on its first person when none was chosen."""
        self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))

    def _show_owed(self, owed: Sequence[OpenFollowUp]) -> None:
        clear(self.tasks)
        self.owed.setVisible(bool(owed))
        self.owed_area.setVisible(bool(owed))
        for one in owed[:_SHOWN]:
            box = QCheckBox()
            box.setAccessibleName(_("Marquer comme fait : {title}").format(title=one.title))
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            box.clicked.connect(lambda _on, task=one.id: self._finish(task))
            note = " · ".join(part for part in (one.responsible, one.due) if part)
            said = label(f"{one.title}\n{note}" if note else one.title, "muted", wrap=True)
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(said, 1)
            self.tasks.addLayout(row)
        more = len(owed) - _SHOWN
        if more > 0:
            words = ngettext("et {n} autre suivi", "et {n} autres suivis", more)
            self.tasks.addWidget(label(words.format(n=more), "small", wrap=True))
        self.tasks.addStretch()

"""The right column of live minutes: who is here, the quorum, what is still to do."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from dsi_desktop.features.minutes.page.room_list import RoomList, spoken
from dsi_desktop.features.minutes.queries import OpenFollowUp
from dsi_desktop.features.minutes.rules.scene import PersonLine, Scene
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import icon_button
from dsi_desktop.ui.widgets.frames import clear, scrolling
from dsi_desktop.ui.widgets.texts import label

_SHOWN = 8
_LONG = 12


class Finder(QLineEdit):
    """A few letters go to somebody; Entrée notes an arrival or a departure, ↓ goes to the list."""

    def __init__(self, room: RoomList, find: Callable[[str], str]) -> None:
        super().__init__()
        self._room = room
        self._find = find
        self.setPlaceholderText(_("Trouver un nom"))
        self.setAccessibleName(_("Trouver une personne de la salle"))
        self.textEdited.connect(self._go)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip() and self._go(self.text()):
                self._room.asked.emit("toggle", self._room.chosen())
            self.clear()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._room.setFocus()
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self._room.left.emit()
        else:
            super().keyPressEvent(event)

    def _go(self, typed: str) -> bool:
        """Choose the person a name begins; tell whether there is one."""
        line = self._find(typed)
        index = self._room.people.index_of(line)
        self._room.clearSelection()
        self._room.setCurrentIndex(index)
        return index.isValid()


class RoomPanel(QFrame):
    """Attendance with its quorum, then the follow-ups still open for the point shown."""

    def __init__(
        self, invite: Callable[[], object], finish: Callable[[str], object],
        find: Callable[[str], str],
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
            [Column(_("Personne"), lambda line: line.name, spoken, tip=lambda line: line.barred)],
            lambda line: line.id, self,
        )
        self.list = RoomList(self.model)
        self.finder = Finder(self.list, find)
        column.addWidget(self.finder)
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
        self.finder.setVisible(len(scene.people) > _LONG or self.finder.hasFocus())
        self.count.setText(scene.count)
        self.count.setFont(theme().font("m", QFont.Weight.DemiBold))
        colour = theme().hex("ok" if scene.quorum_held else "danger")
        self.count.setStyleSheet(f"color: {colour};")
        self.quorum.setText(scene.quorum)
        self.quorum.setStyleSheet("" if scene.quorum_held else f"color: {colour};")
        self._show_owed(owed)

    def take_focus(self) -> None:
        """Put the focus on the list, on its first person when none was chosen."""
        self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))

    def take_search(self) -> None:
        """Put the focus on the name to find, shown now even for a small room."""
        self.finder.show()
        self.finder.setFocus()

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

"""The list to check of a card, by mouse and by keys."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from dsi_desktop.features.boards.page.card.section import CardSection
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.queries.sheet import CardSheet, CheckLine
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.sheets.parts import AddLine, menu_button
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button

_CTRL = Qt.KeyboardModifier.ControlModifier
_KEYS = {
    (Qt.Key.Key_F2, False): "rename", (Qt.Key.Key_Delete, False): "remove",
    (Qt.Key.Key_Up, True): "up", (Qt.Key.Key_Down, True): "down",
    (Qt.Key.Key_Return, True): "grow", (Qt.Key.Key_Enter, True): "grow",
}  # fmt: skip


class ChecksSection(CardSection):
    """Espace ticks, F2 renames, Ctrl+↑↓ carries, Suppr removes, Ctrl+Entrée makes a card."""

    def __init__(self, host: Boards) -> None:
        super().__init__(host, _("Liste à cocher"))
        self.adding = AddLine("")

    def part(self, sheet: CardSheet) -> object:
        return sheet.checks

    def count(self, sheet: CardSheet) -> str:
        done = sum(line.done for line in sheet.checks)
        return f"{done}/{len(sheet.checks)}" if sheet.checks else ""

    def unfolded(self, sheet: CardSheet) -> bool:
        return True

    def fill(self, sheet: CardSheet) -> None:
        for line in sheet.checks:
            self.body.addWidget(self._line(line))
        self.adding = self.hold(
            AddLine(_("Ajouter un élément à la liste"), _("Ajouter un élément")), "add")
        self.adding.added.connect(self.add)
        self.body.addWidget(self.adding)

    def add(self, texts: list[str]) -> None:
        """Add lines at the end; the box is ready for the next one."""
        if len(texts) > 1:
            self.write(lambda: tasks.add_checks(self.host.store, self.task_id, texts))
        elif self.write(lambda: tasks.add_check(self.host.store, self.task_id, texts[0])):
            self.adding.clear()

    def act(self, line: CheckLine, gesture: str) -> None:
        """Do one gesture on a line."""
        store = self.host.store
        if gesture == "rename":
            self._ask_words(line)
        elif gesture == "remove":
            self.write(lambda: tasks.remove_check(store, line.id))
        elif gesture == "grow":
            self._grow(line)
        else:
            step = -1 if gesture == "up" else 1
            self.write(lambda: tasks.move_check(store, line.id, step))

    def rename(self, line: CheckLine, text: str) -> None:
        """Write other words on a line."""
        if text.strip() != line.text:
            self.write(lambda: tasks.rename_check(self.host.store, line.id, text))

    def _grow(self, line: CheckLine) -> None:
        if line.became_id:
            self.host.open_card(line.became_id)
        elif self.write(lambda: tasks.check_becomes_card(self.host.store, line.id)):
            self.host.desk.tell(_("{text} est maintenant une carte.").format(text=line.text))

    def _line(self, line: CheckLine) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        box = self.hold(_Box(line), f"check:{line.id}")
        box.asked.connect(partial(self.act, line))
        box.toggled.connect(
            lambda on: self.write(lambda: tasks.tick_check(self.host.store, line.id, done=on)))
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_Words(line.text, box), 1, Qt.AlignmentFlag.AlignTop)
        if line.became_id:
            state = vocabulary.label("task_state", line.became_state)
            opener = button(
                _("carte, {state}").format(state=state),
                lambda: self.host.open_card(line.became_id), look="link")
            opener.setAccessibleName(_("Ouvrir la carte {text}").format(text=line.text))
            row.addWidget(opener, 0, Qt.AlignmentFlag.AlignTop)
        gestures = [
            (_("Renommer\tF2"), partial(self.act, line, "rename")),
            (_("Monter\tCtrl+↑"), partial(self.act, line, "up")),
            (_("Descendre\tCtrl+↓"), partial(self.act, line, "down")),
            (_("Retirer\tSuppr"), partial(self.act, line, "remove")),
        ]
        if not line.became_id:
            gestures.insert(1, (_("En faire une carte\tCtrl+Entrée"),
                                partial(self.act, line, "grow")))
        row.addWidget(
            menu_button("dots", _("Gestes sur {text}").format(text=line.text), gestures), 0,
            Qt.AlignmentFlag.AlignTop)
        return holder

    def _ask_words(self, line: CheckLine) -> None:
        """Put a box in the place of the words until Entrée or Échap."""
        box = self.held(f"check:{line.id}")
        holder = box.parentWidget()
        row = holder.layout() if holder is not None else None
        item = row.itemAt(1) if row is not None else None
        words = item.widget() if item is not None else None
        if row is None or words is None:
            return
        typing = _Typing(line.text)
        typing.setAccessibleName(_("Renommer {text}").format(text=line.text))
        row.replaceWidget(words, typing)
        words.hide()
        typing.show()
        typing.setFocus()
        typing.selectAll()

        def back() -> None:
            row.replaceWidget(typing, words)
            typing.hide()
            typing.deleteLater()
            words.show()
            box.setFocus()

        def written() -> None:
            back()
            self.rename(line, typing.text())

        typing.left.connect(back)
        typing.returnPressed.connect(written)


class _Box(QCheckBox):
    """A box named by its words, which stand beside it on as many lines as they need."""

    asked = Signal(str)

    def __init__(self, line: CheckLine) -> None:
        super().__init__()
        self.setChecked(line.done)
        self.setAccessibleName(line.text)
        self.setMinimumSize(theme().px(28), theme().px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = bool(event.modifiers() & _CTRL)
        gesture = _KEYS.get((Qt.Key(event.key()), held))
        if gesture is not None:
            self.asked.emit(gesture)
        else:
            super().keyPressEvent(event)


class _Words(QLabel):
    """The words of a line: a press ticks it."""

    def __init__(self, text: str, box: QCheckBox) -> None:
        super().__init__(text)
        self._box = box
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumHeight(theme().px(28))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._box.toggle()


class _Typing(QLineEdit):
    """Échap gives up."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)

"""« À décider »: what both copies changed, side by side; nothing here leans to one of them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.page.choices_columns import ProposalCard, Versions
from dsi_desktop.features.exchange.page.choices_draft import ChoiceDraft
from dsi_desktop.features.exchange.page.choices_list import ChoicesList
from dsi_desktop.features.exchange.page.choices_parts import Earlier, Foot, Heading
from dsi_desktop.features.exchange.page.choices_writing import WritingCard
from dsi_desktop.features.exchange.presenter.choices import ChoicesPresenter, Writing
from dsi_desktop.features.exchange.presenter.decision_scene import DecisionScene, ListLine
from dsi_desktop.features.exchange.presenter.waiting import Filters
from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import EmptyState, clear, scrolling

_NARROW = 760
_DIGITS = 9


class _Squeezed(QVBoxLayout):
    """A column whose texts give up height before it scrolls: Qt would ask for all of it."""

    def hasHeightForWidth(self) -> bool:
        """Let the area ask only for the least height."""
        return False


class ChoicesView(QWidget):
    """The list at left, the versions at right.

    `later`: the person leaves; `counted`: what is left to decide; `cancel_reception`: the person
    wants the last reception undone.
    """

    later = Signal()
    counted = Signal(int)
    cancel_reception = Signal()

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.scene: DecisionScene | None = None
        self.presenter = ChoicesPresenter(store, self, desk.today)
        self.list = ChoicesList(self.presenter.select, self.presenter.narrow)
        self.heading = Heading(self.presenter.step)
        self.earlier = Earlier()
        self.versions = Versions(self._answered)
        self.writing = WritingCard(desk.today, self._written, self._close_editor)
        self.draft = ChoiceDraft(store, self)
        self.foot = Foot(self.cancel_reception.emit, self.presenter.later)
        self._proposal, self._together = QVBoxLayout(), QHBoxLayout()
        self.right, self.empty = QWidget(), QWidget()
        self._empty_body = QVBoxLayout(self.empty)
        self._lay()
        self._keys()

    def refresh(self) -> None:
        """Read again and show."""
        self.presenter.refresh()
        self.counted.emit(self.presenter.count)

    def open_record(self, table: str, row: str) -> None:
        """Show the first thing to decide about a record."""
        self.refresh()
        self.presenter.open(table, row)

    def show_reception(self, words: str) -> None:
        self.foot.show_reception(words)

    def show_list(self, lines: Sequence[ListLine], chosen: str, filters: Filters) -> None:
        self.empty.hide()
        self.right.show()
        self.list.setVisible(self.presenter.count > 1)
        self.list.show_lines(lines, chosen, filters)

    def show_decision(self, scene: DecisionScene) -> None:
        same = self.scene is not None and self.scene.key == scene.key
        self.scene = scene
        self.heading.show_scene(scene, several=self.presenter.count > 1)
        self.versions.show_columns(scene, narrow=self._is_narrow())
        self.foot.note.setText(scene.footnote)
        if not (same and self.writing.writing):
            self._offer(scene)

    def show_nothing(self, code: str) -> None:
        self.scene = None
        self.draft.pause()
        self.writing.close_form()
        self.list.hide()
        self.right.hide()
        clear(self._empty_body)
        words = _("Les deux copies se sont réunies sans question.\nCode du dossier : {code}")
        said = words.format(code=code.replace("-", "\u2011"))
        done = EmptyState("circle-check", _("Rien à décider."), said)
        back = button(_("Revenir à « Partager et recevoir »"), self.leave)
        self._empty_body.addStretch(1)
        self._empty_body.addWidget(done)
        self._empty_body.addWidget(back, 0, Qt.AlignmentFlag.AlignHCenter)
        self._empty_body.addStretch(2)
        self.empty.setFocusProxy(back)
        self.empty.show()

    def ask_text(self, writing: Writing) -> None:
        clear(self._proposal)
        self.earlier.hide()
        self.writing.show()
        self.writing.open(writing)
        box = self.writing.prose
        if box is not None and self.scene is not None:
            typed = self.draft.of(self.scene.key)
            if typed:
                box.setPlainText(typed)
                box.moveCursor(QTextCursor.MoveOperation.End)
                self.desk.tell(_("Le texte qui n’était pas enregistré est revenu."))
            self.draft.follow(self.scene.key, box.toPlainText)

    def tell(self, sentence: str) -> None:
        self.counted.emit(self.presenter.count)
        self.desk.tell(sentence)

    def refuse(self, error: DsiError) -> None:
        if self.writing.form is not None:
            self.writing.form.refuse(error)
        else:
            self.desk.refuse(error)

    def leave(self) -> None:
        self.later.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the versions when two columns have no room."""
        was = event.oldSize().width() < theme().px(_NARROW)
        super().resizeEvent(event)
        self.list.fit_beside(self.width())
        self.foot.lay(narrow=self._is_narrow())
        if self.scene is not None and was != self._is_narrow():
            self.versions.show_columns(self.scene, narrow=self._is_narrow())

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the list, or to the first version when there is no list."""
        if not self.list.isHidden():
            self.list.view.setFocus(reason)
        elif self.scene is None:
            self.empty.setFocus(reason)
        else:
            self.versions.cards[0].take_focus()

    def _is_narrow(self) -> bool:
        return self.width() < theme().px(_NARROW)

    def _answered(self, key: str) -> None:
        asked = self.presenter.waiting.chosen
        self.presenter.answer(key, self.versions.focused)
        if asked not in self.presenter.waiting.order:
            self.draft.forget(asked)

    def _written(self, value: Value) -> None:
        asked = self.presenter.waiting.chosen
        if self.presenter.write(value):
            self.draft.forget(asked)
            self.setFocus()

    def _close_editor(self) -> None:
        self.presenter.give_up_writing()
        if self.scene is not None:
            self._offer(self.scene)
            self.setFocus()

    def _offer(self, scene: DecisionScene) -> None:
        """Show the other ways out: write, both together, one side for the whole record."""
        digit = sum(len(column.answers) for column in scene.columns) + 1
        self.earlier.show_scene(scene)
        self.draft.pause()
        self.writing.close_form()
        clear(self._proposal)
        if scene.proposal is not None:
            card = ProposalCard(scene.proposal, scene.write, digit, self._answered)
            self._proposal.addWidget(card)
        elif scene.write is not None:
            self.writing.offer(scene.write, digit, len(scene.columns), self._answered)
        self.writing.setVisible(scene.write is not None and scene.proposal is None)
        clear(self._together)
        for answer in scene.together:
            done = partial(self._answered, answer.key)
            self._together.addWidget(button(answer.text, done, look="link", tip=answer.words))

    def _press(self, digit: int) -> None:
        if self.scene is not None and digit <= len(self.scene.answers):
            self._answered(self.scene.answers[digit - 1].key)

    def _keys(self) -> None:
        found: dict[str, Callable[[], object]] = {
            "P": self.presenter.later,
            "Alt+Up": partial(self.presenter.step, -1),
            "Alt+Down": partial(self.presenter.step, 1),
        }
        for digit in range(1, _DIGITS + 1):
            found[str(digit)] = partial(self._press, digit)
        for keys, done in found.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(done)

    def _lay(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(20)
        whole.addWidget(self.list)
        whole.addWidget(self.right, 1)
        whole.addWidget(self.empty, 1)
        self.empty.hide()
        column = _Squeezed()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.earlier)
        column.addWidget(self.versions, 1)
        column.addLayout(self._together)
        column.addLayout(self._proposal)
        column.addWidget(self.writing)
        whole_height = QVBoxLayout(self.right)
        whole_height.setContentsMargins(0, 0, 0, 0)
        whole_height.setSpacing(12)
        whole_height.addWidget(scrolling(column), 1)
        whole_height.addWidget(self.foot)

"""« À décider »: what both copies changed, side by side; nothing here leans to one of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.page.choices_columns import ProposalCard, Versions
from dsi_desktop.features.exchange.page.choices_list import ChoicesList
from dsi_desktop.features.exchange.page.choices_writing import WritingCard
from dsi_desktop.features.exchange.presenter.choices import ChoicesPresenter, Filters, Writing
from dsi_desktop.features.exchange.presenter.decision_scene import DecisionScene, ListLine
from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Pictogram, button, icon_button
from dsi_desktop.ui.widgets.compared import ComparedText
from dsi_desktop.ui.widgets.frames import EmptyState, clear
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.texts import Elided, label

_NARROW = 760
_DIGITS = 9


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
        self.presenter = ChoicesPresenter(store, self, desk.today)
        self.list = ChoicesList(self.presenter.select, self.presenter.narrow)
        self.versions = Versions(self._answered)
        self.writing = WritingCard(desk.today, self._written, self._close_editor)
        self.scene: DecisionScene | None = None
        self._proposal = QVBoxLayout()
        self._together = QHBoxLayout()
        self.empty = QWidget()
        self._empty_body = QVBoxLayout(self.empty)
        self.right = QWidget()
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

    def show_list(self, lines: Sequence[ListLine], chosen: str, filters: Filters) -> None:
        self.empty.hide()
        self.right.show()
        self.list.setVisible(self.presenter.count > 1)
        self.list.show_lines(lines, chosen, filters)

    def show_decision(self, scene: DecisionScene) -> None:
        same = self.scene is not None and self.scene.key == scene.key
        self.scene = scene
        self.title.say(scene.title)
        self.pill.say(scene.pill)
        self.note.setText(scene.note)
        self.place.setText(scene.place)
        several = self.presenter.count > 1
        for part in (self.place, self.former, self.next):
            part.setVisible(several)
        self.base.setVisible(bool(scene.base_title))
        self.base_title.setText(scene.base_title)
        self.base_by.setText(scene.base_by)
        self.base_text.show_pieces([("same", scene.base)])
        self.base_text.fit_text(50 if scene.proposal else 70)
        self.versions.show_columns(scene, narrow=self._is_narrow())
        self.footnote.setText(scene.footnote)
        if not (same and self.writing.writing):
            self._offer(scene)

    def show_nothing(self, code: str) -> None:
        self.scene = None
        self.list.hide()
        self.right.hide()
        clear(self._empty_body)
        words = _("Les deux copies se sont réunies sans question.\nCode du dossier : {code}")
        said = words.format(code=code.replace("-", "\u2011"))
        done = EmptyState("circle-check", _("Rien à décider."), said)
        self._empty_body.addStretch(1)
        self._empty_body.addWidget(done)
        self._empty_body.addWidget(
            button(_("Revenir à « Partager et recevoir »"), self.leave), 0,
            Qt.AlignmentFlag.AlignHCenter,
        )  # fmt: skip
        self._empty_body.addStretch(2)
        self.empty.show()

    def ask_text(self, writing: Writing) -> None:
        clear(self._proposal)
        self.base.hide()
        self.writing.show()
        self.writing.open(writing)

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
        if self.scene is not None and was != self._is_narrow():
            self.versions.show_columns(self.scene, narrow=self._is_narrow())

    def _is_narrow(self) -> bool:
        return self.width() < theme().px(_NARROW)

    def _answered(self, key: str) -> None:
        self.presenter.answer(key, self.versions.focused)

    def _written(self, value: Value) -> None:
        if self.presenter.write(value):
            self._close_editor()

    def _close_editor(self) -> None:
        if self.scene is not None:
            self.base.setVisible(bool(self.scene.base_title))
            self._offer(self.scene)
            self.setFocus()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the list, or to the first version when there is no list."""
        del reason
        if not self.list.isHidden():
            self.list.view.setFocus()
        elif self.versions.cards:
            self.versions.cards[0].take_focus()

    def _offer(self, scene: DecisionScene) -> None:
        """Show the other ways out: write, both together, one side for the whole record."""
        digit = sum(len(column.answers) for column in scene.columns) + 1
        alone = scene.write is not None and scene.proposal is None
        self.writing.close_form()
        self.writing.setVisible(alone)
        if scene.write is not None and alone:
            self.writing.offer(scene.write, digit, len(scene.columns), self._answered)
        clear(self._proposal)
        if scene.proposal is not None:
            card = ProposalCard(scene.proposal, scene.write, digit, self._answered)
            self._proposal.addWidget(card)
        clear(self._together)
        for answer in scene.together:
            self._together.addWidget(
                button(answer.text, lambda key=answer.key: self._answered(key),  # type: ignore[misc]
                       look="link", tip=answer.words)
            )  # fmt: skip

    def _press(self, digit: int) -> None:
        if self.scene is not None and digit <= len(self.scene.answers):
            self._answered(self.scene.answers[digit - 1].key)

    def _keys(self) -> None:
        for digit in range(1, _DIGITS + 1):
            self._key(str(digit)).activated.connect(lambda digit=digit: self._press(digit))
        self._key("P").activated.connect(self.presenter.later)
        self._key("Alt+Up").activated.connect(lambda: self.presenter.step(-1))
        self._key("Alt+Down").activated.connect(lambda: self.presenter.step(1))

    def _key(self, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut

    def _lay(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(28, 4, 28, 24)
        whole.setSpacing(20)
        whole.addWidget(self.list)
        whole.addWidget(self.right, 1)
        whole.addWidget(self.empty, 1)
        self.empty.hide()
        column = QVBoxLayout(self.right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(self._earlier())
        column.addWidget(self.versions, 1)
        column.addLayout(self._together)
        column.addLayout(self._proposal)
        column.addWidget(self.writing)
        column.addLayout(self._foot())

    def _head(self) -> QVBoxLayout:
        self.title, self.pill = Elided("", "h1"), Pill("", "surface2", "text2")
        self.note, self.place = label("", "muted", wrap=True), label("", "muted")
        self.former = icon_button("chevron-left", _("Précédente (Alt+↑)"),
                                  lambda: self.presenter.step(-1))  # fmt: skip
        self.next = icon_button("chevron-right", _("Suivante (Alt+↓)"),
                                lambda: self.presenter.step(1))  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        for part in (self.pill, self.place, self.former, self.next):
            row.addWidget(part)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.note)
        return column

    def _earlier(self) -> QFrame:
        self.base = QFrame()
        self.base.setObjectName("earlier")
        self.base_title, self.base_by = label("", "label"), label("", "muted")
        self.base_text = ComparedText(_("Avant"), "m")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Pictogram("history"))
        row.addWidget(self.base_title)
        row.addStretch(1)
        row.addWidget(self.base_by)
        column = QVBoxLayout(self.base)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.base_text)
        return self.base

    def _foot(self) -> QHBoxLayout:
        self.footnote = label("", "small", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.footnote, 1)
        self.cancel: QPushButton = button(
            _("Annuler la réception"), self.cancel_reception.emit, look="quiet"
        )
        self.put_off = button(_("Décider plus tard"), self.presenter.later, look="quiet", tip="P")
        row.addWidget(self.cancel)
        row.addWidget(self.put_off)
        return row

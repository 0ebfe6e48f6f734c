"""The panel of closed sessions: locked until its phrase is given, wiped when it is left."""

from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.db import sealing as crypt
from dsi_desktop.db.sealing import Lock
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.page.sealed.entering import ask_entering
from dsi_desktop.features.minutes.page.sealed.keeping import (
    ask_access,
    ask_handing_over,
    ask_lifting,
)
from dsi_desktop.features.minutes.page.sealed.printing import print_sealed
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.presenter.sealed import SealedPresenter, SealedScene
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.texts import label

_TICK_MS = 1000
_PAUSE_MS = 1500


class Sealing(Protocol):
    """The page of the meeting, as the panel sees it."""

    store: Store
    desk: Desk
    presenter: LivePresenter

    def open_panel(self, panel: QWidget) -> None: ...

    def close_panel(self) -> None: ...


class SealedPanel(QWidget):
    """One section at a time; Échap closes it and forgets its key."""

    def __init__(self, live: Sealing) -> None:
        super().__init__()
        self._live = live
        self.setAccessibleName(_("Huis clos"))
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Séance à huis clos"))
        self.words = label("", "muted", wrap=True)
        self.phrase = QLineEdit()
        self.editor = QPlainTextEdit()
        self.stage = QStackedWidget()
        self._lay()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK_MS)
        self._ticker.timeout.connect(self.tick)
        self._ticker.start()
        self._filling = self._in_sight = False
        self.presenter = SealedPresenter(live.presenter, live.store, self)
        self.presenter.refresh()

    def refresh(self) -> None:
        """Read the sections again; the text being written stays."""
        self.presenter.refresh()

    def show_sealed(self, scene: SealedScene) -> None:
        self._filling = True
        self.choice.clear()
        for section, title in scene.sections:
            self.choice.addItem(title, section)
        self.choice.setCurrentIndex(max(0, self.choice.findData(scene.chosen)))
        self._filling = False
        self.choice.setVisible(bool(scene.sections))
        self.words.setText(scene.words)
        self.stage.setVisible(bool(scene.chosen))
        self.stage.setCurrentIndex(1 if scene.unlocked else 0)
        self.editor.setReadOnly(not scene.writable)
        self.enter.setVisible(scene.can_enter)
        self.leave.setVisible(scene.doors_closed)
        self.adopt.setVisible(scene.can_adopt)
        for one in (self.paper, self.shut):
            one.setVisible(scene.unlocked)
        self.more.setVisible(bool(scene.chosen))
        self.rest.setVisible(not scene.chosen)
        self.acts["hand_over"].setEnabled(scene.unlocked)
        self.acts["lift"].setEnabled(scene.can_lift)

    def write_text(self, text: str) -> None:
        """Put a text in the editor, or wipe it with what could be undone."""
        self._filling = True
        self.editor.setPlainText(text)
        self.editor.document().clearUndoRedoStacks()
        self._filling = False

    def typed(self) -> str:
        """Return the text as it stands on the screen."""
        return self.editor.toPlainText()

    def tell(self, sentence: str) -> None:
        self._live.desk.tell(sentence)

    def save(self) -> None:
        """Seal what is written."""
        self._pause.stop()
        self.presenter.save(self.editor.toPlainText())

    def tick(self) -> None:
        """Keep what was typed before the key is forgotten."""
        if self.presenter.text() != self.editor.toPlainText() and not self._pause.isActive():
            self.save()
        self.presenter.tick()

    def ask_entering(self) -> None:
        """Ask what closing the doors needs."""
        ask_entering(self, self._live.presenter, self._live.desk, self._entered)

    def unlock(self) -> None:
        """Open the section chosen with the phrase given; the phrase is not kept."""
        phrase, asked = self.phrase.text(), self.presenter.chosen
        self.phrase.clear()
        try:
            wrapped = self.presenter.sealed().wrapped
        except DsiError as refusal:
            self._live.desk.refuse(refusal)
            return
        self._live.desk.run(
            _("Ouvrir la section scellée"), lambda _progress: crypt.unwrap(wrapped, phrase),
            lambda lock: self._unlocked(lock, asked),
        )

    def end(self) -> None:
        """Seal, then open the doors."""
        self.save()
        if self.presenter.leave():
            self.tell(_("Les portes sont rouvertes."))

    def approve(self) -> None:
        """Adopt the section shown, behind the doors closed now."""
        if self.presenter.adopt():
            self.tell(_("La section scellée est adoptée : elle ne changera plus."))

    def print_it(self) -> None:
        """Write the secret paper where the person says."""
        self.save()
        section = self.presenter.section()
        if section is not None:
            print_sealed(self._live.store, self._live.desk, section, self.presenter.text())

    def lock(self) -> None:
        """Seal and forget the key."""
        self.save()
        self.presenter.shut()
        self.presenter.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._in_sight = True

    def hideEvent(self, event: QHideEvent) -> None:
        """Seal and forget: a panel out of sight holds no secret."""
        self._in_sight = False
        self.save()
        self.presenter.shut()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._live.close_panel()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, _event: object) -> None:
        """Hand the keyboard to what is to be filled."""
        if not self.stage.isVisibleTo(self):
            self.enter.setFocus()
        else:
            (self.editor if self.stage.currentIndex() else self.phrase).setFocus()

    def _entered(self, lock: Lock, fields: dict[str, Any]) -> None:
        table, store = self._live.presenter, self._live.store
        made: list[str] = []
        if table.do(lambda: made.append(commands.enter_in_camera(
            store, table.meeting_id, table.item_id or None, lock, **fields
        ))):
            if self._in_sight:
                self.presenter.entered(made[0], lock)
                self.editor.setFocus()
            self._live.desk.tell(
                _("La rencontre est à huis clos; les personnes invitées quittent la salle.")
            )

    def _unlocked(self, lock: Lock, section_id: str) -> None:
        """Show the text, unless the panel was left, or turned to another section, meanwhile."""
        if not self._in_sight or section_id != self.presenter.chosen:
            return
        try:
            self.presenter.unlock(lock)
        except DsiError as refusal:
            self._live.desk.refuse(refusal)
            return
        self.editor.setFocus()

    def _typed(self) -> None:
        if not self._filling:
            self.presenter.touch()
            self._pause.start()

    def _chosen(self) -> None:
        if not self._filling:
            self.save()
            self.presenter.choose(str(self.choice.currentData() or ""))

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(_("Huis clos"), "h2"), 1)
        head.addWidget(icon_button("x", _("Revenir aux lignes du point"), self._live.close_panel))
        column.addLayout(head)
        column.addWidget(self.choice)
        column.addWidget(self.words)
        self.stage.addWidget(self._locked())
        self.editor.setAccessibleName(_("Texte scellé"))
        self.editor.setTabChangesFocus(True)
        self.editor.textChanged.connect(self._typed)
        self.stage.addWidget(self.editor)
        column.addWidget(self.stage, 1)
        self.choice.activated.connect(lambda _at: self._chosen())
        self.enter = button(_("Passer à huis clos…"), self.ask_entering, look="primary")
        self.leave = button(_("Mettre fin au huis clos"), self.end, look="primary")
        self.adopt = button(_("Adopter cette section"), self.approve)
        self.paper = button(_("PDF secret…"), self.print_it)
        self.shut = button(_("Refermer"), self.lock)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.more = icon_button("dots", _("Autres gestes du huis clos"), self._open_menu)
        for one in (self.enter, self.leave, self.adopt, self.paper, self.shut, self.more):
            row.addWidget(one)
        row.addStretch()
        column.addLayout(row)
        self.rest = QWidget()
        column.addWidget(self.rest, 1)
        self.menu = QMenu(self)
        self.acts = {
            name: self.menu.addAction(words, partial(act, self, self._live))
            for name, words, act in (
                ("access", _("Dire qui peut en être informé…"), ask_access),
                ("hand_over", _("Remettre à une autre présidence…"), ask_handing_over),
                ("lift", _("Lever le secret…"), ask_lifting),
            )
        }

    def _open_menu(self) -> None:
        self.menu.exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _locked(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        caption = label(_("Phrase de passe"), "label")
        caption.setBuddy(self.phrase)
        self.phrase.setAccessibleName(_("Phrase de passe"))
        self.phrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.phrase.returnPressed.connect(self.unlock)
        column.addWidget(label(
            _("Ce texte est scellé. Il se lit avec sa phrase, dans cette fenêtre seulement, et se "
              "referme après dix minutes sans frappe."), "muted", wrap=True,
        ))
        column.addWidget(caption)
        column.addWidget(self.phrase)
        row = QHBoxLayout()
        row.addWidget(button(_("Ouvrir"), self.unlock))
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        return made

"""The one place to type: letter for the kind, @ for a person, ! for a date, Entrée records."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout

from dsi_desktop.features.minutes.rules.capture import (
    Known,
    Mention,
    as_kind,
    candidates,
    completed,
    mention_at,
)
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.texts import Elided

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CaptureEdit(QLineEdit):
    """A line that completes names after @, or any name while one is asked."""

    submitted = Signal(str)
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("capture")
        self.setAccessibleName(_("Ligne de saisie du procès-verbal"))
        self.naming: Callable[[], bool] = lambda: False
        self.people: Callable[[], Sequence[Known]] = tuple
        self._names = QStringListModel(self)
        self.popup = QListView()
        self.popup.setAccessibleName(_("Personnes proposées"))
        self._completer = QCompleter(self._names, self)
        self._completer.setPopup(self.popup)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self._completer.activated.connect(self.insert_name)
        self.textEdited.connect(self._propose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.popup.isVisible() and event.key() in _ENTER:
            self._take_proposal()
        elif event.key() in _ENTER:
            self.submitted.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab takes the name proposed; without one it moves on as everywhere."""
        if self.popup.isVisible():
            self._take_proposal()
            return True
        return super().focusNextPrevChild(following)

    def proposals(self) -> list[str]:
        """Return the names offered just now."""
        return self._names.stringList() if self.popup.isVisible() else []

    def insert_name(self, name: str) -> None:
        """Put a whole name in place of the one being typed."""
        mention = self._mention()
        if mention is None:
            return
        if self.naming():
            self.setText(name)
            return
        text, cursor = completed(self.text(), mention, self.cursorPosition(), name)
        self.setText(text)
        self.setCursorPosition(cursor)

    def _take_proposal(self) -> None:
        index = self.popup.currentIndex()
        chosen = index if index.isValid() else self._names.index(0)
        self.popup.hide()
        self.insert_name(str(chosen.data()))

    def _mention(self) -> Mention | None:
        if self.naming():
            return Mention(0, self.text().lstrip("@"))
        return mention_at(self.text(), self.cursorPosition())

    def _propose(self, _text: str) -> None:
        mention = self._mention()
        found = candidates(self.people(), mention.typed) if mention and mention.typed else []
        names = [one.name for one in found]
        if not names or (mention is not None and names == [mention.typed.strip()]):
            self.popup.hide()
            return
        self._names.setStringList(names)
        self._completer.complete()
        self.popup.setCurrentIndex(self._names.index(0))

    def _leave(self) -> None:
        if self.popup.isVisible():
            self.popup.hide()
        else:
            self.escaped.emit()


class CaptureLine(QFrame):
    """The line, the chip of what it waits for, and what it will record."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.chip = Pill("", "accentSoft", "accentInk")
        self.chip.hide()
        self.edit = CaptureEdit()
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.edit, 1)
        column.addLayout(row)
        self._hint = Elided("", "small")
        self._hint.setMinimumHeight(theme().px(16))
        column.addWidget(self._hint)
        self.ask("", "")
        self.hint("")

    def ask(self, chip: str, hint: str) -> None:
        """Show what the line waits for; nothing is the plain capture."""
        self.chip.setVisible(bool(chip))
        if chip:
            self.chip.say(chip)
        plain = _("Écrire une note…   d décision   r résolution   a suivi   "
                  "@ personne   ! échéance")
        self.edit.setPlaceholderText(hint or plain)
        self.edit.setAccessibleDescription(": ".join(part for part in (chip, hint) if part))

    def hint(self, words: str) -> None:
        """Say under the line what it will record, else the keys."""
        keys = _("Entrée enregistrer   ·   Alt+↓ point suivant   ·   Ctrl+Z annuler   ·   "
                 "F9 projeter   ·   F1 toutes les touches")
        self._hint.say(words or keys)

    def take_kind(self, kind: str) -> None:
        """Make the line being typed a decision, a resolution or a follow-up."""
        text = as_kind(self.edit.text(), kind)
        self.edit.setText(text)
        self.edit.setCursorPosition(len(text))
        self.edit.setFocus()

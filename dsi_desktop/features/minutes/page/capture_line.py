"""The one place to type: letter for the kind, @ person, ! date, ; phrase, Entrée records."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout

from dsi_desktop.features.minutes.rules.capture import as_kind
from dsi_desktop.features.minutes.rules.completing import Ground, Offer, offers
from dsi_desktop.features.minutes.rules.phrases import Expanded, PhraseLine, blank_after, expanded
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.texts import Elided

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CaptureEdit(QLineEdit):
    """A line that completes names, due dates and phrases, and walks through the blanks of these."""

    submitted = Signal(str)
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("capture")
        self.setAccessibleName(_("Ligne de saisie du procès-verbal"))
        self.ground: Callable[[], Ground] = Ground
        self._offers: list[Offer] = []
        self._filling = False
        self._words = QStringListModel(self)
        self.popup = QListView()
        self.popup.setAccessibleName(_("Propositions"))
        self._completer = QCompleter(self._words, self)
        self._completer.setPopup(self.popup)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._take_words)
        self.textEdited.connect(self._propose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.popup.isVisible() and event.key() in _ENTER:
            self._take_proposal()
        elif event.key() in _ENTER:
            self._filling = False
            self.submitted.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the dossier when the line itself has nothing to take back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab takes what is proposed, then goes from blank to blank; else it moves on."""
        if self.popup.isVisible():
            self._take_proposal()
            return True
        if following and self._filling:
            return self._next_blank()
        return super().focusNextPrevChild(following)

    def proposals(self) -> list[str]:
        """Return what is offered just now."""
        return self._words.stringList() if self.popup.isVisible() else []

    def insert_phrase(self, phrase: PhraseLine) -> None:
        """Put a phrase where the cursor stands, its first blank selected."""
        self._show(expanded(self.text(), self.cursorPosition(), phrase))
        self._filling = True

    def _take_proposal(self) -> None:
        index = self.popup.currentIndex()
        row = index.row() if index.isValid() else 0
        self.popup.hide()
        self._take(self._offers[row])

    def _take_words(self, words: str) -> None:
        found = next((one for one in self._offers if one.shown == words), None)
        if found is not None:
            self._take(found)

    def _take(self, offer: Offer) -> None:
        self._show(offer.line)
        self._filling = offer.line.end < len(offer.line.text) or offer.line.start < offer.line.end

    def _show(self, line: Expanded) -> None:
        """Show a line as if it had been typed: Ctrl+Z takes it back."""
        self.selectAll()
        self.insert(line.text)
        self.setCursorPosition(line.start)
        self.setSelection(line.start, line.end - line.start)
        self.textEdited.emit(line.text)

    def _next_blank(self) -> bool:
        """Select the next blank, else go to the end of the line."""
        found = blank_after(self.text(), self.cursorPosition())
        if found is None:
            self._filling = False
            self.setCursorPosition(len(self.text()))
        else:
            self.setSelection(found.start, found.end - found.start)
        return True

    def _propose(self, _text: str) -> None:
        self._offers = offers(self.text(), self.cursorPosition(), self.ground())
        if not self._offers or self.hasSelectedText():
            self.popup.hide()
            return
        self._words.setStringList([one.shown for one in self._offers])
        self._completer.complete()
        self.popup.setCurrentIndex(self._words.index(0))

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
        plain = "   ".join((
            _("Une note…"), _("d décision"), _("r résolution"), _("a suivi"), _("@ qui"),
            _("! quand"), _("; phrase"),
        ))
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

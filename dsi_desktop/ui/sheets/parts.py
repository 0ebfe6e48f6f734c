"""Small parts of the sections of a sheet: a menu behind an icon, a line that asks or finds."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QToolButton

from dsi_desktop.kernel.text import fold
from dsi_desktop.ui.widgets.buttons import icon_button

Gestures = Sequence[tuple[str, Callable[[], object]]]


def menu_button(icon_name: str, words: str, gestures: Gestures) -> QToolButton:
    """Return an icon that opens a menu; Entrée opens it too."""
    made = icon_button(icon_name, words)
    menu = QMenu(made)
    menu.setAccessibleName(words)
    for text, done in gestures:
        menu.addAction(text).triggered.connect(lambda _on=False, done=done: done())
    made.setMenu(menu)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made


class AddLine(QLineEdit):
    """Entrée adds what is typed; several lines pasted are added together."""

    added = Signal(list)

    def __init__(self, words: str, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.setPlaceholderText(hint or words)
        self.returnPressed.connect(self._add)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap empties the line before it closes the sheet."""
        pasted = QGuiApplication.clipboard().text().splitlines()
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.matches(QKeySequence.StandardKey.Paste) and len(pasted) > 1:
            self.added.emit(pasted)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()  # the sheet must not hear it
        else:
            super().keyPressEvent(event)

    def _add(self) -> None:
        if self.text().strip():
            self.added.emit([self.text()])


class FindLine(QLineEdit):
    """Finds one of a list while it is typed; Entrée chooses it, or `made` of what is new.

    `offered` is asked when the keyboard comes here: nobody waits for thousands of names when a
    sheet is only looked at.
    """

    found = Signal(str)
    made = Signal(str)

    def __init__(
        self, words: str, offered: Callable[[], Sequence[tuple[str, str]]], hint: str = ""
    ) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.setPlaceholderText(hint or words)
        self._offered = offered
        self._options: Sequence[tuple[str, str]] | None = None

    def options(self) -> Sequence[tuple[str, str]]:
        """Return what may be found, asked once."""
        if self._options is None:
            self._options = self._offered()
            completer = QCompleter(self)
            completer.setModel(
                QStringListModel([name for _key, name in self._options], completer))
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.activated.connect(self.choose)
            self.setCompleter(completer)
        return self._options

    def choose(self, text: str) -> None:
        """Take one of the list, else what is new."""
        typed = fold(text.strip())
        if not typed:
            return
        exact = [key for key, name in self.options() if fold(name) == typed]
        held = [key for key, name in self.options() if typed in fold(name)]
        key = exact[0] if exact else held[0] if len(held) == 1 else ""
        if key:
            self.found.emit(key)
        else:
            self.made.emit(text.strip())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ask what may be found."""
        self.options()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée chooses, Échap empties the line before it closes the sheet."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose(self.text())
        else:
            super().keyPressEvent(event)

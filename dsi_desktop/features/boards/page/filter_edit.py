"""The box a filter is typed in, with the list of what may come next."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from dsi_desktop.features.boards.rules.completing import Completion
from dsi_desktop.kernel.i18n import _

Complete = Callable[[str, int], list[Completion]]
_WIDEST = 460
_TAKES = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterEdit(QLineEdit):
    """Offers keys and values below the box: ↓ chooses, Tab takes the first, Échap closes."""

    entered = Signal()
    left = Signal()

    def __init__(self, complete: Complete, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asked = False
        self._complete = complete
        self._offered: list[Completion] = []
        self._list = QStandardItemModel(self)
        self._completer = QCompleter(self._list, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self.popup = QListView()
        self._completer.setPopup(self.popup)
        self._completer.activated.connect(
            lambda _text: self._take(self.popup.currentIndex().row())
        )
        self.popup.setAccessibleName(_("Suite possible du filtre"))
        self.popup.installEventFilter(self)
        self.setClearButtonEnabled(True)
        self.setAccessibleName(_("Filtrer les cartes"))
        self.setPlaceholderText(_("Filtrer : resp:MRC échéance:<30j en:retard"))
        self.setToolTip(_(
            "Des mots, ou resp: échéance: étiquette: en: état: colonne: priorité: chantier: "
            "partenaire: action: objectif: rencontre: créée: déplacée: sans:. Un « - » devant "
            "retourne la condition. Ctrl+F vient ici, Échap montre toutes les cartes."
        ))
        self.textEdited.connect(lambda _text: self.offer())

    @property
    def offered(self) -> list[Completion]:
        """What may come next, as the list shows it."""
        return self._offered

    def offer(self) -> None:
        """Show what may come next where the caret is."""
        self._offered = self._complete(self.text(), self.cursorPosition())
        self._list.clear()
        for one in self._offered:
            words = f"{one.shown}   {one.meaning}" if one.meaning else one.shown
            item = QStandardItem(words)
            item.setEditable(False)
            said = f"{one.shown}, {one.meaning}" if one.meaning else one.shown
            item.setAccessibleText(said)
            self._list.appendRow(item)
        if not self._offered or not self.text().strip() or not self.hasFocus():
            self.popup.hide()
            return
        box = self.rect()
        box.setWidth(min(box.width(), _WIDEST))
        self._completer.complete(box)
        # Qt chooses the first line by itself: Entrée would then take it instead of filtering.
        self.popup.setCurrentIndex(QModelIndex())

    def choose(self, start: int, end: int) -> None:
        """Mark a part of what was typed."""
        self.setFocus()
        self.setSelection(start, end - start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée puts the filter in force, Échap leaves it, ↓ opens the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.popup.hide()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.offer()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the choice in hand with Entrée or Tab; Tab alone takes the first."""
        if (
            watched is self.popup
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _TAKES
        ):
            chosen = self.popup.currentIndex()
            row = chosen.row() if chosen.isValid() else 0
            if chosen.isValid() or event.key() == Qt.Key.Key_Tab:
                self.popup.hide()
                self._take(row)
                return True
        return super().eventFilter(watched, event)

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._offered):
            taken = self._offered[row]
            self.setText(taken.text)
            self.setCursorPosition(taken.cursor)
            self.offer()

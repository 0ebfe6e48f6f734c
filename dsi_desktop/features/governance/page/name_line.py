"""Renaming in place: a line of text over the card or the row."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme

_NARROWEST, _HEIGHT = 240, 34


class NameLine(QLineEdit):
    """Entrée keeps the name, Échap leaves it as it was, leaving the line keeps it too.

    A name refused stays in the line, to be corrected.
    """

    def __init__(self, over: QWidget, refuse: Callable[[DsiError], None]) -> None:
        super().__init__(over)
        self._over = over
        self._refuse = refuse
        self._done: Callable[[str], object] = str
        self._before = ""
        self.setAccessibleName(_("Nouveau nom de l’instance"))
        self.hide()

    def ask(self, place: QRect, name: str, done: Callable[[str], object]) -> None:
        """Show the name where it is written; `done` is told the new one."""
        self._done, self._before = done, name
        room = self._over.rect()
        width = min(max(place.width(), theme().px(_NARROWEST)), room.width())
        left = max(0, min(place.left(), room.width() - width))
        top = max(0, min(place.top(), room.height() - theme().px(_HEIGHT)))
        self.setGeometry(left, top, width, theme().px(_HEIGHT))
        self.setText(name)
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._keep()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        asked = event.reason() not in {
            Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason,
        }
        if asked and not self.isHidden():
            self._keep(back=False)

    def _keep(self, *, back: bool = True) -> None:
        name = self.text().strip()
        if name != self._before:
            try:
                self._done(name)
            except DsiError as refusal:
                self._refuse(refusal)
                if not back:
                    self.hide()
                return
        self._leave(back=back)

    def _leave(self, *, back: bool = True) -> None:
        self.hide()
        if back:
            self._over.setFocus()

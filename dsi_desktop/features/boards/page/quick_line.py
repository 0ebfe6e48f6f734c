"""A line at the top of a column: Entrée adds a card and stays, Échap leaves."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.texts import label

Adds = Callable[[Sequence[str]], object]


class QuickLine(QFrame):
    """`adds` writes cards and may raise `DsiError`: what was typed then stays, with the reason."""

    def __init__(
        self, column: str, adds: Adds, asks: Callable[[int], bool], leaves: Callable[[], object]
    ) -> None:
        super().__init__()
        self._adds, self._asks, self._leaves = adds, asks, leaves
        self.line = _Line(self)
        self.line.setPlaceholderText(_("Ce qu’il y a à faire"))
        self.line.setAccessibleName(_("Nouvelle carte dans {column}").format(column=column))
        self.line.setToolTip(_("Entrée ajoute et reste, Échap laisse. Coller plusieurs lignes "
                               "fait autant de cartes."))  # fmt: skip
        self.error = label("", "error", wrap=True)
        self.error.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 2, 4, 4)
        box.setSpacing(4)
        box.addWidget(self.line)
        box.addWidget(self.error)
        self.line.returnPressed.connect(self._add)

    def take_lines(self, text: str) -> bool:
        """Offer to make a card of each line of a text; tell whether it had several."""
        titles = [one for one in (line.strip(" \t-•*") for line in text.splitlines()) if one]
        if len(titles) < 2:
            return False
        if self._asks(len(titles)):
            self._write(titles)
        return True

    def leave(self) -> None:
        """Go away without adding."""
        self._leaves()

    def _add(self) -> None:
        if self.line.text().strip():
            self._write([self.line.text()])

    def _write(self, titles: Sequence[str]) -> None:
        try:
            self._adds(titles)
        except DsiError as refusal:
            self.error.setText(f"⚠ {refusal.sentence}")
            self.error.show()
            return
        self.error.hide()
        self.line.clear()


class _Line(QLineEdit):
    """Échap leaves; several lines pasted are offered as several cards."""

    def __init__(self, owner: QuickLine) -> None:
        super().__init__()
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Échap and the paste of several lines."""
        if event.key() == Qt.Key.Key_Escape:
            self._owner.leave()
        elif not (
            event.matches(QKeySequence.StandardKey.Paste)
            and self._owner.take_lines(QGuiApplication.clipboard().text())
        ):
            super().keyPressEvent(event)

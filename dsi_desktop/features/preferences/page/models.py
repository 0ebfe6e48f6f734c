"""The starting model as cards one of which is chosen: arrows move, Espace chooses."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from dsi_desktop.features.preferences.rules import Model
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.texts import label


class ModelCards(QWidget):
    """Which bodies the dossier starts with."""

    chosen = Signal(str)

    def __init__(self, models: Mapping[str, Model]) -> None:
        super().__init__()
        self._cards: dict[str, _ModelCard] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for key, model in models.items():
            card = _ModelCard(model)
            self._cards[key] = card
            self._group.addButton(card.radio)
            card.radio.toggled.connect(lambda on, key=key: self._choose(key) if on else None)
            row.addWidget(card, 1)
        next(iter(self._cards.values())).radio.setChecked(True)

    def current(self) -> str:
        """Return the key of the model chosen."""
        return next(key for key, card in self._cards.items() if card.radio.isChecked())

    def _choose(self, key: str) -> None:
        for other, card in self._cards.items():
            card.dress(chosen=other == key)
        self.chosen.emit(key)


class _ModelCard(QFrame):
    """A radio button whose whole card can be clicked."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.radio = QRadioButton(_(model.title))
        self.radio.setAccessibleDescription(_(model.words))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 10)
        column.setSpacing(0)
        column.addWidget(self.radio)
        words = label(_(model.words), "muted", wrap=True)
        words.setContentsMargins(28, 0, 0, 0)
        column.addWidget(words)
        column.addStretch()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.dress(chosen=False)

    def dress(self, *, chosen: bool) -> None:
        """Show whether this one is chosen."""
        self.setObjectName("chosen" if chosen else "offered")
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """The whole card chooses."""
        self.radio.setChecked(True)
        self.radio.setFocus()

"""Buttons: plain, filled, link, icon, and the segmented control."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.tips import plain_tip, unmarked


def button(
    text: str, clicked: Callable[[], object], *, look: str = "", icon_name: str = "", tip: str = ""
) -> QPushButton:
    """Return a push button; `look` is "", "primary", "link" or "danger"."""
    made = QPushButton(unmarked(text))
    made.setObjectName(look)
    made.setToolTip(plain_tip(tip))
    made.setAutoDefault(True)  # without it, Entrée on a button outside a dialog does nothing
    if icon_name:
        key = {"primary": "onAccent", "link": "accent", "danger": "danger"}.get(look, "")
        made.setIcon(icon(icon_name, key))
        fit(made, lambda: made.setIconSize(QSize(theme().px(24 if text else 18), theme().px(18))))
    made.clicked.connect(lambda _on: clicked())
    return made


def icon_button(
    name: str, words: str, clicked: Callable[[], object] | None = None, key: str = ""
) -> QToolButton:
    """Return a button that is only an icon: `words` are its name and its tip."""
    made = _IconButton()
    made.setIcon(icon(name, key))
    fit(made, lambda: made.setIconSize(QSize(theme().px(18), theme().px(18))))
    made.setAccessibleName(words)
    made.setToolTip(plain_tip(words))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if clicked is not None:
        made.clicked.connect(lambda _on: clicked())
    return made


class _IconButton(QToolButton):
    """Entrée presses it, as Espace does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Entrée too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Pictogram(QWidget):
    """An icon that only decorates: nothing for the ear, nothing for the keyboard."""

    def __init__(self, name: str, key: str = "text2", size: int = 18) -> None:
        super().__init__()
        self._icon = icon(name, key)
        fit(self, lambda: self.setFixedSize(theme().px(size), theme().px(size)))

    def draw(self, name: str, key: str = "text2") -> None:
        """Draw another icon."""
        self._icon = icon(name, key)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw in the colour of the theme in force."""
        self._icon.paint(QPainter(self), self.rect())


class Segmented(QFrame):
    """A choice among a few views, one pressed at a time; arrows move, `chosen` tells which."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for key, text in options:
            self._add(row, key, text)
        if self._buttons:
            next(iter(self._buttons.values())).setChecked(True)

    def choose(self, key: str) -> None:
        """Press one, without telling."""
        self._buttons[key].setChecked(True)

    def current(self) -> str:
        """Return the key of the one pressed."""
        return next((key for key, made in self._buttons.items() if made.isChecked()), "")

    def dress(self, key: str, drawn: QIcon) -> None:
        """Put an icon before one of the texts."""
        self._buttons[key].setIcon(drawn)

    def _add(self, row: QHBoxLayout, key: str, text: str) -> None:
        made = QPushButton(unmarked(text))
        made.setObjectName("segment")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.clicked.connect(lambda: self.chosen.emit(key))
        self._group.addButton(made)
        self._buttons[key] = made
        row.addWidget(made)

"""The bar at the left: whose dossier, where one may go, and that everything is saved."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.kernel.cards import FeatureCard
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui import tokens
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Pictogram
from dsi_desktop.ui.widgets.texts import Elided, label

_NARROW = 64


class Sidebar(QFrame):
    """Built from the features' cards; narrow, it keeps icons and tips only."""

    chosen = Signal(str)

    def __init__(self, name: str, note: str, cards: Sequence[FeatureCard]) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAccessibleName(_("Pages du dossier"))
        self._buttons: dict[str, _Entry] = {}
        self._titles = {card.name: card.title for card in cards}
        self._texts: dict[str, str] = {}
        self._wide: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 16, 12, 12)
        self._column.setSpacing(3)
        self._add_brand(name, note)
        main = [card for card in cards if card.place == "main"]
        for at, card in enumerate(main):
            if at and card.group != main[at - 1].group:
                self._column.addSpacing(6)
            self._add(card, f"Alt+{at + 1}" if at < 9 else "")
        self._column.addStretch()
        self._add_state()
        for card in cards:
            if card.place == "foot":
                self._add(card, "Ctrl+," if card.name == "preferences" else "")
        self.narrow(False)

    def mark(self, name: str) -> None:
        """Show which page one is on; a page without an entry leaves none marked."""
        here = name if name in self._buttons else next(iter(self._buttons))
        for key, made in self._buttons.items():
            made.setChecked(key == name)
            tab = Qt.FocusPolicy.StrongFocus if key == here else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(tab)

    def narrow(self, wanted: bool) -> None:
        """Keep icons only, or give the words back."""
        self.setFixedWidth(theme().px(_NARROW if wanted else tokens.SIDEBAR))
        for widget in self._wide:
            widget.setVisible(not wanted)
        for name, made in self._buttons.items():
            made.setText("" if wanted else self._texts[name])

    def say_state(self, words: str, icon_name: str = "circle-check", key: str = "ok") -> None:
        """Say whether everything is saved, or what is being done."""
        self._state.say(words)
        self._state_icon.draw(icon_name, key)
        self._state_icon.setToolTip(words)

    def badge(self, name: str, count: int, words: str = "") -> None:
        """Put a number on a page, « 3 » for « 3 à décider »; 0 takes it away."""
        made = self._buttons.get(name)
        if made is not None:
            said = _(self._titles[name])
            made.wear(count)
            made.setAccessibleName(_("{page}, {count}").format(page=said, count=words)
                                   if count else said)  # fmt: skip

    def rename(self, name: str, note: str) -> None:
        """Show another name of the démarche."""
        self._brand.say(name)
        self._note.say(note)

    def carry(self, *actions: QAction) -> None:
        """Put undo and redo over the state, which needs its whole line for its words."""
        for action in actions:
            made = QToolButton()
            made.setDefaultAction(action)
            made.setIconSize(QSize(theme().px(16), theme().px(16)))
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            action.changed.connect(lambda made=made, action=action: _name(made, action))
            _name(made, action)
            self._steps_row.insertWidget(self._steps_row.count() - 1, made)
            self._wide.append(made)

    def entries(self) -> list[str]:
        """Return the names of the pages, from top to bottom."""
        return list(self._buttons)

    def focus(self) -> None:
        """Take the focus to the page marked, or to the first."""
        stops = self._buttons.values()
        stop = next(one for one in stops if one.focusPolicy() == Qt.FocusPolicy.StrongFocus)
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step(self, step: int) -> None:
        """Go up or down the entries by the arrows, without leaving the page in view."""
        made = list(self._buttons.values())
        at = next((place for place, one in enumerate(made) if one.hasFocus()), 0)
        made[(at + step) % len(made)].setFocus(Qt.FocusReason.TabFocusReason)

    def _add_brand(self, name: str, note: str) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 0, 14)
        row.setSpacing(10)
        row.addWidget(Pictogram("sitemap", "accent", 22))
        words = QWidget()
        texts = QVBoxLayout(words)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(0)
        self._brand = Elided(name, "brand")
        self._note = Elided(note, "small")
        texts.addWidget(self._brand)
        texts.addWidget(self._note)
        row.addWidget(words, 1)
        self._wide.append(words)
        self._column.addLayout(row)

    def _add(self, card: FeatureCard, keys: str) -> None:
        words = _(card.title)
        made = _Entry(self.step)
        made.setObjectName("nav")
        made.setIcon(icon(card.icon))
        made.setIconSize(QSize(theme().px(26), theme().px(20)))
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setAccessibleName(words)
        made.setToolTip(f"{words} ({keys})" if keys else words)
        made.clicked.connect(lambda: self.chosen.emit(card.name))
        self._texts[card.name] = words
        self._buttons[card.name] = made
        self._column.addWidget(made)

    def _add_state(self) -> None:
        self._steps_row = QHBoxLayout()
        self._steps_row.setContentsMargins(3, 0, 0, 0)
        self._steps_row.setSpacing(2)
        self._steps_row.addStretch()
        self._column.addLayout(self._steps_row)
        self._state_row = QHBoxLayout()
        self._state_row.setContentsMargins(10, 0, 0, 4)
        self._state_row.setSpacing(2)
        self._state_icon = Pictogram("circle-check", "ok", 14)
        self._state = Elided("", "small")
        self._state_row.addWidget(self._state_icon)
        self._state_row.addSpacing(4)
        self._state_row.addWidget(self._state, 1)
        self._wide.append(self._state)
        self._column.addLayout(self._state_row)


class _Entry(QPushButton):
    """One page. Tab stops at the page in view only; arrows go to the others, Entrée opens."""

    def __init__(self, step: Callable[[int], None]) -> None:
        super().__init__()
        self._step = step
        self._count = 0

    def wear(self, count: int) -> None:
        """Show a number at the right of the name, on the icon when the bar is narrow."""
        self._count = count
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entry, then its number."""
        super().paintEvent(event)
        if not self._count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme().font("xs", QFont.Weight.DemiBold)
        shown = str(self._count) if self._count < 100 else "99+"
        height = theme().px(18)
        width = max(height, QFontMetrics(font).horizontalAdvance(shown) + theme().px(8))
        place = QRectF(self.width() - width - theme().px(3), 0, width, height)
        if self.text():
            place.moveTop((self.height() - height) / 2)
        else:
            place.moveTopRight(QPointF(self.width(), 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("warnSoft"))
        painter.drawRoundedRect(place, height / 2, height / 2)
        painter.setPen(theme().colour("warn"))
        painter.setFont(font)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Entrée presses as Espace does."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def _name(made: QToolButton, action: QAction) -> None:
    made.setAccessibleName(action.text())
    made.setToolTip(action.toolTip())


def place_holder(words: str) -> QWidget:
    """Return what stands where a page will be, while the dossier is being checked."""
    made = QWidget()
    made.setObjectName("page")
    column = QVBoxLayout(made)
    column.addStretch()
    said = label(words, "muted")
    said.setAlignment(Qt.AlignmentFlag.AlignCenter)
    column.addWidget(said)
    column.addStretch()
    return made

"""The sidebar: the dossier's name, one entry per feature, the state of the file."""

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from dsi_desktop.kernel.cards import FeatureCard
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui import tokens
from dsi_desktop.ui.icons import icon, picture
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Pictogram
from dsi_desktop.ui.widgets.texts import Elided


class Sidebar(QFrame):
    """Entries come from the features' cards; `state` says that everything is saved."""

    def __init__(self, cards: Sequence[FeatureCard], chosen: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAccessibleName(_("Pages"))
        self.setFixedWidth(theme().px(tokens.SIDEBAR))
        self._chosen = chosen
        self._entries: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(4)
        column.addLayout(self._brand())
        column.addSpacing(8)
        places = [card for card in cards if card.place == "main"]
        for at, (_group, members) in enumerate(groupby(places, key=lambda card: card.group)):
            if at:
                column.addSpacing(10)
            for card in members:
                column.addWidget(self._entry(card))
        column.addStretch()
        column.addLayout(self._saved())
        for card in cards:
            if card.place == "foot":
                column.addWidget(self._entry(card))

    def show_dossier(self, title: str, below: str) -> None:
        """Name the dossier; `below` is its file, or « Données de démonstration »."""
        self.title.say(title)
        self.below.say(below)

    def show_state(self, words: str, icon_name: str, key: str) -> None:
        """Say the state of the file, e.g. « Enregistré »."""
        self.state.say(words)
        self._sign.setPixmap(picture(icon_name, theme().px(14), key, self.devicePixelRatioF()))

    def press(self, name: str) -> None:
        """Show which page is open; one without an entry presses none."""
        self._group.setExclusive(False)
        for entry_name, entry in self._entries.items():
            entry.setChecked(entry_name == name)
        self._group.setExclusive(True)

    def entry(self, name: str) -> QPushButton:
        """Return the button of a feature."""
        return self._entries[name]

    def _brand(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(10)
        row.addWidget(Pictogram("sitemap", "accent", 20))
        names = QVBoxLayout()
        names.setSpacing(0)
        self.title = Elided("", "brand")
        self.below = Elided("", "small")
        names.addWidget(self.title)
        names.addWidget(self.below)
        row.addLayout(names, 1)
        return row

    def _saved(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 4, 4)
        row.setSpacing(7)
        self._sign = Pictogram("circle-check", "ok", 14)
        self.state = Elided("", "small")
        row.addWidget(self._sign)
        row.addWidget(self.state, 1)
        return row

    def _entry(self, card: FeatureCard) -> QPushButton:
        made = QPushButton(_(card.title))
        made.setObjectName("nav")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setIcon(icon(card.icon))
        made.setIconSize(QSize(theme().px(18), theme().px(18)))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(lambda: self._chosen(card.name))
        self._group.addButton(made)
        self._entries[card.name] = made
        return made

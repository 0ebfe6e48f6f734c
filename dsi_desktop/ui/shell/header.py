"""The head of the window: title of the page, the way back, search, « Nouveau »."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from dsi_desktop.kernel.cards import FeatureCard
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.texts import Elided


class Header(QWidget):
    """Shows the title and offers what is always there."""

    def __init__(
        self, cards: Sequence[FeatureCard], start: Callable[[str, str], object],
        search: Callable[[], object], back: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("page")
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 16, 28, 12)
        row.setSpacing(10)
        self.back = icon_button("arrow-left", _("Page précédente (Alt+←)"), back)
        self.back.hide()
        row.addWidget(self.back)
        self.title = Elided("", "h1")
        row.addWidget(self.title, 1)
        self.search = button(_("Chercher partout   Ctrl+K"), search, icon_name="search")
        self.search.setAccessibleName(_("Chercher partout"))
        self.search.setStyleSheet("text-align: left;")
        self.search.setMinimumWidth(theme().px(280))
        row.addWidget(self.search)
        self.new = QPushButton(_("Nouveau"))
        self.new.setObjectName("primary")
        self.new.setAutoDefault(False)
        self.new.setIcon(icon("plus", "onAccent"))
        self.menu = QMenu(self.new)
        self.menu.setAccessibleName(_("Nouveau"))
        for card in cards:
            for entry in card.creates:
                action = self.menu.addAction(icon(entry.icon), _(entry.text))
                action.triggered.connect(
                    lambda _on=False, name=card.name, intent=entry.intent: start(name, intent)
                )
        self.new.clicked.connect(self.open_menu)
        row.addWidget(self.new)

    def show_title(self, title: str, *, back: bool) -> None:
        """Show a title; `back` shows the way to the page before."""
        self.title.say(title)
        self.back.setVisible(back)

    def allow(self, *, writing: bool) -> None:
        """Offer « Nouveau » only when the file can be written."""
        self.new.setEnabled(writing and bool(self.menu.actions()))

    def open_menu(self) -> None:
        """Open the menu « Nouveau » under its button, first line chosen."""
        if not self.new.isEnabled():
            return
        self.menu.setActiveAction(self.menu.actions()[0])
        self.menu.popup(self.new.mapToGlobal(self.new.rect().bottomLeft()))
        self.menu.setFocus(Qt.FocusReason.PopupFocusReason)

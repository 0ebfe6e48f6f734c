"""The two rows over a list of acts: what can be done, and which part of the list is shown."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label

_TYPING_PAUSE = 60


class ToolsRow(QWidget):
    """Buttons after the strip of the views; under them, words to search and the scope."""

    asked = Signal()

    def __init__(self, strip: QWidget) -> None:
        super().__init__()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(12)
        self._buttons.addWidget(strip)
        self._buttons.addStretch()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Filtrer la liste"))
        self.search.setAccessibleName(_("Filtrer la liste"))
        self.search.setMaximumWidth(theme().px(320))
        self.scope = QComboBox()
        self.count = label("", "muted")
        filters = QHBoxLayout()
        filters.setSpacing(12)
        filters.addWidget(self.search, 1)
        filters.addWidget(self.scope)
        filters.addStretch()
        filters.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._buttons)
        column.addLayout(filters)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self.asked)
        self.search.textChanged.connect(lambda _text: self._pause.start())

    def offer_scopes(self, name: str, scopes: Sequence[tuple[str, str]]) -> None:
        """Offer which part of the list is shown, the first by itself."""
        self.scope.setAccessibleName(name)
        for key, words in scopes:
            self.scope.addItem(words, key)
        self.scope.currentIndexChanged.connect(lambda _at: self.asked.emit())

    def add_tool(
        self, text: str, clicked: Callable[[], object], *, look: str = "", icon_name: str = ""
    ) -> QPushButton:
        """Put a button at the right of the tools."""
        made = button(text, clicked, look=look, icon_name=icon_name)
        self._buttons.addWidget(made)
        return made

"""The first line of the page: which chantier, what can be done with its board, which view."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QPushButton, QWidget

from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.page.tools import TOOLS, Tool
from dsi_desktop.features.boards.page.views import VIEWS
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.widgets.buttons import Segmented, button

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Toolbar(QWidget):
    """On one line, or on two where one cannot hold everything."""

    def __init__(self, host: Boards, picker: QWidget) -> None:
        super().__init__()
        self._host = host
        self._one = False
        self._rows = (QHBoxLayout(), QHBoxLayout())
        self._all = QBoxLayout(_ACROSS, self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.setSpacing(8)
        for row in self._rows:
            row.setSpacing(8)
            self._all.addLayout(row)
        self.menu = QMenu(self)
        self._actions: list[tuple[Tool, QAction]] = []
        self._rows[0].addWidget(picker)
        if TOOLS:
            self._rows[0].addWidget(self._menu_button())
        self._rows[0].addStretch()
        self._rows[1].addStretch()
        self.views = Segmented(_("Vues du tableau"), [(v.name, _(v.words)) for v in VIEWS])
        self.views.chosen.connect(host.show_view)
        self._rows[1].addWidget(self.views)
        self.views.setVisible(len(VIEWS) > 1)
        self._bind()
        # its own least width would keep the window from ever being narrow
        self.setMinimumWidth(1)

    def press(self, name: str) -> None:
        """Show which view is in sight."""
        self.views.choose(name)

    def show_one(self, one: bool) -> None:
        """Offer the tools of one board where one is in sight."""
        self._one = one
        for tool, action in self._actions:
            action.setEnabled(one or not tool.of_one)

    def use(self, name: str) -> None:
        """Use a tool by its name, as its key and its line in the menu do."""
        tool = next(one for one in TOOLS if one.name == name)
        if self._one or not tool.of_one:
            tool.use(self._host)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one line or two."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Fold again when what it holds takes more room, or less."""
        heard = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return heard

    def _menu_button(self) -> QPushButton:
        self.menu.setAccessibleName(_("Tableau"))
        for tool in TOOLS:
            action = self.menu.addAction(icon(tool.icon), _(tool.words))
            action.triggered.connect(lambda _on=False, name=tool.name: self.use(name))
            if tool.keys:
                action.setShortcut(QKeySequence(tool.keys))
                action.setShortcutVisibleInContextMenu(True)
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._actions.append((tool, action))
        opener = button(_("Tableau…"), self._open_menu, icon_name="adjustments-horizontal")
        opener.setAccessibleName(_("Que faire du tableau"))
        self._opener = opener
        return opener

    def _open_menu(self) -> None:
        self.menu.popup(self._opener.mapToGlobal(self._opener.rect().bottomLeft()))

    def _bind(self) -> None:
        for at, view in enumerate(VIEWS, 1):
            self._key(f"Ctrl+{at}", partial(self._host.show_view, view.name))
        for tool in TOOLS:
            if tool.keys:
                self._key(tool.keys, partial(self.use, tool.name))

    def _key(self, keys: str, use: partial[None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._host.widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(use)

    def _fold(self) -> None:
        needed = sum(row.sizeHint().width() for row in self._rows) + self._all.spacing()
        direction = _ACROSS if needed <= self.width() else _DOWN
        if direction != self._all.direction():
            self._all.setDirection(direction)
            self._all.activate()

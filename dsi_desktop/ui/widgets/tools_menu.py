"""What can be done with the record in sight: a button, its menu, and the keys that do the same."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.widgets.buttons import button


class Tool(Protocol):
    """A gesture on a page: `words` is a French source, `keys` Qt's words or ""."""

    @property
    def name(self) -> str:
        """What the page calls it by."""

    @property
    def keys(self) -> str:
        """Its key."""

    @property
    def words(self) -> str:
        """Its line in the menu."""

    @property
    def icon(self) -> str:
        """Its drawing."""

    @property
    def of_one(self) -> bool:
        """Whether it only works where one record is in sight."""

    @property
    def apart(self) -> bool:
        """Whether a line stands above it in the menu."""


T = TypeVar("T", bound=Tool)


class ToolsMenu(Generic[T]):
    """The tools of one record rest until one is in sight, in the menu and under their keys."""

    def __init__(
        self, page: QWidget, tools: Sequence[T], used: Callable[[T], object], *, title: str,
        words: str, spoken: str,
    ) -> None:
        self._page = page
        self._tools = tools
        self._used = used
        self._one = False
        self.actions: list[tuple[T, QAction]] = []
        self.button = button(words, self._open, icon_name="adjustments-horizontal")
        self.button.setAccessibleName(spoken)
        self.menu = QMenu(self.button)
        self.menu.setAccessibleName(title)
        for tool in tools:
            self._offer(tool)

    def show_one(self, one: bool) -> None:
        """Offer the tools of one record where one is in sight."""
        self._one = one
        for tool, action in self.actions:
            action.setEnabled(one or not tool.of_one)

    def use(self, name: str) -> None:
        """Use a tool by its name, as its key and its line in the menu do."""
        tool = next(one for one in self._tools if one.name == name)
        if self._one or not tool.of_one:
            self._used(tool)

    def _offer(self, tool: T) -> None:
        if tool.apart and self.actions:
            self.menu.addSeparator()
        action = self.menu.addAction(icon(tool.icon), _(tool.words))
        action.triggered.connect(lambda _on=False, name=tool.name: self.use(name))
        self.actions.append((tool, action))
        if tool.keys:
            action.setShortcut(QKeySequence(tool.keys))
            action.setShortcutVisibleInContextMenu(True)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            page_key(self._page, tool.keys, partial(self.use, tool.name))

    def _open(self) -> None:
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))


def page_key(page: QWidget, keys: str, use: Callable[[], object]) -> None:
    """Make a key work anywhere in a page, and nowhere else."""
    shortcut = QShortcut(QKeySequence(keys), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(use)

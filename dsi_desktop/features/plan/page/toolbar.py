"""The first line of the page: the pages beside, which plan, how it is seen, what can be done."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.tools import TOOLS, Tool
from dsi_desktop.features.plan.page.views import VIEWS
from dsi_desktop.features.plan.queries import PlanLine
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.widgets.buttons import Segmented, button
from dsi_desktop.ui.widgets.tools_row import Tools, choice


class PlanToolbar(QWidget):
    """On one line, or on two where one cannot hold everything."""

    plan_chosen = Signal(str)
    view_chosen = Signal(str)

    def __init__(self, host: Plans, strip: QWidget) -> None:
        super().__init__()
        self._host = host
        self._here = False
        self.plans = choice(_("Plan affiché"), [], 14)
        self.plans.activated.connect(lambda at: self.plan_chosen.emit(self.plans.itemData(at)))
        self.views = Segmented(_("Vues du plan"), [(view.name, _(view.words)) for view in VIEWS])
        self.views.chosen.connect(self.view_chosen)
        self.menu = QMenu(self)
        self._actions: list[tuple[Tool, QAction]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Tools((strip,), (self.plans, self.views, self._menu_button())))
        self._bind()

    def show_plans(self, lines: Sequence[PlanLine], chosen: str) -> None:
        """Offer the plans where there is a choice; the tools of one need one."""
        self.plans.clear()
        for line in lines:
            self.plans.addItem(line.area or line.title, line.id)
            self.plans.setItemData(
                self.plans.count() - 1, line.title, Qt.ItemDataRole.ToolTipRole)
        self.plans.setCurrentIndex(max(0, self.plans.findData(chosen)))
        self.plans.setVisible(len(lines) > 1)
        self._here = bool(chosen)
        for tool, action in self._actions:
            action.setEnabled(self._here or not tool.of_one)

    def use(self, name: str) -> None:
        """Use a tool by its name, as its key and its line in the menu do."""
        tool = next(one for one in TOOLS if one.name == name)
        if self._here or not tool.of_one:
            tool.use(self._host)

    def _menu_button(self) -> QPushButton:
        self.menu.setAccessibleName(_("Plan"))
        for tool in TOOLS:
            if tool.apart and self._actions:
                self.menu.addSeparator()
            action = self.menu.addAction(icon(tool.icon), _(tool.words))
            action.triggered.connect(lambda _on=False, name=tool.name: self.use(name))
            if tool.keys:
                action.setShortcut(QKeySequence(tool.keys))
                action.setShortcutVisibleInContextMenu(True)
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._actions.append((tool, action))
        opener = button(_("Plan…"), self._open_menu, icon_name="adjustments-horizontal")
        opener.setAccessibleName(_("Que faire du plan"))
        self._opener = opener
        return opener

    def _open_menu(self) -> None:
        self.menu.popup(self._opener.mapToGlobal(self._opener.rect().bottomLeft()))

    def _bind(self) -> None:
        for at, view in enumerate(VIEWS, 1):
            self._key(f"Alt+{at}", partial(self.view_chosen.emit, view.name))
        for tool in TOOLS:
            if tool.keys:
                self._key(tool.keys, partial(self.use, tool.name))

    def _key(self, keys: str, use: partial[None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._host.widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(use)

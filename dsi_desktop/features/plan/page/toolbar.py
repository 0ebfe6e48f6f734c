"""The first line of the page: the pages beside, which plan, how it is seen, what can be done."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.tools import TOOLS
from dsi_desktop.features.plan.page.views import VIEWS
from dsi_desktop.features.plan.queries import PlanLine
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.buttons import Segmented
from dsi_desktop.ui.widgets.tools_menu import ToolsMenu, page_key
from dsi_desktop.ui.widgets.tools_row import Tools, choice


class PlanToolbar(QWidget):
    """On one line, or on two where one cannot hold everything."""

    plan_chosen = Signal(str)
    view_chosen = Signal(str)

    def __init__(self, host: Plans, strip: QWidget) -> None:
        super().__init__()
        self.tools = ToolsMenu(
            host.widget, TOOLS, lambda tool: tool.use(host), title=_("Plan"), words=_("Plan…"),
            spoken=_("Que faire du plan"))
        self.plans = choice(_("Plan affiché"), [], 14)
        self.plans.activated.connect(lambda at: self.plan_chosen.emit(self.plans.itemData(at)))
        self.views = Segmented(_("Vues du plan"), [(view.name, _(view.words)) for view in VIEWS])
        self.views.chosen.connect(self.view_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Tools((strip,), (self.plans, self.views, self.tools.button)))
        for at, view in enumerate(VIEWS, 1):
            page_key(host.widget, f"Alt+{at}", partial(self.view_chosen.emit, view.name))

    def show_plans(self, lines: Sequence[PlanLine], chosen: str) -> None:
        """Offer the plans where there is a choice; the tools of one need one."""
        self.plans.clear()
        for line in lines:
            self.plans.addItem(line.area or line.title, line.id)
            self.plans.setItemData(
                self.plans.count() - 1, line.title, Qt.ItemDataRole.ToolTipRole)
        self.plans.setCurrentIndex(max(0, self.plans.findData(chosen)))
        self.plans.setVisible(len(lines) > 1)
        self.tools.show_one(bool(chosen))

    def use(self, name: str) -> None:
        """Use a tool by its name, as its key and its line in the menu do."""
        self.tools.use(name)

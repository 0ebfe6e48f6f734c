"""The first line of the page: which chantier, what can be done with its board, which view."""

from functools import partial

from PySide6.QtWidgets import QWidget

from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.page.tools import TOOLS
from dsi_desktop.features.boards.page.views import VIEWS
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.buttons import Segmented
from dsi_desktop.ui.widgets.tools_menu import ToolsMenu, page_key
from dsi_desktop.ui.widgets.tools_row import Tools


class Toolbar(Tools):
    """On one line, or on two where one cannot hold everything."""

    def __init__(self, host: Boards, picker: QWidget) -> None:
        tools = ToolsMenu(
            host.widget, TOOLS, lambda tool: tool.use(host), title=_("Tableau"),
            words=_("Tableau…"), spoken=_("Que faire du tableau"))
        views = Segmented(_("Vues du tableau"), [(v.name, _(v.words)) for v in VIEWS])
        super().__init__((picker, tools.button), (views,))
        self.tools, self.views = tools, views
        views.chosen.connect(host.show_view)
        for at, view in enumerate(VIEWS, 1):
            page_key(host.widget, f"Ctrl+{at}", partial(host.show_view, view.name))

    def press(self, name: str) -> None:
        """Show which view is in sight."""
        self.views.choose(name)

    def show_one(self, one: bool) -> None:
        """Offer the tools of one board where one is in sight."""
        self.tools.show_one(one)

    def use(self, name: str) -> None:
        """Use a tool by its name, as its key and its line in the menu do."""
        self.tools.use(name)

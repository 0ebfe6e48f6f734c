"""The page « Rapports PDF »."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.reports.page.reports_page import ReportsPage
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page


def build(store: Store, desk: Desk) -> Page:
    return ReportsPage(store, desk)

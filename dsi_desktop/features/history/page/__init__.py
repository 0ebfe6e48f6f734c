"""The page « Historique »."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.history.page.history_page import HistoryPage
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.shell.page import Page


def build(store: Store, desk: Host) -> Page:
    return HistoryPage(store, desk)

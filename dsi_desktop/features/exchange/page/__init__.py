"""The page « Partager et recevoir »."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.page.exchange_page import ExchangePage
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.shell.page import Page


def build(store: Store, desk: Host) -> Page:
    return ExchangePage(store, desk)

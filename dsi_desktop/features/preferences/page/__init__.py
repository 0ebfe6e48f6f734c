"""The page « Réglages »."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.preferences.page.settings import SettingsPage
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.shell.page import Page


def build(store: Store, desk: Host) -> Page:
    return SettingsPage(store, desk)

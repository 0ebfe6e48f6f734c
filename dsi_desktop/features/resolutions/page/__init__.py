"""The page « Résolutions »."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.resolutions.page.register_page import RegisterPage
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page


def build(store: Store, desk: Desk) -> Page:
    return RegisterPage(store, desk)

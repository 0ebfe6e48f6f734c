"""The page « Sollicitation », beside the meetings."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.solicitation.page.solicitation_page import SolicitationPage
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page


def build(store: Store, desk: Desk) -> Page:
    """Return the page, on the hours of the last twelve months."""
    return SolicitationPage(store, desk)

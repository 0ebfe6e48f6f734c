"""The page of the indicators."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.indicators.page.indicators_page import IndicatorsPage
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page


def build(store: Store, desk: Desk) -> Page:
    """Build the page."""
    return IndicatorsPage(store, desk)

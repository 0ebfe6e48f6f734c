"""The page « Couverture », beside the actions of the plan."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.coverage.page.coverage_page import CoveragePage
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page


def build(store: Store, desk: Desk) -> Page:
    """Return the page, on the first plan of the dossier."""
    return CoveragePage(store, desk)

"""The page « Évaluation », beside the plan."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation.page.evaluation_page import EvaluationPage
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page


def build(store: Store, desk: Desk) -> Page:
    """Return the page, on the effects harvested."""
    return EvaluationPage(store, desk)

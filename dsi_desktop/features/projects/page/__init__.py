"""The page « Projets », beside the plan."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.projects.page.projects_page import ProjectsPage
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page


def build(store: Store, desk: Desk) -> Page:
    """Return the page, on the list of every project."""
    return ProjectsPage(store, desk)

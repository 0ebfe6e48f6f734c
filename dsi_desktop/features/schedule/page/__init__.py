"""The page « Calendrier », beside the plan."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.schedule.page.calendar_page import CalendarPage
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page


def build(store: Store, desk: Desk) -> Page:
    """Return the page, on the first plan."""
    return CalendarPage(store, desk)

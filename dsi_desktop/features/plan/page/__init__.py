"""The page « Plan de communauté »."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.page.plan_page import PlanPage
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page


def build(store: Store, desk: Desk) -> Page:
    return PlanPage(store, desk)

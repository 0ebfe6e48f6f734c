"""The page « Organigramme »: the drawing and what stands behind it, view by view."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.page.acts.mandates_page import MandatesPage
from dsi_desktop.features.governance.page.acts.participation_page import ParticipationPage
from dsi_desktop.features.governance.page.acts.representations_page import RepresentationsPage
from dsi_desktop.features.governance.page.chart_page import ChartPage
from dsi_desktop.features.governance.page.elections import ElectionsPage
from dsi_desktop.features.governance.page.seats.seats_page import SeatsPage
from dsi_desktop.kernel.i18n import N_
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.shell.views_page import View, ViewsPage


def build(store: Store, desk: Desk) -> Page:
    """Return the page; a view is made at its first visit."""
    return ViewsPage(desk, (
        View("chart", N_("Organigramme"), lambda: ChartPage(store, desk), frozenset({"body"})),
        View("seats", N_("Sièges"), lambda: SeatsPage(store, desk),
             frozenset({"post", "membership", "college", "mandate_letter"})),
        View("elections", N_("Élections"), lambda: ElectionsPage(store, desk),
             frozenset({"election"})),
        View("mandates", N_("Mandats"), lambda: MandatesPage(store, desk), frozenset({"mandate"})),
        View("representations", N_("Représentations"), lambda: RepresentationsPage(store, desk),
             frozenset({"representation"})),
        View("participation", N_("Participation"), lambda: ParticipationPage(store, desk)),
    ))

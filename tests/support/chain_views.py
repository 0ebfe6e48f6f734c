"""What the map, the versions and the papers of a plan say, of a file written by another program."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.commands.versions import adopt_version
from dsi_desktop.features.plan.presenter.advances import slides
from dsi_desktop.features.plan.presenter.map import map_rows, spoken
from dsi_desktop.features.plan.presenter.versions import change_rows, whole_rows
from dsi_desktop.features.plan.queries.advances import advances
from dsi_desktop.features.plan.queries.difference import plan_difference
from dsi_desktop.features.plan.queries.map import plan_map
from dsi_desktop.features.plan.queries.paper import plan_paper
from dsi_desktop.features.plan.queries.versions import (
    baseline,
    plan_today,
    resolution_choices,
    versions,
)
from dsi_desktop.features.plan.report import REPORTS
from dsi_desktop.features.plan.report.action_plan import plan_spreadsheet
from support import pdf_samples


def map_words(store: Store) -> object:
    """Read the map, in words and card by card."""
    shown = plan_map(store, "plan")
    return map_rows(shown), [spoken(shown, node.id) for node in shown.nodes]


def version_words(store: Store) -> object:
    """Read the versions that are there, then adopt one and compare."""
    before = [whole_rows(baseline(store, "plan", line.id)) for line in versions(store, "plan")]
    if not store.read_only:
        adopt_version(store, plan_id="plan")
    found = change_rows(plan_difference(store, "plan"))
    return before, found, plan_today(store, "plan"), resolution_choices(store)


def advance_words(store: Store) -> object:
    """Read the slides of the room."""
    return slides(advances(store, store.clock.today()))


def papers(store: Store) -> object:
    """Print every paper of the plan; each is about the row whose key is its scope."""
    printed = [
        pdf_samples.printed(
            report.build(store, None if report.scope == "dossier" else report.scope)
        )
        for report in REPORTS if report.name != "plan-changes"
    ]  # fmt: skip
    return printed, plan_spreadsheet(plan_paper(store, "plan", store.clock.today()))

"""The papers of the plan: whole, as a table, element by element, compared, drawn."""

from dsi_desktop.features.plan.report.action_plan import ACTION_PLAN
from dsi_desktop.features.plan.report.advances import ADVANCES
from dsi_desktop.features.plan.report.chain import CHAIN, CHAIN_TABLOID
from dsi_desktop.features.plan.report.changes import CHANGES
from dsi_desktop.features.plan.report.sheets import ACTION, ISSUE, OBJECTIVE
from dsi_desktop.features.plan.report.whole import WHOLE
from dsi_desktop.reporting.registry import Report

REPORTS: tuple[Report, ...] = (
    WHOLE, ACTION_PLAN, CHANGES, CHAIN, CHAIN_TABLOID, ACTION, ISSUE, OBJECTIVE, ADVANCES,
)

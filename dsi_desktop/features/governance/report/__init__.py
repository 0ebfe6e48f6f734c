"""What governance prints; each module tells one document."""

from dsi_desktop.features.governance.report.acts import (
    MANDATES,
    REPRESENTATIONS,
    mandates_report,
    representations_report,
)
from dsi_desktop.features.governance.report.ballots import BALLOTS, ballots
from dsi_desktop.features.governance.report.chart import CHART, governance_chart, paper_colour
from dsi_desktop.features.governance.report.letters import LETTER, mandate_letter
from dsi_desktop.reporting.registry import Report

REPORTS: tuple[Report, ...] = (CHART, LETTER, BALLOTS, MANDATES, REPRESENTATIONS)

__all__ = [
    "LETTER", "REPORTS", "ballots", "governance_chart", "mandate_letter", "mandates_report",
    "paper_colour", "representations_report",
]

"""The papers of the projects."""

from dsi_desktop.features.projects.report.recommendation import RECOMMENDATION
from dsi_desktop.reporting.registry import Report

REPORTS: tuple[Report, ...] = (RECOMMENDATION,)

"""The papers of the evaluation: effects, paper forms, the yearly review."""

from dsi_desktop.features.evaluation.report.effects import EFFECTS
from dsi_desktop.features.evaluation.report.form import FORM
from dsi_desktop.features.evaluation.report.yearly import YEARLY
from dsi_desktop.reporting.registry import Report

REPORTS: tuple[Report, ...] = (EFFECTS, FORM, YEARLY)

__all__ = ["EFFECTS", "FORM", "REPORTS", "YEARLY"]

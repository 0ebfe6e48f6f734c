"""The papers of the register: the register itself, and the certified extract of one resolution."""

from dsi_desktop.features.resolutions.report.extract import EXTRACT
from dsi_desktop.features.resolutions.report.register import REGISTER

__all__ = ["EXTRACT", "REGISTER", "REPORTS"]

REPORTS = (EXTRACT, REGISTER)

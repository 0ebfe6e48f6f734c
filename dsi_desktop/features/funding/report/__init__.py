"""The papers of money: the montage, and the account given to a funder."""

from dsi_desktop.features.funding.report.accounts import ACCOUNT
from dsi_desktop.features.funding.report.budget import BUDGET
from dsi_desktop.reporting.registry import Report

REPORTS: tuple[Report, ...] = (BUDGET, ACCOUNT)

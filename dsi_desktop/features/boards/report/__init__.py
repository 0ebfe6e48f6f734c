"""The papers of the boards: the board itself, lists of cards, how a chantier goes."""

from dsi_desktop.features.boards.report.board import BOARD, BOARD_A3
from dsi_desktop.features.boards.report.listing import CARDS
from dsi_desktop.features.boards.report.progress import PROGRESS
from dsi_desktop.reporting.registry import Report

REPORTS: tuple[Report, ...] = (PROGRESS, BOARD, BOARD_A3, CARDS)

"""The papers of the boards: the board itself, lists of cards, how a chantier goes."""

from dsi_desktop.features.boards.report.board import BOARD, BOARD_A3
from dsi_desktop.features.boards.report.listing import CARDS
from dsi_desktop.reporting.registry import Report

REPORTS: tuple[Report, ...] = (BOARD, BOARD_A3, CARDS)

"""Which element of a plan serves which other: read beside the tables, for every feature."""

from dsi_desktop.db.serving import Serve, Tie, served, ties
from dsi_desktop.kernel.chain import LEVELS, STEPS

__all__ = ["LEVELS", "STEPS", "Serve", "Tie", "served", "ties"]

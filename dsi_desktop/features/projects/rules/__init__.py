"""How long a project waits, what its organisation already received, what it asks for next."""

from dsi_desktop.features.projects.rules.grants import Grant, years_before
from dsi_desktop.features.projects.rules.waiting import (
    PATIENCE,
    report_late,
    stands,
    waited,
    waits_long,
)

__all__ = [
    "PATIENCE",
    "Grant",
    "report_late",
    "stands",
    "waited",
    "waits_long",
    "years_before",
]

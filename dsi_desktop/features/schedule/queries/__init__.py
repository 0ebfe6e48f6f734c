"""What the calendar of a plan reads."""

from dsi_desktop.features.schedule.queries.calendar import (
    ActionLine,
    Calendar,
    MilestoneLine,
    calendar,
)

__all__ = ["ActionLine", "Calendar", "MilestoneLine", "calendar"]

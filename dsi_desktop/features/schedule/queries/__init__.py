"""What the calendar of a plan reads."""

from dsi_desktop.features.schedule.queries.calendar import calendar

__all__ = ["calendar"]

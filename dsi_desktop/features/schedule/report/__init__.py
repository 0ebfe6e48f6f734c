"""The calendar of a plan on paper."""

from dsi_desktop.features.schedule.report.calendar import CALENDAR, CALENDAR_ONE

REPORTS = (CALENDAR, CALENDAR_ONE)

__all__ = ["CALENDAR", "CALENDAR_ONE", "REPORTS"]

"""Periods of whole months, and the same days a year before."""

from datetime import date, timedelta

from dsi_desktop.features.directory.rules.limits import month_end
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

Span = tuple[date, date]


def month_span(month: str) -> Span:
    """Return the first and the last day of `YYYY-MM`."""
    first = date(int(month[:4]), int(month[5:7]), 1)
    return first, month_end(first)


def year_before(start: date, end: date) -> Span:
    """Return the same days a year earlier; whole months stay whole."""
    whole = end == month_end(end)
    last = _earlier(end)
    return _earlier(start), month_end(last) if whole else last


def subject_of(start: date, end: date, body_id: str = "") -> str:
    """Return « 2025-12-01:2026-11-30 », what a report is about; one body may follow."""
    return ":".join(part for part in (start.isoformat(), end.isoformat(), body_id) if part)


def read_subject(subject: str) -> tuple[date, date, str | None]:
    """Return the two days and the body (None for all) of a subject.

    Raises `RuleBroken` for anything else.
    """
    first, _colon, rest = subject.partition(":")
    last, _colon, body_id = rest.partition(":")
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        start, end = date.max, date.min
    if start > end:
        raise RuleBroken(_("Donnez deux dates, la plus ancienne en premier."))
    return start, end, body_id or None


def around(on: date, today: date) -> tuple[Span, Span]:
    """Return what comes before and after a date: at most a year since, the same days before.

    The same days, because a summer without meetings would flatter any other choice. Both are
    empty (the end before the start) while the date has not come.
    """
    after = on, min(today, _later(on) - timedelta(days=1))
    return (_earlier(after[0]), _earlier(after[1])), after


def _earlier(day: date) -> date:
    return _moved(day, -1)


def _later(day: date) -> date:
    return _moved(day, 1)


def _moved(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)

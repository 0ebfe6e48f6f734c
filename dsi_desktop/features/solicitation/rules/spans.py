"""Periods of whole months, and the same days a year before."""

from datetime import date, timedelta

Span = tuple[date, date]


def last_months(today: date, number: int) -> Span:
    """Return a period of `number` whole months, the present one last."""
    first = today.year * 12 + today.month - number
    return date(first // 12, first % 12 + 1, 1), month_end(today)


def month_end(day: date) -> date:
    """Return the last day of the month of `day`."""
    following = day.replace(day=28) + timedelta(days=4)
    return following.replace(day=1) - timedelta(days=1)


def month_span(month: str) -> Span:
    """Return the first and the last day of `YYYY-MM`."""
    first = date(int(month[:4]), int(month[5:7]), 1)
    return first, month_end(first)


def year_before(start: date, end: date) -> Span:
    """Return the same days a year earlier; whole months stay whole."""
    whole = end == month_end(end)
    last = _earlier(end)
    return _earlier(start), month_end(last) if whole else last


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

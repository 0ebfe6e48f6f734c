"""The year a load is looked at over, and what a partner may usually be asked in a month."""

from datetime import date, timedelta

USUAL_HOURS, USUAL_MEETINGS = 16, 3


def last_months(today: date, number: int) -> tuple[date, date]:
    """Return a period of `number` whole months, the present one last."""
    first = today.year * 12 + today.month - number
    return date(first // 12, first % 12 + 1, 1), month_end(today)


def month_end(day: date) -> date:
    """Return the last day of the month of `day`."""
    following = day.replace(day=28) + timedelta(days=4)
    return following.replace(day=1) - timedelta(days=1)


def limit_of(own: int | None, kept: str | None, usual: int) -> int:
    """Return the limit in force: that of one partner, else that of the dossier, else the usual."""
    if own is not None:
        return own
    return int(kept) if kept and kept.isascii() and kept.isdigit() else usual

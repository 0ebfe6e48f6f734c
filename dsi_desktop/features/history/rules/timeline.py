"""The days of a record on a line: ticks, the gesture before and after, a strip when many."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, datetime, timedelta

CROWD = 40
BANDS = 60


def day_of(moment: int) -> date:
    """Return the local day of a claimed UTC moment in milliseconds; a mad clock stays in bounds."""
    try:
        return datetime.fromtimestamp(moment / 1000).astimezone().date()
    except (OverflowError, OSError, ValueError):
        return date.max if moment > 0 else date.min


def ticks(days: Sequence[date], first: date, last: date) -> list[float]:
    """Return where each day with a gesture stands, from 0 to 1; each day once."""
    whole = max((last - first).days, 1)
    return [min(max((day - first).days / whole, 0.0), 1.0) for day in sorted(set(days))]


def is_crowded(days: Sequence[date]) -> bool:
    """Tell whether single ticks would touch: a strip of densities says more."""
    return len(set(days)) > CROWD


def densities(days: Sequence[date], first: date, last: date, bands: int = BANDS) -> list[float]:
    """Return for each band of the line how full it is, the fullest being 1."""
    counts = [0] * bands
    whole = max((last - first).days, 1)
    for day in days:
        place = min(max((day - first).days / whole, 0.0), 1.0)
        counts[min(int(place * bands), bands - 1)] += 1
    most = max(counts) or 1
    return [count / most for count in counts]


def step_of(days: Sequence[date], day: date, way: int) -> date | None:
    """Return the nearest day with a gesture after (`way` 1) or before (-1) a day."""
    known = sorted(set(days))
    if way > 0:
        at = bisect_right(known, day)
        return known[at] if at < len(known) else None
    at = bisect_left(known, day) - 1
    return known[at] if at >= 0 else None


def months(first: date, last: date, most: int = 6) -> list[date]:
    """Return the firsts of the months to write under the line, at most so many."""
    found = []
    day = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    while day <= last:
        found.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    every = -(-len(found) // most) if found else 1
    return found[every - 1 :: every] if every > 1 else found

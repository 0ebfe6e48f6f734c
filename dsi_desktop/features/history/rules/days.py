"""The line of days above a record: where its gestures stand on it, and how dense they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_MOST_TICKS = 60


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the line, from 0 to 1, and how many gestures stand there."""

    place: float
    count: int


@dataclass(frozen=True, slots=True)
class Span:
    """The days from the first gesture to today, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many steps the line has: 0 for a record of today."""
        return max(0, (self.last - self.first).days)

    def day(self, step: int) -> date:
        """Return the day at a step, kept inside the line."""
        return self.first + timedelta(days=min(max(step, 0), self.days))

    def step(self, day: date) -> int:
        """Return the step of a day, kept inside the line."""
        return min(max((day - self.first).days, 0), self.days)

    def place(self, day: date) -> float:
        """Return where a day stands, from 0 to 1."""
        return self.step(day) / self.days if self.days else 1.0


def local_day(when: int) -> date:
    """Return the local day of a claimed UTC moment in milliseconds; a mad clock reads as today."""
    try:
        return datetime.fromtimestamp(when / 1000).astimezone().date()
    except (OverflowError, OSError, ValueError):
        return date.today()  # noqa: DTZ011  the person's own day


def span_of(moments: Iterable[int], today: date) -> Span:
    """Return the line for these moments; days claimed after today stand on today."""
    days = [local_day(when) for when in moments]
    first = min([*days, today])
    return Span(first, max(first, today))


def ticks(span: Span, moments: Iterable[int]) -> tuple[Tick, ...]:
    """Return the ticks of the line; too many gestures are counted by equal stretches."""
    counted: dict[float, int] = {}
    days = [span.place(local_day(when)) for when in moments]
    coarse = len(set(days)) > _MOST_TICKS
    for place in days:
        at = round(place * _MOST_TICKS) / _MOST_TICKS if coarse else place
        counted[at] = counted.get(at, 0) + 1
    return tuple(Tick(place, count) for place, count in sorted(counted.items()))


def months(span: Span, most: int = 6) -> tuple[date, ...]:
    """Return the first days of months to write under the line, evenly thinned."""
    firsts: list[date] = []
    at = date(span.first.year, span.first.month, 1)
    while at <= span.last:
        if at >= span.first:
            firsts.append(at)
        at = (at + timedelta(days=32)).replace(day=1)
    stride = -(-len(firsts) // most) or 1
    return tuple(firsts[::stride])


def neighbour(moments: Sequence[int], day: date, *, later: bool) -> date | None:
    """Return the nearest day with a gesture after `day`, or before it; None when there is none."""
    days = sorted({local_day(when) for when in moments})
    if later:
        return next((one for one in days if one > day), None)
    return next((one for one in reversed(days) if one < day), None)

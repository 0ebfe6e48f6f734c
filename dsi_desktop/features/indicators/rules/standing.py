"""How far an indicator came from its start to its target, and when it is next measured.

« Chemin fait » is (last − start) ÷ (target − start): a target below the start works alike, and a
negative share goes back. Its pace is judged by the time elapsed between the start and the target.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

REACHED, ON_WAY, FAR, BACK, UNKNOWN = "reached", "on_way", "far", "back", "unknown"
MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
_PACE = 0.75
_WITHOUT_DATES = 0.4
_HELD = 0.05


@dataclass(frozen=True, slots=True)
class Target:
    """A value to reach by a day; the value is whole, scaled by the indicator's decimals."""

    id: str
    value: int
    due_on: str | None


@dataclass(frozen=True, slots=True)
class Course:
    """What is known of an indicator: whole values scaled alike, days ISO, measures by day."""

    direction: str
    frequency: str
    baseline: int | None
    baseline_on: str | None
    targets: tuple[Target, ...]
    measures: tuple[tuple[str, int], ...]
    begins_on: str | None = None

    @property
    def start(self) -> int | None:
        """The value of departure: the one written, else the first measure."""
        if self.baseline is not None:
            return self.baseline
        return self.measures[0][1] if self.measures else None

    @property
    def last(self) -> tuple[str, int] | None:
        """The latest measure and its day."""
        return self.measures[-1] if self.measures else None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far it came. `share` is 0.47 for 47 % of the way, None when it cannot be said."""

    verdict: str
    share: float | None
    target: Target | None

    @property
    def percent(self) -> int | None:
        """The share of the way in percent."""
        return None if self.share is None else round(self.share * 100)


def target_of(targets: Sequence[Target], today: str) -> Target | None:
    """Return the target in force: the next one due, else the last one; undated ones come last."""
    ordered = sorted(targets, key=lambda one: (one.due_on or "9999", one.id))
    coming = [one for one in ordered if (one.due_on or "9999") >= today]
    last = ordered[-1] if ordered else None
    return coming[0] if coming else last


def standing(course: Course, today: date) -> Standing:
    """Judge how far an indicator came."""
    target = target_of(course.targets, today.isoformat())
    start, last = course.start, course.last
    if last is None or target is None or start is None:
        return Standing(UNKNOWN, None, target)
    if course.direction == "hold":
        return _held(last[1], target)
    span = target.value - start
    if not span:
        reached = last[1] >= start if course.direction == "up" else last[1] <= start
        return Standing(REACHED if reached else BACK, 1.0 if reached else None, target)
    share = (last[1] - start) / span
    return Standing(_verdict(share, _asked(course, target, last[0])), share, target)


def next_due(course: Course, today: date) -> date | None:
    """Return the day the next measure is expected, None when no more is.

    The rhythm counts from the latest measure, else from the start; one measured once is due at
    its target. Without any day to count from, it is due today.
    """
    target = target_of(course.targets, today.isoformat())
    if course.frequency not in MONTHS:
        if course.measures or target is None:
            return None
        return day_of(target.due_on)
    since = course.last[0] if course.last else course.baseline_on or course.begins_on
    day = day_of(since)
    return today if day is None else _months_after(day, MONTHS[course.frequency])


def days_late(course: Course, today: date) -> int:
    """Return how many days ago the next measure was expected, 0 when it is not late."""
    due = next_due(course, today)
    return max(0, (today - due).days) if due is not None else 0


def _held(last: int, target: Target) -> Standing:
    """To maintain: within a twentieth of the value to keep."""
    room = max(abs(target.value) * _HELD, 0)
    held = abs(last - target.value) <= room
    return Standing(REACHED if held else FAR, 1.0 if held else None, target)


def _asked(course: Course, target: Target, measured_on: str) -> float:
    """Return the share of the way that the time elapsed would ask at the day of the measure."""
    since = course.baseline_on or course.begins_on or course.measures[0][0]
    start, end, now = day_of(since), day_of(target.due_on), day_of(measured_on)
    if start is None or end is None or now is None or end <= start:
        return _WITHOUT_DATES
    return min(1.0, max(0.0, (now - start) / (end - start))) * _PACE


def _verdict(share: float, asked: float) -> str:
    if share >= 1:
        return REACHED
    if share < 0:
        return BACK
    return ON_WAY if share >= asked else FAR


def day_of(text: str | None) -> date | None:
    """Return a day, None for what is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _months_after(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    last = monthrange(year, month + 1)[1]
    if day == date(day.year, day.month, monthrange(day.year, day.month)[1]):
        return date(year, month + 1, last)
    return date(year, month + 1, min(day.day, last))


def late_band(course: Course, today: date) -> tuple[date, date] | None:
    """Return the days from the measure that lacks to today, None when none lacks."""
    due = next_due(course, today)
    return (due, today) if due is not None and due < today else None


def first_day(course: Course) -> date | None:
    """Return the first day an indicator speaks of."""
    start = course.baseline_on or course.begins_on if course.baseline is not None else None
    days = [start, *(day for day, _value in course.measures)]
    found = [day for day in map(day_of, days) if day is not None]
    return min(found) if found else None


def last_day(course: Course, today: date) -> date:
    """Return the last day an indicator speaks of, today at least."""
    days = [day_of(one.due_on) for one in course.targets]
    days += [day_of(day) for day, _value in course.measures]
    return max([today + timedelta(days=1), *(day for day in days if day is not None)])

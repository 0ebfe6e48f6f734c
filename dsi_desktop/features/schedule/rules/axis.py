"""The scale of the calendar: where a day stands, which lines and words are drawn over the bars."""

from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from dsi_desktop.features.schedule.rules.dates import Step
from dsi_desktop.kernel import fmt

SCALES = ("month", "quarter", "year")
_POINTS = MappingProxyType({"month": 3.2, "quarter": 0.73, "year": 0.26})
_EVERY = MappingProxyType({"month": 1, "quarter": 3, "year": 12})
_STEPS = MappingProxyType({
    "month": Step(days=7), "quarter": Step(months=1), "year": Step(months=3),
})  # fmt: skip
_BEFORE, _AFTER = 1, 2
_LEAST, _MOST = date(1900, 1, 1), date(2200, 1, 1)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line over the bars: its place in points and the words after it; `major` begins a year."""

    x: float
    words: str
    major: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """Days on a line: `first` stands at 0, one day is `day` points wide."""

    first: date
    end: date
    day: float
    scale: str = "quarter"
    year_start: int = 4

    @property
    def width(self) -> float:
        """Return the length of the whole line in points."""
        return (self.end - self.first).days * self.day

    def x(self, day: date) -> float:
        """Return where the morning of a day stands."""
        return (day - self.first).days * self.day

    def after(self, day: date) -> float:
        """Return where the evening of a day stands."""
        return self.x(day) + self.day

    def day_at(self, x: float) -> date:
        """Return the day under a place."""
        return self.first + timedelta(days=int(x // self.day))


def step_of(scale: str) -> Step:
    """Return how far a key carries an action at a scale: a week, a month, a quarter."""
    return _STEPS[scale]


def axis(low: date, high: date, scale: str, year_start: int = 4) -> Axis:
    """Return the scale that holds some days, in whole years of the plan, a little more."""
    low, high = min(max(low, _LEAST), _MOST), min(max(high, _LEAST), _MOST)
    first = _year_of(low, year_start)
    end = _months_on(_year_of(high, year_start), 12)
    if scale == "month":
        first = max(first, _months_on(low.replace(day=1), -_BEFORE))
        end = min(end, _months_on(high.replace(day=1), _AFTER))
    return Axis(first, end, _POINTS[scale], scale, year_start)


def fitted(held: Axis, width: float) -> Axis:
    """Return the same days in another width."""
    days = max((held.end - held.first).days, 1)
    return Axis(held.first, held.end, width / days, held.scale, held.year_start)


def ticks(held: Axis) -> list[Tick]:
    """Return the lines of a scale: each month, quarter or year, the years of the plan marked."""
    found, day = [], held.first.replace(day=1)
    every = _EVERY[held.scale]
    while day < held.end:
        if day >= held.first:
            major = day.month == held.year_start
            words = year_words(day, held.year_start) if every == 12 else fmt.month_short(day.month)
            found.append(Tick(held.x(day), words, major))
        day = _months_on(day, every)
    return found


def years(held: Axis) -> list[Tick]:
    """Return the years of the plan over the months; none where the lines are years already."""
    if held.scale == "year":
        return []
    found, day = [], _year_of(held.first, held.year_start)
    while day < held.end:
        found.append(Tick(max(held.x(day), 0.0), year_words(day, held.year_start), major=True))
        day = _months_on(day, 12)
    return found


def year_words(first: date, year_start: int) -> str:
    """Say a year of the plan: « 2026-2027 » from April to March, « 2026 » from January."""
    return f"{first.year}" if year_start == 1 else f"{first.year}-{first.year + 1}"


def _year_of(day: date, year_start: int) -> date:
    return date(day.year - (day.month < year_start), year_start, 1)


def _months_on(first: date, count: int) -> date:
    at = first.month - 1 + count
    return date(first.year + at // 12, at % 12 + 1, 1)

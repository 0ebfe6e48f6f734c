"""Cards over time: which days the window shows, where each bar begins and ends in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dsi_desktop.features.boards.presenter.listing import DatedCard
from dsi_desktop.features.boards.presenter.month import months_after
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _

SCALES = ("week", "month", "quarter")
_STEP_DAYS = {"week": 1, "month": 7, "quarter": 30}
_WEEKS_SHOWN, _MONTHS_SHOWN = 6, {"month": 6, "quarter": 18}


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale: where it stands, from 0 to 1, and what is written there."""

    share: float
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A card on the scale, from 0 to 1; `before` and `after` tell that it goes on outside.

    `kind` is "day" (one day), "span" (from a start to a due day) or "vague" (words).
    """

    first: float
    last: float
    kind: str
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A card, its bar (None where it has none in the window), and how it is said."""

    one: DatedCard
    bar: Bar | None
    spoken: str

    @property
    def task_id(self) -> str:
        """The task."""
        return self.one.task_id


@dataclass(frozen=True, slots=True)
class TimelineSheet:
    """What the window shows: `today` is its place, None when it is not in sight."""

    first: date
    end: date
    title: str
    ticks: tuple[Tick, ...]
    today: float | None
    rows: tuple[TimelineRow, ...]


def step_days(scale: str) -> int:
    """Return how many days a key moves a date at a scale."""
    return _STEP_DAYS[scale]


def moved_window(first: date, scale: str, step: int) -> date:
    """Return the first day of the window one step before or after: half of what it shows."""
    if scale == "week":
        return first + timedelta(days=7 * _WEEKS_SHOWN // 2 * step)
    return months_after(first, _MONTHS_SHOWN[scale] // 2 * step)


def window_around(day: date, scale: str) -> date:
    """Return the first day of a window that shows a day near its left side."""
    if scale == "week":
        return day - timedelta(days=day.weekday() + 7)
    return months_after(day, -1)


def timeline_sheet(
    cards: Sequence[DatedCard], first: date, scale: str, today: date
) -> TimelineSheet:
    """Lay cards over time: the next due first, those without a date last."""
    end = (
        first + timedelta(days=7 * _WEEKS_SHOWN) if scale == "week"
        else months_after(first, _MONTHS_SHOWN[scale])
    )
    ordered = sorted(cards, key=_place)
    at = _share(today, first, end)
    return TimelineSheet(
        first, end, _title(first, end), tuple(_ticks(first, end, scale)),
        at if 0 <= at < 1 else None,
        tuple(TimelineRow(one, _bar(one, first, end), _spoken(one)) for one in ordered),
    )


def _place(one: DatedCard) -> tuple[bool, str, str]:
    dates = one.dates
    day = dates.due_on or dates.due_to or dates.due_from or dates.start_on or ""
    return not day, day, one.card.title


def _ticks(first: date, end: date, scale: str) -> list[Tick]:
    found, day = [], first
    while day < end:
        words = fmt.month_short(day.month)
        if scale == "week":
            words = fmt.date_short(day)
        elif day.month == 1:
            words = f"{words} {day.year}"
        found.append(Tick(_share(day, first, end), words))
        if scale == "week":
            day += timedelta(days=7)
        else:
            day = months_after(day, 1 if scale == "month" else 3)
    return found


def _bar(one: DatedCard, first: date, end: date) -> Bar | None:
    dates = one.dates
    if dates.due_on:
        low, high = dates.start_on or dates.due_on, dates.due_on
        kind = "span" if dates.start_on else "day"
    elif dates.vague and (dates.due_to or dates.due_from):
        high = dates.due_to or dates.due_from or ""
        low, kind = dates.start_on or dates.due_from or high, "vague"
    elif dates.start_on:
        low, high, kind = dates.start_on, dates.start_on, "day"
    else:
        return None
    start = _share(date.fromisoformat(low), first, end)
    stop = _share(date.fromisoformat(high) + timedelta(days=1), first, end)
    if stop <= 0 or start >= 1:
        return None
    return Bar(max(start, 0.0), min(stop, 1.0), kind, start < 0, stop > 1)


def _share(day: date, first: date, end: date) -> float:
    return (day - first).days / (end - first).days


def _title(first: date, end: date) -> str:
    last = end - timedelta(days=1)
    return _("du {first} au {last}").format(
        first=fmt.date_long(first, with_weekday=False),
        last=fmt.date_long(last, with_weekday=False),
    )


def _spoken(one: DatedCard) -> str:
    dates = one.dates
    parts = [
        _("commence le {day}").format(day=fmt.date_long(dates.start_on, with_weekday=False))
        if dates.start_on else "",
        dates.due_text if dates.vague else "",
        _("échéance le {day}").format(day=fmt.date_long(dates.due_on, with_weekday=False))
        if dates.due_on else "",
        _("sans échéance") if dates.is_open else "",
        _("en retard") if one.card.late else "",
        _("fait") if one.card.state == "done" else "",
    ]
    return ", ".join(part for part in parts if part)

"""Hours of a meeting and the running clock of its agenda."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

_HOUR = re.compile(r"(\d{1,2})\s*(?:[h:]\s*(\d{1,2})?)?")


@dataclass(frozen=True, slots=True)
class Planned:
    """A point as the clock sees it: `level` 0 is a point, 1 and more its sub-points."""

    id: str
    minutes: int = 0
    level: int = 0


@dataclass(frozen=True, slots=True)
class Slot:
    """When a point begins (None for a sub-point or without a start) and whether it overruns."""

    id: str
    minutes: int
    begins: str | None
    late: bool


@dataclass(frozen=True, slots=True)
class Agenda:
    """The whole agenda against the hours of the meeting. `over` is in minutes, 0 when it fits."""

    slots: tuple[Slot, ...]
    planned: int
    available: int | None
    ends: str | None
    over: int


def hour_of(text: str | None, field: str) -> str | None:
    """Return `HH:MM` for « 13:30 », « 13 h 30 » or « 13h »; None for nothing; refuse the rest."""
    kept = " ".join((text or "").lower().split())
    if not kept:
        return None
    found = _HOUR.fullmatch(kept)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise RuleBroken(_("Cette heure n’existe pas : écrivez « 13 h 30 »."), field)
    return f"{int(found[1]):02}:{int(found[2] or 0):02}"


def in_minutes(hour: str) -> int:
    """Return the minutes since midnight of `HH:MM`."""
    return int(hour[:2]) * 60 + int(hour[3:5])


def from_minutes(minutes: int) -> str:
    """Return `HH:MM`, past midnight counted in the next day."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def now(clock: Clock) -> str:
    """Return the local hour `HH:MM`."""
    moment = datetime.fromtimestamp(clock.now_ms() / 1000, UTC)
    return moment.astimezone().strftime("%H:%M")


def length(start: str | None, end: str | None) -> int | None:
    """Return the minutes between two hours of one day, None when one is missing."""
    return in_minutes(end) - in_minutes(start) if start and end else None


def check_hours(start: str | None, end: str | None) -> None:
    """Refuse an end that does not follow the start."""
    if start and end and end <= start:
        raise RuleBroken(_("La fin doit suivre le début."), "end_time")


def agenda(start: str | None, end: str | None, points: Sequence[Planned]) -> Agenda:
    """Return when each point begins.

    Sub-points share the time of their point: the point lasts its own minutes or the sum of its
    sub-points, whichever is more. A point is late when it ends after the end of the meeting.
    """
    available = length(start, end)
    slots: list[Slot] = []
    elapsed = 0
    for place, point in enumerate(points):
        if point.level:
            slots.append(Slot(point.id, point.minutes, None, slots[-1].late if slots else False))
            continue
        minutes = max(point.minutes, _of_children(points, place))
        begins = from_minutes(in_minutes(start) + elapsed) if start else None
        late = available is not None and elapsed + minutes > available
        late = late or (available is not None and not minutes and elapsed > available)
        slots.append(Slot(point.id, minutes, begins, late))
        elapsed += minutes
    over = max(0, elapsed - available) if available is not None else 0
    ends = from_minutes(in_minutes(start) + elapsed) if start else None
    return Agenda(tuple(slots), elapsed, available, ends, over)


def _of_children(points: Sequence[Planned], place: int) -> int:
    total = 0
    for point in points[place + 1:]:
        if not point.level:
            break
        total += point.minutes if point.level == 1 else 0
    return total


def remaining(started: str | None, minutes: int | None, now: str) -> int | None:
    """Return the minutes left to a point at `now`, negative when it overruns."""
    if not started or not minutes:
        return None
    return minutes - (in_minutes(now) - in_minutes(started))

"""The days of an action: how far it reaches, how it moves, how long is said."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from dsi_desktop.features.plan.rules import check_dates
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext

Edge = Literal["start", "end"]
Kind = Literal["exact", "vague", "open"]
_DAY = timedelta(days=1)
_MONTH, _MONTHS_FROM = 30.44, 28
CLOSED = ("done", "abandoned")


@dataclass(frozen=True, slots=True)
class Dates:
    """What is written of an action: planned, in words, real. ISO texts."""

    start_on: str | None = None
    end_on: str | None = None
    when_text: str = ""
    when_from: str | None = None
    when_to: str | None = None
    started_on: str | None = None
    ended_on: str | None = None


@dataclass(frozen=True, slots=True)
class Extent:
    """The days an action takes, both included. "vague": by words; "open": its end has no day."""

    first: date
    last: date
    kind: Kind = "exact"

    @property
    def days(self) -> int:
        """Return how many days it takes, at least one."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Step:
    """How far a date goes: whole months, then days."""

    months: int = 0
    days: int = 0

    def __bool__(self) -> bool:
        """Tell whether it moves anything."""
        return bool(self.months or self.days)


def day_of(text: str | None) -> date | None:
    """Return the day, None where nothing or no day is written."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def extent(dates: Dates, state: str = "") -> Extent | None:
    """Return the days of an action: real ones first, then planned, then what its words mean."""
    ended = day_of(dates.ended_on) if state == "done" else None
    exact = ended or day_of(dates.end_on)
    first = day_of(dates.started_on) or day_of(dates.start_on)
    last = exact or day_of(dates.when_to) or day_of(dates.when_from)
    vague = exact is None and last is not None
    low = first or day_of(dates.when_from) or last
    if low is None:
        return None
    if last is None:
        return Extent(low, low, "open")
    return Extent(low, max(low, last), "vague" if vague else "exact")


def moved(dates: Dates, step: Step, state: str = "") -> Dates:
    """Return the dates one step later; a day that really was is a fact and stays.

    Raises `RuleBroken` for an action that is over, and for one without a date.
    """
    _check_movable(dates, state)
    begun = dates.started_on is not None
    return check(_reworded(replace(
        dates,
        start_on=dates.start_on if begun else gone(dates.start_on, step),
        end_on=gone(dates.end_on, step),
        when_from=dates.when_from if begun and dates.end_on else gone(dates.when_from, step),
        when_to=gone(dates.when_to, step),
    ), dates))  # fmt: skip


def resized(dates: Dates, edge: Edge, step: Step, state: str = "") -> Dates:
    """Return the dates with one end a step further. Raises `RuleBroken` where it cannot be."""
    _check_movable(dates, state)
    if edge == "start":
        if dates.started_on is not None:
            raise RuleBroken(
                _("Cette action est commencée : son début se corrige dans sa fiche."), "start_on"
            )
        if dates.start_on or not dates.when_from:
            low = dates.start_on or dates.end_on
            return check(replace(dates, start_on=gone(low, step)))
        return check(_reworded(replace(dates, when_from=gone(dates.when_from, step)), dates))
    if dates.end_on or not dates.when_to:
        high = dates.end_on or dates.start_on or dates.started_on or dates.when_from
        return check(replace(dates, end_on=gone(high, step)))
    return check(_reworded(replace(dates, when_to=gone(dates.when_to, step)), dates))


def check(dates: Dates) -> Dates:
    """Refuse an end before its start, in words."""
    check_dates(dates.started_on or dates.start_on, dates.end_on)
    check_dates(dates.when_from, dates.when_to, "when_to")
    check_dates(dates.start_on, dates.when_to if not dates.end_on else None, "when_to")
    return dates


def gone(text: str | None, step: Step) -> str | None:
    """Return a day so many months and days later; the last of a month stays a last."""
    day = day_of(text)
    if day is None:
        return text
    if step.months:
        at = day.month - 1 + step.months
        year, month = day.year + at // 12, at % 12 + 1
        if not 1 <= year <= 9998:
            return text
        high = monthrange(year, month)[1]
        was_last = day.day == monthrange(day.year, day.month)[1]
        day = date(year, month, high if was_last else min(day.day, high))
    return (day + step.days * _DAY).isoformat()


def span_words(first: date, last: date) -> str:
    """Say months without a day: « 2027 », « juin 2027 », « avril à juin 2027 »."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year}-{last.year}"
    low, high = fmt.month(first.month), f"{fmt.month(last.month)} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return high
    if first.year != last.year:
        low = f"{low} {first.year}"
    return _("{first} à {last}").format(first=low, last=high)


def length_words(days: int) -> str:
    """Say a length without its sign: « 7 j », « 4 mois »."""
    days = abs(days)
    if days < _MONTHS_FROM:
        return _("{n} j").format(n=days)
    months = round(days / _MONTH)
    return ngettext("{n} mois", "{n} mois", months).format(n=months)


def shift_words(days: int) -> str:
    """Say how far from what was planned: « + 4 mois », « − 7 j », "" for nothing."""
    if not days:
        return ""
    return f"{'+' if days > 0 else '−'} {length_words(days)}"


def days_words(
    found: Extent | None, when_text: str = "", say: Callable[[date], str] | None = None
) -> tuple[str, str]:  # fmt: skip
    """Say the first and the last day, words first for an end that is not precise.

    `say` says a day; without it « 4 janvier 2027 ».
    """
    if found is None:
        return "", when_text
    say = say or long_day
    first = say(found.first)
    if found.kind == "open":
        return first, when_text
    if found.kind == "vague" and when_text:
        return ("" if found.first == found.last else first), when_text
    return first, say(found.last)


def long_day(day: date) -> str:
    """Say « 4 janvier 2027 »."""
    return fmt.date_long(day, with_weekday=False)


def short_day(day: date) -> str:
    """Say « 4 janv. 2027 »: a narrow column always shows the year."""
    return fmt.date_short(day, date.min)


def _check_movable(dates: Dates, state: str) -> None:
    if state in CLOSED:
        raise RuleBroken(
            _("Cette action est terminée : ses dates se corrigent dans sa fiche."), "start_on"
        )
    if extent(dates, state) is None:
        raise RuleBroken(_("Cette action n’a pas de date : donnez-lui en une d’abord."), "start_on")


def _reworded(now: Dates, before: Dates) -> Dates:
    """Write other words when what they mean moved."""
    low, high = day_of(now.when_from), day_of(now.when_to)
    same = (now.when_from, now.when_to) == (before.when_from, before.when_to)
    if same or not before.when_text or high is None:
        return now
    return replace(now, when_text=span_words(low or high, high))

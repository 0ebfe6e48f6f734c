"""What comes back: a rhythm read, said in words, and laid over a calendar (RFC 5545, in part)."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _

WEEK, MONTH, DATE, YEAR = "week", "month", "date", "year"
LONGEST = {WEEK: 52, MONTH: 24, DATE: 24, YEAR: 10}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES = {WEEK: "WEEKLY", MONTH: "MONTHLY", DATE: "MONTHLY", YEAR: "YEARLY"}
_NTH = {
    1: N_("premier"), 2: N_("deuxième"), 3: N_("troisième"), 4: N_("quatrième"),
    -1: N_("dernier"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every `every` weeks, months or years from `start` on.

    `nth`: the place of the weekday in a month (unit « month »), or the day of the month (unit
    « date »); -1 is the last one. Kept as text after RFC 5545:
    « FREQ=MONTHLY;INTERVAL=1;BYDAY=2TH;START=2026-11-12 ».
    """

    unit: str
    every: int
    weekday: int
    start: date
    nth: int = 0

    def written(self) -> str:
        """Return the text the dossier keeps."""
        by = {
            WEEK: f"BYDAY={_DAYS[self.weekday]};",
            MONTH: f"BYDAY={self.nth}{_DAYS[self.weekday]};",
            DATE: f"BYMONTHDAY={self.nth};",
        }.get(self.unit, "")
        return (
            f"FREQ={_FREQUENCIES[self.unit]};INTERVAL={self.every};{by}"
            f"START={self.start.isoformat()}"
        )


def rhythm_of(unit: str, every: int | None, day: date) -> Rhythm:
    """Return the rhythm whose first day is `day`: its weekday, its date, its place in the month.

    The fifth such weekday of a month, and the last one when there are four, is « the last »; so
    is the 31st, in months that have none.
    """
    longest = LONGEST.get(unit)
    if longest is None:
        raise RuleBroken(_("Choisissez des semaines, des mois ou des années."), "unit")
    if not every or not 1 <= every <= longest:
        raise RuleBroken(_("Écrivez un nombre de 1 à {n}.").format(n=longest), "every")
    nth = 0
    if unit == MONTH:
        nth = (day.day - 1) // 7 + 1
        nth = -1 if nth > 4 else nth
    elif unit == DATE:
        nth = -1 if day.day == 31 else day.day
    return Rhythm(unit, every, day.weekday(), day, nth)


def read_rhythm(text: str) -> Rhythm | None:
    """Read the text of a rhythm; None when it is not one of ours."""
    parts = dict(part.partition("=")[::2] for part in text.split(";"))
    unit, by = _unit(parts), parts.get("BYDAY", "")
    try:
        every, start = int(parts.get("INTERVAL", "1")), date.fromisoformat(parts.get("START", ""))
        nth = int(by[:-2]) if unit == MONTH else int(parts.get("BYMONTHDAY", "0"))
    except ValueError:
        return None
    if unit is None or not 1 <= every <= LONGEST[unit]:
        return None
    if unit in (WEEK, MONTH) and by[-2:] not in _DAYS:
        return None
    if (unit == MONTH and nth not in _NTH) or (unit == DATE and nth not in (-1, *range(1, 31))):
        return None
    weekday = _DAYS.index(by[-2:]) if unit in (WEEK, MONTH) else start.weekday()
    return Rhythm(unit, every, weekday, start, nth)


def rhythm_words(rhythm: Rhythm) -> str:
    """Return « le deuxième jeudi du mois », « un jeudi sur deux », « chaque année, le 31 mars »."""
    if rhythm.unit == WEEK:
        return _weeks(rhythm)
    if rhythm.unit == YEAR:
        day = _day_words(rhythm.start)
        if rhythm.every == 1:
            return _("chaque année, {day}").format(day=day)
        return _("tous les {n} ans, {day}").format(n=rhythm.every, day=day)
    day = _in_month(rhythm)
    if rhythm.every == 1:
        return _("{day} du mois").format(day=day)
    return _("{day}, tous les {n} mois").format(day=day, n=rhythm.every)


def days_of(rhythm: Rhythm, since: date, until: date) -> list[date]:
    """Return the days of a rhythm from `since` to `until`, both included."""
    found: list[date] = []
    for day in every_day(rhythm):
        if day > until:
            return found
        if day >= since:
            found.append(day)
    return found


def next_day(rhythm: Rhythm, after: date) -> date | None:
    """Return the first day of a rhythm after a day; None past what a calendar can hold."""
    return next((day for day in every_day(rhythm) if day > after), None)


def every_day(rhythm: Rhythm) -> Iterator[date]:
    """Yield the days from the start of a rhythm to the last day a calendar can hold."""
    if rhythm.unit == WEEK:
        day = rhythm.start + timedelta(days=(rhythm.weekday - rhythm.start.weekday()) % 7)
        while day.year < date.max.year:
            yield day
            day += timedelta(weeks=rhythm.every)
        return
    step = rhythm.every * (12 if rhythm.unit == YEAR else 1)
    month = rhythm.start.year * 12 + rhythm.start.month - 1
    while month // 12 < date.max.year:
        day = _day_of(rhythm, month // 12, month % 12 + 1)
        if day >= rhythm.start:
            yield day
        month += step


def _unit(parts: dict[str, str]) -> str | None:
    frequency = parts.get("FREQ", "")
    if frequency == "MONTHLY":
        return DATE if "BYMONTHDAY" in parts else MONTH
    return {"WEEKLY": WEEK, "YEARLY": YEAR}.get(frequency)


def _weeks(rhythm: Rhythm) -> str:
    day = fmt.weekday(date(2024, 1, 1) + timedelta(days=rhythm.weekday))
    if rhythm.every == 1:
        return _("tous les {day}s").format(day=day)
    if rhythm.every == 2:
        return _("un {day} sur deux").format(day=day)
    return _("un {day} sur {n}").format(day=day, n=rhythm.every)


def _in_month(rhythm: Rhythm) -> str:
    if rhythm.unit == MONTH:
        day = fmt.weekday(date(2024, 1, 1) + timedelta(days=rhythm.weekday))
        return _("le {nth} {day}").format(nth=_(_NTH[rhythm.nth]), day=day)
    if rhythm.nth < 0:
        return _("le dernier jour")
    return _("le {day}").format(day=fmt.ordinal_day(rhythm.nth))


def _day_words(day: date) -> str:
    return _("le {day} {month}").format(day=fmt.ordinal_day(day.day), month=fmt.month(day.month))


def _day_of(rhythm: Rhythm, year: int, month: int) -> date:
    """Return the day of a rhythm in a month; a date that the month has not is its last."""
    last = date(year, month, calendar.monthrange(year, month)[1])
    if rhythm.unit == MONTH:
        return _nth_weekday(last, rhythm.weekday, rhythm.nth)
    wanted = rhythm.start.day if rhythm.unit == YEAR else rhythm.nth
    return last if wanted < 0 or wanted > last.day else last.replace(day=wanted)


def _nth_weekday(last: date, weekday: int, nth: int) -> date:
    if nth < 0:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = last.replace(day=1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))

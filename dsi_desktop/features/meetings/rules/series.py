"""The rhythm of a series of meetings: read, said in words, and laid over a calendar."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES = {"week": "WEEKLY", "month": "MONTHLY"}
_NTH = {
    1: N_("premier"), 2: N_("deuxième"), 3: N_("troisième"), 4: N_("quatrième"),
    -1: N_("dernier"),
}
LONGEST = {"week": 52, "month": 24}


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every `every` weeks or months from `start` on, the `nth` such weekday of a month (-1 last).

    Kept as text after RFC 5545: « FREQ=MONTHLY;INTERVAL=1;BYDAY=2TH;START=2026-11-12 ».
    """

    unit: str
    every: int
    weekday: int
    start: date
    nth: int = 0

    def written(self) -> str:
        """Return the text the dossier keeps."""
        nth = str(self.nth) if self.unit == "month" else ""
        return (
            f"FREQ={_FREQUENCIES[self.unit]};INTERVAL={self.every};"
            f"BYDAY={nth}{_DAYS[self.weekday]};START={self.start.isoformat()}"
        )


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A day of a series. `meeting_id` is the meeting already made for it, wherever it went.

    `holiday` names the holiday that skips it, `clashes` what else meets that day.
    """

    day: str
    meeting_id: str = ""
    moved_to: str = ""
    holiday: str = ""
    clashes: tuple[str, ...] = ()

    @property
    def is_free(self) -> bool:
        """Tell whether a meeting is still to be made for this day."""
        return not self.meeting_id and not self.holiday


def rhythm_of(unit: str, every: int | None, day: date) -> Rhythm:
    """Return the rhythm whose first day is `day`: its weekday, and its place in the month.

    The fifth such day of a month, and the last one when there are four, is « the last ».
    """
    longest = LONGEST.get(unit)
    if longest is None:
        raise RuleBroken(_("Choisissez des semaines ou des mois."), "unit")
    if not every or not 1 <= every <= longest:
        raise RuleBroken(_("Écrivez un nombre de 1 à {n}.").format(n=longest), "every")
    nth = (day.day - 1) // 7 + 1 if unit == "month" else 0
    return Rhythm(unit, every, day.weekday(), day, -1 if nth > 4 else nth)


def slot_id(series_id: str, day: str) -> str:
    """Return the id of the meeting of a day of a series: the same on every laptop."""
    return linked_id("meeting_series", series_id, day)


def read_rhythm(text: str) -> Rhythm | None:
    """Read the text of a rhythm; None when it is not one of ours."""
    parts = dict(part.partition("=")[::2] for part in text.split(";"))
    units = {name: unit for unit, name in _FREQUENCIES.items()}
    unit, by = units.get(parts.get("FREQ", "")), parts.get("BYDAY", "")
    try:
        every, start = int(parts.get("INTERVAL", "1")), date.fromisoformat(parts.get("START", ""))
        nth = int(by[:-2]) if unit == "month" else 0
    except ValueError:
        return None
    if unit is None or by[-2:] not in _DAYS or not 1 <= every <= LONGEST[unit]:
        return None
    if unit == "month" and nth not in _NTH:
        return None
    return Rhythm(unit, every, _DAYS.index(by[-2:]), start, nth)


def rhythm_words(rhythm: Rhythm) -> str:
    """Return « le deuxième jeudi du mois », « un jeudi sur deux »."""
    day = fmt.weekday(date(2024, 1, 1) + timedelta(days=rhythm.weekday))
    if rhythm.unit == "week":
        if rhythm.every == 1:
            return _("tous les {day}s").format(day=day)
        if rhythm.every == 2:
            return _("un {day} sur deux").format(day=day)
        return _("un {day} sur {n}").format(day=day, n=rhythm.every)
    nth = _(_NTH[rhythm.nth])
    if rhythm.every == 1:
        return _("le {nth} {day} du mois").format(nth=nth, day=day)
    return _("le {nth} {day}, tous les {n} mois").format(nth=nth, day=day, n=rhythm.every)


def days_of(rhythm: Rhythm, since: date, until: date) -> list[date]:
    """Return the days of a rhythm from `since` to `until`, both included."""
    found: list[date] = []
    for day in _every_day(rhythm):
        if day > until:
            return found
        if day >= since:
            found.append(day)
    return found


def _every_day(rhythm: Rhythm) -> Iterator[date]:
    """Yield the days from the start of a rhythm to the last day a calendar can hold."""
    if rhythm.unit == "week":
        day = rhythm.start + timedelta(days=(rhythm.weekday - rhythm.start.weekday()) % 7)
        while day.year < date.max.year:
            yield day
            day += timedelta(weeks=rhythm.every)
        return
    month = rhythm.start.year * 12 + rhythm.start.month - 1
    while month // 12 < date.max.year:
        day = _nth_of_month(month // 12, month % 12 + 1, rhythm.weekday, rhythm.nth)
        if day >= rhythm.start:
            yield day
        month += rhythm.every


def _nth_of_month(year: int, month: int, weekday: int, nth: int) -> date:
    last = date(year, month, calendar.monthrange(year, month)[1])
    if nth < 0:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))

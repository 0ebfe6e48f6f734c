"""The statutory holidays of Québec, computed: days on which nobody is called to a meeting."""

from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from dsi_desktop.kernel.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

_MONDAY = 0


def holiday(day: date) -> str:
    """Return the name of the holiday of a day, "" when it is an ordinary one.

    Those of the Act respecting labour standards (s. 60) and of the National Holiday Act, with
    Easter Monday and the day after Christmas, when public bodies are closed.
    """
    name = holidays(day.year).get(day)
    return _(name) if name else ""


@cache
def holidays(year: int) -> "Mapping[date, str]":
    """Return the holidays of a year with their names (French sources), in order."""
    easter = _easter(year)
    found = {
        date(year, 1, 1): N_("jour de l’An"),
        easter - timedelta(days=2): N_("Vendredi saint"),
        easter + timedelta(days=1): N_("lundi de Pâques"),
        _monday_before(date(year, 5, 25)): N_("Journée nationale des patriotes"),
        date(year, 6, 24): N_("fête nationale du Québec"),
        date(year, 7, 1): N_("fête du Canada"),
        _first_monday(year, 9): N_("fête du Travail"),
        _first_monday(year, 10) + timedelta(weeks=1): N_("Action de grâces"),
        date(year, 12, 25): N_("Noël"),
        date(year, 12, 26): N_("lendemain de Noël"),
    }
    return MappingProxyType(found)


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(_MONDAY - first.weekday()) % 7)


def _monday_before(day: date) -> date:
    """Return the last Monday strictly before a day."""
    return day - timedelta(days=(day.weekday() - _MONDAY) % 7 or 7)


def _easter(year: int) -> date:
    """Return Easter Sunday (anonymous Gregorian computus)."""
    golden, century = year % 19, year // 100
    leap = century // 4
    moon = (19 * golden + century - leap - (8 * century + 13) // 25 + 15) % 30
    moon -= moon // 28 * (1 - 29 // (moon + 1) * ((21 - golden) // 11))
    shift = (year + year // 4 + moon + 2 - century + leap) % 7
    end = moon - shift
    month = 3 + (end + 40) // 44
    return date(year, month, end + 28 - 31 * (month // 4))

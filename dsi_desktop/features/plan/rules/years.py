"""Fiscal years: « 2026-2027 » begins in April, unless the funder's own year begins elsewhere."""

import re
from datetime import date, timedelta

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

APRIL = 4
_WRITTEN = re.compile(r"(\d{4})(?:\s*[-–/]\s*(\d{4}|\d{2}))?")


def first_year(text: str | None) -> int | None:
    """Return the year in which a fiscal year begins: 2026 for « 2026-2027 », « 2026-27 », « 2026 ».

    None for an empty text, or one that is no fiscal year.
    """
    found = _WRITTEN.fullmatch((text or "").strip())
    if found is None:
        return None
    first, second = int(found[1]), found[2]
    if second and int(second) % 100 not in (first % 100, (first + 1) % 100):
        return None
    return first


def read_year(text: str | None, year_start: int | None = APRIL) -> str:
    """Return a fiscal year as it is kept: « 2026-2027 », « 2026 » when it begins in January.

    Raises `RuleBroken` beside `fiscal_year` when the text is no year; "" stays "".
    """
    if not (text or "").strip():
        return ""
    first = first_year(text)
    if first is None:
        raise RuleBroken(
            _("Cet exercice n’est pas compris. Écrivez par exemple 2026-2027."), "fiscal_year"
        )
    return year_label(first, year_start)


def year_label(first: int, year_start: int | None = APRIL) -> str:
    """Return « 2026-2027 », or « 2026 » for a year that begins in January."""
    return str(first) if year_start == 1 else f"{first}-{first + 1}"


def year_of(day: date | str, year_start: int | None = APRIL) -> int:
    """Return the year in which the fiscal year of a day begins."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return day.year - (day.month < (year_start or APRIL))


def year_within(
    start: str | None, end: str | None, year_start: int | None = APRIL
) -> int | None:  # fmt: skip
    """Return the fiscal year that holds a whole span of days; None when none does, or a day lacks.

    A day that is none, written by another program, lacks too.
    """
    try:
        years = {year_of(day or "", year_start) for day in (start, end)}
    except ValueError:
        return None
    return years.pop() if len(years) == 1 else None


def span_of(first: int, year_start: int | None = APRIL) -> tuple[date, date]:
    """Return the first and last days of a fiscal year."""
    start = date(first, year_start or APRIL, 1)
    return start, start.replace(year=first + 1) - timedelta(days=1)


def month_of(year_start: int | None) -> int:
    """Return the month a fiscal year begins in. Raises `RuleBroken` beside `year_start`."""
    month = APRIL if year_start is None else year_start
    if not 1 <= month <= 12:
        raise RuleBroken(_("Le premier mois va de 1 à 12."), "year_start")
    return month

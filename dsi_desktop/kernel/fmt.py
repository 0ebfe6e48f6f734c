"""Dates, hours, amounts as fr_CA and en_CA write them; and reading them back as people type."""

import re
from calendar import monthrange
from datetime import date, timedelta

from dsi_desktop.kernel.i18n import _, language, ngettext
from dsi_desktop.kernel.text import NBSP, fold

_MONTHS = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
           "octobre", "novembre", "décembre"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"),
}  # fmt: skip
_SHORT = {
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.",
           "nov.", "déc."),
    "en": ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.",
           "Nov.", "Dec."),
}  # fmt: skip
_DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def month(number: int) -> str:
    """Return the name of a month, 1 to 12."""
    return _MONTHS[language()][number - 1]


def month_short(number: int) -> str:
    """Return the short name of a month, 1 to 12."""
    return _SHORT[language()][number - 1]


def weekday(day: date) -> str:
    """Return the name of the day of the week."""
    return _DAYS[language()][day.weekday()]


def weekday_short(day: date) -> str:
    """Return « JEU. »."""
    return f"{weekday(day)[:3].upper()}."


def date_long(day: date | str, *, with_weekday: bool = True) -> str:
    """Return « jeudi 3 décembre 2026 » or « Thursday, December 3, 2026 »."""
    day = _day(day)
    if language() == "en":
        said = f"{month(day.month)} {day.day}, {day.year}"
        return f"{weekday(day)}, {said}" if with_weekday else said
    said = f"{ordinal_day(day.day)}{NBSP}{month(day.month)} {day.year}"
    return f"{weekday(day)} {said}" if with_weekday else said


def date_short(day: date | str, today: date | None = None) -> str:
    """Return « 3 déc. », with the year when it is not this one."""
    day = _day(day)
    said = (
        f"{month_short(day.month)}{NBSP}{day.day}" if language() == "en"
        else f"{ordinal_day(day.day)}{NBSP}{month_short(day.month)}"
    )  # fmt: skip
    if today is not None and day.year != today.year:
        return f"{said}, {day.year}" if language() == "en" else f"{said} {day.year}"
    return said


def ordinal_day(number: int) -> str:
    """Return « 1er » in French, the plain number otherwise."""
    return "1er" if number == 1 and language() == "fr" else str(number)


def ordinal(number: int, *, feminine: bool = False) -> str:
    """Return « 1re », « 4e » or « 4th »."""
    if language() == "en":
        ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"
    if number == 1:
        return "1re" if feminine else "1er"
    return f"{number}e"


def time(hour: str) -> str:
    """Return « 13 h 30 », « 9 h » for `HH:MM` (OQLF: no zero alone); « 1:30 p.m. » in English."""
    hours, minutes = (int(part) for part in hour.split(":")[:2])
    if language() == "en":
        half = "a.m." if hours < 12 else "p.m."
        return f"{(hours - 1) % 12 + 1}:{minutes:02}{NBSP}{half}"
    return f"{hours}{NBSP}h{NBSP}{minutes}" if minutes else f"{hours}{NBSP}h"


def time_range(start: str | None, end: str | None) -> str:
    """Return « 13 h 30 à 15 h 30 », or the one hour that is known."""
    if start and end:
        return _("{start} à {end}").format(start=time(start), end=time(end))
    return time(start or end or "") if start or end else ""


def number(value: float, decimals: int = 0) -> str:
    """Return « 1 234,5 » or « 1,234.5 »."""
    said = f"{value:,.{decimals}f}"
    if language() == "en":
        return said
    return said.replace(",", NBSP).replace(".", ",")


def money(cents: int, *, short: bool = False) -> str:
    """Return « 18 000,00 $ » from cents; `short` drops « ,00 »."""
    decimals = 0 if short and cents % 100 == 0 else 2
    said = number(abs(cents) / 100, decimals)
    minus = "-" if cents < 0 else ""
    return f"{minus}${said}" if language() == "en" else f"{minus}{said}{NBSP}$"


def percent(value: int) -> str:
    """Return « 62 % » or « 62% »."""
    return f"{value}%" if language() == "en" else f"{value}{NBSP}%"


def minutes(count: int) -> str:
    """Return a duration: « 1 h 20 », « 1 h 5 » or « 25 min »."""
    hours, rest = divmod(count, 60)
    if not hours:
        return f"{rest}{NBSP}min"
    return f"{hours}{NBSP}h{NBSP}{rest}" if rest else f"{hours}{NBSP}h"


def relative_day(day: date | str, today: date) -> str:
    """Return how a due date is said: « demain », « en retard de 4 jours », « 9 déc. »."""
    day = _day(day)
    away = (day - today).days
    if away < 0:
        return ngettext("en retard de {n} jour", "en retard de {n} jours", -away).format(n=-away)
    if away < 2:
        return _("demain") if away else _("aujourd’hui")
    return date_short(day, today)


def parse_day(typed: str, today: date) -> date | None:
    """Read a date as people type it, French or English; None when it is not understood.

    « 15 déc », « 15 décembre 2026 », « 1er mai », « vendredi », « jeu. », « demain », « dans 10
    jours », « dans 2 semaines », « dans 3 mois », « 15/12 », « 2026-12-15 », « Dec 15 »,
    « vendredi 18 décembre », « d’ici vendredi ».
    A day and month without a year is the next one to come; a day of the week too.
    """
    said = " ".join(fold(typed).replace(".", " ").replace(",", " ").split())
    said = said.removeprefix("d'ici ")
    fixed = {"aujourd'hui": 0, "today": 0, "demain": 1, "tomorrow": 1, "apres-demain": 2,
             "hier": -1, "yesterday": -1}  # fmt: skip
    if said in fixed:
        return today + timedelta(days=fixed[said])
    return (
        _iso(said) or _counted(said, today) or _weekday(said, today)
        or _named(said, today) or _named(_without_weekday(said), today)
    )  # fmt: skip


def parse_time(typed: str) -> str | None:
    """Read « 13 h 30 », « 13:30 », « 9h », « 1:30 pm » as `HH:MM`; None when it is not an hour."""
    found = re.fullmatch(r"(\d{1,2})(?:[h:](\d{1,2})?)?(am|pm)?", _tight(typed))
    if found is None:
        return None
    hours, rest = int(found[1]), int(found[2] or 0)
    if found[3]:
        hours = hours % 12 + (12 if found[3] == "pm" else 0)
    return f"{hours:02}:{rest:02}" if hours < 24 and rest < 60 else None


def parse_money(typed: str) -> int | None:
    """Read « 18 000,00 $ », « 18000 » or « $18,000.50 » as cents; None when it is no amount."""
    plain = _tight(typed).replace("$", "")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d{1,2})?", plain):
        plain = plain.replace(",", "")
    plain = plain.replace(",", ".")
    if not re.fullmatch(r"-?\d{1,12}(\.\d{1,2})?", plain):
        return None
    whole, _dot, part = plain.partition(".")
    cents = abs(int(whole)) * 100 + int((part + "00")[:2])
    return -cents if plain.startswith("-") else cents


def month_number(name: str) -> int | None:
    """Return the month that a name or its beginning means, folded; None for none or several."""
    for names in _MONTHS.values():
        matches = [at for at, full in enumerate(names, 1) if fold(full).startswith(name)]
        if len(matches) == 1 and len(name) > 2:
            return matches[0]
    return None


def _tight(typed: str) -> str:
    return re.sub(r"[\s.](?=m\.?\b)|[\s]", "", fold(typed)).removesuffix(".")


def _day(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day


def _iso(said: str) -> date | None:
    found = re.fullmatch(r"(\d{4})[-/ ](\d{1,2})[-/ ](\d{1,2})", said)
    return _made(int(found[1]), int(found[2]), int(found[3])) if found else None


def _counted(said: str, today: date) -> date | None:
    found = re.fullmatch(r"(?:dans|in) (\d{1,3}) (jour|day|semaine|week|mois|month)s?", said)
    if found is None and (found := re.fullmatch(r"(\d{1,3}) (jour|semaine|mois)s?", said)) is None:
        return None
    count, unit = int(found[1]), found[2]
    if unit in ("mois", "month"):
        return _months_after(today, count)
    return today + timedelta(days=count * (7 if unit in ("semaine", "week") else 1))


def _months_after(day: date, count: int) -> date:
    """Return the same day of a later month, or its last day where it has no such day."""
    years, month = divmod(day.month - 1 + count, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def _weekday(said: str, today: date) -> date | None:
    found = re.fullmatch(r"(?:(?:le|ce|next|this) )?([a-z]{3,9})(?: prochain)?", said)
    at = _weekday_number(found[1]) if found else None
    return None if at is None else today + timedelta(days=(at - today.weekday() - 1) % 7 + 1)


def _weekday_number(name: str) -> int | None:
    for names in _DAYS.values():
        for at, full in enumerate(names):
            if fold(full) == name or (len(name) == 3 and fold(full).startswith(name)):
                return at
    return None


def _without_weekday(said: str) -> str:
    first, _space, rest = said.removeprefix("le ").partition(" ")
    return rest if rest and _weekday_number(first) is not None else said


def _named(said: str, today: date) -> date | None:
    found = re.fullmatch(
        r"(?:le )?(?P<day>\d{1,2})(?:er|th|st|nd|rd)?[ /](?P<month>[a-z]+|\d{1,2})"
        r"(?:[ /](?P<year>\d{4}))?", said,
    ) or re.fullmatch(
        r"(?P<month>[a-z]+) (?P<day>\d{1,2})(?:th|st|nd|rd)?(?: (?P<year>\d{4}))?", said
    )  # fmt: skip
    if found is None:
        return None
    name, day = found["month"], int(found["day"])
    at = int(name) if name.isdecimal() else month_number(name)
    if at is None:
        return None
    if found["year"]:
        return _made(int(found["year"]), at, day)
    return _next(at, day, today)


def _next(at: int, day: int, today: date) -> date | None:
    leap = 8
    days = (_made(today.year + years, at, day) for years in range(leap + 1))
    return next((one for one in days if one is not None and one >= today), None)


def _made(year: int, at: int, day: int) -> date | None:
    try:
        return date(year, at, day)
    except ValueError:
        return None

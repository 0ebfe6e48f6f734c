"""Read a due date that is not one day: « fin mars », « d’ici juin », « automne 2026 ».

What is read is the first and the last day that the words may mean; the words themselves are kept
beside them, since nobody promised a day.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from dsi_desktop.kernel.fmt import month_number, parse_day
from dsi_desktop.kernel.text import fold

_BY = re.compile(r"(?:d'ici(?: a)?|au plus tard|by|until) ")
_BEFORE = re.compile(r"(?:avant|before) ")
_ARTICLE = re.compile(
    r"(?:(?:le|la|les|the|a|au|aux|en|in|cet|cette|ce|this|pour|for|vers) |l')+"
)
_PART = re.compile(r"(debut|early|start|beginning|mi|mid|milieu|fin|late|end)[ -]")
_OF = re.compile(r"(?:de |du |d'|of |de l'|des )")
_YEAR = re.compile(r"\d{4}")
# First day of each season as (month, day), in the order of a year; winter begins the year before.
_SEASONS = {
    "printemps": (3, 21), "spring": (3, 21), "ete": (6, 21), "summer": (6, 21),
    "automne": (9, 22), "fall": (9, 22), "autumn": (9, 22), "hiver": (12, 21), "winter": (12, 21),
}  # fmt: skip
# First and last day, counted from the Monday of this week.
_WEEKS = {
    "semaine": (0, 4), "week": (0, 4), "semaine prochaine": (7, 11), "prochaine semaine": (7, 11),
    "next week": (7, 11), "fin de semaine": (5, 6), "weekend": (5, 6),
    "fin de semaine prochaine": (12, 13), "next weekend": (12, 13),
}  # fmt: skip
_YEARS = {"annee": 0, "year": 0, "annee prochaine": 1, "an prochain": 1, "next year": 1}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The days a due date may mean, both included; one day when it is precise."""

    start: date
    end: date

    @property
    def precise(self) -> bool:
        """Tell whether this is one day."""
        return self.start == self.end


def parse_span(typed: str, today: date) -> Span | None:
    """Read a due date in words, French or English; None when it is not understood.

    « d’ici juin » ends with June: « au plus tard en juin », never late before it is over; « avant
    mars » ends with February. A month or a season without a year is the next one not over.
    """
    said = " ".join(fold(typed).replace(".", " ").replace(",", " ").split())
    day = parse_day(said, today)
    if day is not None:
        return Span(day, day)
    before = _BEFORE.match(said)
    limit = before or _BY.match(said)
    found = _inside(said[limit.end():] if limit else said, today)
    if found is None or limit is None:
        return found
    end = found.start - _DAY if before else found.end
    if found.precise:
        return Span(end, end)
    return Span(min(today, end), end)


def _inside(said: str, today: date) -> Span | None:
    """Read what follows « d’ici », an article and « début », « mi » or « fin »."""
    day = parse_day(said, today)
    if day is not None:
        return Span(day, day)
    bare = _without_article(said)
    part = _PART.match(bare)
    if part is not None and bare not in _WEEKS:
        rest = bare[part.end():]
        rest = _without_article(rest[_of(rest):])
        whole = _whole(rest, today)
        return _part(whole, part[1]) if whole else None
    return _whole(bare, today)


def _of(rest: str) -> int:
    found = _OF.match(rest)
    return found.end() if found else 0


def _without_article(said: str) -> str:
    found = _ARTICLE.match(said)
    return said[found.end():] if found else said


def _whole(said: str, today: date) -> Span | None:
    return (
        _near(said, today) or _feast(said, today) or _week_of(said, today) or _month(said, today)
        or _season(said, today) or _year(said, today)
    )  # fmt: skip


def _near(said: str, today: date) -> Span | None:
    """Read « semaine prochaine », « mois-ci », « fin de semaine », « année »."""
    kept = said.replace("-ci", "")
    if kept in _WEEKS:
        first, last = _WEEKS[kept]
        monday = today - timedelta(days=today.weekday())
        return Span(monday + first * _DAY, monday + last * _DAY)
    if kept in ("mois", "month"):
        return _of_month(today.year, today.month)
    if kept in ("mois prochain", "prochain mois", "next month"):
        after = _of_month(today.year, today.month).end + _DAY
        return _of_month(after.year, after.month)
    return _of_year(today.year + _YEARS[kept]) if kept in _YEARS else None


def _feast(said: str, today: date) -> Span | None:
    if said not in ("noel", "christmas", "fetes", "holidays", "temps des fetes"):
        return None
    year = today.year if (today.month, today.day) <= (12, 25) else today.year + 1
    if said in ("noel", "christmas"):
        return Span(date(year, 12, 25), date(year, 12, 25))
    return Span(date(year, 12, 24), date(year + 1, 1, 2))


def _week_of(said: str, today: date) -> Span | None:
    found = re.fullmatch(r"(?:semaine du|week of(?: the)?) (.+)", said)
    day = parse_day(found[1], today) if found else None
    if day is None:
        return None
    monday = day - timedelta(days=day.weekday())
    return Span(monday, monday + 4 * _DAY)


def _month(said: str, today: date) -> Span | None:
    name, _space, year = said.removeprefix("mois de ").removeprefix("mois d'").partition(" ")
    at = month_number(name)
    if at is None or (year and not _YEAR.fullmatch(year)):
        return None
    if year:
        return _of_month(int(year), at) if int(year) else None
    return _of_month(today.year + (at < today.month), at)


def _season(said: str, today: date) -> Span | None:
    name, _space, year = said.partition(" ")
    if name not in _SEASONS or (year and not (_YEAR.fullmatch(year) and int(year) > 1)):
        return None
    if year:
        return _of_season(_SEASONS[name], int(year))
    found = _of_season(_SEASONS[name], today.year)
    return found if found.end >= today else _of_season(_SEASONS[name], today.year + 1)


def _year(said: str, _today: date) -> Span | None:
    return _of_year(int(said)) if _YEAR.fullmatch(said) and int(said) else None


def _of_season(first: tuple[int, int], year: int) -> Span:
    start = date(year - (first[0] == 12), *first)
    until = start.month + 3
    after = date(start.year + (until > 12), (until - 1) % 12 + 1, 22 if until == 9 else 21)
    return Span(start, after - _DAY)


def _of_month(year: int, at: int) -> Span:
    return Span(date(year, at, 1), date(year, at, monthrange(year, at)[1]))


def _of_year(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31))


def _part(whole: Span, word: str) -> Span:
    """Return the first, the middle or the last third."""
    third = (whole.end - whole.start + _DAY) // 3
    low, high = whole.start + third, whole.end - third
    if word in ("debut", "early", "start", "beginning"):
        return Span(whole.start, low - _DAY)
    if word in ("mi", "mid", "milieu"):
        return Span(low, high)
    return Span(high + _DAY, whole.end)

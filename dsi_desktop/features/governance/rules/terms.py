"""How long a term lasts, how many somebody has served in a row, and what the rules say of it."""

import calendar
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import ceil

from dsi_desktop.features.governance.rules.seats import Term, sits, voting_members
from dsi_desktop.kernel.i18n import _, ngettext

_GRACE = 92


def term_end(start_on: str | None, months: int) -> str | None:
    """Return the last day of a term of so many months; None without a start or a length.

    From 1 June 2026, 24 months end on 31 May 2028.
    """
    if not start_on or months <= 0:
        return None
    return (_later(date.fromisoformat(start_on), months) - timedelta(days=1)).isoformat()


def _later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def consecutive_terms(terms: Iterable[Term], person_id: str, day: date, months: int) -> int:
    """Return how many terms in a row a person has served on a day, the present one included.

    Two terms follow each other when less than three months part them. A membership never cut in
    terms counts for as many as its length holds, to the nearest, so that an assembly held a few
    weeks late counts for nothing.
    """
    mine = sorted(
        (term for term in voting_members(terms)
         if term.person_id == person_id and (term.start_on or "") <= day.isoformat()),
        key=lambda term: term.start_on or "", reverse=True,
    )
    if not mine or not sits(mine[0], day):
        return 0
    count = 0
    before: str | None = None
    for term in mine:
        if before is not None and _days(term.end_on, before) > _GRACE:
            break
        count += _length(term, day, months)
        before = term.start_on
    return count


def _days(end_on: str | None, start_on: str) -> int:
    """Return the days between the end of a term and the start of the next; none when it is open."""
    return (date.fromisoformat(start_on) - date.fromisoformat(end_on)).days if end_on else 0


def _length(term: Term, day: date, months: int) -> int:
    if not term.start_on or months <= 0:
        return 1
    start = date.fromisoformat(term.start_on)
    end = date.fromisoformat(term.end_on) if term.end_on else day
    return max(1, round((end - start).days / (months * 365.25 / 12)))


def too_many_terms(count: int, max_terms: int | None, name: str) -> str:
    """Say that somebody serves more terms in a row than the rule admits; "" when it is held."""
    if not max_terms or count <= max_terms:
        return ""
    return ngettext(
        "{name} en est à {count} mandats consécutifs; la règle n’en admet qu’un.",
        "{name} en est à {count} mandats consécutifs; la règle en admet {n}.", max_terms,
    ).format(name=name, count=count, n=max_terms)


def all_ending_together(terms: Sequence[Term], day: date, months: int) -> str:
    """Say that a staggered body ends too many terms in one year; "" when they are spread."""
    years = max(1, round(months / 12))
    ends = [term.end_on[:4] for term in voting_members(terms) if sits(term, day) and term.end_on]
    if years < 2 or len(ends) < 3:
        return ""
    year, most = Counter(ends).most_common(1)[0]
    if most <= ceil(len(ends) / years) + 1:
        return ""
    return _(
        "Alternance : {most} mandats sur {all} se terminent en {year}. Répartissez les fins sur "
        "{years} ans."
    ).format(most=most, all=len(ends), year=year, years=years)

"""Which programme could pay what: by dimension and by territory, with its reasons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

SOON = timedelta(days=30)
OPEN, COMING, CLOSED, UNDATED = "open", "coming", "closed", "undated"


@dataclass(frozen=True, slots=True)
class Lever:
    """A programme as it is matched; days as texts, "" when unknown."""

    id: str
    name: str
    opens_on: str = ""
    closes_on: str = ""
    yearly: bool = False
    dimensions: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wanting:
    """A need or an action that money could help; without areas it is everywhere in the plan."""

    kind: str
    id: str
    title: str
    dimensions: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fit:
    """A programme that could pay something, and why: what both touch.

    `areas` is empty where one of them is everywhere.
    """

    lever: str
    wanting: Wanting
    dimensions: tuple[str, ...]
    areas: tuple[str, ...]


def fits(
    levers: Sequence[Lever], wanted: Sequence[Wanting], parents: Mapping[str, str], today: date
) -> tuple[Fit, ...]:
    """Return what each programme could pay: a dimension in common, and the same territory.

    A territory holds those inside it, by `parents`. A programme that is over fits nothing, one
    without a dimension either: nobody said what it pays.
    """
    spread = {one.id: _upward(one.areas, parents) for one in wanted}
    found = []
    for lever in levers:
        if standing(lever, today) == CLOSED:
            continue
        reach = _upward(lever.areas, parents)
        for one in wanted:
            common = lever.dimensions & one.dimensions
            where = (lever.areas & spread[one.id]) | (one.areas & reach)
            if common and (where or not lever.areas or not one.areas):
                found.append(Fit(
                    lever.id, one, tuple(sorted(common)), tuple(sorted(where))))
    return tuple(found)


def without(wanted: Iterable[Wanting], found: Iterable[Fit], kind: str) -> tuple[Wanting, ...]:
    """Return what no programme fits, among one kind."""
    served = {one.wanting.id for one in found}
    return tuple(one for one in wanted if one.kind == kind and one.id not in served)


def deadline(lever: Lever, today: date) -> date | None:
    """Return the next closing day; one that comes back every year moves on by itself."""
    closes = _day(lever.closes_on)
    if closes is None or not lever.yearly:
        return closes
    while closes < today:
        closes = _next_year(closes)
    return closes


def opening(lever: Lever, today: date) -> date | None:
    """Return the opening that comes with the next closing day."""
    opens, closes = _day(lever.opens_on), _day(lever.closes_on)
    after = deadline(lever, today)
    if opens is None or closes is None or after is None:
        return opens
    for _year in range(after.year - closes.year):
        opens = _next_year(opens)
    return opens


def standing(lever: Lever, today: date) -> str:
    """Return whether a programme is open, to come, over, or without dates."""
    closes, opens = deadline(lever, today), opening(lever, today)
    if closes is not None and closes < today:
        return CLOSED
    if opens is not None and opens > today:
        return COMING
    return OPEN if closes or opens else UNDATED


def is_soon(lever: Lever, today: date) -> bool:
    """Tell whether an open programme closes within thirty days."""
    closes = deadline(lever, today)
    return (
        closes is not None and today <= closes <= today + SOON and standing(lever, today) == OPEN
    )


def _upward(areas: Iterable[str], parents: Mapping[str, str]) -> frozenset[str]:
    """Return territories with all those that hold them."""
    found = set(areas)
    waiting = list(found)
    while waiting:
        above = parents.get(waiting.pop())
        if above and above not in found:
            found.add(above)
            waiting.append(above)
    return frozenset(found)


def _next_year(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 2, 28)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

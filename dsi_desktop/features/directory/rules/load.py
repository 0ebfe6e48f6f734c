"""What taking part costs: hours there and on the road, for an organisation or for somebody."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dsi_desktop.db.visits import CAME, Road, Visit, pair

_REMOTE, _PRESENT = 4, 5
_WORTH = {
    "expected": 0, "absent": 1, "excused": 2, "represented": 3, "remote": _REMOTE,
    "present": _PRESENT,
}
Roads = Mapping[tuple[str, str], Road]


@dataclass(frozen=True, slots=True)
class Load:
    """A load over a period. Meetings are counted once however many people of one side came.

    `attended` counts those from afar (`remote`) too. `outside_minutes` are those of the tables of
    others. `unknown_roads` counts the trips whose road nobody typed: they weigh nothing here.
    """

    convened: int = 0
    attended: int = 0
    remote: int = 0
    represented: int = 0
    excused: int = 0
    absent: int = 0
    meeting_minutes: int = 0
    road_minutes: int = 0
    outside_minutes: int = 0
    kilometres: int = 0
    unknown_roads: int = 0

    @property
    def minutes(self) -> int:
        """All the time given: there, on the road, and at the tables of others."""
        return self.meeting_minutes + self.road_minutes + self.outside_minutes

    @property
    def hours(self) -> float:
        """The same in hours."""
        return self.minutes / 60


class Trip(NamedTuple):
    """The way there and back of one visit. `known` is False when a part of it was never typed."""

    kilometres: int = 0
    minutes: int = 0
    known: bool = True


NO_TRIP = Trip()


def trip(roads: Roads, from_area_id: str, to_area_id: str) -> Trip:
    """Return the way there and back; none inside one municipality, never a guess."""
    if from_area_id and from_area_id == to_area_id:
        return NO_TRIP
    road = roads.get(pair(from_area_id, to_area_id)) if from_area_id and to_area_id else None
    if road is None:
        return Trip(known=False)
    known = road.kilometres is not None and road.minutes is not None
    return Trip(2 * (road.kilometres or 0), 2 * (road.minutes or 0), known)


def counts(visit: Visit, *, ahead: bool = False) -> bool:
    """Tell whether a visit takes time; with `ahead`, who is expected at a coming one does."""
    return visit.status in CAME or (ahead and visit.coming and visit.status == "expected")


def trip_of(visit: Visit, roads: Roads) -> Trip:
    """Return the way there and back of who comes: none from afar."""
    return trip(roads, visit.from_area_id, visit.to_area_id) if visit.travels else NO_TRIP


def minutes_of(visit: Visit, roads: Roads, *, ahead: bool = False) -> int:
    """Return the time of a visit, there and on the road; none for who did not come."""
    if not counts(visit, ahead=ahead):
        return 0
    return (visit.minutes or 0) + trip_of(visit, roads).minutes


@dataclass(frozen=True, slots=True)
class Weighed:
    """A load, and in each month its minutes and the meetings asked to."""

    load: Load
    minutes: tuple[int, ...]
    meetings: tuple[int, ...]


class _Scale:
    """What is laid on the scale for one organisation or one person, until it is read."""

    __slots__ = ("best", "kilometres", "minutes", "road", "there", "unknown")

    def __init__(self) -> None:
        self.best: dict[str, int] = {}
        self.minutes: dict[str, int] = {}
        self.there = self.road = self.kilometres = self.unknown = 0

    def read(self, month_of: Mapping[str, str], months: Sequence[str]) -> Weighed:
        """Return what was laid, `month_of` being that of each meeting."""
        asked = Counter(map(month_of.__getitem__, self.best))
        said = Counter(self.best.values())
        load = Load(
            convened=len(self.best), attended=said[_PRESENT] + said[_REMOTE],
            remote=said[_REMOTE], represented=said[_WORTH["represented"]],
            excused=said[_WORTH["excused"]], absent=said[_WORTH["absent"]],
            meeting_minutes=self.there, road_minutes=self.road, kilometres=self.kilometres,
            unknown_roads=self.unknown,
        )
        shares = self.minutes
        return Weighed(
            load, tuple([shares.get(one, 0) for one in months]),
            tuple([asked[one] for one in months]),
        )


def load_of(visits: Iterable[Visit], roads: Roads, *, ahead: bool = False) -> Load:
    """Return the load of some visits, those of one organisation or of one person.

    An absence with a reason is no absence. `ahead` counts what is still to come.
    """
    return weighed(visits, roads, (), ahead=ahead).load


def weighed(
    visits: Iterable[Visit], roads: Roads, months: Sequence[str], *, ahead: bool = False
) -> Weighed:
    """Return the same with the share of each of `months`, in one pass."""
    found = weighed_by(lambda _visit: "", visits, roads, months, ahead=ahead)
    return found.get("") or _Scale().read({}, months)


def weighed_by(
    key: Callable[[Visit], str], visits: Iterable[Visit], roads: Roads, months: Sequence[str], *,
    ahead: bool = False,
) -> dict[str, Weighed]:
    """Return the same for each `key` of the visits (an organisation, a person), in one pass.

    Written for ten years of everybody: a lookup a visit is a tenth of a second there.
    """
    scales: dict[str, _Scale] = {}
    ways: dict[tuple[str, str], Trip] = {}
    month_of: dict[str, str] = {}
    for visit in visits:
        meeting_id, _b, held_on, _p, _o, status, spent, whence, place, travels, coming = visit
        whose = key(visit)
        scale = scales.get(whose) or scales.setdefault(whose, _Scale())
        month = month_of.get(meeting_id) or month_of.setdefault(meeting_id, held_on[:7])
        worth = _WORTH.get(status, 0)
        if worth >= scale.best.get(meeting_id, 0):
            scale.best[meeting_id] = worth
        if worth < _REMOTE and not (ahead and coming and status == "expected"):
            continue
        time = spent or 0
        scale.there += time
        if travels:
            way = ways.get((whence, place)) or ways.setdefault(
                (whence, place), trip(roads, whence, place)
            )
            kilometres, minutes, known = way
            scale.road += minutes
            scale.kilometres += kilometres
            scale.unknown += not known
            time += minutes
        scale.minutes[month] = scale.minutes.get(month, 0) + time
    return {whose: scale.read(month_of, months) for whose, scale in scales.items()}


def months_of(start: date, end: date) -> tuple[str, ...]:
    """Return the months `YYYY-MM` a period touches."""
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return tuple(f"{n // 12:04}-{n % 12 + 1:02}" for n in range(first, last + 1))


def minutes_by_month(
    visits: Iterable[Visit], roads: Roads, months: Sequence[str]
) -> tuple[int, ...]:
    """Return the time of some visits in each of `months`."""
    return weighed(visits, roads, months).minutes

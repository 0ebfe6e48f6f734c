"""What taking part costs: hours there and on the road, for an organisation or for somebody."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dsi_desktop.db.visits import CAME, Road, Visit, pair

_WORTH = ("expected", "absent", "excused", "represented", "remote", "present")
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


@dataclass(frozen=True, slots=True)
class Trip:
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


def trip_of(visit: Visit, roads: Roads, *, ahead: bool = False) -> Trip:
    """Return the way there and back of a visit: none for who did not come or came from afar."""
    if not visit.travels or not counts(visit, ahead=ahead):
        return NO_TRIP
    return trip(roads, visit.from_area_id, visit.to_area_id)


def minutes_of(visit: Visit, roads: Roads, *, ahead: bool = False) -> int:
    """Return the time of a visit, there and on the road."""
    if not counts(visit, ahead=ahead):
        return 0
    return (visit.minutes or 0) + trip_of(visit, roads, ahead=ahead).minutes


def load_of(
    visits: Iterable[Visit], roads: Roads, *, ahead: bool = False, outside_minutes: int = 0
) -> Load:
    """Return the load of some visits, those of one organisation or of one person.

    An absence with a reason is no absence. `ahead` counts what is still to come.
    """
    best: dict[str, int] = {}
    there = on_road = kilometres = unknown = 0
    for visit in visits:
        worth = _WORTH.index(visit.status) if visit.status in _WORTH else 0
        best[visit.meeting_id] = max(best.get(visit.meeting_id, 0), worth)
        if counts(visit, ahead=ahead):
            way = trip_of(visit, roads, ahead=ahead)
            there += visit.minutes or 0
            on_road += way.minutes
            kilometres += way.kilometres
            unknown += not way.known
    said = [_WORTH[worth] for worth in best.values()]
    return Load(
        convened=len(best), attended=sum(status in CAME for status in said),
        remote=said.count("remote"), represented=said.count("represented"),
        excused=said.count("excused"), absent=said.count("absent"), meeting_minutes=there,
        road_minutes=on_road, outside_minutes=outside_minutes, kilometres=kilometres,
        unknown_roads=unknown,
    )


def months_of(start: date, end: date) -> tuple[str, ...]:
    """Return the months `YYYY-MM` a period touches."""
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return tuple(f"{n // 12:04}-{n % 12 + 1:02}" for n in range(first, last + 1))


def minutes_by_month(
    visits: Iterable[Visit], roads: Roads, months: Sequence[str]
) -> tuple[int, ...]:
    """Return the time of some visits in each of `months`."""
    total: dict[str, int] = defaultdict(int)
    for visit in visits:
        total[visit.held_on[:7]] += minutes_of(visit, roads)
    return tuple(total[month] for month in months)

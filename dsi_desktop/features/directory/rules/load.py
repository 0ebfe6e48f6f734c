"""What taking part costs: hours there and on the road, for an organisation or for somebody."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

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


def load_of(visits: Iterable[Visit], roads: Roads, *, ahead: bool = False) -> Load:
    """Return the load of some visits, those of one organisation or of one person.

    An absence with a reason is no absence. `ahead` counts what is still to come.
    """
    return weighed(visits, roads, (), ahead=ahead).load


def weighed(
    visits: Iterable[Visit], roads: Roads, months: Sequence[str], *, ahead: bool = False
) -> Weighed:
    """Return the same with the share of each of `months`, in one pass."""
    best: dict[str, int] = {}
    month_of: dict[str, str] = {}
    minutes = dict.fromkeys(months, 0)
    there = on_road = kilometres = unknown = 0
    for visit in visits:
        worth = _WORTH.get(visit.status, 0)
        month = month_of[visit.meeting_id] = visit.held_on[:7]
        best[visit.meeting_id] = max(best.get(visit.meeting_id, 0), worth)
        if counts(visit, ahead=ahead):
            way = trip_of(visit, roads)
            spent = visit.minutes or 0
            there += spent
            on_road += way.minutes
            kilometres += way.kilometres
            unknown += not way.known
            minutes[month] = minutes.get(month, 0) + spent + way.minutes
    asked = Counter(month_of.values())
    said = Counter(best.values())
    load = Load(
        convened=len(best), attended=said[_PRESENT] + said[_REMOTE], remote=said[_REMOTE],
        represented=said[_WORTH["represented"]], excused=said[_WORTH["excused"]],
        absent=said[_WORTH["absent"]], meeting_minutes=there, road_minutes=on_road,
        kilometres=kilometres, unknown_roads=unknown,
    )
    return Weighed(load, tuple(minutes[one] for one in months), tuple(asked[m] for m in months))


def months_of(start: date, end: date) -> tuple[str, ...]:
    """Return the months `YYYY-MM` a period touches."""
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return tuple(f"{n // 12:04}-{n % 12 + 1:02}" for n in range(first, last + 1))


def minutes_by_month(
    visits: Iterable[Visit], roads: Roads, months: Sequence[str]
) -> tuple[int, ...]:
    """Return the time of some visits in each of `months`."""
    return weighed(visits, roads, months).minutes

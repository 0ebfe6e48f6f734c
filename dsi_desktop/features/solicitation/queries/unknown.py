"""What nobody typed yet: roads, municipalities, hours. Counted and listed, never guessed."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.areas import Journey
from dsi_desktop.db.store import Store
from dsi_desktop.db.visits import Roads, pair, roads, visits
from dsi_desktop.features.directory.rules.load import counts, months_of, trip_of
from dsi_desktop.features.solicitation.queries.lines import (
    MeetingHead,
    NamedLine,
    heads,
    names_of_areas,
    names_of_people,
)
from dsi_desktop.features.solicitation.queries.outside import outside_seats
from dsi_desktop.features.solicitation.rules.outside import meetings_over
from dsi_desktop.kernel.text import fold


@dataclass(frozen=True, slots=True)
class UnknownRoad:
    """Two municipalities between which somebody travelled; `trips` there and back."""

    from_area_id: str
    from_name: str
    to_area_id: str
    to_name: str
    trips: int


@dataclass(frozen=True, slots=True)
class RoadLine:
    """A road as it was typed."""

    id: str
    from_area_id: str
    from_name: str
    to_area_id: str
    to_name: str
    kilometres: int | None
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Missing:
    """Who comes from nowhere, which meetings are nowhere, and which have no hours."""

    people: tuple[NamedLine, ...]
    meetings: tuple[MeetingHead, ...]
    unmeasured: tuple[MeetingHead, ...]


def unknown_roads(store: Store, start: date, end: date) -> tuple[UnknownRoad, ...]:
    """Return the roads to type, those that were travelled most first; tables of others too."""
    with store.read() as session:
        ways = roads(session)
        trips = _unknown_visits(session, ways, start, end)
        trips.update(_unknown_outside(session, ways, start, end))
        names = names_of_areas(session)
    found = [
        UnknownRoad(one, names.get(one, ""), other, names.get(other, ""), count)
        for (one, other), count in trips.items() if count
    ]  # fmt: skip
    return tuple(sorted(
        found, key=lambda road: (-road.trips, fold(road.from_name), fold(road.to_name))
    ))


def _unknown_visits(
    session: Session, ways: Roads, start: date, end: date
) -> Counter[tuple[str, str]]:
    return Counter(
        pair(visit.from_area_id, visit.to_area_id)
        for visit in visits(session, start, end)
        if counts(visit) and visit.from_area_id and visit.to_area_id
        and not trip_of(visit, ways).known
    )


def _unknown_outside(
    session: Session, ways: Roads, start: date, end: date
) -> Counter[tuple[str, str]]:
    months = months_of(start, end)
    found: Counter[tuple[str, str]] = Counter()
    for seat in outside_seats(session, ways):
        if seat.from_area_id and seat.to_area_id and not seat.way.known:
            found[pair(seat.from_area_id, seat.to_area_id)] += round(meetings_over(seat, months))
    return found


def known_roads(store: Store) -> tuple[RoadLine, ...]:
    """Return the roads typed so far, by name of the municipality they leave."""
    asked = select(
        Journey.id, Journey.from_area_id, Journey.to_area_id, Journey.kilometres, Journey.minutes
    ).where(Journey.deleted.is_(None))
    with store.read() as session:
        names = names_of_areas(session)
        found = [
            RoadLine(key, one or "", names.get(one or "", ""), other or "",
                     names.get(other or "", ""), kilometres, minutes)
            for key, one, other, kilometres, minutes in session.execute(asked).all()
        ]  # fmt: skip
    return tuple(sorted(
        found, key=lambda line: (fold(line.from_name), fold(line.to_name), line.id)
    ))


def places_missing(store: Store, start: date, end: date) -> Missing:
    """Return the people, meetings and hours without which a load is not whole."""
    with store.read() as session:
        people: set[str] = set()
        nowhere: dict[str, None] = {}
        unmeasured: dict[str, None] = {}
        for visit in visits(session, start, end):
            if not counts(visit):
                continue
            if visit.minutes is None:
                unmeasured[visit.meeting_id] = None
            if visit.travels and not visit.from_area_id:
                people.add(visit.person_id)
            if visit.travels and not visit.to_area_id:
                nowhere[visit.meeting_id] = None
        names = names_of_people(session)
        named = heads(session, [*nowhere, *unmeasured])
    lines = (NamedLine(key, names[key]) for key in people if key in names)
    return Missing(
        tuple(sorted(lines, key=lambda line: (fold(line.name), line.id))),
        tuple(named[key] for key in nowhere), tuple(named[key] for key in unmeasured),
    )

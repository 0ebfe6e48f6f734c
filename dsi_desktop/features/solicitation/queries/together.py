"""Who sits with whom, and which meetings would better be held one after the other."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.settings import settings
from dsi_desktop.db.store import Store
from dsi_desktop.db.visits import Visit, roads, visits
from dsi_desktop.features.solicitation.queries.lines import (
    MeetingHead,
    heads,
    names_of_people,
    partners,
)
from dsi_desktop.features.solicitation.rules.joining import (
    Joining,
    joining_of,
    key_of,
    to_come,
)
from dsi_desktop.features.solicitation.rules.thresholds import ASIDE
from dsi_desktop.kernel.text import fold

_AHEAD = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class BodyHead:
    """A body as a row and a column of the matrix."""

    id: str
    name: str
    hue: int


@dataclass(frozen=True, slots=True)
class CoCell:
    """What two bodies share; `row` < `column` are places among the bodies."""

    row: int
    column: int
    organizations: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoAttendance:
    """The bodies that met and what each two of them share, the most people first."""

    bodies: tuple[BodyHead, ...]
    cells: tuple[CoCell, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`moved` held where and right after `kept` spares so many minutes of road.

    `shared` of `organizations` are asked to both. `shares` is the arithmetic: so many people,
    so many minutes each (negative: they travel more). `unknown` people are left out of it.
    """

    key: str
    moved: MeetingHead
    kept: MeetingHead
    shared: int
    organizations: int
    spared: int
    kilometres: int
    shares: tuple[tuple[int, int], ...]
    unknown: int
    names: tuple[str, ...]


def co_attendance(store: Store, start: date, end: date) -> CoAttendance:
    """Return which people and organisations were asked to meetings of two bodies."""
    with store.read() as session:
        people: dict[str, set[str]] = defaultdict(set)
        organizations: dict[str, set[str]] = defaultdict(set)
        for visit in visits(session, start, end):
            people[visit.body_id].add(visit.person_id)
            organizations[visit.body_id].add(visit.organization_id)
        names = names_of_people(session)
        partner_names = {key: one.name for key, one in partners(session).items()}
        asked = select(Body.id, Body.name, Body.hue).where(Body.deleted.is_(None))
        bodies = tuple(
            BodyHead(key, name, hue or 0)
            for key, name, hue in session.execute(asked.order_by(Body.rank, Body.id)).all()
            if key in people
        )
    cells = [
        CoCell(
            row, column, _named(organizations[one.id] & organizations[other.id], partner_names),
            _named(people[one.id] & people[other.id], names),
        )
        for (row, one), (column, other) in combinations(enumerate(bodies), 2)
    ]
    cells.sort(key=lambda cell: -len(cell.people))
    return CoAttendance(bodies, tuple(cell for cell in cells if cell.people or cell.organizations))


def suggestions(
    store: Store, today: date, *, meeting_id: str | None = None
) -> tuple[Suggestion, ...]:
    """Return the meetings to come that would spare an hour of road or more, the best first.

    With `meeting_id`, only those that concern this one. What was set aside stays aside.
    """
    with store.read() as session:
        ways = roads(session)
        aside = settings(session, ASIDE)
        meetings = to_come(visits(session, today, today + _AHEAD))
        found = [
            best
            for one, other in combinations(meetings, 2)
            if meeting_id in {None, one, other} and key_of(one, other) not in aside
            and (best := joining_of(meetings[one], meetings[other], ways)) is not None
        ]  # fmt: skip
        return _said(session, meetings, found)


def _said(
    session: Session, meetings: dict[str, list[Visit]], found: list[Joining]
) -> tuple[Suggestion, ...]:
    named = heads(session, {key for one in found for key in (one.moved_id, one.kept_id)})
    partner_names = {key: one.name for key, one in partners(session).items()}
    lines = []
    for one in found:
        sides = [
            {visit.organization_id for visit in meetings[key]} - {""}
            for key in (one.moved_id, one.kept_id)
        ]
        shared = sides[0] & sides[1]
        lines.append(Suggestion(
            key_of(one.moved_id, one.kept_id), named[one.moved_id], named[one.kept_id],
            len(shared), len(sides[0] | sides[1]), one.spared.minutes, one.spared.kilometres,
            one.spared.shares, one.spared.unknown, _named(shared, partner_names),
        ))
    return tuple(sorted(lines, key=lambda one: (-one.spared, one.kept.held_on, one.key)))


def _named(keys: Iterable[str], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted((names[key] for key in keys if key in names), key=fold))

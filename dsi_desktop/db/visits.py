"""Who was asked to which meeting, for how long, from where to where: what a load is made of."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, Text, and_, case, or_, select, type_coerce
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.areas import Journey
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.meetings import Attendance, Meeting, MeetingSeries, Presence
from dsi_desktop.db.settings import settings

CAME = frozenset({"present", "remote"})
PLACE = "meeting.place."
_COMING = frozenset({"planned", "convened"})
_AT_ONCE = 2_000
_HOUR = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
Stay = tuple[str | None, str | None]


class Visit(NamedTuple):
    """Somebody asked to a meeting on behalf of an organisation.

    A tuple, because a page reads ten years of them at once. `minutes` is the time spent there by
    who came, the length of the meeting for anybody else, None when its hours are not written.
    `from_area_id` is the municipality of the person, else of the organisation; "" is unknown.
    `travels` is False for who attends from afar. Who is represented has a visit of no time; the
    one who came instead has another.
    """

    meeting_id: str
    body_id: str
    held_on: str
    person_id: str
    organization_id: str
    status: str
    minutes: int | None
    from_area_id: str
    to_area_id: str
    travels: bool
    coming: bool


class Road(NamedTuple):
    """The way between two municipalities, one way; None is unknown."""

    kilometres: int | None
    minutes: int | None


class _Held(NamedTuple):
    id: str
    body_id: str
    held_on: str
    begins: str | None
    ends: str | None
    area_id: str
    coming: bool
    minutes: int | None


class _Rest(NamedTuple):
    """What few lines need: the comings back, and who represents somebody in their own seat.

    `instead` keeps who already came for an organisation: one person may represent two of it.
    """

    stays: dict[str, list[Stay]]
    there: set[tuple[str, str]]
    instead: set[tuple[str, str, str]]


Roads = dict[tuple[str, str], Road]


def pair(one: str, other: str) -> tuple[str, str]:
    """Return the key of a road in `roads`: the same in both directions."""
    return (one, other) if one <= other else (other, one)


def roads(session: Session) -> Roads:
    """Return the roads typed so far; who typed a pair twice keeps what each row knows."""
    asked = (
        select(Journey.from_area_id, Journey.to_area_id, Journey.kilometres, Journey.minutes)
        .where(Journey.deleted.is_(None))
        .order_by(Journey.id)
    )
    found: Roads = {}
    for one, other, kilometres, minutes in session.execute(asked).all():
        key = pair(one or "", other or "")
        known = found.get(key, Road(None, None))
        found[key] = Road(
            kilometres if known.kilometres is None else known.kilometres,
            minutes if known.minutes is None else known.minutes,
        )
    return found


def visits(
    session: Session, start: date, end: date, *, organization_id: str | None = None,
    person_id: str | None = None, body_id: str | None = None,
) -> tuple[Visit, ...]:
    """Return who was asked to the meetings from `start` to `end`, both inside, by date.

    Cancelled meetings do not count, nor the team that convenes (role « équipe »).
    """
    found: dict[tuple[str, str], list[Visit]] = defaultdict(list)
    for visit in each_visit(
        session, start, end, organization_id=organization_id, person_id=person_id, body_id=body_id
    ):
        found[visit.held_on, visit.meeting_id].append(visit)
    return tuple(chain.from_iterable(found[key] for key in sorted(found)))


def each_visit(
    session: Session, start: date, end: date, *, organization_id: str | None = None,
    person_id: str | None = None, body_id: str | None = None,
) -> Iterator[Visit]:
    """Yield the same in any order, for who adds ten years of them up and keeps none.

    A list of so many tuples costs more in the collection of garbage than in reading them.
    """
    meetings = _meetings(session, start, end, body_id)
    asked = _asked(start, end)
    if organization_id:
        asked = asked.where(Attendance.organization_id == organization_id)
    if person_id:
        instead = (Attendance.status == "represented", Attendance.represented_by_id == person_id)
        asked = asked.where(or_(Attendance.person_id == person_id, and_(*instead)))
    whence = _whence(session)
    rare: list[Row[*tuple[Any, ...]]] = []
    for rows in session.connection().execute(asked).partitions(_AT_ONCE):
        for row in rows:
            meeting_id, person, organization, status, arrived_at, left_at, _stand_in, _key = row
            if (held := meetings.get(meeting_id)) is None:
                continue
            if arrived_at or left_at or status == "represented":
                rare.append(row)
                continue
            yield Visit(
                held.id, held.body_id, held.held_on, person or "", organization or "", status,
                held.minutes, whence.get(person) or whence.get(organization, ""), held.area_id,
                status != "remote", held.coming,
            )
    rest = _Rest(_later_stays(session) if rare else {}, _there(session, rare), set())
    for row in rare:
        for visit in _of_row(row, meetings[row[0]], whence, rest):
            if not person_id or visit.person_id == person_id:
                yield visit


def _between(start: date, end: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Meeting.deleted.is_(None), Meeting.state.is_distinct_from("cancelled"),
        Meeting.held_on >= start.isoformat(), Meeting.held_on <= end.isoformat(),
    )


def _meetings(session: Session, start: date, end: date, body_id: str | None) -> dict[str, _Held]:
    asked = (
        select(
            Meeting.id, Meeting.body_id, Meeting.held_on, Meeting.opened_at, Meeting.start_time,
            Meeting.closed_at, Meeting.end_time, Meeting.area_id, MeetingSeries.area_id,
            Meeting.state,
        )
        .outerjoin(MeetingSeries, MeetingSeries.id == Meeting.series_id)
        .where(*_between(start, end))
        .order_by(Meeting.held_on, Meeting.start_time, Meeting.id)
    )
    if body_id:
        asked = asked.where(Meeting.body_id == body_id)
    placed = settings(session, PLACE)
    found = {}
    for row in session.execute(asked).all():
        begins, ends = row[3] or row[4], row[5] or row[6]
        found[row[0]] = _Held(
            row[0], row[1] or "", row[2] or "", begins, ends,
            row[7] or row[8] or placed.get(row[0], ""), row[9] in _COMING, between(begins, ends),
        )
    return found


def _asked(start: date, end: date) -> Select[*tuple[Any, ...]]:
    """Select the lines of the lists, texts as they are: ten years of them are read at once.

    The id is read where there may be comings back only: they follow a departure.
    """
    return (
        select(
            Attendance.meeting_id, Attendance.person_id, Attendance.organization_id,
            Attendance.status, type_coerce(Attendance.arrived_at, Text),
            type_coerce(Attendance.left_at, Text), Attendance.represented_by_id,
            case((Attendance.left_at.is_not(None), Attendance.id)),
        )
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(
            *_between(start, end), Attendance.deleted.is_(None),
            Attendance.role.is_distinct_from("staff"),
        )
    )


def _whence(session: Session) -> dict[str | None, str]:
    """Return the municipality of every person and organisation that has one."""
    return {
        key: area
        for kind in (Person, Organization)
        for key, area in session.execute(
            select(kind.id, kind.area_id).where(kind.area_id.is_not(None))
        ).all()
        if area
    }


def _later_stays(session: Session) -> dict[str, list[Stay]]:
    """Return every coming back: few, while joining them to their meetings reads every list."""
    asked = select(Presence.attendance_id, Presence.arrived_at, Presence.left_at).where(
        Presence.deleted.is_(None)
    )
    found: dict[str, list[Stay]] = defaultdict(list)
    for attendance_id, arrived_at, left_at in session.execute(asked).all():
        found[str(attendance_id)].append((arrived_at, left_at))
    return found


def _there(session: Session, rows: Iterable[Row[*tuple[Any, ...]]]) -> set[tuple[str, str]]:
    """Return who, named to represent somebody, is on the list of that meeting in their own name."""
    stand_ins = {row[6] for row in rows if row[6] and row[3] == "represented"}
    if not stand_ins:
        return set()
    asked = select(Attendance.meeting_id, Attendance.person_id).where(
        Attendance.deleted.is_(None), Attendance.status.in_(CAME),
        Attendance.person_id.in_(stand_ins),
    )
    return {(str(row[0]), str(row[1])) for row in session.execute(asked).all()}


def _of_row(
    row: Row[*tuple[Any, ...]], held: _Held, whence: dict[str | None, str], rest: _Rest
) -> Iterator[Visit]:
    """Yield the visits of a line with hours of its own, or of somebody who is represented."""
    _meeting, person, organization, status, arrived_at, left_at, stand_in, line = row
    home = whence.get(organization, "")
    if status == "represented":
        yield Visit(
            held.id, held.body_id, held.held_on, person or "", organization or "", status, 0,
            whence.get(person) or home, held.area_id, travels=True, coming=held.coming,
        )
        key = (held.id, stand_in or person or "", organization or "")
        if (held.id, stand_in) not in rest.there and key not in rest.instead:
            rest.instead.add(key)
            yield Visit(
                held.id, held.body_id, held.held_on, stand_in or "", organization or "",
                "expected" if held.coming else "present", held.minutes,
                whence.get(stand_in) or home, held.area_id, travels=True, coming=held.coming,
            )
        return
    stays = [(_hour(arrived_at), _hour(left_at)), *rest.stays.get(line, ())]
    yield Visit(
        held.id, held.body_id, held.held_on, person or "", organization or "", status,
        _spent(held, stays) if status in CAME else held.minutes, whence.get(person) or home,
        held.area_id, status != "remote", held.coming,
    )


def _hour(text: str | None) -> str | None:
    """Return an hour, None for what another program wrote that is none."""
    return text if text and _HOUR.fullmatch(text) else None


def _spent(held: _Held, stays: Iterable[Stay]) -> int | None:
    """Return the minutes of some comings and goings that fall inside the meeting.

    Two that overlap, noted by two laptops, count once.
    """
    inside = sorted(
        (
            max(arrived_at or held.begins or "", held.begins or ""),
            min(left_at or held.ends or "", held.ends or "99") if left_at or held.ends else "",
        )
        for arrived_at, left_at in stays
    )
    if not all(came and left for came, left in inside):
        return None
    total, until = 0, ""
    for came, left in inside:
        total += between(max(came, until), left) or 0
        until = max(until, left)
    return total


def between(begins: str | None, ends: str | None) -> int | None:
    """Return the minutes between two hours `HH:MM`; None unless the second follows the first."""
    if not begins or not ends or ends <= begins:
        return None
    return int(ends[:2]) * 60 + int(ends[3:]) - int(begins[:2]) * 60 - int(begins[3:])

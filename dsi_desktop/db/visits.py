"""Who was asked to which meeting, for how long, from where to where: what a load is made of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.areas import Journey
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.meetings import Attendance, Meeting, MeetingSeries, Presence
from dsi_desktop.db.settings import settings

CAME = frozenset({"present", "remote"})
PLACE = "meeting.place."
_COMING = frozenset({"planned", "convened"})
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
    body_id: str
    held_on: str
    begins: str | None
    ends: str | None
    area_id: str
    coming: bool
    minutes: int | None


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
    meetings = _meetings(session, start, end, body_id)
    asked = _asked(start, end)
    if organization_id:
        asked = asked.where(Attendance.organization_id == organization_id)
    if person_id:
        mine = (Attendance.person_id == person_id, Attendance.represented_by_id == person_id)
        asked = asked.where(or_(*mine))
    rows = session.execute(asked).all()
    whence = _whence(session, rows)
    stays = _later_stays(session, start, end)
    there = _there(session, rows)
    found = (
        visit
        for row in rows
        if (held := meetings.get(row[1])) is not None
        for visit in _of_row(row, held, whence, stays, there)
    )
    return tuple(one for one in found if not person_id or one.person_id == person_id)


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
    )
    if body_id:
        asked = asked.where(Meeting.body_id == body_id)
    placed = settings(session, PLACE)
    found = {}
    for row in session.execute(asked).all():
        begins, ends = row[3] or row[4], row[5] or row[6]
        found[row[0]] = _Held(
            row[1] or "", row[2] or "", begins, ends,
            row[7] or row[8] or placed.get(row[0], ""), row[9] in _COMING, between(begins, ends),
        )
    return found


def _asked(start: date, end: date) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Attendance.id, Attendance.meeting_id, Attendance.person_id,
            Attendance.organization_id, Attendance.status, Attendance.arrived_at,
            Attendance.left_at, Attendance.represented_by_id,
        )
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(
            *_between(start, end), Attendance.deleted.is_(None),
            Attendance.role.is_distinct_from("staff"),
        )
        .order_by(Meeting.held_on, Attendance.meeting_id, Attendance.id)
    )


def _whence(session: Session, rows: Sequence[Row[*tuple[Any, ...]]]) -> dict[str, str]:
    """Return the municipality of every person and organisation that has one."""
    if not rows:
        return {}
    return {
        str(key): area
        for kind in (Person, Organization)
        for key, area in session.execute(select(kind.id, kind.area_id)).all()
        if area
    }


def _later_stays(session: Session, start: date, end: date) -> dict[str, list[Stay]]:
    asked = (
        select(Presence.attendance_id, Presence.arrived_at, Presence.left_at)
        .join(Attendance, Attendance.id == Presence.attendance_id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(Presence.deleted.is_(None), *_between(start, end))
    )
    found: dict[str, list[Stay]] = defaultdict(list)
    for attendance_id, arrived_at, left_at in session.execute(asked).all():
        found[str(attendance_id)].append((arrived_at, left_at))
    return found


def _there(session: Session, rows: Iterable[Row[*tuple[Any, ...]]]) -> set[tuple[str, str]]:
    """Return who, named to represent somebody, is on the list of that meeting in their own name."""
    stand_ins = {row[7] for row in rows if row[4] == "represented" and row[7]}
    if not stand_ins:
        return set()
    asked = select(Attendance.meeting_id, Attendance.person_id).where(
        Attendance.deleted.is_(None), Attendance.status.in_(CAME),
        Attendance.person_id.in_(stand_ins),
    )
    return {(str(row[0]), str(row[1])) for row in session.execute(asked).all()}


def _of_row(
    row: Row[*tuple[Any, ...]], held: _Held, whence: dict[str, str],
    stays: dict[str, list[Stay]], there: set[tuple[str, str]],
) -> Iterator[Visit]:
    key, meeting_id, person_id, organization_id, status, arrived_at, left_at, stand_in = row
    minutes = held.minutes
    if (arrived_at or left_at or key in stays) and status in CAME:
        minutes = _spent(held, [(arrived_at, left_at), *stays.get(key, ())])
    represented = status == "represented"
    yield Visit(
        meeting_id, held.body_id, held.held_on, person_id or "", organization_id or "", status,
        0 if represented else minutes, whence.get(person_id) or whence.get(organization_id, ""),
        held.area_id, status != "remote", held.coming,
    )
    if represented and (meeting_id, stand_in) not in there:
        yield Visit(
            meeting_id, held.body_id, held.held_on, stand_in or "", organization_id or "",
            "present", minutes, whence.get(stand_in) or whence.get(organization_id, ""),
            held.area_id, travels=True, coming=held.coming,
        )


def _spent(held: _Held, stays: Iterable[Stay]) -> int | None:
    """Return the minutes of some comings and goings that fall inside the meeting."""
    total = 0
    for arrived_at, left_at in stays:
        came = max(arrived_at or held.begins or "", held.begins or "")
        left = min(left_at or held.ends or "", held.ends or "99") if left_at or held.ends else ""
        spent = between(came or None, left or None)
        if spent is None and came and left:
            spent = 0
        if spent is None:
            return None
        total += spent
    return total


def between(begins: str | None, ends: str | None) -> int | None:
    """Return the minutes between two hours `HH:MM`; None unless the second follows the first."""
    if not begins or not ends or ends <= begins:
        return None
    return int(ends[:2]) * 60 + int(ends[3:]) - int(begins[:2]) * 60 - int(begins[3:])

"""The meetings an organisation or a person was asked to, the newest first."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.store import Store

# Several people of one organisation may be at one meeting: the best presence speaks for it.
_STATES = ("present", "remote", "represented", "expected", "excused", "absent")


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting, with the presence of who is asked about, and the state of the meeting."""

    id: str
    held_on: str | None
    body: str
    hue: int
    status: str
    state: str
    substitute: bool


def latest_meetings(
    session: Session, whose: ColumnElement[bool], limit: int | None = None,
) -> tuple[tuple[MeetingLine, ...], int]:
    """Return one line a meeting, the newest first, at most `limit`; and how many there are."""
    ranked = case(
        *((Attendance.status == state, at) for at, state in enumerate(_STATES)), else_=99,
    )
    asked = (
        select(
            Meeting.id, Meeting.held_on, Body.name.label("body"), Body.hue,
            func.min(ranked).label("best"), Meeting.state,
            func.min(case((Attendance.role == "substitute", 1), else_=0)).label("substitute"),
            func.count().over().label("every"),
        )
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .outerjoin(Body, Meeting.body_id == Body.id)
        .where(whose, Meeting.deleted.is_(None), Attendance.deleted.is_(None))
        .group_by(Meeting.id)
        .order_by(Meeting.held_on.desc(), Meeting.id)
        .limit(limit)
    )
    rows = session.execute(asked).all()
    lines = tuple(
        MeetingLine(
            row.id, row.held_on, row.body or "", row.hue or 0,
            _STATES[row.best] if row.best < len(_STATES) else "", row.state or "",
            bool(row.substitute),
        )
        for row in rows
    )
    return lines, rows[0].every if rows else 0


def organization_meetings(store: Store, organization_id: str) -> tuple[MeetingLine, ...]:
    """Return every meeting of an organisation, the newest first."""
    with store.read() as session:
        return latest_meetings(session, Attendance.organization_id == organization_id)[0]


def person_meetings(store: Store, person_id: str) -> tuple[MeetingLine, ...]:
    """Return every meeting of a person, the newest first."""
    with store.read() as session:
        return latest_meetings(session, Attendance.person_id == person_id)[0]

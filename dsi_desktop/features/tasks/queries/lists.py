"""What is promised, by whom, for when: the lists of follow-ups."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, and_, func, select

from dsi_desktop.db.numbering import number_now
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.tasks import rules


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One follow-up of a list."""

    id: str
    title: str
    state: str
    responsible: str
    due_on: str | None
    due: str
    late: bool
    body_id: str | None
    body: str
    hue: int
    origin: str


def tasks_due(store: Store, today: date, until: date) -> list[TaskLine]:
    """Open follow-ups whose last day is `until` or before: late ones first."""
    last_day = func.coalesce(Task.due_on, Task.due_to)
    asked = _lines().where(
        Task.state.in_(rules.OPEN), last_day.is_not(None), last_day <= until.isoformat()
    )
    return _read(store, asked.order_by(last_day, Task.title, Task.id), today)


def open_tasks(store: Store, today: date, body_id: str | None = None) -> list[TaskLine]:
    """Open follow-ups of a body, or of all: dated ones first, in order of date."""
    asked = _lines().where(Task.state.in_(rules.OPEN))
    if body_id is not None:
        asked = asked.where(Task.body_id == body_id)
    return _read(store, _by_date(asked), today)


def tasks_of_meeting(store: Store, meeting_id: str, today: date) -> list[TaskLine]:
    return _read(store, _by_date(_lines().where(Task.meeting_id == meeting_id)), today)


def all_tasks(store: Store, today: date) -> list[TaskLine]:
    return _read(store, _by_date(_lines()), today)


def _lines() -> Select[*tuple[Any, ...]]:
    asked = (
        select(
            Task.id, Task.title, Task.state, Task.due_on, Task.due_text, Task.due_to,
            Task.responsible_name, Task.body_id, Person.given_name, Person.family_name,
            Organization.name.label("organization"), Body.name.label("body"), Body.hue,
            number_now(), Meeting.title.label("meeting"), Meeting.held_on,
        )
        .outerjoin(Person, and_(Person.id == Task.person_id, Person.deleted.is_(None)))
        .outerjoin(Organization, Organization.id == Task.organization_id)
        .outerjoin(Body, Body.id == Task.body_id)
        .outerjoin(Motion, Motion.id == Task.motion_id)
        .outerjoin(Meeting, Meeting.id == Task.meeting_id)
    )
    return asked.where(Task.deleted.is_(None), Task.archived.is_not(True))


def _by_date(asked: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    last_day = func.coalesce(Task.due_on, Task.due_to)
    return asked.order_by(last_day.is_(None), last_day, Task.title, Task.id)


def _read(store: Store, asked: Select[*tuple[Any, ...]], today: date) -> list[TaskLine]:
    with store.read() as session:
        return [_line(row, today) for row in session.execute(asked).all()]


def _line(row: Row[Any], today: date) -> TaskLine:
    due = rules.due_of(row.state, row.due_on, row.due_text or "", row.due_to, today)
    who = _name(row.given_name, row.family_name) or row.organization or row.responsible_name
    return TaskLine(
        row.id, row.title or "", row.state, who or "", row.due_on, due.text, due.late,
        row.body_id, row.body or "", row.hue or 0, row.number or _dated(row.meeting, row.held_on),
    )


def _name(given: str | None, family: str | None) -> str:
    return " ".join(part for part in (given, family) if part)


def _dated(title: str | None, day: str | None) -> str:
    return ", ".join(part for part in (title, rules.short_day(day) if day else "") if part)

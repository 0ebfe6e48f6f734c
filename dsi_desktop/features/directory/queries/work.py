"""What an organisation or a person does around the table: seats, actions, follow-ups."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body, College, Membership, Post
from dsi_desktop.db.schema.plan import Action, ActionPartner
from dsi_desktop.db.schema.work import Task
from dsi_desktop.features.directory.rules import full_name, in_force


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat held now or before."""

    id: str
    body_id: str
    body: str
    hue: int
    role: str
    college: str
    person_id: str
    person: str
    organization: str
    start_on: str | None
    end_on: str | None
    current: bool


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action carried or shared; `part` is "lead" or "partner"."""

    id: str
    title: str
    part: str
    state: str
    progress: int | None
    due_on: str | None
    hue: int


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A follow-up that is still to do."""

    id: str
    title: str
    state: str
    due_on: str | None
    body: str
    hue: int


def seats_where(session: Session, whose: ColumnElement[bool], today: date) -> list[SeatLine]:
    """Return the seats, those in force first, then the newest."""
    asked = (
        select(
            Membership.id, Membership.body_id, Body.name.label("body"), Body.hue, Membership.role,
            func.coalesce(College.name, "").label("college"), Membership.person_id,
            Person.given_name, Person.family_name,
            func.coalesce(Organization.name, "").label("organization"),
            Membership.start_on, Membership.end_on,
        )
        .join(Body, Membership.body_id == Body.id)
        .join(Person, Membership.person_id == Person.id)
        .outerjoin(Organization, Membership.organization_id == Organization.id)
        .outerjoin(Post, Membership.post_id == Post.id)
        .outerjoin(College, Post.college_id == College.id)
        .where(whose, Membership.deleted.is_(None), Body.deleted.is_(None))
        .order_by(Membership.start_on.desc(), Body.rank, Membership.id)
    )
    lines = [_seat(row, today.isoformat()) for row in session.execute(asked)]
    return sorted(lines, key=lambda line: not line.current)


def _seat(row: Row[*tuple[Any, ...]], day: str) -> SeatLine:
    return SeatLine(
        row.id, row.body_id, row.body, row.hue or 0, row.role, row.college, row.person_id,
        full_name(row.given_name, row.family_name), row.organization, row.start_on, row.end_on,
        in_force(row.start_on, row.end_on, day),
    )


def actions_of_organization(session: Session, organization_id: str) -> list[ActionLine]:
    """Return the actions led, then those shared."""
    partner_of = select(ActionPartner.action_id).where(
        ActionPartner.organization_id == organization_id, ActionPartner.deleted.is_(None),
    )
    whose = or_(Action.lead_id == organization_id, Action.id.in_(partner_of))
    return _actions(session, whose, organization_id)


def actions_of_person(session: Session, person_id: str) -> list[ActionLine]:
    """Return the actions a person answers for."""
    return _actions(session, Action.contact_id == person_id, None)


def _actions(
    session: Session, whose: ColumnElement[bool], organization_id: str | None,
) -> list[ActionLine]:
    asked = (
        select(
            Action.id, Action.title, Action.lead_id, Action.state, Action.progress, Action.end_on,
            func.coalesce(Body.hue, 0).label("hue"),
        )
        .outerjoin(Body, Action.body_id == Body.id)
        .where(whose, Action.deleted.is_(None))
        .order_by(Action.end_on.is_(None), Action.end_on, Action.title, Action.id)
    )
    lines = [
        ActionLine(
            row.id, row.title,
            "lead" if organization_id in {None, row.lead_id} else "partner",
            row.state, row.progress, row.end_on, row.hue,
        )
        for row in session.execute(asked)
    ]
    return sorted(lines, key=lambda line: line.part != "lead")


def open_tasks(session: Session, whose: ColumnElement[bool]) -> tuple[TaskLine, ...]:
    """Return the follow-ups still to do, the most pressing first."""
    asked = (
        select(
            Task.id, Task.title, Task.state, Task.due_on,
            func.coalesce(Body.name, "").label("body"), func.coalesce(Body.hue, 0).label("hue"),
        )
        .outerjoin(Body, Task.body_id == Body.id)
        .where(
            whose, Task.deleted.is_(None), Task.state.not_in(("done", "dropped")),
            or_(Task.archived.is_(None), Task.archived.is_(False)),
        )
        .order_by(Task.due_on.is_(None), Task.due_on, Task.title, Task.id)
    )
    return tuple(TaskLine(*row) for row in session.execute(asked))

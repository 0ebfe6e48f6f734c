"""The tasks born of a mandate or of a representation."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Task
from dsi_desktop.features.directory.rules import full_name


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """A task: who does it, for when."""

    id: str
    title: str
    who: str
    due_on: str | None
    state: str


def follow_ups_of(session: Session, whose: ColumnElement[bool]) -> tuple[FollowUpLine, ...]:
    """Return the tasks that answer a condition, those to do first."""
    asked = (
        select(
            Task.id, Task.title, Task.due_on, Task.state, Task.responsible_name,
            Person.given_name, Person.family_name, Organization.name.label("organization"),
            Body.name.label("body"),
        )
        .outerjoin(Person, Task.person_id == Person.id)
        .outerjoin(Organization, Task.organization_id == Organization.id)
        .outerjoin(Body, Task.body_id == Body.id)
        .where(whose, Task.deleted.is_(None))
        .order_by(
            Task.state.in_(("done", "dropped")), func.coalesce(Task.due_on, "9"), Task.title,
            Task.id,
        )
    )
    return tuple(
        FollowUpLine(
            row.id, row.title or "",
            full_name(row.given_name or "", row.family_name or "") or row.organization
            or row.responsible_name or row.body or "",
            row.due_on, row.state or "todo",
        )
        for row in session.execute(asked)
    )

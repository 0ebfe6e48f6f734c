"""List what a dossier holds in keys that other programs may rely on: they are never renamed."""

from dataclasses import dataclass

from sqlalchemy import func, select

from dsi_desktop.db.entity import tables
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting; `title` is its own or the name of its body."""

    id: str
    kind: str
    title: str
    body: str
    date: str | None
    state: str


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body; `kind` is that of the body, `parent` the id of the one above."""

    id: str
    kind: str
    title: str
    acronym: str
    parent: str | None
    state: str


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A follow-up or card; `origin` is the id of the meeting that asked for it, or ""."""

    id: str
    kind: str
    title: str
    responsible: str
    due: str | None
    state: str
    origin: str


def counts(store: Store) -> dict[str, int]:
    """Return how many living records of each kind the dossier holds, zeros included."""
    with store.read() as session:
        return {
            name: session.execute(
                select(func.count()).select_from(table).where(table.c.deleted.is_(None))
            ).scalar_one()
            for name, table in sorted(tables().items())
        }


def meetings(store: Store) -> list[MeetingLine]:
    """Return the meetings in order of date."""
    asked = (
        select(
            Meeting.id, Meeting.title, Body.name, Meeting.held_on, Meeting.state,
        )
        .join(Body, Body.id == Meeting.body_id, isouter=True)
        .where(Meeting.deleted.is_(None))
        .order_by(Meeting.held_on, Meeting.id)
    )
    with store.read() as session:
        return [
            MeetingLine(row.id, "meeting", row.title or row.name or "", row.name or "",
                        row.held_on, row.state)
            for row in session.execute(asked)
        ]  # fmt: skip


def bodies(store: Store) -> list[BodyLine]:
    """Return the bodies, the closed ones too."""
    asked = select(Body).where(Body.deleted.is_(None)).order_by(Body.rank, Body.id)
    with store.read() as session:
        return [
            BodyLine(body.id, body.kind, body.name, body.acronym, body.parent_id, body.state)
            for body in session.scalars(asked)
        ]


def tasks(store: Store) -> list[TaskLine]:
    """Return the follow-ups and cards, the earliest due first, those without a date last."""
    asked = (
        select(
            Task.id, Task.title, Task.due_on, Task.state, Task.meeting_id,
            Task.responsible_name, Person.given_name, Person.family_name, Organization.name,
        )
        .join(Person, Person.id == Task.person_id, isouter=True)
        .join(Organization, Organization.id == Task.organization_id, isouter=True)
        .where(Task.deleted.is_(None))
        .order_by(Task.due_on.is_(None), Task.due_on, Task.id)
    )
    with store.read() as session:
        return [
            TaskLine(
                row.id, "task", row.title,
                full_name(row.given_name or "", row.family_name or "")
                or row.responsible_name or row.name or "",
                row.due_on, row.state, row.meeting_id or "",
            )
            for row in session.execute(asked)
        ]

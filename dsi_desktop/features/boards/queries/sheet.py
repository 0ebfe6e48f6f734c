"""The sheet of a card: its boxes, its list, where it comes from, and what may be chosen."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.numbering import number_now
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.minutes import Decision, Motion
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.schema.work import Check, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import rules
from dsi_desktop.features.tasks import rules as task_rules


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A line of the list of things to check."""

    id: str
    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose in a box."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class CardSheet:
    """All that the side panel of a card shows and edits."""

    task_id: str
    title: str
    state: str
    body_id: str | None
    body: str
    person_id: str | None
    due_on: str | None
    due_text: str
    description: str
    result: str
    meeting_id: str | None
    meeting: str
    motion_id: str | None
    motion: str
    decision_id: str | None
    decision: str
    point: str
    action_id: str
    action: str
    checks: tuple[CheckLine, ...]


def card_sheet(store: Store, task_id: str) -> CardSheet | None:
    with store.read() as session:
        asked = (
            select(
                Task, Body.local_name, Body.name, Meeting.title, Meeting.held_on, number_now(),
                Motion.title.label("motion"), Motion.provisional, Action.code,
                Action.title.label("action"), Decision.text.label("decision"),
                AgendaItem.number.label("point"), AgendaItem.title.label("item"),
            )
            .outerjoin(Body, Body.id == Task.body_id)
            .outerjoin(Meeting, Meeting.id == Task.meeting_id)
            .outerjoin(Motion, Motion.id == Task.motion_id)
            .outerjoin(Decision, Decision.id == Task.decision_id)
            .outerjoin(AgendaItem, AgendaItem.id == Task.agenda_item_id)
            .outerjoin(Action, Action.id == Task.action_id)
            .where(Task.id == task_id, Task.deleted.is_(None), Task.archived.is_not(True))
        )
        row = session.execute(asked).first()
        if row is None:
            return None
        task: Task = row.Task
        return CardSheet(
            task.id, task.title or "", task.state, task.body_id,
            row.local_name or row.name or "", task.person_id, task.due_on, task.due_text or "",
            task.description or "", task.result or "", task.meeting_id,
            _dated(row.title, row.held_on), task.motion_id,
            rules.motion_words(row.number or "", row.provisional, row.motion or "")
            if task.motion_id else "",
            task.decision_id, row.decision or "", rules.point_words(row.point, row.item),
            task.action_id or "", " ".join(part for part in (row.code, row.action) if part),
            _checks(session, task_id),
        )


def people(store: Store) -> list[Choice]:
    asked = (
        select(Person.id, Person.given_name, Person.family_name)
        .where(Person.deleted.is_(None), Person.archived.is_not(True))
        .order_by(Person.family_name, Person.given_name, Person.id)
    )
    with store.read() as session:
        return [
            Choice(row[0], " ".join(part for part in row[1:] if part))
            for row in session.execute(asked).all()
        ]


def bodies(store: Store) -> list[Choice]:
    """Every active body: a card may belong to a committee as well as to a chantier."""
    asked = (
        select(Body.id, Body.local_name, Body.name)
        .where(Body.deleted.is_(None), Body.state == "active")
        .order_by(Body.rank, Body.name, Body.id)
    )
    with store.read() as session:
        return [Choice(row[0], row[1] or row[2] or "") for row in session.execute(asked).all()]


def _checks(session: Session, task_id: str) -> tuple[CheckLine, ...]:
    asked = (
        select(Check.id, Check.text, Check.done)
        .where(Check.task_id == task_id, Check.deleted.is_(None))
        .order_by(Check.rank, Check.id)
    )
    return tuple(CheckLine(row.id, row.text or "", row.done) for row in session.execute(asked))


def _dated(title: str | None, day: str | None) -> str:
    return ", ".join(part for part in (title, task_rules.short_day(day) if day else "") if part)

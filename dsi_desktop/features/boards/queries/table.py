"""Cards as lines of a table, for paper and spreadsheets: everything a column may hold."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, and_, case, func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.numbering import number_now
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.schema.plan import Action, Objective
from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.schema.work import (
    Board,
    BoardColumn,
    Card,
    Check,
    Label,
    Task,
    TaskLabel,
    TaskPartner,
)
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel.vocabulary import VOCABULARY, label

_STATES = tuple(VOCABULARY["task_state"])


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card and all that is known of it but its comments. Hours in tenths, cost in cents.

    `column` is the title of its column on its chantier's board, the word of its state without a
    board. `moved_at` is in claimed UTC milliseconds.
    """

    task_id: str
    title: str
    description: str
    state: str
    column: str
    body_id: str | None
    body: str
    hue: int
    person: str
    organization: str
    responsible: str
    partners: tuple[str, ...]
    labels: tuple[str, ...]
    priority: str
    start_on: str | None
    due_on: str | None
    due: str
    last_day: str | None
    late: bool
    done_on: str | None
    checks_done: int
    checks: int
    hours_planned: int | None
    hours_done: int | None
    cost: int | None
    waiting_for: str
    result: str
    objective: str
    action: str
    meeting: str
    motion: str
    moved_at: int | None
    archived: bool


def issuer_name(store: Store) -> str:
    """Return the name of the démarche, for the head of a paper."""
    asked = select(Initiative.name).where(Initiative.deleted.is_(None))
    with store.read() as session:
        return session.scalars(asked).first() or store.title


def body_of_board(store: Store, board_id: str) -> str | None:
    """Return the body a board belongs to, None when there is no such board."""
    asked = select(Board.body_id).where(Board.id == board_id, Board.deleted.is_(None))
    with store.read() as session:
        return session.scalars(asked).first()


def card_rows(
    store: Store, today: date, *, body_id: str | None = None,
    task_ids: Collection[str] | None = None, archived: bool = False,
) -> list[CardRow]:  # fmt: skip
    """Return the cards of a chantier, or of all, chantier by chantier in the order of its board.

    `task_ids` keeps these only. With `archived`, also those put away. Dropped cards are left out.
    """
    asked = _asked().where(Task.deleted.is_(None), Task.state.is_distinct_from("dropped"))
    if body_id is not None:
        asked = asked.where(Task.body_id == body_id)
    if not archived:
        asked = asked.where(Task.archived.is_not(True))
    with store.read() as session:
        rows = [
            row for row in session.execute(asked).all() if task_ids is None or row.id in task_ids
        ]
        labels = _texts(session, _labels())
        partners = _texts(session, _partners())
    known = {row.id: row for row in rows}
    return [
        _card(row, labels.get(key, ()), partners.get(key, ()), today) for key, row in known.items()
    ]


def _asked() -> Select[*tuple[Any, ...]]:
    checks = (
        select(
            Check.task_id, func.count().label("checks"),
            func.coalesce(func.sum(case((Check.done.is_(True), 1), else_=0)), 0).label("ticked"),
        )
        .where(Check.deleted.is_(None)).group_by(Check.task_id).subquery()
    )  # fmt: skip
    states = {state: at for at, state in enumerate(_STATES)}
    return (
        select(
            Task, Card.id.label("card_id"), BoardColumn.title.label("column_title"), Body.name,
            Body.local_name, Body.hue, Person.given_name, Person.family_name,
            Organization.name.label("organization"), Organization.acronym, checks.c.checks,
            checks.c.ticked, Objective.code.label("objective_code"),
            Objective.title.label("objective"), Action.code.label("action_code"),
            Action.title.label("action"), Meeting.title.label("meeting"), Meeting.held_on,
            number_now().label("motion_number"), Task.id,
        )
        .outerjoin(Board, and_(
            Board.body_id == Task.body_id, Board.deleted.is_(None), Board.archived.is_not(True)))
        .outerjoin(Card, and_(
            Card.task_id == Task.id, Card.board_id == Board.id, Card.deleted.is_(None)))
        .outerjoin(BoardColumn, and_(
            BoardColumn.id == Card.column_id, BoardColumn.deleted.is_(None)))
        .outerjoin(Body, Body.id == Task.body_id)
        .outerjoin(Person, and_(Person.id == Task.person_id, Person.deleted.is_(None)))
        .outerjoin(Organization, and_(
            Organization.id == Task.organization_id, Organization.deleted.is_(None)))
        .outerjoin(checks, checks.c.task_id == Task.id)
        .outerjoin(Objective, and_(
            Objective.id == Task.objective_id, Objective.deleted.is_(None)))
        .outerjoin(Action, and_(Action.id == Task.action_id, Action.deleted.is_(None)))
        .outerjoin(Meeting, and_(Meeting.id == Task.meeting_id, Meeting.deleted.is_(None)))
        .outerjoin(Motion, and_(Motion.id == Task.motion_id, Motion.deleted.is_(None)))
        .order_by(
            Body.rank.is_(None), Body.rank, Body.name, Body.id, BoardColumn.rank.is_(None),
            BoardColumn.rank, case(states, value=Task.state, else_=len(states)), Card.rank,
            Task.due_on.is_(None), Task.due_on, Task.id,
        )
    )  # fmt: skip


def _labels() -> Select[str | None, str]:
    return (
        select(TaskLabel.task_id, Label.name)
        .join(Label, and_(Label.id == TaskLabel.label_id, Label.deleted.is_(None)))
        .where(TaskLabel.deleted.is_(None))
        .order_by(Label.rank, Label.name, Label.id)
    )


def _partners() -> Select[str | None, str]:
    name = func.coalesce(func.nullif(Organization.acronym, ""), Organization.name)
    return (
        select(TaskPartner.task_id, name)
        .join(Organization, and_(
            Organization.id == TaskPartner.organization_id, Organization.deleted.is_(None)))
        .where(TaskPartner.deleted.is_(None))
        .order_by(name, Organization.id)
    )  # fmt: skip


def _texts(session: Session, asked: Select[str | None, str]) -> dict[str | None, tuple[str, ...]]:
    found: dict[str | None, dict[str, None]] = {}
    for task_id, name in session.execute(asked):
        if name:
            found.setdefault(task_id, {})[name] = None
    return {task_id: tuple(names) for task_id, names in found.items()}


def _card(
    row: Row[Any], labels: tuple[str, ...], partners: tuple[str, ...], today: date
) -> CardRow:  # fmt: skip
    task: Task = row.Task
    due = task_rules.due_of(task.state, task.due_on, task.due_text or "", task.due_to, today)
    person = full_name(row.given_name or "", row.family_name or "")
    organization = row.organization or ""
    return CardRow(
        task.id, task.title or "", task.description or "", task.state,
        row.column_title or label("task_state", task.state), task.body_id,
        row.local_name or row.name or "", row.hue or 0, person, organization,
        person or organization or task.responsible_name or "", partners, labels,
        task.priority or "normal", task.start_on, task.due_on, due.text,
        task.due_on or task.due_to, due.late, task.done_on, row.ticked or 0, row.checks or 0,
        task.hours_planned, task.hours_done, task.cost, task.waiting_for or "",
        task.result or "", _coded(row.objective_code, row.objective),
        _coded(row.action_code, row.action), _dated(row.meeting, row.held_on),
        row.motion_number or "", task.moved_at, bool(task.archived),
    )  # fmt: skip


def _coded(code: str | None, title: str | None) -> str:
    return " ".join(part for part in (code, title) if part)


def _dated(title: str | None, day: str | None) -> str:
    return ", ".join(part for part in (title, task_rules.short_day(day) if day else "") if part)

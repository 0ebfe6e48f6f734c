"""The cards of boards, read whole: one question for the cards, one for their labels."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, Subquery, and_, case, func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Attachment, Organization, Person, Remark
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Card, Check, Label, Task, TaskLabel
from dsi_desktop.features.boards.queries.lines import CardLine, LabelLine
from dsi_desktop.features.tasks import rules as task_rules

_DONE = func.coalesce(func.sum(case((Check.done.is_(True), 1), else_=0)), 0)
_DAY_MS = 86_400_000


def asked_cards(only: Sequence[str] | None = None) -> Select[*tuple[Any, ...]]:
    """Ask for the tasks that boards show, with their cards when they have one.

    `only` names them when they are few: what is counted of the others is then not read.
    """
    counting = (
        select(Check.task_id, func.count().label("checks"), _DONE.label("checks_done"))
        .where(Check.deleted.is_(None))
        .group_by(Check.task_id)
    )
    if only is not None:
        counting = counting.where(Check.task_id.in_(only))
    checks = counting.subquery()
    papers, remarks = _counted(Attachment, only), _counted(Remark, only)
    asked = (
        select(
            Task.id, Task.title, Task.state, Task.due_on, Task.due_text, Task.due_to,
            Task.responsible_name, Task.priority, Task.moved_at, Task.hours_planned,
            Task.hours_done, Task.cost, Task.waiting_for, Task.person_id, Task.organization_id,
            Task.objective_id, Task.action_id, Card.id.label("card_id"), Card.column_id,
            Body.id.label("body_id"), Body.name.label("body"), Body.local_name, Body.hue,
            Person.given_name, Person.family_name, Organization.name.label("organization"),
            Organization.acronym, checks.c.checks, checks.c.checks_done,
            papers.c.held.label("papers"), remarks.c.held.label("remarks"),
        )
        .outerjoin(Card, and_(Card.task_id == Task.id, Card.deleted.is_(None)))
        .outerjoin(Body, Body.id == Task.body_id)
        .outerjoin(Person, and_(Person.id == Task.person_id, Person.deleted.is_(None)))
        .outerjoin(Organization, Organization.id == Task.organization_id)
        .outerjoin(checks, checks.c.task_id == Task.id)
        .outerjoin(papers, papers.c.record_id == Task.id)
        .outerjoin(remarks, remarks.c.record_id == Task.id)
        .where(Task.deleted.is_(None), Task.archived.is_not(True), Task.state != "dropped")
    )
    return asked if only is None else asked.where(Task.id.in_(only))


def read_cards(
    session: Session, asked: Select[*tuple[Any, ...]], today: date,
    only: Sequence[str] | None = None,
) -> list[CardLine]:  # fmt: skip
    """Read the cards asked for, in the order asked; `only` names them when they are few."""
    labels = _labels(session, only)
    return [_card(row, labels.get(row.id, ()), today) for row in session.execute(asked).all()]


def days_since(moved_at: int | None, today: date) -> int | None:
    """Return the days since a card moved, None when nobody wrote it, or wrote nonsense."""
    if not moved_at or moved_at < 0:
        return None
    days = today.toordinal() - date(1970, 1, 1).toordinal() - moved_at // _DAY_MS
    return max(0, days)


def _counted(kind: type[Attachment] | type[Remark], only: Sequence[str] | None) -> Subquery:
    asked = (
        select(kind.record_id, func.count().label("held"))
        .where(kind.record_table == "task", kind.deleted.is_(None))
        .group_by(kind.record_id)
    )
    return (asked if only is None else asked.where(kind.record_id.in_(only))).subquery()


def _labels(
    session: Session, only: Sequence[str] | None
) -> dict[str | None, Sequence[LabelLine]]:
    asked = (
        select(TaskLabel.task_id, Label.id, Label.name, Label.hue)
        .join(Label, and_(Label.id == TaskLabel.label_id, Label.deleted.is_(None)))
        .where(TaskLabel.deleted.is_(None))
        .order_by(Label.rank, Label.name, Label.id)
        .distinct()
    )
    if only is not None:
        asked = asked.where(TaskLabel.task_id.in_(only))
    found: dict[str | None, list[LabelLine]] = {}
    for row in session.execute(asked).all():
        line = LabelLine(row.id, row.name or "", row.hue or 0)
        found.setdefault(row.task_id, []).append(line)
    return dict(found)


def _card(row: Row[Any], labels: Sequence[LabelLine], today: date) -> CardLine:
    due = task_rules.due_of(row.state, row.due_on, row.due_text or "", row.due_to, today)
    person = " ".join(part for part in (row.given_name, row.family_name) if part)
    who = person or row.organization or row.responsible_name or ""
    short = row.acronym if row.acronym and not person else task_rules.initials(who)
    return CardLine(
        row.id, row.card_id or "", row.column_id or "", row.title or "", row.state,
        row.body_id, row.local_name or row.body or "", row.hue or 0, who, short[:4],
        due.text, due.late, row.checks_done or 0, row.checks or 0, row.due_on,
        row.priority or "normal", tuple(labels), row.papers or 0, row.remarks or 0,
        days_since(row.moved_at, today), row.hours_planned, row.hours_done, row.cost,
        row.waiting_for or "", row.person_id, row.organization_id, row.objective_id,
        row.action_id or "",
    )

"""All that the side panel of a card shows and edits, read at once."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, and_, select
from sqlalchemy.orm import Session, aliased

from dsi_desktop.db.numbering import number_now
from dsi_desktop.db.papers import PaperLine, papers_of
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.minutes import Decision, Motion
from dsi_desktop.db.schema.plan import Action, Objective
from dsi_desktop.db.schema.work import Check, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import rules
from dsi_desktop.features.boards.queries.cards import days_since
from dsi_desktop.features.boards.queries.lines import LabelLine
from dsi_desktop.features.boards.queries.sheet.around import (
    CommentLine,
    LinkLine,
    OriginLine,
    PartnerLine,
    comments_of,
    labels_of,
    links_of,
    partners_of,
)
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.formats.pictures import named_picture

_OPEN = task_rules.OPEN
_GROWN = aliased(Task)


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A line of the list of things to check; `became_id` is the card it grew into."""

    id: str
    text: str
    done: bool
    became_id: str = ""
    became_state: str = ""


@dataclass(frozen=True, slots=True)
class CardSheet:
    """All that the side panel of a card shows and edits. Hours in tenths, cost in cents.

    `age` is the number of days since it last moved; `late` as of the day it was read.
    """

    task_id: str
    title: str
    state: str
    body_id: str | None
    body: str
    hue: int
    body_ended: bool
    person_id: str | None
    person: str
    organization_id: str | None
    organization: str
    responsible_name: str
    start_on: str | None
    due_on: str | None
    due_text: str
    due_from: str | None
    due_to: str | None
    late: bool
    done_on: str | None
    priority: str
    description: str
    result: str
    waiting_for: str
    hours_planned: int | None
    hours_done: int | None
    cost: int | None
    repeats: str
    repeat_of_id: str
    age: int | None
    meeting_id: str | None
    meeting: str
    motion_id: str | None
    motion: str
    decision_id: str | None
    decision: str
    point: str
    action_id: str
    action: str
    objective_id: str | None
    objective: str
    checks: tuple[CheckLine, ...] = ()
    labels: tuple[LabelLine, ...] = ()
    partners: tuple[PartnerLine, ...] = ()
    links: tuple[LinkLine, ...] = ()
    comments: tuple[CommentLine, ...] = ()
    papers: tuple[PaperLine, ...] = ()

    @property
    def id(self) -> str:
        """The record a sheet shows: the task."""
        return self.task_id

    @property
    def waits(self) -> tuple[LinkLine, ...]:
        """The open cards that this one waits for."""
        return tuple(line for line in self.links if line.before and line.state in _OPEN)

    @property
    def origins(self) -> tuple[OriginLine, ...]:
        """Where the card comes from, the nearest first."""
        met = ", ".join(part for part in (self.meeting, self.point) if part)
        every = (
            OriginLine("motion", self.motion_id or "", self.motion),
            OriginLine("decision", self.decision_id or "", self.decision),
            OriginLine("meeting", self.meeting_id or "", met),
            OriginLine("task", self.repeat_of_id, ""),
        )
        return tuple(line for line in every if line.id)


def card_sheet(store: Store, task_id: str, today: date | None = None) -> CardSheet | None:
    """Return a card that lives and is not archived; None otherwise."""
    day = today or store.clock.today()
    with store.read() as session:
        row = _row(session, task_id)
        if row is None:
            return None
        return _sheet(row, _around(session, row.Task), day)


@dataclass(frozen=True, slots=True)
class _Around:
    checks: tuple[CheckLine, ...]
    labels: tuple[LabelLine, ...]
    partners: tuple[PartnerLine, ...]
    links: tuple[LinkLine, ...]
    comments: tuple[CommentLine, ...]
    papers: tuple[PaperLine, ...]


def _around(session: Session, task: Task) -> _Around:
    return _Around(
        _checks(session, task.id), labels_of(session, task.id), partners_of(session, task.id),
        links_of(session, task.id), comments_of(session, task.id),
        papers_of(session, "task", task.id, named_picture),
    )


def _row(session: Session, task_id: str) -> Row[Any] | None:
    asked: Select[*tuple[Any, ...]] = (
        select(
            Task, Body.local_name, Body.name, Body.hue, Body.state.label("body_state"),
            Meeting.title, Meeting.held_on, number_now(),
            Motion.title.label("motion"), Motion.provisional, Action.code,
            Action.title.label("action"), Decision.text.label("decision"),
            AgendaItem.number.label("point"), AgendaItem.title.label("item"),
            Objective.code.label("aim"), Objective.title.label("objective"),
            Person.given_name, Person.family_name, Organization.name.label("organization"),
        )
        .outerjoin(Body, Body.id == Task.body_id)
        .outerjoin(Meeting, Meeting.id == Task.meeting_id)
        .outerjoin(Motion, Motion.id == Task.motion_id)
        .outerjoin(Decision, Decision.id == Task.decision_id)
        .outerjoin(AgendaItem, AgendaItem.id == Task.agenda_item_id)
        .outerjoin(Action, Action.id == Task.action_id)
        .outerjoin(Objective, Objective.id == Task.objective_id)
        .outerjoin(Person, and_(Person.id == Task.person_id, Person.deleted.is_(None)))
        .outerjoin(Organization, Organization.id == Task.organization_id)
        .where(Task.id == task_id, Task.deleted.is_(None), Task.archived.is_not(True))
    )
    return session.execute(asked).first()


def _sheet(row: Row[Any], around: _Around, today: date) -> CardSheet:
    task: Task = row.Task
    state = task.state or "todo"
    motion = rules.motion_words(row.number or "", row.provisional, row.motion or "")
    return CardSheet(
        task_id=task.id, title=task.title or "", state=state, body_id=task.body_id,
        body=row.local_name or row.name or "", hue=row.hue or 0,
        body_ended=row.body_state == "closed", person_id=task.person_id,
        person=_joined(row.given_name, row.family_name), organization_id=task.organization_id,
        organization=row.organization or "", responsible_name=task.responsible_name or "",
        start_on=task.start_on, due_on=task.due_on, due_text=task.due_text or "",
        due_from=task.due_from, due_to=task.due_to,
        late=task_rules.is_late(state, task.due_on or task.due_to, today), done_on=task.done_on,
        priority=task.priority or "normal", description=task.description or "",
        result=task.result or "", waiting_for=task.waiting_for or "",
        hours_planned=task.hours_planned, hours_done=task.hours_done, cost=task.cost,
        repeats=task.repeats or "", repeat_of_id=task.repeat_of_id or "",
        age=days_since(task.moved_at, today), meeting_id=task.meeting_id,
        meeting=_dated(row.title, row.held_on), motion_id=task.motion_id,
        motion=motion if task.motion_id else "", decision_id=task.decision_id,
        decision=row.decision or "", point=rules.point_words(row.point, row.item),
        action_id=task.action_id or "", action=_joined(row.code, row.action),
        objective_id=task.objective_id, objective=_joined(row.aim, row.objective),
        checks=around.checks, labels=around.labels, partners=around.partners,
        links=around.links, comments=around.comments, papers=around.papers,
    )


def _checks(session: Session, task_id: str) -> tuple[CheckLine, ...]:
    grown = _GROWN
    asked = (
        select(Check.id, Check.text, Check.done, grown.id.label("card"), grown.state)
        .outerjoin(grown, and_(grown.id == Check.became_id, grown.deleted.is_(None)))
        .where(Check.task_id == task_id, Check.deleted.is_(None))
        .order_by(Check.rank, Check.id)
    )
    return tuple(
        CheckLine(row.id, row.text or "", row.done, row.card or "", row.state or "")
        for row in session.execute(asked)
    )


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _dated(title: str | None, day: str | None) -> str:
    return ", ".join(part for part in (title, task_rules.short_day(day) if day else "") if part)

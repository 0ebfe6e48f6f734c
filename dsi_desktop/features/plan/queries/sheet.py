"""The sheet of an action: partners, money, hours, follow-ups, and where it was decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, and_, func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.numbering import number_now
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import Decision, ForumVoice, Motion
from dsi_desktop.db.schema.money import Funder, FundingLine, HumanResource
from dsi_desktop.db.schema.plan import (
    Action,
    ActionNote,
    ActionPartner,
    DesiredChange,
    Dimension,
    ElementDimension,
    Milestone,
    Objective,
)
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import rules
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """An organisation that takes part, and how."""

    id: str
    name: str
    role: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """What one source stands for, in cents."""

    id: str
    source: str
    nature: str
    state: str
    amount: int


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """An open task of the action."""

    id: str
    title: str
    responsible: str
    initials: str
    due: str
    late: bool


@dataclass(frozen=True, slots=True)
class OriginLine:
    """A decision the action comes from; `kind` and `id` open its meeting."""

    kind: str
    id: str
    meeting_id: str | None
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone, reached or not."""

    id: str
    title: str
    due: str
    reached: bool
    late: bool


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A dated note."""

    id: str
    day: str
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class ActionSheet:
    """All that the side sheet of an action shows and edits."""

    id: str
    code: str
    title: str
    body_id: str | None
    body: str
    hue: int
    objective_id: str | None
    desired_change_id: str | None
    desired_change: str
    state: str
    state_reason: str
    lead_id: str | None
    lead: str
    contact_id: str | None
    contact: str
    start_on: str | None
    end_on: str | None
    when_text: str
    due: str
    late: bool
    progress: int | None
    description: str
    expected: str
    achieved: str
    dimensions: tuple[str, ...]
    partners: tuple[PartnerLine, ...]
    money: tuple[MoneyLine, ...]
    total: int
    hours_planned: int
    hours_done: int
    follow_ups: tuple[FollowUpLine, ...]
    milestones: tuple[MilestoneLine, ...]
    origins: tuple[OriginLine, ...]
    notes: tuple[NoteLine, ...]


def action_sheet(store: Store, action_id: str, today: date) -> ActionSheet | None:
    with store.read() as session:
        asked = (
            select(
                Action, Body.name, Body.local_name, Body.hue, Organization.name.label("lead"),
                Person.given_name, Person.family_name, DesiredChange.title.label("change"),
            )
            .outerjoin(Body, Body.id == Action.body_id)
            .outerjoin(Organization, Organization.id == Action.lead_id)
            .outerjoin(Person, and_(Person.id == Action.contact_id, Person.deleted.is_(None)))
            .outerjoin(DesiredChange, DesiredChange.id == Action.desired_change_id)
            .where(Action.id == action_id, Action.deleted.is_(None))
        )
        row = session.execute(asked).first()
        return None if row is None else _sheet(session, row, today)


def objective_choices(store: Store, plan_id: str) -> list[tuple[str, str]]:
    """Where an action may go: (id, « 1.1 Réduire l’isolement ») in order of code."""
    asked = (
        select(Objective.id, Objective.code, Objective.title)
        .where(Objective.plan_id == plan_id, Objective.deleted.is_(None))
        .order_by(Objective.code, Objective.rank)
    )
    with store.read() as session:
        return [
            (row[0], f"{row[1] or ''} {row[2] or ''}".strip())
            for row in session.execute(asked).all()
        ]


def _sheet(session: Session, row: Row[*tuple[Any, ...]], today: date) -> ActionSheet:
    action: Action = row.Action
    due = rules.due_of(action.state, action.end_on, action.when_text or "", action.when_to, today)
    money = _money(session, action.id)
    planned, done = _hours(session, action.id)
    return ActionSheet(
        id=action.id, code=action.code or "", title=action.title or "",
        body_id=action.body_id, body=row.local_name or row.name or "", hue=row.hue or 0,
        objective_id=action.objective_id, desired_change_id=action.desired_change_id,
        desired_change=row.change or "", state=action.state,
        state_reason=action.state_reason or "", lead_id=action.lead_id, lead=row.lead or "",
        contact_id=action.contact_id, contact=_name(row.given_name, row.family_name),
        start_on=action.start_on, end_on=action.end_on, when_text=action.when_text or "",
        due=due.text, late=due.late, progress=action.progress,
        description=action.description or "", expected=action.expected or "",
        achieved=action.achieved or "", dimensions=_dimensions(session, action.id),
        partners=_partners(session, action.id), money=money,
        total=sum(line.amount for line in money), hours_planned=planned, hours_done=done,
        follow_ups=_follow_ups(session, action.id, today),
        milestones=_milestones(session, action.id, today),
        origins=_origins(session, action), notes=_notes(session, action.id),
    )


def _partners(session: Session, action_id: str) -> tuple[PartnerLine, ...]:
    asked = (
        select(ActionPartner.id, Organization.name, ActionPartner.role, ActionPartner.confirmed)
        .join(Organization, Organization.id == ActionPartner.organization_id)
        .where(ActionPartner.action_id == action_id, ActionPartner.deleted.is_(None))
        .order_by(Organization.name, ActionPartner.id)
    )
    return tuple(
        PartnerLine(row[0], row[1] or "", row[2], row[3]) for row in session.execute(asked).all()
    )


def _money(session: Session, action_id: str) -> tuple[MoneyLine, ...]:
    asked = (
        select(FundingLine, Funder.name, Organization.name)
        .outerjoin(Funder, Funder.id == FundingLine.funder_id)
        .outerjoin(Organization, Organization.id == FundingLine.organization_id)
        .where(FundingLine.action_id == action_id, FundingLine.deleted.is_(None))
        .order_by(FundingLine.rank, FundingLine.id)
    )
    return tuple(
        MoneyLine(
            line.id, line.title or funder or giver or _("Source à préciser"), line.nature,
            line.state, rules.standing(line.asked, line.granted, line.paid, line.state),
        )
        for line, funder, giver in session.execute(asked).all()
    )


def _hours(session: Session, action_id: str) -> tuple[int, int]:
    asked = select(
        func.coalesce(func.sum(HumanResource.hours_planned), 0),
        func.coalesce(func.sum(HumanResource.hours_done), 0),
    ).where(HumanResource.action_id == action_id, HumanResource.deleted.is_(None))
    planned, done = session.execute(asked).one()
    return planned or 0, done or 0


def _follow_ups(session: Session, action_id: str, today: date) -> tuple[FollowUpLine, ...]:
    asked = (
        select(Task, Person.given_name, Person.family_name, Organization.name)
        .outerjoin(Person, and_(Person.id == Task.person_id, Person.deleted.is_(None)))
        .outerjoin(Organization, Organization.id == Task.organization_id)
        .where(
            Task.action_id == action_id, Task.deleted.is_(None), Task.archived.is_not(True),
            Task.state.in_(task_rules.OPEN),
        )
        .order_by(Task.due_on.is_(None), Task.due_on, Task.id)
    )
    lines = []
    for task, given, family, organization in session.execute(asked).all():
        who = _name(given, family) or organization or task.responsible_name or ""
        due = task_rules.due_of(
            task.state, task.due_on, task.due_text or "", task.due_to, today
        )
        lines.append(
            FollowUpLine(
                task.id, task.title or "", who, task_rules.initials(who), due.text, due.late
            )
        )
    return tuple(lines)


def _milestones(session: Session, action_id: str, today: date) -> tuple[MilestoneLine, ...]:
    asked = (
        select(Milestone.id, Milestone.title, Milestone.due_on, Milestone.done_on)
        .where(Milestone.action_id == action_id, Milestone.deleted.is_(None))
        .order_by(Milestone.due_on.is_(None), Milestone.due_on, Milestone.id)
    )
    return tuple(
        MilestoneLine(
            row[0], row[1] or "", task_rules.short_day(row[2]) if row[2] else "",
            row[3] is not None, row[3] is None and (row[2] or "9999") < today.isoformat(),
        )
        for row in session.execute(asked).all()
    )


def _origins(session: Session, action: Action) -> tuple[OriginLine, ...]:
    found = []
    if action.motion_id:
        asked = (
            select(number_now(), Motion.title, Motion.meeting_id, Meeting.held_on)
            .outerjoin(Meeting, Meeting.id == Motion.meeting_id)
            .where(Motion.id == action.motion_id, Motion.deleted.is_(None))
        )
        for number, title, meeting_id, held_on in session.execute(asked).all():
            head = _dated(number or _("Résolution (projet)"), held_on)
            found.append(OriginLine("motion", action.motion_id, meeting_id, head, title or ""))
    if action.decision_id:
        taken = (
            select(Decision.text, Decision.meeting_id, Meeting.title, Meeting.held_on)
            .outerjoin(Meeting, Meeting.id == Decision.meeting_id)
            .where(Decision.id == action.decision_id, Decision.deleted.is_(None))
        )
        for text, meeting_id, title, held_on in session.execute(taken).all():
            head = _dated(title or _("Décision"), held_on)
            found.append(OriginLine("decision", action.decision_id, meeting_id, head, text or ""))
    return (*found, *_said_at_forum(session, action.id))


def _said_at_forum(session: Session, action_id: str) -> Iterator[OriginLine]:
    """Yield what a table said at a forum and that became this action."""
    asked = (
        select(ForumVoice.id, ForumVoice.text, ForumVoice.meeting_id, Meeting.held_on)
        .outerjoin(Meeting, Meeting.id == ForumVoice.meeting_id)
        .where(
            ForumVoice.became_table == "action", ForumVoice.became_id == action_id,
            ForumVoice.deleted.is_(None),
        )
        .order_by(ForumVoice.id)
    )
    for key, text, meeting_id, held_on in session.execute(asked).all():
        yield OriginLine("forum", key, meeting_id, _dated(_("Forum"), held_on), text or "")


def _notes(session: Session, action_id: str) -> tuple[NoteLine, ...]:
    asked = (
        select(ActionNote.id, ActionNote.noted_on, ActionNote.author, ActionNote.text)
        .where(ActionNote.action_id == action_id, ActionNote.deleted.is_(None))
        .order_by(ActionNote.noted_on.desc(), ActionNote.id)
    )
    return tuple(
        NoteLine(
            row[0], task_rules.short_day(row[1]) if row[1] else "", row[2] or "", row[3] or ""
        )
        for row in session.execute(asked).all()
    )


def _dimensions(session: Session, action_id: str) -> tuple[str, ...]:
    asked = (
        select(Dimension.name)
        .join(ElementDimension, ElementDimension.dimension_id == Dimension.id)
        .where(
            ElementDimension.record_table == "action", ElementDimension.record_id == action_id,
            ElementDimension.deleted.is_(None),
        )
        .order_by(Dimension.rank)
    )
    return tuple(name or "" for name in session.scalars(asked).all())


def _name(given: str | None, family: str | None) -> str:
    return " ".join(part for part in (given, family) if part)


def _dated(title: str, day: str | None) -> str:
    return f"{title} · {task_rules.short_day(day)}" if day else title

"""The sheet of an action: all its fields and what stands around it, read in one look."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, and_, func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.papers import PaperLine, papers_of
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.plan import Action, DesiredChange, Objective
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.queries.sheet import around, means, ties
from dsi_desktop.features.plan.queries.sheet.lines import (
    FollowUpLine,
    HandLine,
    IndicatorLine,
    MilestoneLine,
    MoneyLine,
    NoteLine,
    OriginLine,
    PartnerLine,
    ServedLine,
    TagLine,
    WaitLine,
)
from dsi_desktop.formats.pictures import named_picture


@dataclass(frozen=True, slots=True)
class ActionSheet:
    """All that the side sheet of an action shows and edits.

    `counted` is the share of its tasks that are done in percent, None without task; `progress` is
    what stands by hand, whichever is in use.
    """

    id: str
    code: str
    title: str
    plan_id: str
    body_id: str | None
    body: str
    hue: int
    objective_id: str | None
    objective: str
    desired_change_id: str | None
    desired_change: str
    kind: str
    state: str
    state_reason: str
    lead_id: str | None
    lead: str
    contact_id: str | None
    contact: str
    start_on: str | None
    end_on: str | None
    when_text: str
    when_from: str | None
    when_to: str | None
    started_on: str | None
    ended_on: str | None
    due: str
    late: bool
    progress: int | None
    progress_mode: str
    counted: int | None
    tasks: int
    place: str
    description: str
    means: str
    expected: str
    achieved: str
    variance: str
    people_reached: int | None
    effects_short: str
    effects_medium: str
    effects_long: str
    sustaining: str
    transferable: str
    produced: str
    motion_id: str | None
    decision_id: str | None
    tags: tuple[TagLine, ...]
    partners: tuple[PartnerLine, ...]
    served: tuple[ServedLine, ...]
    waits: tuple[WaitLine, ...]
    money: tuple[MoneyLine, ...]
    hands: tuple[HandLine, ...]
    indicators: tuple[IndicatorLine, ...]
    follow_ups: tuple[FollowUpLine, ...]
    milestones: tuple[MilestoneLine, ...]
    origins: tuple[OriginLine, ...]
    notes: tuple[NoteLine, ...]
    papers: tuple[PaperLine, ...]

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The names of its dimensions."""
        return tuple(tag.name for tag in self.tags if tag.kind == "dimension")

    @property
    def total(self) -> int:
        """What its sources stand for together, in cents."""
        return sum(line.amount for line in self.money)

    @property
    def hours_planned(self) -> int:
        """Tenths of an hour."""
        return sum(line.planned or 0 for line in self.hands)

    @property
    def hours_done(self) -> int:
        """Tenths of an hour."""
        return sum(line.done or 0 for line in self.hands)

    @property
    def percent(self) -> int | None:
        """How far it is: by hand, or from its tasks when it is counted so."""
        return self.counted if self.progress_mode == "tasks" else self.progress


def action_sheet(store: Store, action_id: str, today: date) -> ActionSheet | None:
    """Return an action that lives; None otherwise."""
    asked = (
        select(
            Action, Body.name, Body.local_name, Body.hue, Organization.name.label("lead"),
            Person.given_name, Person.family_name, DesiredChange.title.label("change"),
            Objective.code.label("aim"), Objective.title.label("objective"),
        )
        .outerjoin(Body, Body.id == Action.body_id)
        .outerjoin(Organization, Organization.id == Action.lead_id)
        .outerjoin(Person, and_(Person.id == Action.contact_id, Person.deleted.is_(None)))
        .outerjoin(DesiredChange, DesiredChange.id == Action.desired_change_id)
        .outerjoin(Objective, Objective.id == Action.objective_id)
        .where(Action.id == action_id, Action.deleted.is_(None))
    )
    with store.read() as session:
        row = session.execute(asked).first()
        return None if row is None else _sheet(session, row, today)


def _sheet(session: Session, row: Row[*tuple[Any, ...]], today: date) -> ActionSheet:
    action: Action = row.Action
    due = rules.due_of(action.state, action.end_on, action.when_text or "", action.when_to, today)
    tasks, counted = _tasks(session, action.id)
    return ActionSheet(
        id=action.id, code=action.code or "", title=action.title or "",
        plan_id=action.plan_id or "", body_id=action.body_id,
        body=row.local_name or row.name or "", hue=row.hue or 0,
        objective_id=action.objective_id,
        objective=" ".join(part for part in (row.aim, row.objective) if part),
        desired_change_id=action.desired_change_id, desired_change=row.change or "",
        kind=action.kind or "", state=action.state or "", state_reason=action.state_reason or "",
        lead_id=action.lead_id, lead=row.lead or "", contact_id=action.contact_id,
        contact=full_name(row.given_name or "", row.family_name or ""),
        start_on=action.start_on, end_on=action.end_on, when_text=action.when_text or "",
        when_from=action.when_from, when_to=action.when_to, started_on=action.started_on,
        ended_on=action.ended_on, due=due.text, late=due.late, progress=action.progress,
        progress_mode=action.progress_mode or "manual", counted=counted, tasks=tasks,
        place=action.place or "", motion_id=action.motion_id, decision_id=action.decision_id,
        people_reached=action.people_reached, **_prose(action),
        **_around(session, action, today),
    )  # fmt: skip


def _prose(action: Action) -> dict[str, Any]:
    names = (
        "description", "means", "expected", "achieved", "variance", "effects_short",
        "effects_medium", "effects_long", "sustaining", "transferable", "produced",
    )  # fmt: skip
    return {name: getattr(action, name) or "" for name in names}


def _around(session: Session, action: Action, today: date) -> dict[str, Any]:
    return {
        "tags": around.tags_of(session, "action", action.id),
        "partners": around.partners_of(session, action.id),
        "served": ties.served_by(session, action.id),
        "waits": ties.waits_of(session, action.id, today),
        "money": means.money_of(session, action.id),
        "hands": means.hands_of(session, action.id),
        "indicators": means.indicators_of(session, action.id),
        "follow_ups": around.follow_ups_of(session, action.id, today),
        "milestones": around.milestones_of(session, action.id, today),
        "origins": ties.origins_of(session, action),
        "notes": around.notes_of(session, action.id),
        "papers": papers_of(session, "action", action.id, named_picture),
    }


def _tasks(session: Session, action_id: str) -> tuple[int, int | None]:
    """Return how many tasks an action has, and the share of them that is done in percent."""
    asked = select(func.count(), func.sum(Task.state == "done")).where(
        Task.action_id == action_id, Task.deleted.is_(None), Task.state != "dropped")
    every, done = session.execute(asked).one()
    return every, round(100 * (done or 0) / every) if every else None

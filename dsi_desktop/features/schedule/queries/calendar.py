"""Every action of a plan with its days, its milestones and what it waits for: five questions."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.plan import (
    Action,
    ActionDependency,
    Issue,
    Milestone,
    Objective,
    Plan,
)
from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.schedule.rules.chains import FINISH, Link
from dsi_desktop.features.schedule.rules.dates import Dates
from dsi_desktop.features.schedule.rules.lines import ActionLine, Calendar, MilestoneLine


def calendar(store: Store, plan_id: str) -> Calendar | None:
    """Return a plan over time; None when it is not there."""
    with store.read() as session:
        plan = session.execute(
            select(Plan.title, Plan.start_on, Plan.end_on).where(
                Plan.id == plan_id, Plan.deleted.is_(None)
            )
        ).first()
        if plan is None:
            return None
        rows = _actions(session, plan_id)
        milestones = _milestones(session, plan_id)
        by_tasks = _task_progress(session, plan_id)
        links = _links(session, plan_id)
    actions = tuple(_line(row, milestones, by_tasks) for row in rows)
    known = {one.id for one in actions}
    kept = tuple(one for one in links if one.awaited in known and one.waiting in known)
    return Calendar(plan_id, plan.title or "", plan.start_on, plan.end_on, actions, kept)


def _actions(session: Session, plan_id: str) -> list[Row[*tuple[Any, ...]]]:
    asked = (
        select(
            Action.id, Action.code, Action.title, Action.state, Action.start_on, Action.end_on,
            Action.when_text, Action.when_from, Action.when_to, Action.started_on,
            Action.ended_on, Action.progress, Action.progress_mode, Action.body_id,
            Body.name.label("body"), Body.local_name, Body.hue.label("body_hue"),
            Body.rank.label("body_rank"),
            Issue.id.label("issue_id"), Issue.title.label("issue"), Issue.code.label("issue_code"),
            Issue.hue.label("issue_hue"), Organization.name.label("lead"), Organization.acronym,
        )
        .outerjoin(Body, Body.id == Action.body_id)
        .outerjoin(Objective, Objective.id == Action.objective_id)
        .outerjoin(Issue, Issue.id == Objective.issue_id)
        .outerjoin(Organization, Organization.id == Action.lead_id)
        .where(Action.plan_id == plan_id, Action.deleted.is_(None))
        .order_by(Issue.rank, Issue.id, Objective.rank, Objective.id, Action.rank, Action.id)
    )
    return list(session.execute(asked).all())


def _line(
    row: Row[*tuple[Any, ...]], milestones: dict[str, list[MilestoneLine]],
    by_tasks: dict[str, int],
) -> ActionLine:  # fmt: skip
    counted = row.progress_mode == "tasks"
    issue = " ".join(part for part in (row.issue_code, row.issue) if part)
    return ActionLine(
        row.id, row.code or "", row.title or "", row.state or "",
        Dates(row.start_on, row.end_on, row.when_text or "", row.when_from, row.when_to,
              row.started_on, row.ended_on),
        by_tasks.get(row.id) if counted else row.progress,
        row.body_id or "", row.local_name or row.body or "", row.body_rank or "",
        row.body_hue or 0,
        row.issue_id or "", issue, row.issue_hue or row.body_hue or 0,
        row.acronym or row.lead or "", tuple(milestones.get(row.id, ())),
    )  # fmt: skip


def _milestones(session: Session, plan_id: str) -> dict[str, list[MilestoneLine]]:
    asked = (
        select(Milestone.action_id, Milestone.title, Milestone.due_on, Milestone.done_on)
        .join(Action, Action.id == Milestone.action_id)
        .where(Action.plan_id == plan_id, Milestone.deleted.is_(None))
        .order_by(Milestone.due_on, Milestone.rank, Milestone.id)
    )
    found = defaultdict[str, list[MilestoneLine]](list)
    for row in session.execute(asked).all():
        found[row[0] or ""].append(MilestoneLine(row[1] or "", row[2], row[3]))
    return found


def _task_progress(session: Session, plan_id: str) -> dict[str, int]:
    asked = (
        select(Action.id, func.count(), func.sum(Task.state == "done"))
        .join(Task, Task.action_id == Action.id)
        .where(
            Action.plan_id == plan_id, Task.deleted.is_(None), Task.state != "dropped",
            Action.progress_mode == "tasks",
        )
        .group_by(Action.id)
    )
    return {
        action: round(100 * (done or 0) / every)
        for action, every, done in session.execute(asked).all()
    }


def _links(session: Session, plan_id: str) -> list[Link]:
    asked = (
        select(
            ActionDependency.id, ActionDependency.from_action_id, ActionDependency.to_action_id,
            ActionDependency.kind, ActionDependency.lag_days,
        )
        .join(Action, Action.id == ActionDependency.to_action_id)
        .where(Action.plan_id == plan_id, ActionDependency.deleted.is_(None))
        .order_by(ActionDependency.id)
    )
    return [
        Link(row[0], row[1] or "", row[2] or "", row[3] or FINISH, row[4] or 0)
        for row in session.execute(asked).all()
    ]


def first_plan(store: Store) -> str:
    """Return the id of the first plan of the dossier, "" when there is none."""
    asked = (
        select(Plan.id).where(Plan.deleted.is_(None)).order_by(Plan.rank, Plan.title, Plan.id)
    )
    with store.read() as session:
        return session.scalars(asked).first() or ""


def issuer_name(store: Store) -> str:
    """Return the name of the démarche, as its papers are headed."""
    asked = select(Initiative.name).where(Initiative.deleted.is_(None)).order_by(Initiative.id)
    with store.read() as session:
        return session.scalars(asked).first() or store.title

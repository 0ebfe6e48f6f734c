"""The levels of a plan, and the elements that stand side by side at each, in their order."""

from sqlalchemy import Select, select

from dsi_desktop.db.entity import Entity
from dsi_desktop.db.schema.plan import (
    Action,
    DesiredChange,
    Issue,
    Need,
    Objective,
    Orientation,
    Plan,
)

KINDS: dict[str, type[Entity]] = {
    "plan": Plan,
    "need": Need,
    "issue": Issue,
    "orientation": Orientation,
    "objective": Objective,
    "desired_change": DesiredChange,
    "action": Action,
}


def needs_of(plan_id: str) -> Select[Need]:
    """Select the needs of a plan."""
    asked = select(Need).where(Need.plan_id == plan_id, Need.deleted.is_(None))
    return asked.order_by(Need.rank, Need.id)


def issues_of(plan_id: str) -> Select[Issue]:
    """Select the issues of a plan."""
    asked = select(Issue).where(Issue.plan_id == plan_id, Issue.deleted.is_(None))
    return asked.order_by(Issue.rank, Issue.id)


def orientations_of(issue_id: str) -> Select[Orientation]:
    """Select the orientations of an issue."""
    asked = select(Orientation).where(
        Orientation.issue_id == issue_id, Orientation.deleted.is_(None)
    )
    return asked.order_by(Orientation.rank, Orientation.id)


def objectives_of(issue_id: str) -> Select[Objective]:
    """Select the objectives of an issue, at whatever depth."""
    asked = select(Objective).where(Objective.issue_id == issue_id, Objective.deleted.is_(None))
    return asked.order_by(Objective.rank, Objective.id)


def objectives_under(parent_id: str) -> Select[Objective]:
    """Select the objectives that stand under a general one."""
    asked = select(Objective).where(Objective.parent_id == parent_id, Objective.deleted.is_(None))
    return asked.order_by(Objective.rank, Objective.id)


def changes_of(objective_id: str) -> Select[DesiredChange]:
    """Select the desired changes of an objective."""
    asked = select(DesiredChange).where(
        DesiredChange.objective_id == objective_id, DesiredChange.deleted.is_(None)
    )
    return asked.order_by(DesiredChange.rank, DesiredChange.id)


def actions_of(objective_id: str) -> Select[Action]:
    """Select the actions of an objective."""
    asked = select(Action).where(Action.objective_id == objective_id, Action.deleted.is_(None))
    return asked.order_by(Action.rank, Action.id)

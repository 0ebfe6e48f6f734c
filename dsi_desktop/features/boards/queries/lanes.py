"""The lanes of a board: objectives and actions in the order of the plan, organisations by name."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.plan import Action, Issue, Objective
from dsi_desktop.features.boards.queries.lines import LaneLine
from dsi_desktop.features.boards.rules.lanes import last_lane


def objectives_of_actions(session: Session) -> dict[str, str]:
    """Return the objective of each living action."""
    asked = select(Action.id, Action.objective_id).where(Action.deleted.is_(None))
    return {key: aim or "" for key, aim in session.execute(asked).all()}


def lanes_of(
    session: Session, swimlanes: str, body_id: str, used: set[str]
) -> tuple[LaneLine, ...]:
    """Return the lanes that have a card or that the plan gives to this body, "" last."""
    if swimlanes == "organization":
        found = _organizations(session, used)
    elif swimlanes == "action":
        found = _actions(session, body_id, used)
    else:
        found = _objectives(session, body_id, used)
    return (*found, LaneLine("", last_lane(swimlanes)))


def _objectives(session: Session, body_id: str, used: set[str]) -> list[LaneLine]:
    rows = session.execute(
        select(Objective.id, Objective.code, Objective.title)
        .outerjoin(Issue, Issue.id == Objective.issue_id)
        .where(Objective.deleted.is_(None), or_(Objective.id.in_(used), Issue.body_id == body_id))
        .order_by(Issue.rank, Issue.id, Objective.rank, Objective.id)
    ).all()
    return [LaneLine(key, _coded(code, title)) for key, code, title in rows]


def _actions(session: Session, body_id: str, used: set[str]) -> list[LaneLine]:
    rows = session.execute(
        select(Action.id, Action.code, Action.title)
        .outerjoin(Objective, Objective.id == Action.objective_id)
        .outerjoin(Issue, Issue.id == Objective.issue_id)
        .where(Action.deleted.is_(None), or_(Action.id.in_(used), Action.body_id == body_id))
        .order_by(Issue.rank, Objective.rank, Action.rank, Action.id)
    ).all()
    return [LaneLine(key, _coded(code, title)) for key, code, title in rows]


def _organizations(session: Session, used: set[str]) -> list[LaneLine]:
    rows = session.execute(
        select(Organization.id, Organization.name)
        .where(Organization.id.in_(used), Organization.deleted.is_(None))
        .order_by(Organization.name, Organization.id)
    ).all()
    return [LaneLine(key, name or "") for key, name in rows]


def _coded(code: str | None, title: str | None) -> str:
    return " ".join(part for part in (code, title) if part)

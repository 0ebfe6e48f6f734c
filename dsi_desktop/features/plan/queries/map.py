"""The chain of a plan, from needs to resources, as its map shows it."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Row, and_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.money import Funder, FundingLine, HumanResource
from dsi_desktop.db.schema.plan import (
    Action,
    DesiredChange,
    Issue,
    Need,
    Objective,
    Orientation,
    Plan,
    PlanLevel,
)
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.queries.serving import served
from dsi_desktop.features.plan.rules.map import NEUTRAL, MapNode, MapTie, PlanMap
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label


def plan_map(store: Store, plan_id: str) -> PlanMap:
    """Return the chain of a plan; empty when the plan is not in the dossier."""
    with store.read() as session:
        title = session.execute(
            select(Plan.title).where(Plan.id == plan_id, Plan.deleted.is_(None))
        ).scalar()
        ties = [
            MapTie(one.source_id, one.target_id, one.weight, one.direct)
            for one in served(session, plan_id)
        ]
        nodes = [*_needs(session, plan_id), *_levels(session, plan_id, ties)]
        resources, given = _resources(session, plan_id)
        names = _names(session, plan_id)
    return PlanMap(plan_id, title or "", [*nodes, *resources], [*ties, *given], names)


def _names(session: Session, plan_id: str) -> dict[str, str]:
    asked = select(PlanLevel.level, PlanLevel.name).where(
        PlanLevel.plan_id == plan_id, PlanLevel.deleted.is_(None), PlanLevel.name != ""
    )
    return {row[0]: row[1] or "" for row in session.execute(asked).all()}


def _needs(session: Session, plan_id: str) -> list[MapNode]:
    asked = (
        select(Need.id, Need.code, Need.title, Need.severity)
        .where(Need.plan_id == plan_id, Need.deleted.is_(None))
        .order_by(Need.rank, Need.id)
    )
    return [
        MapNode("need", row[0], row[1] or "", row[2] or "", NEUTRAL,
                label("severity", row[3]) if row[3] else "")
        for row in session.execute(asked).all()
    ]  # fmt: skip


def _levels(session: Session, plan_id: str, ties: list[MapTie]) -> list[MapNode]:
    """Return issues, orientations, objectives, changes and actions, in the colour of a chantier."""
    hues = _hues(session, plan_id)
    above = defaultdict[str, list[str]](list)
    for tie in ties:
        if tie.direct:
            above[tie.source].append(tie.target)
    nodes = []
    general = _general(session, plan_id)
    for column, table in (
        ("issue", Issue), ("orientation", Orientation), ("objective", Objective),
        ("desired_change", DesiredChange), ("action", Action),
    ):
        kind: Any = table
        asked = select(kind).where(kind.plan_id == plan_id, kind.deleted.is_(None))
        for row in session.scalars(asked.order_by(kind.rank, kind.id)).all():
            for target in above[row.id]:
                hues.setdefault(row.id, hues.get(target, NEUTRAL))
            state = row.state or "" if column == "action" else ""
            place = "general" if row.id in general else column
            nodes.append(MapNode(
                place, row.id, row.code or "", row.title or "", hues.get(row.id, NEUTRAL),
                label("action_state", state) if state else "", state,
            ))  # fmt: skip
    return nodes


def _general(session: Session, plan_id: str) -> set[str | None]:
    """Return the objectives under which others stand."""
    asked = select(Objective.parent_id).where(
        Objective.plan_id == plan_id, Objective.deleted.is_(None),
        Objective.parent_id.is_not(None),
    )  # fmt: skip
    return set(session.scalars(asked).all())


def _hues(session: Session, plan_id: str) -> dict[str, int]:
    """Return the colour of the chantier of each issue and action that has one."""
    found: dict[str, int] = {}
    for table in (Issue, Action):
        kind: Any = table
        asked = (
            select(kind.id, Body.hue).join(Body, Body.id == kind.body_id)
            .where(kind.plan_id == plan_id, kind.deleted.is_(None))
        )
        found |= {row[0]: row[1] or 0 for row in session.execute(asked).all()}
    own = select(Issue.id, Issue.hue).where(Issue.plan_id == plan_id, Issue.hue.is_not(None))
    return {row[0]: row[1] or 0 for row in session.execute(own).all()} | found


def _resources(session: Session, plan_id: str) -> tuple[list[MapNode], list[MapTie]]:
    """Return one card for each source of money or hours, tied to the actions it serves."""
    names: dict[str, str] = {}
    cents, hours = defaultdict[str, int](int), defaultdict[str, int](int)
    ties: dict[tuple[str, str], MapTie] = {}
    for row in _money(session, plan_id):
        key = row.holder or row.funder_id or row.organization_id or row.id
        names.setdefault(key, row.name or row.organization or row.title or _("Source à préciser"))
        cents[key] += rules.standing(row.asked, row.granted, row.paid, row.state or "")
        ties.setdefault((key, row.action_id), MapTie(key, row.action_id))
    for row in _people(session, plan_id):
        key = row.organization_id or row.person_id or row.id
        who = " ".join(part for part in (row.given_name, row.family_name) if part)
        names.setdefault(key, row.organization or who or row.role or _("Heures à préciser"))
        hours[key] += row.hours_planned or row.hours_done or 0
        ties.setdefault((key, row.action_id), MapTie(key, row.action_id))
    nodes = [
        MapNode("resource", key, "", name, NEUTRAL, _given(cents[key], hours[key]))
        for key, name in names.items()
    ]
    return nodes, list(ties.values())


def _given(cents: int, hours: int) -> str:
    parts = [fmt.money(cents, short=True)] if cents else []
    if hours:
        told = fmt.number(hours / 10, 1 if hours % 10 else 0)
        parts.append(_("{n} h").format(n=told))
    return " · ".join(parts)


def _money(session: Session, plan_id: str) -> list[Row[*tuple[Any, ...]]]:
    asked = (
        select(
            FundingLine.id, FundingLine.action_id, FundingLine.funder_id,
            FundingLine.organization_id, FundingLine.title, FundingLine.state, FundingLine.asked,
            FundingLine.granted, FundingLine.paid, Funder.name,
            Funder.organization_id.label("holder"), Organization.name.label("organization"),
        )
        .join(Action, and_(Action.id == FundingLine.action_id, Action.deleted.is_(None)))
        .outerjoin(Funder, Funder.id == FundingLine.funder_id)
        .outerjoin(Organization, Organization.id == FundingLine.organization_id)
        .where(
            Action.plan_id == plan_id, FundingLine.deleted.is_(None),
            FundingLine.state != "refused",
        )
        .order_by(FundingLine.rank, FundingLine.id)
    )
    return list(session.execute(asked).all())


def _people(session: Session, plan_id: str) -> list[Row[*tuple[Any, ...]]]:
    asked = (
        select(
            HumanResource.id, HumanResource.action_id, HumanResource.organization_id,
            HumanResource.person_id, HumanResource.role, HumanResource.hours_planned,
            HumanResource.hours_done, Organization.name.label("organization"),
            Person.given_name, Person.family_name,
        )
        .join(Action, and_(Action.id == HumanResource.action_id, Action.deleted.is_(None)))
        .outerjoin(Organization, Organization.id == HumanResource.organization_id)
        .outerjoin(
            Person, and_(Person.id == HumanResource.person_id, Person.deleted.is_(None))
        )
        .where(Action.plan_id == plan_id, HumanResource.deleted.is_(None))
        .order_by(HumanResource.id)
    )
    return list(session.execute(asked).all())

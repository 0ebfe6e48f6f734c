"""The actions of a plan as rows of a table, sorted by SQL, with what each adds up to."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, Select, SQLColumnExpression, Subquery, and_, case, func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.engines import FRENCH
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.money import FundingLine, HumanResource
from dsi_desktop.db.schema.plan import (
    Action,
    ActionPartner,
    Dimension,
    ElementArea,
    ElementDimension,
    Issue,
    Objective,
)
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.settings import settings
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.rules.table import COLUMNS_KEY, Sums, columns_of
from dsi_desktop.kernel.vocabulary import VOCABULARY

_STATES = tuple(VOCABULARY["action_state"])
_SAID = {
    box: func.nullif(getattr(FundingLine, box), 0) for box in ("asked", "granted", "paid")
}
# What a source stands for, as `rules.standing` says it.
_FIRM = func.coalesce(case(
    (FundingLine.state == "paid", func.coalesce(_SAID["paid"], _SAID["granted"], _SAID["asked"])),
    (FundingLine.state == "granted", func.coalesce(func.nullif(func.max(
        func.coalesce(FundingLine.granted, 0), func.coalesce(FundingLine.paid, 0)), 0),
        _SAID["asked"])),
), 0)  # fmt: skip
_WAITING = case(
    (FundingLine.state == "asked", func.coalesce(_SAID["asked"], _SAID["granted"])), else_=0
)
_RECEIVED = case(
    (func.coalesce(FundingLine.nature, "") != "in_kind",
     func.min(func.coalesce(FundingLine.paid, 0), _FIRM)),
    else_=0,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action with all that a column may say of it. `sums` counts it for one.

    `last_day` is the last day its end may mean; `progress` is counted from its tasks when asked.
    """

    id: str
    code: str
    title: str
    kind: str
    state: str
    late: bool
    issue_id: str
    issue: str
    objective_id: str
    objective: str
    body_id: str
    body: str
    hue: int
    lead_id: str
    lead: str
    contact_id: str
    contact: str
    start_on: str | None
    end_on: str | None
    when_text: str
    due: str
    progress: int | None
    partners: int
    dimensions: tuple[tuple[str, str], ...]
    areas: tuple[tuple[str, str], ...]
    sums: Sums


def action_rows(
    store: Store, plan_id: str, today: date, order: str = "", *, descending: bool = False
) -> list[ActionRow]:
    """Return the actions of a plan in the order of the plan, or sorted by a column.

    Actions that say nothing of what sorts them come last, whichever way they are sorted.
    """
    asked = _asked(plan_id)
    key = orders().get(order)
    if key is not None:
        asked = asked.order_by(key.is_(None), key.desc() if descending else key)
    asked = asked.order_by(
        Issue.rank.is_(None), Issue.rank, Objective.rank, Action.rank, Action.id
    )
    with store.read() as session:
        rows = session.execute(asked).all()
        dimensions = _tagged(
            session, select(ElementDimension.record_id, Dimension.id, Dimension.name)
            .join(Dimension, Dimension.id == ElementDimension.dimension_id)
            .where(ElementDimension.record_table == "action",
                   ElementDimension.deleted.is_(None), Dimension.deleted.is_(None))
            .order_by(Dimension.rank, Dimension.id))  # fmt: skip
        areas = _tagged(
            session, select(ElementArea.record_id, Area.id, Area.name)
            .join(Area, Area.id == ElementArea.area_id)
            .where(ElementArea.record_table == "action",
                   ElementArea.deleted.is_(None), Area.deleted.is_(None))
            .order_by(Area.name.collate(FRENCH), Area.id))  # fmt: skip
    return [
        _row(row, today, dimensions.get(row.Action.id, ()), areas.get(row.Action.id, ()))
        for row in rows
    ]


def orders() -> Mapping[str, SQLColumnExpression[Any]]:
    """Return what sorts the table, by column."""
    return _ORDERS


def table_columns(store: Store) -> tuple[str, ...]:
    """Return the columns that the table shows, in their order."""
    with store.read() as session:
        return columns_of(settings(session, COLUMNS_KEY).get("", "").split())


def _money() -> Subquery:
    return (
        select(
            FundingLine.action_id, func.sum(_FIRM).label("granted"),
            func.sum(_WAITING).label("asked"), func.sum(_RECEIVED).label("paid"),
        )
        .where(FundingLine.deleted.is_(None))
        .group_by(FundingLine.action_id).subquery()
    )  # fmt: skip


def _hours() -> Subquery:
    return (
        select(
            HumanResource.action_id, func.sum(HumanResource.hours_planned).label("planned"),
            func.sum(HumanResource.hours_done).label("done"),
        )
        .where(HumanResource.deleted.is_(None))
        .group_by(HumanResource.action_id).subquery()
    )  # fmt: skip


def _counted() -> Subquery:
    return (
        select(
            Task.action_id,
            func.round(
                func.sum(case((Task.state == "done", 100.0), else_=0.0)) / func.count()
            ).label("share"),
        )
        .where(Task.deleted.is_(None), Task.state != "dropped", Task.action_id.is_not(None))
        .group_by(Task.action_id).subquery()
    )  # fmt: skip


def _partners() -> Subquery:
    return (
        select(ActionPartner.action_id, func.count().label("count"))
        .where(ActionPartner.deleted.is_(None))
        .group_by(ActionPartner.action_id).subquery()
    )  # fmt: skip


# Made once: a subquery made at each reading would be another one for the columns that sort.
_MONEY, _HOURS, _COUNTED, _PARTNERS = _money(), _hours(), _counted(), _partners()
_PROGRESS = case(
    (Action.progress_mode == "tasks", _COUNTED.c.share), else_=Action.progress
)
_WHO = func.nullif(
    func.trim(func.coalesce(Person.family_name, "") + " " + func.coalesce(Person.given_name, "")),
    "",
)
_ORDERS: Mapping[str, SQLColumnExpression[Any]] = MappingProxyType({
    "title": Action.title.collate(FRENCH),
    "state": case({one: at for at, one in enumerate(_STATES)}, value=Action.state),
    "lead": Organization.name.collate(FRENCH),
    "contact": _WHO.collate(FRENCH),
    "due": func.coalesce(Action.end_on, Action.when_to, Action.when_from),
    "progress": _PROGRESS,
    "granted": _MONEY.c.granted,
    "hours": _HOURS.c.planned,
    "reached": Action.people_reached,
    "body": func.coalesce(func.nullif(Body.local_name, ""), Body.name).collate(FRENCH),
    "kind": func.nullif(Action.kind, "").collate(FRENCH),
    "start": func.nullif(Action.start_on, ""),
    "asked": _MONEY.c.asked,
    "paid": _MONEY.c.paid,
    "partners": _PARTNERS.c.count,
})


def _asked(plan_id: str) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Action, Issue.id.label("issue_id"), Issue.code.label("issue_code"),
            Issue.title.label("issue"), Objective.code.label("aim_code"),
            Objective.title.label("aim"), Body.name.label("body"), Body.local_name, Body.hue,
            Organization.name.label("lead"), Person.given_name, Person.family_name,
            _MONEY.c.granted, _MONEY.c.asked, _MONEY.c.paid, _HOURS.c.planned, _HOURS.c.done,
            _PROGRESS.label("share"), _PARTNERS.c.count.label("partners"),
        )
        .outerjoin(Objective, and_(
            Objective.id == Action.objective_id, Objective.deleted.is_(None)))
        .outerjoin(Issue, and_(Issue.id == Objective.issue_id, Issue.deleted.is_(None)))
        .outerjoin(Body, and_(Body.id == Action.body_id, Body.deleted.is_(None)))
        .outerjoin(Organization, and_(
            Organization.id == Action.lead_id, Organization.deleted.is_(None)))
        .outerjoin(Person, and_(Person.id == Action.contact_id, Person.deleted.is_(None)))
        .outerjoin(_MONEY, _MONEY.c.action_id == Action.id)
        .outerjoin(_HOURS, _HOURS.c.action_id == Action.id)
        .outerjoin(_COUNTED, _COUNTED.c.action_id == Action.id)
        .outerjoin(_PARTNERS, _PARTNERS.c.action_id == Action.id)
        .where(Action.plan_id == plan_id, Action.deleted.is_(None))
    )  # fmt: skip


def _tagged(
    session: Session, asked: Select[str, str, str]
) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for record_id, key, name in session.execute(asked).all():
        found[record_id].append((key, name or ""))
    return {record_id: tuple(pairs) for record_id, pairs in found.items()}


def _row(
    row: Row[Any], today: date, dimensions: tuple[tuple[str, str], ...],
    areas: tuple[tuple[str, str], ...],
) -> ActionRow:  # fmt: skip
    action: Action = row.Action
    due = rules.due_of(action.state, action.end_on, action.when_text or "", action.when_to, today)
    share = None if row.share is None else round(row.share)
    sums = Sums(
        1, int(action.state in rules.ACHIEVED), int(due.late), row.asked or 0, row.granted or 0,
        row.paid or 0, row.planned or 0, row.done or 0, action.people_reached or 0,
    )
    return ActionRow(
        action.id, action.code or "", action.title or "", action.kind or "", action.state or "",
        due.late, row.issue_id or "", _coded(row.issue_code, row.issue),
        (action.objective_id or "") if row.aim is not None else "", _coded(row.aim_code, row.aim),
        (action.body_id or "") if row.body is not None else "", row.local_name or row.body or "",
        row.hue or 0, (action.lead_id or "") if row.lead is not None else "", row.lead or "",
        action.contact_id or "", full_name(row.given_name or "", row.family_name or ""),
        action.start_on, action.end_on, action.when_text or "", due.text, share,
        row.partners or 0, dimensions, areas, sums,
    )


def _coded(code: str | None, title: str | None) -> str:
    return " ".join(part for part in (code, title) if part)

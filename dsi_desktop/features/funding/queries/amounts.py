"""The money of the plan by action, by funder and by fiscal year: what every other sum begins with.

`amounts` and `services` are read once, then added up by `rules.arithmetic`.
"""

from typing import Any

from sqlalchemy import Row, and_, func, or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.money import Funder, FundingLine, HumanResource
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.rules.arithmetic import Amount, Service
from dsi_desktop.features.funding.rules.years import first_year, year_within


def amounts(
    store: Store, plan_id: str | None = None, *, funder_id: str | None = None,
    year: int | None = None, action_id: str | None = None,
) -> tuple[Amount, ...]:
    """Return the sources of a plan with those tied to no action; of every plan without `plan_id`.

    `year` is the year in which the fiscal year begins.
    """
    with store.read() as session:
        found = read_amounts(session, plan_id)
    return tuple(
        one for one in found
        if (funder_id is None or one.funder_id == funder_id)
        and (year is None or one.year == year)
        and (action_id is None or one.action_id == action_id)
    )  # fmt: skip


def services(store: Store, plan_id: str | None = None) -> tuple[Service, ...]:
    """Return the hours given to the actions of a plan, paid or in kind."""
    with store.read() as session:
        return read_services(session, plan_id)


def read_amounts(session: Session, plan_id: str | None = None) -> tuple[Amount, ...]:
    """Read the sources inside a read already open."""
    asked = (
        select(FundingLine, Action.id.label("action"), Funder.id.label("funder"), Funder.name,
               Funder.kind, Funder.core, Funder.organization_id.label("giver"),
               Organization.name.label("contributor"))
        .outerjoin(Action, and_(Action.id == FundingLine.action_id, Action.deleted.is_(None)))
        .outerjoin(Funder, and_(Funder.id == FundingLine.funder_id, Funder.deleted.is_(None)))
        .outerjoin(Organization, Organization.id == FundingLine.organization_id)
        .where(FundingLine.deleted.is_(None))
        .order_by(FundingLine.rank, FundingLine.id)
    )  # fmt: skip
    if plan_id is not None:
        asked = asked.where(or_(Action.plan_id == plan_id, Action.id.is_(None)))
    return tuple(_amount(row) for row in session.execute(asked).all())


def read_services(session: Session, plan_id: str | None = None) -> tuple[Service, ...]:
    """Read the hours inside a read already open."""
    begins = func.coalesce(Action.started_on, Action.start_on, Action.when_from)
    ends = func.coalesce(Action.ended_on, Action.end_on, Action.when_to)
    asked = (
        select(HumanResource, begins, ends).join(Action, Action.id == HumanResource.action_id)
        .where(HumanResource.deleted.is_(None), Action.deleted.is_(None))
        .order_by(HumanResource.id)
    )  # fmt: skip
    if plan_id is not None:
        asked = asked.where(Action.plan_id == plan_id)
    found = [(row[0], year_within(row[1], row[2])) for row in session.execute(asked).all()]
    return tuple(
        Service(
            id=one.id, action_id=one.action_id or "", organization_id=one.organization_id,
            person_id=one.person_id, role=one.role or "", planned=one.hours_planned or 0,
            done=one.hours_done or 0, rate=one.rate or 0, in_kind=bool(one.in_kind), year=year,
        )
        for one, year in found
    )


def _amount(row: Row[*tuple[Any, ...]]) -> Amount:
    line: FundingLine = row.FundingLine
    return Amount(
        line_id=line.id, action_id=row.action, funder_id=row.funder,
        programme_id=line.programme_id, agreement_id=line.agreement_id,
        organization_id=line.organization_id or row.giver,
        title=line.title or row.name or row.contributor or "",
        kind=row.kind or "", nature=line.nature or "cash",
        state=line.state or "foreseen", year=first_year(line.fiscal_year),
        asked=line.asked or 0, granted=line.granted or 0, paid=line.paid or 0,
        core=bool(row.core),
    )

"""Everything the montage of a plan needs, in one read."""


from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.money import (
    Agreement,
    CumulationRule,
    Funder,
    Programme,
    Spending,
)
from dsi_desktop.db.schema.plan import Action, Plan
from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.queries.amounts import read_amounts, read_services
from dsi_desktop.features.funding.rules.arithmetic import Amount
from dsi_desktop.features.funding.rules.sources import (
    Ceiling,
    Deal,
    Giver,
    Mix,
    MixAction,
    Scheme,
)
from dsi_desktop.features.funding.rules.years import APRIL


def mix(store: Store, plan_id: str) -> Mix | None:
    """Return the money of a plan, None when it is gone."""
    with store.read() as session:
        asked = select(Plan.title, Plan.start_on, Plan.end_on).where(
            Plan.id == plan_id, Plan.deleted.is_(None)
        )
        plan = session.execute(asked).first()
        if plan is None:
            return None
        actions = _actions(session, plan_id)
        inside, elsewhere = _split(read_amounts(session), {one.id for one in actions})
        return Mix(
            plan_id=plan_id, title=plan[0] or "", start_on=plan[1] or "", end_on=plan[2] or "",
            actions=actions, givers=read_givers(session), deals=_deals(session),
            ceilings=read_ceilings(session), schemes=_schemes(session), amounts=inside,
            elsewhere=elsewhere, services=read_services(session, plan_id),
        )  # fmt: skip


def read_givers(session: Session) -> tuple[Giver, ...]:
    """Read the funders in their order."""
    asked = (
        select(Funder.id, Funder.name, Organization.acronym, Funder.kind, Funder.core,
               Funder.year_start)
        .outerjoin(Organization, Organization.id == Funder.organization_id)
        .where(Funder.deleted.is_(None)).order_by(Funder.rank, Funder.name, Funder.id)
    )  # fmt: skip
    return tuple(
        Giver(row[0], row[1] or "", row[2] or "", row[3] or "", bool(row[4]), row[5] or APRIL)
        for row in session.execute(asked).all()
    )


def read_ceilings(session: Session) -> tuple[Ceiling, ...]:
    """Read the rules of cumulation, the general ones first."""
    asked = (
        select(CumulationRule).where(CumulationRule.deleted.is_(None))
        .order_by(CumulationRule.funder_id.is_not(None), CumulationRule.kind, CumulationRule.id)
    )  # fmt: skip
    return tuple(
        Ceiling(one.id, one.funder_id, one.programme_id, one.kind or "government", one.ceiling,
                one.floor, one.cash_floor)
        for one in session.scalars(asked).all()
    )  # fmt: skip


def code_order(code: str) -> tuple[tuple[int, str], ...]:
    """Return what sorts « 1.9 » before « 1.10 »; an action without a code comes last."""
    parts = code.split(".") if code else ["\uffff"]
    return tuple((int(part), "") if part.isdecimal() else (10**9, part) for part in parts)


def _split(
    every: tuple[Amount, ...], ids: set[str]
) -> tuple[tuple[Amount, ...], tuple[Amount, ...]]:
    inside = tuple(one for one in every if one.action_id is None or one.action_id in ids)
    return inside, tuple(one for one in every if one.action_id and one.action_id not in ids)


def _actions(session: Session, plan_id: str) -> tuple[MixAction, ...]:
    cost = {
        row[0]: (row[1] or 0, row[2] or 0)
        for row in session.execute(
            select(Spending.action_id, func.sum(Spending.planned), func.sum(Spending.actual))
            .where(Spending.deleted.is_(None)).group_by(Spending.action_id)
        ).all()
    }
    asked = (
        select(Action.id, Action.code, Action.title, Action.state, Action.lead_id, Body.id,
               Body.local_name, Body.name, Body.hue)
        .outerjoin(Body, Body.id == Action.body_id)
        .where(Action.plan_id == plan_id, Action.deleted.is_(None))
        .order_by(Action.rank, Action.id)
    )  # fmt: skip
    found = [_action(row, *cost.get(row[0], (0, 0))) for row in session.execute(asked).all()]
    return tuple(sorted(found, key=lambda one: code_order(one.code)))


def _action(
    row: Row[
        str, str | None, str | None, str | None, str | None, str | None, str | None, str | None,
        int | None,
    ], planned: int, actual: int,
) -> MixAction:
    return MixAction(
        id=row[0], code=row[1] or "", title=row[2] or "", state=row[3] or "to_specify",
        lead_id=row[4], body_id=row[5] or "", body=row[6] or row[7] or "", hue=row[8] or 0,
        planned=planned, actual=actual,
    )  # fmt: skip


def _deals(session: Session) -> tuple[Deal, ...]:
    asked = (
        select(Agreement.id, Agreement.funder_id, Agreement.title, Agreement.reference,
               Agreement.amount, Agreement.start_on, Agreement.end_on)
        .where(Agreement.deleted.is_(None), Agreement.amount.is_not(None))
        .order_by(Agreement.start_on, Agreement.id)
    )  # fmt: skip
    return tuple(
        Deal(row[0], row[1] or "", row[2] or row[3] or "", row[4] or 0, row[5] or "", row[6] or "")
        for row in session.execute(asked).all()
    )


def _schemes(session: Session) -> tuple[Scheme, ...]:
    asked = (
        select(Programme.id, Programme.funder_id, Programme.name, Programme.ceiling)
        .where(Programme.deleted.is_(None)).order_by(Programme.name, Programme.id)
    )  # fmt: skip
    return tuple(
        Scheme(row[0], row[1] or "", row[2] or "", row[3]) for row in session.execute(asked).all()
    )

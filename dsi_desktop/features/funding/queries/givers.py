"""Who gives: funders with their agreements, programmes and rules."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.money import Agreement, FundingLine, Programme
from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.queries.amounts import read_amounts
from dsi_desktop.features.funding.queries.mix import read_ceilings, read_givers
from dsi_desktop.features.funding.rules.agreements import committed
from dsi_desktop.features.funding.rules.sources import Ceiling, Deal, Giver, Mix


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement; `firm` is what the plans take of it, in cents."""

    id: str
    funder_id: str
    title: str
    reference: str
    amount: int | None
    firm: int
    start_on: str
    end_on: str
    report_due_on: str
    holder: str


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A programme, with how many sources come from it."""

    id: str
    funder_id: str
    name: str
    opens_on: str
    closes_on: str
    ceiling: int | None
    sources: int


@dataclass(frozen=True, slots=True)
class GiverLine:
    """A funder with what it signed and offers."""

    giver: Giver
    sources: int
    firm: int
    agreements: tuple[AgreementLine, ...]
    programmes: tuple[ProgrammeLine, ...]
    rules: tuple[Ceiling, ...]


@dataclass(frozen=True, slots=True)
class GiversSheet:
    """Everyone who gives, and the rules that hold whoever gives."""

    givers: tuple[GiverLine, ...]
    rules: tuple[Ceiling, ...]
    programme_names: dict[str, str]


def givers(store: Store) -> GiversSheet:
    """Return the funders in their order, over all plans."""
    with store.read() as session:
        every, rules, amounts = read_givers(session), read_ceilings(session), read_amounts(session)
        agreements, programmes = _agreements(session), _programmes(session)
    deals = tuple(
        Deal(one.id, one.funder_id, one.title, one.amount or 0, one.start_on, one.end_on)
        for one in agreements
    )
    whole = Mix("", "", "", "", (), every, deals, (), (), amounts, (), ())
    taken = {one.deal.id: one.firm for one in committed(whole)}
    agreements = [_with_firm(one, taken[one.id]) for one in agreements]
    return GiversSheet(
        tuple(
            GiverLine(
                giver, sum(one.funder_id == giver.id for one in amounts),
                sum(one.firm for one in amounts if one.funder_id == giver.id and one.is_cash),
                tuple(one for one in agreements if one.funder_id == giver.id),
                tuple(one for one in programmes if one.funder_id == giver.id),
                tuple(one for one in rules if one.funder_id == giver.id),
            )
            for giver in every
        ),
        tuple(one for one in rules if not one.funder_id),
        {one.id: one.name for one in programmes},
    )  # fmt: skip


def _with_firm(one: AgreementLine, firm: int) -> AgreementLine:
    return AgreementLine(
        one.id, one.funder_id, one.title, one.reference, one.amount, firm, one.start_on,
        one.end_on, one.report_due_on, one.holder,
    )  # fmt: skip


def _agreements(session: Session) -> list[AgreementLine]:
    asked = (
        select(Agreement, Organization.name)
        .outerjoin(Organization, Organization.id == Agreement.holder_id)
        .where(Agreement.deleted.is_(None)).order_by(Agreement.start_on.desc(), Agreement.id)
    )  # fmt: skip
    return [
        AgreementLine(
            one.id, one.funder_id or "", one.title or one.reference or "", one.reference or "",
            one.amount, 0, one.start_on or "", one.end_on or "", one.report_due_on or "",
            holder or "",
        )
        for one, holder in session.execute(asked).all()
    ]  # fmt: skip


def _programmes(session: Session) -> list[ProgrammeLine]:
    used = (
        select(FundingLine.programme_id, func.count().label("n"))
        .where(FundingLine.deleted.is_(None)).group_by(FundingLine.programme_id).subquery()
    )  # fmt: skip
    asked = (
        select(Programme, used.c.n).outerjoin(used, used.c.programme_id == Programme.id)
        .where(Programme.deleted.is_(None)).order_by(Programme.name, Programme.id)
    )  # fmt: skip
    return [
        ProgrammeLine(one.id, one.funder_id or "", one.name or "", one.opens_on or "",
                      one.closes_on or "", one.ceiling, count or 0)
        for one, count in session.execute(asked).all()
    ]  # fmt: skip

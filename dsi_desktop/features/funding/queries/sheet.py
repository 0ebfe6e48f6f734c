"""The money of one action: its sources, its spending with vouchers, the hours given to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Row, and_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.entity import Entity, columns, tables
from dsi_desktop.db.schema.directory import Attachment, Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.money import (
    Agreement,
    CumulationRule,
    Funder,
    FundingLine,
    HumanResource,
    Programme,
    Spending,
    Voucher,
)
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.queries.amounts import read_amounts, read_services
from dsi_desktop.features.funding.rules.arithmetic import (
    Amount,
    Service,
    Totals,
    counted_services,
    shares,
    totals,
)
from dsi_desktop.features.funding.rules.spending import PostSum, Spent, by_post

UNTIED = ""
Kept = str | int | bool | None
_KINDS: dict[str, type[Entity]] = {
    "funding_line": FundingLine, "funder": Funder, "programme": Programme,
    "agreement": Agreement, "spending": Spending, "voucher": Voucher,
    "human_resource": HumanResource, "cumulation_rule": CumulationRule,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source of an action; `share` is its part of the montage, in percent."""

    amount: Amount
    name: str
    agreement: str
    fiscal_year: str
    share: int

    @property
    def id(self) -> str:
        """The id of the source."""
        return self.amount.line_id


@dataclass(frozen=True, slots=True)
class VoucherLine:
    """A paper that proves a spending; `paper` is the name of its file, "" without one."""

    id: str
    reference: str
    issued_on: str
    paper_id: str
    paper: str


@dataclass(frozen=True, slots=True)
class SpendingLine:
    """A spending and its papers."""

    spent: Spent
    description: str
    spent_on: str
    vouchers: tuple[VoucherLine, ...]

    @property
    def id(self) -> str:
        """The id of the spending."""
        return self.spent.id


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """Hours given; `counted` unless a source in kind of the same organisation holds them."""

    service: Service
    name: str
    counted: bool


@dataclass(frozen=True, slots=True)
class MoneySheet:
    """All the money of an action, or of what is tied to none."""

    action_id: str
    code: str
    title: str
    body: str
    hue: int
    sources: tuple[SourceLine, ...]
    spending: tuple[SpendingLine, ...]
    posts: tuple[PostSum, ...]
    services: tuple[ServiceLine, ...]
    total: Totals


def money_sheet(store: Store, action_id: str) -> MoneySheet | None:
    """Return the sheet of an action, of what waits for one with `UNTIED`; None when it is gone."""
    with store.read() as session:
        if action_id == UNTIED:
            return _sheet(session, ("", "", "", "", 0))
        asked = (
            select(Action.id, Action.code, Action.title, Body.local_name, Body.name, Body.hue)
            .outerjoin(Body, Body.id == Action.body_id)
            .where(Action.id == action_id, Action.deleted.is_(None))
        )
        row = session.execute(asked).first()
        if row is None:
            return None
        return _sheet(
            session, (row[0], row[1] or "", row[2] or "", row[3] or row[4] or "", row[5] or 0)
        )


def record_values(store: Store, kind: str, record_id: str) -> Mapping[str, Kept] | None:
    """Return the boxes of a record of money by their names, for a form; None when it is gone."""
    table = _KINDS[kind]
    with store.read() as session:
        found = session.get(table, record_id)
        if found is None or found.deleted:
            return None
        return {one.name: getattr(found, one.name) for one in columns(tables()[kind])}


def _sheet(session: Session, head: tuple[str, str, str, str, int]) -> MoneySheet:
    action_id = head[0]
    amounts = [one for one in read_amounts(session) if (one.action_id or "") == action_id]
    services = [one for one in read_services(session) if one.action_id == action_id]
    counted = counted_services(services, amounts)
    spending = _spending(session, action_id) if action_id else ()
    return MoneySheet(
        *head, sources=_sources(session, amounts), spending=spending,
        posts=by_post(one.spent for one in spending),
        services=_services(session, services, {one.id for one in counted}),
        total=totals(amounts, counted),
    )  # fmt: skip


def _sources(session: Session, amounts: list[Amount]) -> tuple[SourceLine, ...]:
    asked = (
        select(FundingLine.id, FundingLine.fiscal_year, Agreement.title, Agreement.reference,
               Programme.name)
        .outerjoin(Agreement, and_(
            Agreement.id == FundingLine.agreement_id, Agreement.deleted.is_(None)))
        .outerjoin(Programme, and_(
            Programme.id == FundingLine.programme_id, Programme.deleted.is_(None)))
        .where(FundingLine.id.in_([one.line_id for one in amounts]))
    )  # fmt: skip
    more = {row[0]: row for row in session.execute(asked).all()}
    parts = shares([one.worth for one in amounts])
    return tuple(
        _source(one, more[one.line_id], part) for one, part in zip(amounts, parts, strict=True)
    )


def _source(
    one: Amount, row: Row[str, str | None, str | None, str | None, str | None], share: int
) -> SourceLine:
    name = ", ".join(dict.fromkeys(part for part in (one.title, row[4]) if part))
    return SourceLine(one, name, row[2] or row[3] or "", row[1] or "", share)


def _spending(session: Session, action_id: str) -> tuple[SpendingLine, ...]:
    every = session.scalars(
        select(Spending).where(Spending.action_id == action_id, Spending.deleted.is_(None))
        .order_by(Spending.spent_on.is_(None), Spending.spent_on, Spending.id)
    ).all()  # fmt: skip
    papers = _vouchers(session, [one.id for one in every])
    return tuple(
        SpendingLine(
            Spent(one.id, action_id, one.post or "other", one.planned, one.actual,
                  one.explanation or ""),
            one.description or "", one.spent_on or "", tuple(papers.get(one.id, ())),
        )
        for one in every
    )  # fmt: skip


def _vouchers(session: Session, ids: list[str]) -> dict[str, list[VoucherLine]]:
    asked = (
        select(Voucher.id, Voucher.spending_id, Voucher.reference, Voucher.issued_on,
               Attachment.id, Attachment.name)
        .outerjoin(Attachment, and_(
            Attachment.id == Voucher.attachment_id, Attachment.deleted.is_(None)))
        .where(Voucher.spending_id.in_(ids), Voucher.deleted.is_(None))
        .order_by(Voucher.issued_on.is_(None), Voucher.issued_on, Voucher.id)
    )  # fmt: skip
    found: dict[str, list[VoucherLine]] = {}
    for row in session.execute(asked).all():
        found.setdefault(row[1] or "", []).append(
            VoucherLine(row[0], row[2] or "", row[3] or "", row[4] or "", row[5] or "")
        )
    return found


def _services(
    session: Session, services: list[Service], counted: set[str]
) -> tuple[ServiceLine, ...]:
    asked = (
        select(HumanResource.id, Organization.name, Person.given_name, Person.family_name)
        .outerjoin(Organization, Organization.id == HumanResource.organization_id)
        .outerjoin(Person, and_(Person.id == HumanResource.person_id, Person.deleted.is_(None)))
        .where(HumanResource.id.in_([one.id for one in services]))
    )
    names = {
        row[0]: ", ".join(
            part for part in (row[1], f"{row[2] or ''} {row[3] or ''}".strip()) if part
        )
        for row in session.execute(asked).all()
    }
    return tuple(ServiceLine(one, names.get(one.id, ""), one.id in counted) for one in services)

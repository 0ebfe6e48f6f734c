"""What a person can do with money and hours: who pays, what was promised, who works."""

from typing import Required, TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.money import (
    Agreement,
    Funder,
    FundingLine,
    HumanResource,
    Programme,
    Spending,
)
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.commands.places import fill, last_rank, living
from dsi_desktop.features.plan.rules.years import month_of, read_year
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.vocabulary import VOCABULARY


class FunderFields(TypedDict, total=False):
    """Who pays."""

    organization_id: str | None
    kind: str
    vocabulary: str
    core: bool
    year_start: int


class ProgrammeFields(TypedDict, total=False):
    """What a programme pays, when, under which conditions."""

    pays: str
    opens_on: str | None
    closes_on: str | None
    smallest: int | None
    largest: int | None
    ceiling: int | None
    conditions: str
    website: str
    yearly: bool


class AgreementFields(TypedDict, total=False):
    """What a funder and the démarche signed; money in cents."""

    title: str
    programme_id: str | None
    holder_id: str | None
    fiduciary_id: str | None
    reference: str
    amount: int | None
    signed_on: str | None
    start_on: str | None
    end_on: str | None
    report_due_on: str | None


class FundingFields(TypedDict, total=False):
    """What one source brings; money in cents."""

    funder_id: str | None
    programme_id: str | None
    agreement_id: str | None
    organization_id: str | None
    title: str
    nature: str
    state: str
    fiscal_year: str
    asked: int | None
    granted: int | None
    paid: int | None
    asked_on: str | None
    granted_on: str | None
    paid_on: str | None
    note: str


class HumanFields(TypedDict, total=False):
    """Hours given, in tenths of an hour; the rate in cents."""

    organization_id: str | None
    person_id: str | None
    role: str
    hours_planned: int | None
    hours_done: int | None
    rate: int | None
    in_kind: bool


class SpendingBoxes(TypedDict, total=False):
    """Money spent, in cents."""

    funding_line_id: str | None
    description: str
    planned: int | None
    actual: int | None
    spent_on: str | None
    explanation: str


class SpendingFields(SpendingBoxes, total=False):
    """Money spent under a post, which is said from the beginning."""

    post: Required[str]


class SpendingChanges(SpendingBoxes, total=False):
    """What is corrected of money spent."""

    post: str


def add_funder(store: Store, *, name: str, **fields: Unpack[FunderFields]) -> str:
    with store.operation(N_("Ajouter un bailleur")) as op:
        every = living(op, select(Funder).where(Funder.deleted.is_(None)))
        funder = op.add(Funder(name=rules.title_of(name), rank=last_rank(every)))
        fill(funder, fields)
        funder.year_start = month_of(funder.year_start)
    return funder.id


def edit_funder(
    store: Store, funder_id: str, *, name: str | None = None, **fields: Unpack[FunderFields]
) -> None:
    with store.operation(N_("Modifier un bailleur")) as op:
        funder = op.get(Funder, funder_id)
        fill(funder, fields)
        if "year_start" in fields:
            funder.year_start = month_of(funder.year_start)
        if name is not None:
            funder.name = rules.title_of(name)


def add_programme(
    store: Store, *, funder_id: str, name: str, **fields: Unpack[ProgrammeFields]
) -> str:
    with store.operation(N_("Ajouter un programme")) as op:
        programme = op.add(
            Programme(funder_id=op.get(Funder, funder_id).id, name=rules.title_of(name))
        )
        fill(programme, fields)
        check_programme(programme)
    return programme.id


def add_agreement(
    store: Store, *, funder_id: str, **fields: Unpack[AgreementFields]
) -> str:
    with store.operation(N_("Ajouter une entente")) as op:
        agreement = op.add(Agreement(funder_id=op.get(Funder, funder_id).id))
        fill(agreement, fields)
        _check_agreement(op, agreement)
    return agreement.id


def edit_agreement(store: Store, agreement_id: str, **fields: Unpack[AgreementFields]) -> None:
    with store.operation(N_("Modifier une entente")) as op:
        agreement = op.get(Agreement, agreement_id)
        fill(agreement, fields)
        _check_agreement(op, agreement)


def add_funding_line(
    store: Store, *, action_id: str | None, **fields: Unpack[FundingFields]
) -> str:
    """Add what a source brings to an action; without action it waits to be tied to one."""
    with store.operation(N_("Ajouter une source de financement")) as op:
        if action_id is not None:
            action_id = op.get(Action, action_id).id
        return op.add(write_funding_line(op, FundingLine(action_id=action_id), fields)).id


def write_funding_line(op: Operation, line: FundingLine, fields: FundingFields) -> FundingLine:
    """Fill a new source inside an operation, after those of its action: a project gives one."""
    asked = select(FundingLine).where(
        FundingLine.action_id == line.action_id, FundingLine.deleted.is_(None)
    )
    line.rank = last_rank(living(op, asked))
    fill(line, fields)
    _check_funding(op, line)
    return line


def edit_funding_line(store: Store, line_id: str, **fields: Unpack[FundingFields]) -> None:
    with store.operation(N_("Modifier une source de financement")) as op:
        line = op.get(FundingLine, line_id)
        fill(line, fields)
        _check_funding(op, line)


def move_funding_line(op: Operation, line: FundingLine, action: Action) -> None:
    """Give a source to another action inside an operation; what it paid goes with it."""
    line.action_id = action.id
    asked = select(Spending).where(
        Spending.funding_line_id == line.id, Spending.deleted.is_(None)
    )
    for spending in living(op, asked):
        spending.action_id = action.id


def remove_funding_line(store: Store, line_id: str) -> None:
    """Take a source away; what it paid stays, said of no source."""
    with store.operation(N_("Retirer une source de financement")) as op:
        remove_with_parts(op, op.get(FundingLine, line_id))
        asked = select(Spending).where(
            Spending.funding_line_id == line_id, Spending.deleted.is_(None)
        )
        for spending in living(op, asked):
            spending.funding_line_id = None


def add_spending(store: Store, *, action_id: str, **fields: Unpack[SpendingFields]) -> str:
    with store.operation(N_("Noter une dépense")) as op:
        spending = op.add(Spending(action_id=op.get(Action, action_id).id))
        fill(spending, fields)
        _check_spending(op, spending)
    return spending.id


def edit_spending(store: Store, spending_id: str, **fields: Unpack[SpendingChanges]) -> None:
    with store.operation(N_("Modifier une dépense")) as op:
        spending = op.get(Spending, spending_id)
        fill(spending, fields)
        _check_spending(op, spending)


def add_human_resource(
    store: Store, *, action_id: str, **fields: Unpack[HumanFields]
) -> str:
    with store.operation(N_("Ajouter une ressource humaine")) as op:
        resource = op.add(HumanResource(action_id=op.get(Action, action_id).id))
        fill(resource, fields)
        _check_hours(resource)
    return resource.id


def edit_human_resource(store: Store, resource_id: str, **fields: Unpack[HumanFields]) -> None:
    with store.operation(N_("Modifier une ressource humaine")) as op:
        resource = op.get(HumanResource, resource_id)
        fill(resource, fields)
        _check_hours(resource)


def remove_human_resource(store: Store, resource_id: str) -> None:
    with store.operation(N_("Retirer une ressource humaine")) as op:
        op.remove(op.get(HumanResource, resource_id))


def check_programme(programme: Programme) -> None:
    """Refuse dates, amounts and a share that contradict each other, beside their box."""
    rules.check_dates(programme.opens_on, programme.closes_on, "closes_on")
    low = rules.amount_of(programme.smallest, "smallest")
    high = rules.amount_of(programme.largest, "largest")
    if low is not None and high is not None and high < low:
        raise RuleBroken(_("Le maximum est plus petit que le minimum."), "largest")
    if programme.ceiling is not None and not 0 <= programme.ceiling <= 100:
        raise RuleBroken(_("Ce pourcentage va de 0 à 100."), "ceiling")


def _check_agreement(op: Operation, agreement: Agreement) -> None:
    rules.amount_of(agreement.amount)
    rules.check_dates(agreement.start_on, agreement.end_on)
    _check_programme(op, agreement)


def _check_spending(op: Operation, spending: Spending) -> None:
    rules.amount_of(spending.planned, "planned")
    rules.amount_of(spending.actual, "actual")
    if spending.post not in VOCABULARY["spending_post"]:
        raise RuleBroken(_("Choisissez un poste de dépense."), "post")
    line = op.find(FundingLine, spending.funding_line_id) if spending.funding_line_id else None
    if line is not None and line.action_id != spending.action_id:
        raise RuleBroken(_("Cette source paie une autre action."), "funding_line_id")


def _check_hours(resource: HumanResource) -> None:
    for name, count in (
        ("hours_planned", resource.hours_planned), ("hours_done", resource.hours_done)
    ):  # fmt: skip
        rules.hours_of(count, name)
    rules.amount_of(resource.rate, "rate")


def _check_funding(op: Operation, line: FundingLine) -> None:
    for name, cents in (("asked", line.asked), ("granted", line.granted), ("paid", line.paid)):
        rules.amount_of(cents, name)
    rules.check_funding(line.granted, line.paid)
    rules.check_dates(line.asked_on, line.granted_on, "granted_on")
    rules.check_dates(line.granted_on or line.asked_on, line.paid_on, "paid_on")
    funder = op.find(Funder, line.funder_id) if line.funder_id else None
    line.fiscal_year = read_year(line.fiscal_year, funder.year_start if funder else None)
    agreement = op.find(Agreement, line.agreement_id) if line.agreement_id else None
    if agreement is not None and agreement.funder_id != line.funder_id:
        raise RuleBroken(_("Cette entente est celle d’un autre bailleur."), "agreement_id")
    _check_programme(op, line)


def _check_programme(op: Operation, record: FundingLine | Agreement) -> None:
    """Refuse a source or an agreement that names the programme of another funder."""
    programme = op.find(Programme, record.programme_id) if record.programme_id else None
    if programme is not None and programme.funder_id != record.funder_id:
        raise RuleBroken(_("Ce programme est celui d’un autre bailleur."), "programme_id")

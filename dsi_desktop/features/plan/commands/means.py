"""What a person can do with money and hours: who pays, what was promised, who works."""

from typing import Required, TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
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
from dsi_desktop.kernel.i18n import N_


class FunderFields(TypedDict, total=False):
    """Who pays."""

    organization_id: str | None
    kind: str
    vocabulary: str
    core: bool


class ProgrammeFields(TypedDict, total=False):
    """What a programme pays, when, under which conditions."""

    pays: str
    opens_on: str | None
    closes_on: str | None
    smallest: int | None
    largest: int | None
    ceiling: int | None
    conditions: str


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


class SpendingFields(TypedDict, total=False):
    """Money spent, in cents."""

    funding_line_id: str | None
    post: Required[str]
    description: str
    planned: int | None
    actual: int | None
    spent_on: str | None
    explanation: str


def add_funder(store: Store, *, name: str, **fields: Unpack[FunderFields]) -> str:
    with store.operation(N_("Ajouter un bailleur")) as op:
        every = living(op, select(Funder).where(Funder.deleted.is_(None)))
        funder = op.add(Funder(name=rules.title_of(name), rank=last_rank(every)))
        fill(funder, fields)
    return funder.id


def edit_funder(
    store: Store, funder_id: str, *, name: str | None = None, **fields: Unpack[FunderFields]
) -> None:
    with store.operation(N_("Modifier un bailleur")) as op:
        funder = op.get(Funder, funder_id)
        fill(funder, fields)
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
        rules.check_dates(programme.opens_on, programme.closes_on, "closes_on")
    return programme.id


def add_agreement(
    store: Store, *, funder_id: str, **fields: Unpack[AgreementFields]
) -> str:
    with store.operation(N_("Ajouter une entente")) as op:
        agreement = op.add(Agreement(funder_id=op.get(Funder, funder_id).id))
        fill(agreement, fields)
        _check_agreement(agreement)
    return agreement.id


def edit_agreement(store: Store, agreement_id: str, **fields: Unpack[AgreementFields]) -> None:
    with store.operation(N_("Modifier une entente")) as op:
        agreement = op.get(Agreement, agreement_id)
        fill(agreement, fields)
        _check_agreement(agreement)


def add_funding_line(
    store: Store, *, action_id: str | None, **fields: Unpack[FundingFields]
) -> str:
    """Add what a source brings to an action; without action it waits to be tied to one."""
    with store.operation(N_("Ajouter une source de financement")) as op:
        if action_id is not None:
            action_id = op.get(Action, action_id).id
        asked = select(FundingLine).where(
            FundingLine.action_id == action_id, FundingLine.deleted.is_(None)
        )
        line = op.add(FundingLine(action_id=action_id, rank=last_rank(living(op, asked))))
        fill(line, fields)
        _check_funding(line)
    return line.id


def edit_funding_line(store: Store, line_id: str, **fields: Unpack[FundingFields]) -> None:
    with store.operation(N_("Modifier une source de financement")) as op:
        line = op.get(FundingLine, line_id)
        fill(line, fields)
        _check_funding(line)


def remove_funding_line(store: Store, line_id: str) -> None:
    with store.operation(N_("Retirer une source de financement")) as op:
        remove_with_parts(op, op.get(FundingLine, line_id))


def add_spending(store: Store, *, action_id: str, **fields: Unpack[SpendingFields]) -> str:
    with store.operation(N_("Noter une dépense")) as op:
        spending = op.add(Spending(action_id=op.get(Action, action_id).id))
        fill(spending, fields)
        rules.amount_of(spending.planned, "planned")
        rules.amount_of(spending.actual, "actual")
    return spending.id


def add_human_resource(
    store: Store, *, action_id: str, **fields: Unpack[HumanFields]
) -> str:
    with store.operation(N_("Ajouter une ressource humaine")) as op:
        resource = op.add(HumanResource(action_id=op.get(Action, action_id).id))
        fill(resource, fields)
    return resource.id


def edit_human_resource(store: Store, resource_id: str, **fields: Unpack[HumanFields]) -> None:
    with store.operation(N_("Modifier une ressource humaine")) as op:
        fill(op.get(HumanResource, resource_id), fields)


def remove_human_resource(store: Store, resource_id: str) -> None:
    with store.operation(N_("Retirer une ressource humaine")) as op:
        op.remove(op.get(HumanResource, resource_id))


def _check_agreement(agreement: Agreement) -> None:
    rules.amount_of(agreement.amount)
    rules.check_dates(agreement.start_on, agreement.end_on)


def _check_funding(line: FundingLine) -> None:
    for name, cents in (("asked", line.asked), ("granted", line.granted), ("paid", line.paid)):
        rules.amount_of(cents, name)
    rules.check_funding(line.granted, line.paid)

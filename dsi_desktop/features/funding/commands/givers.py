"""Funders, programmes, agreements and rules of cumulation, beyond adding them."""

from typing import TypedDict, TypeVar, Unpack

from sqlalchemy import ColumnElement, select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.money import (
    Agreement,
    CumulationRule,
    Funder,
    FundingLine,
    Programme,
)
from dsi_desktop.db.schema.plan import (
    ElementArea,
    ElementDimension,
    ElementPopulation,
    ProjectIntake,
)
from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.rules.cumulation import check_rule
from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.commands.means import ProgrammeFields, check_programme
from dsi_desktop.features.plan.commands.places import fill
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.kernel.vocabulary import VOCABULARY

Tag = TypeVar("Tag", ElementDimension, ElementArea, ElementPopulation)


class RuleFields(TypedDict, total=False):
    """A rule of cumulation, in percent."""

    funder_id: str | None
    programme_id: str | None
    kind: str
    ceiling: int | None
    floor: int | None
    cash_floor: int | None


def remove_funder(store: Store, funder_id: str) -> None:
    """Take away a funder that pays nothing, with its programmes and rules.

    Raises `RuleBroken` while a source or an agreement names it.
    """
    with store.operation(N_("Retirer un bailleur")) as op:
        _refuse_while_used(op, FundingLine.funder_id == funder_id)
        held = len(op.rows(select(Agreement.id).where(
            Agreement.funder_id == funder_id, Agreement.deleted.is_(None))))
        if held:
            raise RuleBroken(ngettext(
                "Ce bailleur a {n} entente : retirez-la d’abord.",
                "Ce bailleur a {n} ententes : retirez-les d’abord.", held).format(n=held))
        op.remove(op.get(Funder, funder_id))
        programmes = select(Programme).where(
            Programme.funder_id == funder_id, Programme.deleted.is_(None)
        )
        for programme in list(op.scalars(programmes).all()):
            _forget(op, programme)
        _remove_rules(op, CumulationRule.funder_id == funder_id)


def edit_programme(
    store: Store, programme_id: str, *, name: str | None = None, **fields: Unpack[ProgrammeFields]
) -> None:
    """Correct a programme. Raises `RuleBroken` beside the box that is wrong."""
    with store.operation(N_("Modifier un programme")) as op:
        programme = op.get(Programme, programme_id)
        fill(programme, fields)
        if name is not None:
            programme.name = rules.title_of(name)
        check_programme(programme)


def remove_programme(store: Store, programme_id: str) -> None:
    """Take away a programme that pays nothing, with its rules and what it is tagged with.

    The agreements that named it stay without it. Raises `RuleBroken` while a source names it.
    """
    with store.operation(N_("Retirer un programme")) as op:
        _refuse_while_used(op, FundingLine.programme_id == programme_id)
        _forget(op, op.get(Programme, programme_id))


def remove_agreement(store: Store, agreement_id: str) -> None:
    """Take an agreement away; the sources that named it keep their amounts without it."""
    with store.operation(N_("Retirer une entente")) as op:
        op.remove(op.get(Agreement, agreement_id))
        for line in list(op.scalars(select(FundingLine).where(
            FundingLine.agreement_id == agreement_id, FundingLine.deleted.is_(None))).all()):
            line.agreement_id = None
        for intake in list(op.scalars(select(ProjectIntake).where(
            ProjectIntake.agreement_id == agreement_id, ProjectIntake.deleted.is_(None))).all()):
            intake.agreement_id = None


def add_cumulation_rule(store: Store, **fields: Unpack[RuleFields]) -> str:
    """Note a ceiling on a kind of source, or what the promoter must bring."""
    with store.operation(N_("Ajouter une règle de cumul")) as op:
        rule = op.add(CumulationRule(kind="government"))
        _write(op, rule, fields)
    return rule.id


def edit_cumulation_rule(store: Store, rule_id: str, **fields: Unpack[RuleFields]) -> None:
    """Correct a rule of cumulation."""
    with store.operation(N_("Modifier une règle de cumul")) as op:
        _write(op, op.get(CumulationRule, rule_id), fields)


def remove_cumulation_rule(store: Store, rule_id: str) -> None:
    """Take a rule of cumulation away."""
    with store.operation(N_("Retirer une règle de cumul")) as op:
        op.remove(op.get(CumulationRule, rule_id))


def _forget(op: Operation, programme: Programme) -> None:
    """Remove a programme inside an operation, with all that only spoke of it."""
    op.remove(programme)
    _remove_rules(op, CumulationRule.programme_id == programme.id)
    _untag(op, ElementDimension, programme.id)
    _untag(op, ElementArea, programme.id)
    _untag(op, ElementPopulation, programme.id)
    for agreement in list(op.scalars(select(Agreement).where(
        Agreement.programme_id == programme.id, Agreement.deleted.is_(None))).all()):
        agreement.programme_id = None


def _untag(op: Operation, kind: type[Tag], programme_id: str) -> None:
    asked = select(kind).where(
        kind.record_table == "programme", kind.record_id == programme_id, kind.deleted.is_(None)
    )
    for tag in list(op.scalars(asked).all()):
        op.remove(tag)


def _remove_rules(op: Operation, named: ColumnElement[bool]) -> None:
    asked = select(CumulationRule).where(named, CumulationRule.deleted.is_(None))
    for rule in list(op.scalars(asked).all()):
        op.remove(rule)


def _write(op: Operation, rule: CumulationRule, fields: RuleFields) -> None:
    fill(rule, fields)
    if rule.kind not in VOCABULARY["funder_kind"]:
        raise RuleBroken(_("Choisissez les sources visées."), "kind")
    check_rule(rule.ceiling, rule.floor, rule.cash_floor)
    if rule.programme_id:
        rule.funder_id = op.get(Programme, rule.programme_id).funder_id


def _refuse_while_used(op: Operation, named: ColumnElement[bool]) -> None:
    used = len(op.rows(select(FundingLine.id).where(named, FundingLine.deleted.is_(None))))
    if used:
        raise RuleBroken(ngettext(
            "{n} source de financement le nomme encore : changez-la d’abord.",
            "{n} sources de financement le nomment encore : changez-les d’abord.",
            used).format(n=used))

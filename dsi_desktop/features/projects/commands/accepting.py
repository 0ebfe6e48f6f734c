"""A project accepted becomes an action of the plan, with the source that pays it."""

from typing import TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.money import FundingLine
from dsi_desktop.db.schema.plan import Action, IntakeStep, ProjectIntake
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.commands.actions import ActionFields, write_action
from dsi_desktop.features.plan.commands.means import (
    FundingFields,
    move_funding_line,
    write_funding_line,
)
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id

_ACCEPTED = ("decided", "agreement", "payments", "reported")


class Funding(TypedDict, total=False):
    """Who pays the project; the amount in cents, that of the decision unless told."""

    funder_id: str | None
    programme_id: str | None
    agreement_id: str | None
    fiscal_year: str
    nature: str
    amount: int | None


def accept_project(
    store: Store, intake_id: str, *, action_id: str | None = None,
    objective_id: str | None = None, **funding: Unpack[Funding],
) -> str:  # fmt: skip
    """Tie a decided project to an action, made under an objective when there is none yet.

    Its source of money is written in the same gesture, once: done on two laptops, it is one source.
    Tied to another action later, the project takes its source there.
    Return the id of the action. `RuleBroken` before the decision, without an action nor an
    objective, or when the source is already written.
    """
    with store.operation(N_("Inscrire un projet au plan")) as op:
        intake = op.get(ProjectIntake, intake_id)
        if intake.state not in _ACCEPTED:
            raise RuleBroken(_("Consignez d’abord la décision : seul un projet accepté entre au "
                               "plan."))  # fmt: skip
        decision = _decision(op, intake_id)
        action = _action(op, intake, action_id, objective_id, decision)
        intake.action_id = action.id
        if funding.get("agreement_id"):
            intake.agreement_id = funding["agreement_id"]
        op.flush()
        _write_source(op, intake, decision, funding)
        _follow(op, intake, action)
        return action.id


def _decision(op: Operation, intake_id: str) -> IntakeStep | None:
    """Return the decision that stands: the last one."""
    asked = (
        select(IntakeStep)
        .where(IntakeStep.intake_id == intake_id, IntakeStep.state == "decided",
               IntakeStep.deleted.is_(None))
        .order_by(IntakeStep.done_on.desc(), IntakeStep.id.desc())
    )  # fmt: skip
    return op.scalars(asked).first()


def _action(
    op: Operation, intake: ProjectIntake, action_id: str | None, objective_id: str | None,
    decision: IntakeStep | None,
) -> Action:  # fmt: skip
    if action_id:
        return op.get(Action, action_id)
    if not objective_id:
        raise RuleBroken(_("Choisissez l’action, ou l’objectif où l’ajouter."), "action_id")
    fields: ActionFields = {
        "description": intake.summary or "", "state": "upcoming", "lead_id": intake.organization_id,
        "motion_id": decision.motion_id if decision else None,
    }
    if intake.body_id:
        fields["body_id"] = intake.body_id
    return write_action(op, objective_id, intake.title or "", fields)


def _write_source(
    op: Operation, intake: ProjectIntake, decision: IntakeStep | None, funding: Funding
) -> None:
    """Write what the project receives; nothing without a funder, or without an amount."""
    granted = funding.get("amount")
    if granted is None:
        granted = intake.decided
    if not funding.get("funder_id"):
        if funding.get("agreement_id") or funding.get("programme_id"):
            raise RuleBroken(_("Choisissez le bailleur de cette entente."), "funder_id")
        return
    key = _source_id(intake)
    kept = op.find(FundingLine, key)
    if kept is not None and not kept.deleted:
        raise RuleBroken(
            _("La source de ce projet est déjà au budget : corrigez-la là."), "funder_id")
    line = op.put(FundingLine(id=key, action_id=intake.action_id))
    op.flush()
    fields: FundingFields = {
        "funder_id": funding["funder_id"], "programme_id": funding.get("programme_id") or None,
        "agreement_id": funding.get("agreement_id") or None,
        "fiscal_year": funding.get("fiscal_year", ""), "nature": funding.get("nature", "cash"),
        "state": "granted", "asked": intake.asked, "granted": granted,
        "granted_on": decision.done_on if decision else None, "title": intake.title or "",
    }
    write_funding_line(op, line, fields)


def _follow(op: Operation, intake: ProjectIntake, action: Action) -> None:
    """Have the source already written for a project pay the action it is now tied to."""
    line = op.find(FundingLine, _source_id(intake))
    if line is not None and not line.deleted and line.action_id != action.id:
        move_funding_line(op, line, action)


def _source_id(intake: ProjectIntake) -> str:
    return linked_id("funding_line", "project_intake", intake.id)

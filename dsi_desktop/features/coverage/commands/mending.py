"""Mend a gap in one gesture: make what lacks and tie it, or tie what is already there."""

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.money import Agreement, FundingLine, HumanResource
from dsi_desktop.db.schema.plan import (
    Action,
    DesiredChange,
    Dimension,
    ElementDimension,
    Issue,
    Need,
    Objective,
    PlanLink,
)
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.commands.actions import ActionFields, write_action
from dsi_desktop.features.plan.commands.levels import write_issue
from dsi_desktop.features.plan.commands.places import last_rank, living
from dsi_desktop.features.plan.commands.portrait import write_need
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id


def answer_need(
    store: Store, need_id: str, *, issue_id: str | None = None, title: str = "",
    body_id: str | None = None,
) -> str:  # fmt: skip
    """Tie a need to an issue, made on the way when none is given; return the issue's id."""
    with store.operation(N_("Répondre à un besoin par un enjeu")) as op:
        need = op.get(Need, need_id)
        issue = (
            op.get(Issue, issue_id) if issue_id
            else write_issue(op, str(need.plan_id), title, {"body_id": body_id})
        )  # fmt: skip
        _tie(op, ("issue", issue.id), ("need", need.id))
        return issue.id


def answer_issue(store: Store, issue_id: str, objective_id: str) -> None:
    """Have an objective that is already there serve an issue too."""
    with store.operation(N_("Relier un objectif à un enjeu")) as op:
        source = ("objective", op.get(Objective, objective_id).id)
        _tie(op, source, ("issue", op.get(Issue, issue_id).id))


def work_toward(
    store: Store, target: tuple[str, str], *, action_id: str | None = None, title: str = "",
    lead_id: str | None = None,
) -> str:  # fmt: skip
    """Tie an action to an objective or a change, given as (table, id); make it if none is given.

    Returns the action's id.
    """
    kind, record_id = target
    with store.operation(N_("Travailler à un objectif du plan")) as op:
        aim = op.get(DesiredChange if kind == "desired_change" else Objective, record_id)
        if action_id:
            action = op.get(Action, action_id)
            _tie(op, ("action", action.id), (kind, aim.id))
            return action.id
        fields: ActionFields = {"lead_id": lead_id}
        objective_id = aim.id
        if isinstance(aim, DesiredChange):
            fields["desired_change_id"] = aim.id
            objective_id = str(aim.objective_id)
        return write_action(op, objective_id, title, fields).id


def tie_resource(store: Store, table: str, record_id: str, action_id: str) -> None:
    """Tie money or hours to an action; of an agreement, a line is drawn for that action."""
    with store.operation(N_("Relier une ressource à une action")) as op:
        action = op.get(Action, action_id)
        if table == "agreement":
            agreement = op.get(Agreement, record_id)
            asked = select(FundingLine).where(
                FundingLine.action_id == action.id, FundingLine.deleted.is_(None)
            )
            op.add(FundingLine(
                action_id=action.id, agreement_id=agreement.id, funder_id=agreement.funder_id,
                programme_id=agreement.programme_id, title=agreement.title or "",
                rank=last_rank(living(op, asked)),
            ))  # fmt: skip
            return
        kind: type[HumanResource | FundingLine] = (
            HumanResource if table == "human_resource" else FundingLine
        )
        op.get(kind, record_id).action_id = action.id


def document_dimension(
    store: Store, plan_id: str, dimension_id: str, *, need_id: str | None = None, title: str = ""
) -> str:
    """Say that a need is of a dimension; the need is made when none is given."""
    with store.operation(N_("Documenter une dimension")) as op:
        dimension = op.get(Dimension, dimension_id)
        need = op.get(Need, need_id) if need_id else write_need(op, plan_id, title, {})
        if need.plan_id != plan_id:
            raise RuleBroken(_("Ce besoin est d’un autre plan."), "need_id")
        op.put(ElementDimension(
            id=linked_id("element_dimension", "need", need.id, dimension.id),
            record_table="need", record_id=need.id, dimension_id=dimension.id,
        ))  # fmt: skip
        return need.id


def _tie(op: Operation, source: tuple[str, str], target: tuple[str, str]) -> None:
    """Write the link as the plan writes it: the same row on every laptop."""
    op.put(PlanLink(
        id=linked_id("plan_link", *source, *target), source_table=source[0],
        source_id=source[1], target_table=target[0], target_id=target[1], weight=1,
    ))  # fmt: skip

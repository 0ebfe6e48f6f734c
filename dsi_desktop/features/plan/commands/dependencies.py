"""An action waits for another: the link is made, changed, taken away."""

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.plan import Action, ActionDependency
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.commands.places import living
from dsi_desktop.features.plan.rules.dependencies import check_kind, check_link
from dsi_desktop.features.plan.rules.elements import check_same_plan
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id


def link_actions(
    store: Store, waiting_id: str, awaited_id: str, *, kind: str = "finish_to_start",
    lag_days: int = 0,
) -> str:  # fmt: skip
    """Make an action wait for another, so many days after its end or its start.

    Said again, it changes the kind and the delay. Raises `RuleBroken` for an action of another
    plan, and for a circle, with its names.
    """
    with store.operation(N_("Faire attendre une action")) as op:
        check_kind(kind, lag_days)
        _check_ends(op, waiting_id, awaited_id)
        link_id = _id(waiting_id, awaited_id)
        edges = [
            (row.from_action_id or "", row.to_action_id or "")
            for row in _links(op) if row.id != link_id
        ]  # fmt: skip
        check_link(edges, awaited_id, waiting_id, _titles(op))
        return op.put(ActionDependency(
            id=link_id, from_action_id=awaited_id, to_action_id=waiting_id, kind=kind,
            lag_days=lag_days,
        )).id  # fmt: skip


def unlink_actions(store: Store, waiting_id: str, awaited_id: str) -> None:
    """Take away every link by which an action waits for another."""
    with store.operation(N_("Ne plus faire attendre une action")) as op:
        for row in _links(op):
            if (row.from_action_id, row.to_action_id) == (awaited_id, waiting_id):
                op.remove(row)


def _check_ends(op: Operation, waiting_id: str, awaited_id: str) -> None:
    waiting, awaited = op.get(Action, waiting_id), op.get(Action, awaited_id)
    if waiting.deleted is not None or awaited.deleted is not None:
        raise RuleBroken(_("Cette action n’est plus dans le plan."), "awaited_id")
    check_same_plan(waiting.plan_id, awaited.plan_id, "awaited_id")


def _id(waiting_id: str, awaited_id: str) -> str:
    return linked_id("action_dependency", awaited_id, waiting_id)


def _links(op: Operation) -> list[ActionDependency]:
    return living(op, select(ActionDependency).where(ActionDependency.deleted.is_(None)))


def _titles(op: Operation) -> dict[str, str]:
    asked = select(Action.id, Action.title).where(Action.deleted.is_(None))
    return {action_id: title or "" for action_id, title in op.rows(asked)}

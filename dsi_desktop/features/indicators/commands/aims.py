"""Say what an indicator measures, where it hangs, and what it aims at."""

from typing import Unpack

from dsi_desktop.db.schema.evaluation import Indicator, IndicatorTarget
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.commands.measures import (
    IndicatorFields,
    check_its_place,
    edit_indicator,
    write_target,
)
from dsi_desktop.kernel.i18n import N_

PLACES = ("objective", "desired_change", "action")


def set_indicator(
    store: Store, indicator_id: str, *, title: str, **fields: Unpack[IndicatorFields]
) -> None:
    """Write the sheet of an indicator, as the plan does."""
    edit_indicator(store, indicator_id, title=title, **fields)


def place_indicator(store: Store, indicator_id: str, kind: str, record_id: str) -> None:
    """Hang an indicator from an objective, a desired change or an action, and from it alone."""
    with store.operation(N_("Relier un indicateur")) as op:
        indicator = op.get(Indicator, indicator_id)
        indicator.objective_id = record_id if kind == "objective" else None
        indicator.desired_change_id = record_id if kind == "desired_change" else None
        indicator.action_id = record_id if kind == "action" else None
        check_its_place(op, indicator)


def edit_target(store: Store, target_id: str, value: int, due_on: str | None) -> None:
    """Change what an indicator aims at."""
    with store.operation(N_("Modifier une cible")) as op:
        target = op.get(IndicatorTarget, target_id)
        write_target(op, target, value, due_on)


def remove_target(store: Store, target_id: str) -> None:
    """Take a target away."""
    with store.operation(N_("Retirer une cible")) as op:
        op.remove(op.get(IndicatorTarget, target_id))

"""Say what an indicator measures, where it hangs, and what it aims at."""

from typing import Unpack

from sqlalchemy import select

from dsi_desktop.db.schema.evaluation import Indicator, IndicatorTarget, Measurement
from dsi_desktop.db.schema.plan import Action, DesiredChange, Objective
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.indicators.rules import values
from dsi_desktop.features.plan.commands.measures import IndicatorFields
from dsi_desktop.features.plan.commands.places import fill
from dsi_desktop.features.plan.rules import title_of
from dsi_desktop.features.plan.rules.measured import check_place
from dsi_desktop.features.tasks.rules import day_of
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _

PLACES = ("objective", "desired_change", "action")


def set_indicator(
    store: Store, indicator_id: str, *, title: str, **fields: Unpack[IndicatorFields]
) -> None:
    """Write the sheet of an indicator. Fewer decimals than its values need are refused."""
    with store.operation(N_("Modifier un indicateur")) as op:
        indicator = op.get(Indicator, indicator_id)
        before = values.decimals_of(indicator.decimals)
        fill(indicator, {**fields, "title": title_of(title)})
        indicator.decimals = values.decimals_of(indicator.decimals)
        _check_place(op, indicator)
        if indicator.decimals != before and _holds_values(op, indicator):
            raise RuleBroken(
                _("Ses mesures sont écrites avec {count} décimales : ce nombre ne change plus.")
                .format(count=before), "decimals",
            )  # fmt: skip


def place_indicator(store: Store, indicator_id: str, kind: str, record_id: str) -> None:
    """Hang an indicator from an objective, a desired change or an action, and from it alone."""
    with store.operation(N_("Relier un indicateur")) as op:
        indicator = op.get(Indicator, indicator_id)
        indicator.objective_id = record_id if kind == "objective" else None
        indicator.desired_change_id = record_id if kind == "desired_change" else None
        indicator.action_id = record_id if kind == "action" else None
        _check_place(op, indicator)


def edit_target(store: Store, target_id: str, value: int, due_on: str | None) -> None:
    """Change what an indicator aims at."""
    with store.operation(N_("Modifier une cible")) as op:
        target = op.get(IndicatorTarget, target_id)
        target.value, target.due_on = value, day_of(due_on, "due_on")


def remove_target(store: Store, target_id: str) -> None:
    """Take a target away."""
    with store.operation(N_("Retirer une cible")) as op:
        op.remove(op.get(IndicatorTarget, target_id))


def _check_place(op: Operation, indicator: Indicator) -> None:
    if indicator.objective_id:
        objective = op.get(Objective, indicator.objective_id)
        check_place(objective.kind)
    if indicator.desired_change_id:
        op.get(DesiredChange, indicator.desired_change_id)
    if indicator.action_id:
        op.get(Action, indicator.action_id)


def _holds_values(op: Operation, indicator: Indicator) -> bool:
    asked = select(Measurement.id).where(
        Measurement.indicator_id == indicator.id, Measurement.deleted.is_(None)
    )
    return op.scalars(asked).first() is not None

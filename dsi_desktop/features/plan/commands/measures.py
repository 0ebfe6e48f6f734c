"""What a person can do with an indicator: aim, and measure."""

from typing import TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.schema.evaluation import Indicator, IndicatorTarget, Measurement
from dsi_desktop.db.schema.plan import Objective, Plan
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.commands.places import fill, last_rank, living, titled
from dsi_desktop.features.plan.rules.measured import check_place
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel.i18n import N_


class IndicatorFields(TypedDict, total=False):
    """What is measured; values are whole numbers, scaled by `decimals`."""

    objective_id: str | None
    desired_change_id: str | None
    action_id: str | None
    unit: str
    decimals: int
    baseline: int | None
    baseline_on: str | None
    direction: str
    source: str
    frequency: str
    person_id: str | None
    locked_until: str | None


def add_indicator(
    store: Store,
    *,
    plan_id: str,
    title: str,
    target: int | None = None,
    target_on: str | None = None,
    **fields: Unpack[IndicatorFields],
) -> str:
    with store.operation(N_("Ajouter un indicateur")) as op:
        asked = select(Indicator).where(
            Indicator.plan_id == plan_id, Indicator.deleted.is_(None)
        )
        indicator = Indicator(
            plan_id=op.get(Plan, plan_id).id, rank=last_rank(living(op, asked))
        )
        fill(indicator, {**fields, "title": rules.title_of(title)})
        if indicator.objective_id:
            check_place(op.get(Objective, indicator.objective_id).kind)
        op.add(indicator)
        if target is not None:
            day = task_rules.day_of(target_on, "target_on")
            op.add(IndicatorTarget(indicator_id=indicator.id, value=target, due_on=day))
    return indicator.id


def edit_indicator(
    store: Store, indicator_id: str, *, title: str | None = None, **fields: Unpack[IndicatorFields]
) -> None:
    with store.operation(N_("Modifier un indicateur")) as op:
        fill(op.get(Indicator, indicator_id), titled(fields, title))


def archive_indicator(store: Store, indicator_id: str) -> None:
    with store.operation(N_("Retirer un indicateur")) as op:
        remove_with_parts(op, op.get(Indicator, indicator_id))


def add_target(
    store: Store, *, indicator_id: str, value: int, due_on: str | None = None
) -> str:
    with store.operation(N_("Ajouter une cible")) as op:
        target = op.add(
            IndicatorTarget(
                indicator_id=op.get(Indicator, indicator_id).id,
                value=value,
                due_on=task_rules.day_of(due_on, "due_on"),
            )
        )
    return target.id


def add_measurement(
    store: Store,
    *,
    indicator_id: str,
    value: int,
    measured_on: str | None = None,
    source: str = "",
    note: str = "",
) -> str:
    """Add a measure, today's unless told; a locked period takes no more."""
    with store.operation(N_("Ajouter une mesure")) as op:
        indicator = op.get(Indicator, indicator_id)
        day = task_rules.day_of(
            measured_on or store.clock.today().isoformat(), "measured_on"
        )
        rules.check_unlocked(day, indicator.locked_until)
        measure = op.add(
            Measurement(
                indicator_id=indicator.id, value=value, measured_on=day,
                source=source, note=note,
            )
        )
    return measure.id

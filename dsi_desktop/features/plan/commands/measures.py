"""What a person can do with an indicator: aim, and measure."""

from dataclasses import dataclass
from typing import TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.evaluation import Indicator, IndicatorTarget, Measurement
from dsi_desktop.db.schema.plan import Action, DesiredChange, Objective, Plan
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.commands.places import fill, last_rank, living, titled
from dsi_desktop.features.plan.rules.elements import check_same_plan
from dsi_desktop.features.plan.rules.measured import (
    check_day,
    check_place,
    check_unlocked,
    decimals_of,
    rescaled,
)
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


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
        fill(indicator, {**fields, "title": title})
        indicator.decimals = decimals_of(indicator.decimals)
        check_its_place(op, indicator)
        op.add(indicator)
        if target is not None:
            day = task_rules.day_of(target_on, "target_on")
            rules.check_dates(indicator.baseline_on, day, "target_on")
            op.add(IndicatorTarget(indicator_id=indicator.id, value=target, due_on=day))
    return indicator.id


def edit_indicator(
    store: Store, indicator_id: str, *, title: str | None = None, **fields: Unpack[IndicatorFields]
) -> None:
    """Write the sheet of an indicator.

    Refused: a start changed in a locked period, other decimals once it is measured, a place that
    bears no indicator. Targets, and a start that is not said, keep their value with new decimals.
    """
    with store.operation(N_("Modifier un indicateur")) as op:
        indicator = op.get(Indicator, indicator_id)
        before = _Before.of(indicator)
        fill(indicator, titled(fields, title))
        indicator.decimals = decimals_of(indicator.decimals)
        check_its_place(op, indicator)
        _keep_values(op, indicator, before, told="baseline" in fields)
        _check_start(indicator, before)


def archive_indicator(store: Store, indicator_id: str) -> None:
    with store.operation(N_("Retirer un indicateur")) as op:
        remove_with_parts(op, op.get(Indicator, indicator_id))


def add_target(
    store: Store, *, indicator_id: str, value: int, due_on: str | None = None
) -> str:
    with store.operation(N_("Ajouter une cible")) as op:
        target = IndicatorTarget(indicator_id=op.get(Indicator, indicator_id).id)
        write_target(op, target, value, due_on)
        op.add(target)
    return target.id


def write_target(
    op: Operation, target: IndicatorTarget, value: int, due_on: str | None
) -> None:  # fmt: skip
    """Fill a target inside an operation; it is not due before the start of its indicator."""
    target.value, target.due_on = value, task_rules.day_of(due_on, "due_on")
    indicator = op.find(Indicator, target.indicator_id or "")
    rules.check_dates(indicator.baseline_on if indicator else None, target.due_on, "due_on")


def add_measurement(
    store: Store,
    *,
    indicator_id: str,
    value: int,
    measured_on: str | None = None,
    source: str = "",
    note: str = "",
) -> str:
    """Add a measure, today's unless told; a day to come or a locked period takes none."""
    with store.operation(N_("Ajouter une mesure")) as op:
        indicator = op.get(Indicator, indicator_id)
        today = store.clock.today().isoformat()
        day = check_day(task_rules.day_of(measured_on or today, "measured_on"), today)
        check_unlocked(day, indicator.locked_until)
        measure = op.add(
            Measurement(
                indicator_id=indicator.id, value=value, measured_on=day,
                source=source, note=note,
            )
        )
    return measure.id


@dataclass(frozen=True, slots=True)
class _Before:
    """What an indicator said before it was changed."""

    decimals: int
    start: tuple[int | None, str | None]
    locked_until: str | None

    @classmethod
    def of(cls, indicator: Indicator) -> "_Before":
        return cls(
            indicator.decimals or 0, (indicator.baseline, indicator.baseline_on),
            indicator.locked_until,
        )


def check_its_place(op: Operation, indicator: Indicator) -> None:
    """Refuse an indicator hung from what bears none, or from another plan."""
    if indicator.objective_id:
        objective = op.get(Objective, indicator.objective_id)
        check_same_plan(indicator.plan_id, objective.plan_id, "place")
        check_place(objective.kind)
    if indicator.desired_change_id:
        change = op.get(DesiredChange, indicator.desired_change_id)
        check_same_plan(indicator.plan_id, change.plan_id, "place")
    if indicator.action_id:
        action = op.get(Action, indicator.action_id)
        check_same_plan(indicator.plan_id, action.plan_id, "place")


def _keep_values(
    op: Operation, indicator: Indicator, before: _Before, *, told: bool
) -> None:  # fmt: skip
    """Write the start and the targets with the decimals an indicator now has."""
    now = indicator.decimals
    if now == before.decimals:
        return
    measured = select(Measurement.id).where(
        Measurement.indicator_id == indicator.id, Measurement.deleted.is_(None)
    )
    if op.scalars(measured).first() is not None:
        raise RuleBroken(
            _("Ses mesures sont écrites avec {count} décimales : ce nombre ne change plus.")
            .format(count=before.decimals), "decimals",
        )  # fmt: skip
    if not told:
        indicator.baseline = rescaled(indicator.baseline, before.decimals, now)
    targets = select(IndicatorTarget).where(
        IndicatorTarget.indicator_id == indicator.id, IndicatorTarget.deleted.is_(None)
    )
    for target in living(op, targets):
        target.value = rescaled(target.value, before.decimals, now)


def _check_start(indicator: Indicator, before: _Before) -> None:
    """Refuse another start while a period that was reported holds it."""
    if (indicator.baseline, indicator.baseline_on) != before.start:
        locked = min(indicator.locked_until or "", before.locked_until or "")
        for day in (before.start[1], indicator.baseline_on):
            check_unlocked(day, locked, "baseline")

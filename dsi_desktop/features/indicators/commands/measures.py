"""Write a measure with its parts, correct it, take it away, and lock what was reported."""

from collections.abc import Sequence
from typing import TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.schema.evaluation import Breakdown, Indicator, Measurement
from dsi_desktop.db.schema.plan import Plan
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.commands.documents import write_document
from dsi_desktop.features.directory.rules import line, prose
from dsi_desktop.features.indicators.rules import values
from dsi_desktop.features.plan.rules.measured import check_day, check_unlocked
from dsi_desktop.features.tasks.rules import day_of
from dsi_desktop.kernel.i18n import N_
from dsi_desktop.kernel.ids import linked_id
from dsi_desktop.kernel.text import fold


class MeasureFields(TypedDict, total=False):
    """What is said of a measure besides its value."""

    measured_on: str | None
    source: str
    note: str


def record_measure(
    store: Store, indicator_id: str, value: int, *, parts: Sequence[values.Part] = (),
    **fields: Unpack[MeasureFields],
) -> str:
    """Write a measure, today's unless told, with its parts; return its id.

    Refused in a locked period, for a day to come, and when its parts pass the whole.
    """
    with store.operation(N_("Ajouter une mesure")) as op:
        indicator = op.get(Indicator, indicator_id)
        measure = Measurement(indicator_id=indicator.id)
        _write(store, indicator, measure, value, fields)
        op.add(measure)
        _write_parts(op, indicator, measure, parts)
    return measure.id


def edit_measure(
    store: Store, measure_id: str, value: int, *, parts: Sequence[values.Part] | None = None,
    **fields: Unpack[MeasureFields],
) -> None:
    """Correct a measure; `parts` replaces its parts, None keeps them."""
    with store.operation(N_("Corriger une mesure")) as op:
        measure = op.get(Measurement, measure_id)
        indicator = op.get(Indicator, str(measure.indicator_id))
        check_unlocked(measure.measured_on, indicator.locked_until)
        _write(store, indicator, measure, value, {"measured_on": measure.measured_on, **fields})
        if parts is None:
            values.check_parts(_parts(op, measure), value, indicator.unit or "")
        else:
            _write_parts(op, indicator, measure, parts)


def remove_measure(store: Store, measure_id: str) -> None:
    """Take a measure away, with its parts; a locked period keeps its own."""
    with store.operation(N_("Retirer une mesure")) as op:
        measure = op.get(Measurement, measure_id)
        indicator = op.get(Indicator, str(measure.indicator_id))
        check_unlocked(measure.measured_on, indicator.locked_until)
        remove_with_parts(op, measure)


def attach_evidence(store: Store, measure_id: str, name: str, content: bytes) -> str:
    """Keep the paper that proves a measure beside it; return the id of the document."""
    with store.operation(N_("Joindre la preuve d’une mesure")) as op:
        measure = op.get(Measurement, measure_id)
        return write_document(
            op, table="measurement", record_id=measure.id, name=name, content=content
        ).id


def lock_periods(store: Store, plan_id: str, until: str | None) -> int:
    """Lock every indicator of a plan up to a day, None unlocks them; return how many changed."""
    with store.operation(N_("Verrouiller une période")) as op:
        plan, changed = op.get(Plan, plan_id), 0
        day = day_of(until, "locked_until") if until else None
        for indicator in op.scalars(
            select(Indicator).where(Indicator.plan_id == plan.id, Indicator.deleted.is_(None))
        ).all():
            changed += indicator.locked_until != day
            indicator.locked_until = day
    return changed


def _write(
    store: Store, indicator: Indicator, measure: Measurement, value: int, fields: MeasureFields
) -> None:
    today = store.clock.today().isoformat()
    day = check_day(day_of(fields.get("measured_on") or today, "measured_on"), today)
    check_unlocked(day, indicator.locked_until)
    measure.value, measure.measured_on = value, day
    if "source" in fields:
        measure.source = line(fields["source"])
    if "note" in fields:
        measure.note = prose(fields["note"])


def _parts(op: Operation, measure: Measurement) -> list[values.Part]:
    asked = select(Breakdown).where(
        Breakdown.measurement_id == measure.id, Breakdown.deleted.is_(None)
    )
    return [
        values.Part(one.axis or "", one.part or "", one.value or 0)
        for one in op.scalars(asked).all()
    ]


def _write_parts(
    op: Operation, indicator: Indicator, measure: Measurement, parts: Sequence[values.Part]
) -> None:  # fmt: skip
    values.check_parts(parts, measure.value or 0, indicator.unit or "")
    kept = {linked_id("breakdown", measure.id, fold(one.axis), fold(one.name)): one
            for one in parts}  # fmt: skip
    asked = select(Breakdown).where(
        Breakdown.measurement_id == measure.id, Breakdown.deleted.is_(None)
    )
    for old in op.scalars(asked).all():
        if old.id not in kept:
            op.remove(old)
    for key, one in kept.items():
        op.put(Breakdown(
            id=key, measurement_id=measure.id, axis=line(one.axis), part=line(one.name),
            value=one.value,
        ))  # fmt: skip

"""The sheet of an indicator: what is said of it, its targets, its measures and their proofs."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Attachment
from dsi_desktop.db.schema.evaluation import Breakdown, Indicator, IndicatorTarget, Measurement
from dsi_desktop.db.schema.plan import Action, DesiredChange, Objective
from dsi_desktop.db.store import Store
from dsi_desktop.features.indicators.queries.lines import IndicatorLine, indicator_lines
from dsi_desktop.features.indicators.rules.values import Part


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A document that proves a measure."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure, its parts and its proofs; `locked` while its period is."""

    id: str
    day: str
    value: int | None
    source: str
    note: str
    parts: tuple[Part, ...]
    evidence: tuple[EvidenceLine, ...]
    locked: bool


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A value to reach by a day."""

    id: str
    value: int | None
    due_on: str


@dataclass(frozen=True, slots=True)
class IndicatorSheet:
    """An indicator whole; the newest measure first."""

    line: IndicatorLine
    plan_id: str
    direction: str
    frequency: str
    person_id: str | None
    baseline: int | None
    baseline_on: str | None
    locked_until: str | None
    targets: tuple[TargetLine, ...]
    measures: tuple[MeasureLine, ...]


def indicator_sheet(store: Store, indicator_id: str, today: date) -> IndicatorSheet | None:
    """Return the sheet of an indicator, None when there is none."""
    with store.read() as session:
        found = session.get(Indicator, indicator_id)
        if found is None or found.deleted:
            return None
        measures = _measures(session, found)
        targets = tuple(
            TargetLine(row.id, row.value, row.due_on or "")
            for row in session.scalars(
                select(IndicatorTarget)
                .where(IndicatorTarget.indicator_id == found.id, IndicatorTarget.deleted.is_(None))
                .order_by(IndicatorTarget.due_on, IndicatorTarget.id)
            )
        )
        plan_id, kept = found.plan_id or "", (
            found.direction or "up", found.frequency or "yearly", found.person_id, found.baseline,
            found.baseline_on, found.locked_until,
        )
    lines = {one.id: one for one in indicator_lines(store, plan_id, today)}
    line = lines.get(indicator_id)
    return None if line is None else IndicatorSheet(line, plan_id, *kept, targets, measures)


def places(store: Store, plan_id: str) -> list[tuple[str, str]]:
    """Return where an indicator may hang: (« desired_change:id », « Transformation… »)."""
    found: list[tuple[str, str]] = []
    with store.read() as session:
        for kind, table in (
            ("desired_change", DesiredChange), ("objective", Objective), ("action", Action),
        ):
            asked = select(table.id, table.code, table.title).where(
                table.plan_id == plan_id, table.deleted.is_(None)
            ).order_by(table.rank, table.id)
            if table is Objective:
                asked = asked.where(Objective.kind.is_distinct_from("general"))
            found += [
                (f"{kind}:{key}", " ".join(part for part in (code, title) if part))
                for key, code, title in session.execute(asked).all()
            ]
    return found


def _measures(session: Session, indicator: Indicator) -> tuple[MeasureLine, ...]:
    rows = session.scalars(
        select(Measurement)
        .where(Measurement.indicator_id == indicator.id, Measurement.deleted.is_(None))
        .order_by(Measurement.measured_on.desc(), Measurement.id.desc())
    ).all()
    keys = [row.id for row in rows]
    parts = defaultdict[str, list[Part]](list)
    for one in session.scalars(
        select(Breakdown).where(Breakdown.measurement_id.in_(keys), Breakdown.deleted.is_(None))
        .order_by(Breakdown.axis, Breakdown.part, Breakdown.id)
    ):
        if one.value is not None:
            parts[one.measurement_id or ""].append(Part(one.axis or "", one.part or "", one.value))
    proofs = defaultdict[str, list[EvidenceLine]](list)
    for piece in session.scalars(
        select(Attachment)
        .where(Attachment.record_table == "measurement", Attachment.record_id.in_(keys),
               Attachment.deleted.is_(None))
        .order_by(Attachment.rank, Attachment.id)
    ):  # fmt: skip
        proofs[piece.record_id or ""].append(EvidenceLine(piece.id, piece.name or ""))
    locked = indicator.locked_until or ""
    return tuple(
        MeasureLine(
            row.id, row.measured_on or "", row.value, row.source or "", row.note or "",
            tuple(parts[row.id]), tuple(proofs[row.id]), bool(locked and
            (row.measured_on or "") <= locked),
        )
        for row in rows
    )  # fmt: skip

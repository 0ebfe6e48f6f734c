"""Every indicator of a plan in five questions to the file, judged as of a day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, and_, func, select
from sqlalchemy.orm import Session, aliased

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.evaluation import Indicator, IndicatorTarget, Measurement
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.plan import Action, DesiredChange, Issue, Objective, Plan
from dsi_desktop.db.store import Store
from dsi_desktop.features.indicators.rules.standing import (
    Course,
    Standing,
    Target,
    day_of,
    days_late,
    next_due,
    standing,
)
from dsi_desktop.features.indicators.rules.words import order_of


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator, what it serves, how far it came and when it is next measured."""

    id: str
    title: str
    serves_kind: str
    serves_id: str
    serves: str
    body_id: str
    body: str
    hue: int
    unit: str
    decimals: int
    responsible: str
    source: str
    course: Course
    standing: Standing
    due: date | None
    late: int

    @property
    def values(self) -> tuple[int, ...]:
        """The start and the measures, in order of days."""
        measured = tuple(value for _day, value in self.course.measures)
        start = self.course.baseline
        return measured if start is None else (start, *measured)


def indicator_lines(store: Store, plan_id: str, today: date) -> list[IndicatorLine]:
    """Return the indicators of a plan: the latest measures first, then from worst to best."""
    with store.read() as session:
        known = courses(session, plan_id)
        rows = session.execute(_asked(plan_id)).all()
    lines = [_line(row, known[row.id], today) for row in rows]
    return sorted(lines, key=lambda one: (*order_of(one.late, one.standing), one.title))


def bodies(lines: list[IndicatorLine]) -> list[tuple[str, str]]:
    """Return the chantiers these indicators belong to, by name."""
    found = {one.body_id: one.body for one in lines if one.body_id}
    return sorted(found.items(), key=lambda pair: pair[1])


def plan_period(store: Store, plan_id: str) -> str:
    """Return the years of a plan: « 2025-2028 »."""
    with store.read() as session:
        row = session.execute(
            select(Plan.start_on, Plan.end_on).where(Plan.id == plan_id)
        ).first()
    return "-".join(dict.fromkeys(day[:4] for day in row or () if day))


def courses(session: Session, plan_id: str) -> dict[str, Course]:
    """Return what is known of each indicator of a plan, by id."""
    targets = defaultdict[str, list[Target]](list)
    for row in session.execute(
        select(IndicatorTarget).join(Indicator, Indicator.id == IndicatorTarget.indicator_id)
        .where(Indicator.plan_id == plan_id, IndicatorTarget.deleted.is_(None))
        .order_by(IndicatorTarget.due_on, IndicatorTarget.id)
    ).scalars():
        if row.value is not None:
            targets[row.indicator_id or ""].append(Target(row.id, row.value, row.due_on))
    measures = defaultdict[str, list[tuple[str, int]]](list)
    taken = (
        select(Measurement.indicator_id, Measurement.measured_on, Measurement.value)
        .join(Indicator, Indicator.id == Measurement.indicator_id)
        .where(Indicator.plan_id == plan_id, Measurement.deleted.is_(None),
               Measurement.value.is_not(None))
        .order_by(Measurement.measured_on, Measurement.id)
    )  # fmt: skip
    for indicator_id, day, value in session.execute(taken).all():
        if day_of(day) is not None:
            measures[indicator_id or ""].append((day or "", value or 0))
    asked = (
        select(Indicator.id, Indicator.direction, Indicator.frequency, Indicator.baseline,
               Indicator.baseline_on, Plan.start_on)
        .outerjoin(Plan, Plan.id == Indicator.plan_id)
        .where(Indicator.plan_id == plan_id, Indicator.deleted.is_(None))
    )  # fmt: skip
    return {
        row.id: Course(
            row.direction or "up", row.frequency or "yearly", row.baseline, row.baseline_on,
            tuple(targets[row.id]), tuple(measures[row.id]), row.start_on,
        )
        for row in session.execute(asked).all()
    }


def _asked(plan_id: str) -> Select[*tuple[Any, ...]]:
    own, change, above, issue = (
        aliased(Objective), aliased(DesiredChange), aliased(Objective), aliased(Issue),
    )
    place = func.coalesce(Action.body_id, issue.body_id)
    return (
        select(
            Indicator.id, Indicator.title, Indicator.unit, Indicator.decimals, Indicator.source,
            Action.id.label("action_id"), Action.title.label("action"),
            change.id.label("change_id"), change.title.label("change"),
            own.id.label("objective_id"), own.title.label("objective"),
            Body.id.label("body_id"), Body.name.label("body"), Body.local_name,
            func.coalesce(issue.hue, Body.hue).label("hue"),
            Person.given_name, Person.family_name,
        )
        .outerjoin(Action, and_(Action.id == Indicator.action_id, Action.deleted.is_(None)))
        .outerjoin(change, and_(change.id == Indicator.desired_change_id,
                                change.deleted.is_(None)))
        .outerjoin(own, and_(own.id == Indicator.objective_id, own.deleted.is_(None)))
        .outerjoin(above, above.id == func.coalesce(
            own.id, change.objective_id, Action.objective_id))
        .outerjoin(issue, issue.id == above.issue_id)
        .outerjoin(Body, Body.id == place)
        .outerjoin(Person, and_(Person.id == Indicator.person_id, Person.deleted.is_(None)))
        .where(Indicator.plan_id == plan_id, Indicator.deleted.is_(None))
        .order_by(Indicator.rank, Indicator.id)
    )  # fmt: skip


def _line(row: Row[*tuple[Any, ...]], course: Course, today: date) -> IndicatorLine:
    serves: tuple[str, str, str] = next(
        ((table, found, said or "") for table, found, said in (
            ("desired_change", row.change_id, row.change), ("objective", row.objective_id,
             row.objective), ("action", row.action_id, row.action)) if found),
        ("", "", ""),
    )  # fmt: skip
    who = " ".join(part for part in (row.given_name, row.family_name) if part)
    kind, key, words = serves
    return IndicatorLine(
        row.id, row.title or "", kind, key, words, row.body_id or "",
        row.local_name or row.body or "",
        row.hue or 0, row.unit or "", row.decimals or 0, who, row.source or "", course,
        standing(course, today), next_due(course, today), days_late(course, today),
    )

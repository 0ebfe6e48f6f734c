"""What the plan in force asks of each chantier: its desired changes, the people it aims at."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Population
from dsi_desktop.db.schema.plan import (
    Action,
    DesiredChange,
    ElementPopulation,
    Issue,
    Objective,
    Orientation,
    Plan,
)
from dsi_desktop.features.governance.rules import voices as rules

Element = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Aims:
    """The desired changes of the plans in force, by chantier, and the populations aimed at.

    `elements`: the (table, id) of the elements of the plan that each chantier carries.
    `populations`: those each element of a plan in force aims at.
    """

    titles: Mapping[str, str]
    changes: Mapping[str, tuple[str, ...]]
    elements: Mapping[str, frozenset[Element]]
    populations: Mapping[Element, frozenset[str]]

    def title_of(self, change_id: str) -> str:
        """Return the title of a desired change, "" when it is not of a plan in force."""
        return self.titles.get(change_id, "")

    def changes_of(self, body_id: str) -> list[str]:
        """Return the desired changes a chantier works for, in the order of the plan."""
        return list(self.changes.get(body_id, ()))

    def populations_of(self, body_id: str) -> set[str]:
        """Return the populations that what a chantier carries aims at."""
        carried = self.elements.get(body_id, frozenset())
        return {one for element in carried for one in self.populations.get(element, ())}

    def aimed(self) -> set[str]:
        """Return every population aimed at."""
        return {one for found in self.populations.values() for one in found}

    def elements_aiming_at(self, population_id: str) -> int:
        """Return how many elements of the plan aim at a population."""
        return sum(population_id in found for found in self.populations.values())


def aims(session: Session) -> Aims:
    """Read the plans in force."""
    plans = set(session.scalars(
        select(Plan.id).where(Plan.deleted.is_(None), Plan.state == "active")
    ))  # fmt: skip
    rows = {table: _rows(session, table, plans) for table in _TABLES}
    issues = {row.id: row.body_id for row in rows[Issue]}
    by_orientation = {row.id: row.issue_id for row in rows[Orientation]}
    objectives = {
        row.id: rules.Objective(row.issue_id, row.orientation_id, row.parent_id)
        for row in rows[Objective]
    }

    def carrier(objective_id: str | None) -> str:
        issue = rules.issue_of(objective_id, objectives, by_orientation)
        return issues.get(issue or "") or ""

    carried: dict[str, set[Element]] = defaultdict(set)
    working: dict[str, set[str]] = defaultdict(set)
    for row in rows[Issue]:
        carried[row.body_id or ""].add(("issue", row.id))
    for row in rows[Objective]:
        carried[carrier(row.id)].add(("objective", row.id))
    for row in rows[DesiredChange]:
        carried[carrier(row.objective_id)].add(("desired_change", row.id))
        working[carrier(row.objective_id)].add(row.id)
    for row in rows[Action]:
        body = row.body_id or carrier(row.objective_id)
        carried[body].add(("action", row.id))
        if row.desired_change_id:
            working[body].add(row.desired_change_id)
    order = {row.id: row.title or "" for row in rows[DesiredChange]}
    return Aims(
        order,
        {body: tuple(one for one in order if one in found) for body, found in working.items()},
        {body: frozenset(found) for body, found in carried.items()},
        _populations(session, {element for found in carried.values() for element in found}),
    )


_TABLES: tuple[Any, ...] = (Issue, Orientation, Objective, DesiredChange, Action)


def _rows(session: Session, table: Any, plans: set[str]) -> list[Any]:  # noqa: ANN401  five tables
    asked = (
        select(table).where(table.deleted.is_(None), table.plan_id.in_(plans))
        .order_by(table.rank, table.id)
    )
    return list(session.scalars(asked))


def _populations(session: Session, elements: set[Element]) -> dict[Element, frozenset[str]]:
    asked = (
        select(
            ElementPopulation.record_table, ElementPopulation.record_id,
            ElementPopulation.population_id,
        )
        .join(Population, ElementPopulation.population_id == Population.id)
        .where(ElementPopulation.deleted.is_(None), Population.deleted.is_(None))
    )
    found: dict[Element, set[str]] = defaultdict(set)
    for row in session.execute(asked):
        element = (row.record_table or "", row.record_id or "")
        if element in elements:
            found[element].add(row.population_id or "")
    return {element: frozenset(said) for element, said in found.items()}

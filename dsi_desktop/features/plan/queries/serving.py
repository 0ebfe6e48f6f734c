"""Which element of a plan serves which other: said once, for the map, the coverage, the sheets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.plan import (
    Action,
    DesiredChange,
    Issue,
    Need,
    Objective,
    Orientation,
    PlanLink,
)

LEVELS = ("need", "issue", "orientation", "objective", "desired_change", "action")
_TABLES: tuple[Any, ...] = (Need, Issue, Orientation, Objective, DesiredChange, Action)
# What each column of a row says it serves, the nearest first.
STEPS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType({
    "orientation": (("issue_id", "issue"),),
    "objective": (
        ("parent_id", "objective"), ("orientation_id", "orientation"), ("issue_id", "issue"),
    ),
    "desired_change": (("objective_id", "objective"),),
    "action": (("desired_change_id", "desired_change"), ("objective_id", "objective")),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Serve:
    """`source` serves `target`. `weight` is 1, 2 or 3 (faible, moyen, fort).

    `direct`: the source hangs there, by its own column; else it is a link added beside.
    """

    source_kind: str
    source_id: str
    target_kind: str
    target_id: str
    weight: int = 1
    direct: bool = True


def served(session: Session, plan_id: str) -> tuple[Serve, ...]:
    """Return every tie between two living elements of a plan, each once.

    A link between two elements that also hang together adds its weight to the direct tie. An
    objective under an orientation serves its issue too: both ties are given. Seven statements.
    """
    kinds: dict[str, str] = {}
    direct: list[tuple[str, str, str, str]] = []
    for kind, table in zip(LEVELS, _TABLES, strict=True):
        steps = STEPS.get(kind, ())
        asked = select(table.id, *(getattr(table, name) for name, _target in steps)).where(
            table.plan_id == plan_id, table.deleted.is_(None)
        )
        for row in session.execute(asked.order_by(table.rank, table.id)).all():
            kinds[row[0]] = kind
            direct += [
                (kind, row[0], target, above)
                for (_name, target), above in zip(steps, row[1:], strict=True) if above
            ]  # fmt: skip
    weights = dict(_links(session))
    found = [
        Serve(*tie, weights.pop(tie, 1)) for tie in direct if kinds.get(tie[3]) == tie[2]
    ]
    found += [
        Serve(*tie, weight, direct=False) for tie, weight in weights.items()
        if kinds.get(tie[1]) == tie[0] and kinds.get(tie[3]) == tie[2]
    ]  # fmt: skip
    return tuple(found)


def _links(session: Session) -> Iterator[tuple[tuple[str, str, str, str], int]]:
    asked = select(
        PlanLink.source_table, PlanLink.source_id, PlanLink.target_table, PlanLink.target_id,
        PlanLink.weight,
    ).where(PlanLink.deleted.is_(None)).order_by(PlanLink.id)  # fmt: skip
    for row in session.execute(asked).all():
        yield (row[0], row[1], row[2], row[3]), max(1, min(row[4] or 1, 3))

"""Which element of a plan serves which other: said once, for the map, the coverage, the sheets."""

from collections.abc import Mapping
from dataclasses import dataclass
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
from dsi_desktop.kernel.chain import LEVELS, STEPS

_TABLES: tuple[Any, ...] = (Need, Issue, Orientation, Objective, DesiredChange, Action)
Tie = tuple[str, str, str, str]
_WEAKEST, _STRONGEST = 1, 3


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
    objective under an orientation serves its issue too: both ties are given. A link written from
    the upper level to the lower one says the same turned round. Seven statements.
    """
    return tuple(Serve(*tie, *how) for tie, how in ties(session, plan_id).items())


def ties(session: Session, plan_id: str) -> dict[Tie, tuple[int, bool]]:
    """Return what `served` does as plain tuples: five thousand of them are made in a blink."""
    kinds: dict[str, str] = {}
    direct: list[Tie] = []
    for kind, table in zip(LEVELS, _TABLES, strict=True):
        steps, core = STEPS.get(kind, ()), table.__table__.c
        asked = (
            select(core.id, *(core[name] for name, _target in steps))
            .where(core.plan_id == plan_id, core.deleted.is_(None))
            .order_by(core.rank, core.id)
        )
        for row in session.execute(asked).all():
            kinds[row[0]] = kind
            for at, (_name, target) in enumerate(steps, 1):
                if row[at]:
                    direct.append((kind, row[0], target, row[at]))
    weights = _links(session, kinds)
    found = {
        tie: (weights.pop(tie, 1), True) for tie in direct if kinds.get(tie[3]) == tie[2]
    }
    found |= {tie: (weight, False) for tie, weight in weights.items()}
    return found


def _links(session: Session, kinds: Mapping[str, str]) -> dict[Tie, int]:
    """Return the links between elements that are there, the lower level always the source."""
    core = PlanLink.__table__.c
    asked = select(
        core.source_table, core.source_id, core.target_table, core.target_id, core.weight
    ).where(core.deleted.is_(None)).order_by(core.id)  # fmt: skip
    rank = {kind: at for at, kind in enumerate(LEVELS)}
    found: dict[Tie, int] = {}
    for low, source, high, target, weight in session.execute(asked).all():
        if kinds.get(source) != low or kinds.get(target) != high or low is None or high is None:
            continue
        turned = rank[low] < rank[high]
        tie = (high, target, low, source) if turned else (low, source, high, target)
        heavy = min(weight or _WEAKEST, _STRONGEST)
        found[tie] = max(found.get(tie, _WEAKEST), heavy)
    return found

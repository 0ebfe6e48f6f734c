"""Which element of a plan serves which other: said once, for the map, the coverage, the sheets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, select
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
# Statements are built once: building one again costs five times what asking it does.
_LEVELS = tuple(
    (
        kind, tuple(target for _name, target in STEPS.get(kind, ())),
        select(core.id, *(core[name] for name, _target in STEPS.get(kind, ())))
        .where(core.plan_id == bindparam("plan"), core.deleted.is_(None))
        .order_by(core.rank, core.id),
    )
    for kind, core in ((kind, table.__table__.c) for kind, table in
                       zip(LEVELS, _TABLES, strict=True))
)  # fmt: skip
_LINK = PlanLink.__table__.c
_LINKS = (
    select(
        _LINK.source_table, _LINK.source_id, _LINK.target_table, _LINK.target_id,
        func.min(func.max(func.coalesce(_LINK.weight, _WEAKEST), _WEAKEST), _STRONGEST),
    )
    .where(
        _LINK.deleted.is_(None), _LINK.source_table.is_not(None), _LINK.target_table.is_not(None)
    )
    .order_by(_LINK.id)
)  # fmt: skip
_TURNED = frozenset(
    (low, high) for at, low in enumerate(LEVELS) for high in LEVELS[at + 1:]
)


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
    kinds, direct = _hung(session, plan_id)
    weights: dict[Tie, int] = {}
    for low, source, high, target, weight in _links(session, kinds):
        tie = (low, source, high, target)
        if weights.get(tie, 0) < weight:
            weights[tie] = weight
    found = {tie: (weights.pop(tie, 1), True) for tie in direct}
    found |= {tie: (weight, False) for tie, weight in weights.items()}
    return found


def tied(session: Session, plan_id: str) -> tuple[tuple[str, str], ...]:
    """Return the same ties as pairs of ids, what serves before what it serves."""
    kinds, direct = _hung(session, plan_id)
    pairs = [(low, high) for _kind, low, _target, high in direct]
    pairs += [(low, high) for _kind, low, _target, high, _weight in _links(session, kinds)]
    return tuple(dict.fromkeys(pairs))


def _hung(session: Session, plan_id: str) -> tuple[dict[str, str], list[Tie]]:
    """Return the kind of each living element of a plan, and what hangs by its own column."""
    kinds: dict[str, str] = {}
    found: list[Tie] = []
    for kind, targets, asked in _LEVELS:
        for row in session.execute(asked, {"plan": plan_id}).all():
            kinds[row[0]] = kind
            found += [
                (kind, row[0], target, row[at]) for at, target in enumerate(targets, 1) if row[at]
            ]
    return kinds, [tie for tie in found if kinds.get(tie[3]) == tie[2]]


def _links(
    session: Session, kinds: Mapping[str, str]
) -> list[tuple[str, str, str, str, int]]:
    """Return the links between elements that are there, the lower level always the source."""
    known = kinds.get
    return [
        (high, target, low, source, weight) if (low, high) in _TURNED
        else (low, source, high, target, weight)
        for low, source, high, target, weight in session.execute(_LINKS).all()
        if known(source) == low and known(target) == high
    ]

"""The coverage of a plan held by 5,000 links: read, counted, and its gaps listed."""

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bench.ground import Ground
from bench.harness import Row, row
from bench.pace import pace, undisturbed
from dsi_desktop.db.schema.evaluation import Indicator
from dsi_desktop.db.schema.money import FundingLine
from dsi_desktop.db.schema.plan import (
    Action,
    Dimension,
    ElementDimension,
    Issue,
    Need,
    Objective,
    Plan,
    PlanLink,
)
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.coverage.queries import coverage_ground
from dsi_desktop.features.coverage.rules.matrix import coverage

LINKS, NEEDS, ISSUES, OBJECTIVES, ACTIONS, DIMENSIONS = 5_000, 120, 40, 150, 500, 13
_GOAL_MS = 50.0


def coverage_5k(ground: Ground) -> Iterator[Row]:
    """Measure reading and counting 5,000 links against 50 ms, more on a slower machine."""
    store = Store.open(_linked(ground), author="Banc", device="Banc")
    try:
        took = [_covered(store) for _ in range(ground.rounds + 1)]
    finally:
        store.close()
    # the first reading compiles the statements: opening the page once pays it for the session
    took = sorted(took[1:])
    yield row("coverage", 1.0, ground.rounds, took[len(took) // 2],
              _GOAL_MS * max(1.0, pace(ground.rounds)))


@undisturbed()
def _covered(store: Store) -> float:
    start = time.process_time()
    read = coverage_ground(store, "p")
    found = coverage(read) if read else None
    spent = 1000 * (time.process_time() - start)
    if read is None or found is None or len(read.ties) < LINKS:
        raise RuntimeError("coverage")
    return spent


def _linked(ground: Ground) -> Path:
    path = ground.folder / "coverage.dsi"
    draw = Random(7)
    store = Store.create(path, title="Banc", author="Banc", device="Banc")
    with store.hurried(), store.operation("Poser le plan") as op:
        op.add(Plan(id="p", title="Plan"))
        for number in range(DIMENSIONS):
            op.add(Dimension(id=f"d{number}", name=f"Dimension {number}", rank=f"V{number:02}"))
        for number in range(NEEDS):
            op.add(Need(id=f"n{number}", plan_id="p", title=f"Besoin {number}"))
            op.add(ElementDimension(record_table="need", record_id=f"n{number}",
                                    dimension_id=f"d{number % DIMENSIONS}"))  # fmt: skip
        for number in range(ISSUES):
            op.add(Issue(id=f"i{number}", plan_id="p", title=f"Enjeu {number}"))
        for number in range(OBJECTIVES):
            op.add(Objective(id=f"o{number}", plan_id="p", title=f"Objectif {number}",
                             issue_id=f"i{number % ISSUES}"))  # fmt: skip
            op.add(Indicator(id=f"k{number}", plan_id="p", objective_id=f"o{number}"))
        for number in range(ACTIONS):
            op.add(Action(id=f"a{number}", plan_id="p", title=f"Action {number}",
                          objective_id=f"o{number % OBJECTIVES}", state="in_progress"))
            op.add(FundingLine(action_id=f"a{number}", asked=100_000))
        _links(op, draw)
    store.close()
    return path


def _links(op: Operation, draw: Random) -> None:
    """Tie issues to needs, objectives to issues, actions to objectives, each pair once."""
    levels = (
        ("issue", "i", ISSUES, "need", "n", NEEDS),
        ("objective", "o", OBJECTIVES, "issue", "i", ISSUES),
        ("action", "a", ACTIONS, "objective", "o", OBJECTIVES),
    )  # fmt: skip
    seen: set[tuple[str, str]] = set()
    while len(seen) < LINKS:
        low, short, many, high, above, few = draw.choice(levels)
        pair = f"{short}{draw.randrange(many)}", f"{above}{draw.randrange(few)}"
        if pair not in seen:
            seen.add(pair)
            op.add(PlanLink(source_table=low, source_id=pair[0], target_table=high,
                            target_id=pair[1], weight=draw.randrange(1, 4)))  # fmt: skip

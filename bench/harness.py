"""Rows of a bench: what was measured, against which floor, and whether the goal holds."""

import json
import statistics
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

Round = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Row:
    """One measure. Medians of the rounds, in `unit`; `ratio` is measured ÷ floor."""

    name: str
    measured: float
    floor: float
    rounds: int
    ratio: float
    goal: float
    held: bool
    unit: str = "ms"


def against(name: str, goal: float, rounds: int, subject: Round, floor: Round) -> Row:
    """Run subject and floor in turn, `rounds` times; each returns milliseconds."""
    measured, floors = [], []
    for _ in range(rounds):
        measured.append(subject())
        floors.append(floor())
    return row(name, goal, rounds, statistics.median(measured), statistics.median(floors))


def row(
    name: str, goal: float, rounds: int, measured: float, floor: float, unit: str = "ms"
) -> Row:
    """Make a row of two medians."""
    ratio = measured / floor
    return Row(name, round(measured, 3), round(floor, 3), rounds, round(ratio, 3), goal,
               ratio <= goal, unit)


def percentile(values: Iterable[float], percent: int) -> float:
    """Return the percentile of at least two values."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def as_json(rows: Iterable[Row]) -> str:
    """Write the rows for a program."""
    return json.dumps([asdict(one) for one in rows], indent=1)


def as_line(one: Row) -> str:
    """Write one row for a person."""
    verdict = "held" if one.held else "NOT HELD"
    return (
        f"{one.name:<20}{one.measured:>11.2f} {one.unit}{one.floor:>11.2f} {one.unit}"
        f"{one.rounds:>4}"
        f"{one.ratio:>8.2f}{one.goal:>7.2f}  {verdict}"
    )


HEADING = f"{'measure':<20}{'measured':>14}{'floor':>14}{'n':>4}{'ratio':>8}{'goal':>7}"

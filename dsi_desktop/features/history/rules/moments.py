"""What a record was at a moment, told from its writes in the order of the journal."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dsi_desktop.db.history import Entry
from dsi_desktop.kernel.changes import Value

STAR = "*"


class Cell(NamedTuple):
    """One field of one record."""

    table: str
    row: str
    column: str


class Step(NamedTuple):
    """A value a cell took, in UTC milliseconds. `gesture` is the one that gave it."""

    at: int
    value: Value
    gesture: str


def effective(entries: Sequence[Entry]) -> dict[str, int]:
    """Return when each gesture counts: as claimed, but never before what it follows.

    Clocks may lie: a write stands no earlier than the one it replaces, nor than the creation.
    """
    times: dict[str, int] = {}
    last: dict[Cell, int] = {}
    for entry in entries:
        cells = (Cell(entry.table, entry.row, entry.field), Cell(entry.table, entry.row, STAR))
        after = max(last.get(cell, entry.when) for cell in cells)
        times[entry.gesture] = max(times.get(entry.gesture, entry.when), after)
        last[cells[0]] = times[entry.gesture]
    return times


def steps(entries: Sequence[Entry]) -> dict[Cell, list[Step]]:
    """Return the values of every cell, oldest first; what a creation names is a first value.

    `*` tells that the record came to be.
    """
    times = effective(entries)
    found: dict[Cell, list[Step]] = {}
    for entry in entries:
        at = times[entry.gesture]
        cell = Cell(entry.table, entry.row, entry.field)
        found.setdefault(cell, []).append(Step(at, entry.new, entry.gesture))
        if entry.field == STAR:
            for column, value in json.loads(str(entry.new or "{}")).items():
                cell = Cell(entry.table, entry.row, column)
                found.setdefault(cell, []).append(Step(at, value, entry.gesture))
    return found


def at_moment(known: Iterable[Step], moment: int) -> Step | None:
    """Return the last step up to a moment, None when there was none yet."""
    return next((step for step in reversed(list(known)) if step.at <= moment), None)


def values_at(
    cells: Mapping[Cell, Sequence[Step]], table: str, row: str, moment: int
) -> dict[str, Value] | None:
    """Return the fields a record held at a moment; None when it was not there, or removed.

    Fields that nobody had written are left out.
    """
    born = at_moment(cells.get(Cell(table, row, STAR), ()), moment)
    if born is None:
        return None
    values = {}
    for cell, known in cells.items():
        step = at_moment(known, moment)
        if (cell.table, cell.row) == (table, row) and step is not None and cell.column != STAR:
            values[cell.column] = step.value
    return None if values.pop("deleted", None) else values

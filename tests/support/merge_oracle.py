"""The merge worked out a second time, from its rules alone: sets of gestures in plain Python.

Nothing here reads the code under test. A laptop is a set of gesture names; whatever it shows is
computed from that set, from scratch, every time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Cell = tuple[str, str, str]  # table, row, column
Edits = Mapping[tuple[str, str], Mapping[str, Any]]  # (table, row) → column → value
Shown = dict[tuple[str, str], dict[str, Any]]  # (table, row) → column → value

DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "a": {"deleted": None, "x": "", "y": 0, "rank": "", "secret": "", "prose": ""},
    "b": {"deleted": None, "x": "", "a_id": None},
}
PERSONAL = {("a", "secret")}
SETTLES = {("a", "rank")}


@dataclass(frozen=True)
class Written:
    """One write: what it says of a cell and which gestures it replaces there."""

    cell: Cell
    value: Any
    parents: frozenset[bytes]


@dataclass(frozen=True)
class Made:
    """One gesture. `destroys`: (cell, gesture) whose value is gone."""

    rank: int
    writes: tuple[Written, ...]
    destroys: frozenset[tuple[Cell, bytes]] = frozenset()


@dataclass
class World:
    """Every gesture ever made, by name: immutable, wherever it travelled."""

    made: dict[bytes, Made] = field(default_factory=dict)


class Model:
    """What one laptop knows, and all that follows from it."""

    def __init__(self, world: World, known: Iterable[bytes] = ()) -> None:
        self.world = world
        self.known = set(known)
        self.receptions: list[set[bytes]] = []

    def rank(self) -> int:
        """Return the rank of the next gesture."""
        return 1 + max((self.world.made[name].rank for name in self.known), default=0)

    def live(self) -> dict[Cell, list[tuple[bytes, Any]]]:
        """Return the writes that no other write of their cell names, weakest first."""
        replaced = {
            (write.cell, parent)
            for name in self.known
            for write in self.world.made[name].writes
            for parent in write.parents
        }
        found: dict[Cell, list[tuple[bytes, Any]]] = {}
        for name in sorted(self.known, key=lambda one: (self.world.made[one].rank, one)):
            for write in self.world.made[name].writes:
                if (write.cell, name) not in replaced:
                    found.setdefault(write.cell, []).append((name, write.value))
        return found

    def gone(self) -> set[tuple[Cell, bytes]]:
        """Return the values destroyed."""
        return {one for name in self.known for one in self.world.made[name].destroys}

    def standing_values(self) -> dict[Cell, list[tuple[bytes, Any]]]:
        """Return the live writes whose value was not destroyed."""
        gone = self.gone()
        return {
            cell: [head for head in heads if (cell, head[0]) not in gone]
            for cell, heads in self.live().items()
        }

    def questions(self) -> set[tuple[Cell, str]]:
        """Return the conflicts: two values for one cell, or a deletion that missed an edit."""
        values = self.standing_values()
        found = set()
        for cell, heads in values.items():
            table, _row, column = cell
            different = {repr(value) for _name, value in heads}
            if len(different) > 1 and column != "*" and (table, column) not in SETTLES:
                found.add((cell, "field"))
        for cell, heads in values.items():
            table, row, column = cell
            if column != "deleted":
                continue
            deletions = {name for name, value in heads if value is not None}
            knew = deletions | {
                parent
                for name in deletions
                for write in self.world.made[name].writes
                if write.cell == cell
                for parent in write.parents
            }
            unknown = any(
                name not in knew
                for other, others in values.items()
                if other[:2] == (table, row) and other[2] != "deleted"
                for name, _value in others
            )
            if deletions and unknown:
                found.add((cell, "deleted-edited"))
        return found

    def shown(self) -> Shown:
        """Return the tables."""
        live, values = self.live(), self.standing_values()
        found: Shown = {}
        for (table, row, column), heads in live.items():
            if column == "*":
                found[table, row] = {**DEFAULTS[table], **heads[-1][1]}
        for table, row, column in live:
            if column != "*" and (table, row) in found:
                left = values[table, row, column]
                found[table, row][column] = left[-1][1] if left else None
        for (table, row, _column), kind in self.questions():
            if kind == "deleted-edited" and (table, row) in found:
                found[table, row]["deleted"] = None
        return found

    def plan(self, edits: Edits, *, decided: bool = False) -> tuple[Written, ...] | None:
        """Return what a gesture would write for these edits; None when the dossier refuses them.

        A row that is not there is created. `decided`: a person chose, equal or not.
        """
        shown, live = self.shown(), self.live()
        writes: list[Written] = []
        for (table, row), values in edits.items():
            before = shown.get((table, row))
            cited = values.get("a_id")
            if cited is not None and ("a", cited) not in shown:
                return None
            if before is None:
                writes += _creation(table, row, values)
                continue
            if before["deleted"] is not None and values.get("deleted", 1) is not None:
                return None
            for column, value in values.items():
                if decided or (type(before[column]), before[column]) != (type(value), value):
                    cell = (table, row, column)
                    reach = _whole(live, table, row) if column == "deleted" else live.get(cell, [])
                    parents = frozenset(name for name, _value in reach)
                    writes.append(Written(cell, value, parents))
        return tuple(writes)

    def make(self, name: bytes, writes: tuple[Written, ...]) -> None:
        """Add a gesture of this laptop."""
        self.world.made[name] = Made(self.rank(), writes)
        self.known.add(name)

    def destroy(self, name: bytes, cell: Cell) -> None:
        """Add a gesture that destroys every value a cell ever had."""
        gone = self.gone()
        lost = {(cell, one) for one in self.holders(cell) if (cell, one) not in gone}
        self.world.made[name] = Made(self.rank(), (), frozenset(lost))
        self.known.add(name)

    def holders(self, cell: Cell) -> set[bytes]:
        """Return the gestures that wrote a cell."""
        made = self.world.made
        return {name for name in self.known if any(w.cell == cell for w in made[name].writes)}

    def receive(self, other: "Model") -> None:
        """Take all that another laptop knows."""
        fresh = other.known - self.known
        if fresh:
            self.receptions.append(fresh)
        self.known |= fresh

    def cancel(self) -> bool:
        """Forget the last reception, unless something else stands on it."""
        made = self.world.made
        going = set(self.receptions[-1])
        for name in self.receptions[-1]:
            if any(one not in going for _cell, one in made[name].destroys):
                going.discard(name)
        left = Model(self.world, self.known - going)
        for name in left.known:
            named = {parent for write in made[name].writes for parent in write.parents}
            if (named | {one for _cell, one in made[name].destroys}) & going:
                return False
        rows = {w.cell[:2] for name in left.known for w in made[name].writes}
        shown = left.shown()
        if not rows <= shown.keys():
            return False
        cited = {("a", row["a_id"]) for (table, _), row in shown.items() if table == "b"}
        if not {one for one in cited if one[1] is not None} <= shown.keys():
            return False
        self.receptions.pop()
        self.known -= going
        return True


def _whole(
    live: Mapping[Cell, list[tuple[bytes, Any]]], table: str, row: str
) -> list[tuple[bytes, Any]]:
    return [head for cell, heads in live.items() if cell[:2] == (table, row) for head in heads]


def _creation(table: str, row: str, values: Mapping[str, Any]) -> list[Written]:
    whole = {**DEFAULTS[table], **values}
    own = [
        Written((table, row, column), whole.pop(column), frozenset())
        for owner, column in PERSONAL
        if owner == table
    ]
    kept = [one for one in own if one.value != DEFAULTS[table][one.cell[2]]]
    return [Written((table, row, "*"), whole, frozenset()), *kept]

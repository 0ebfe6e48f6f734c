"""The journal read once and replayed in plain Python: what hashes, flags and tables should be.

Written apart from `db.projection`, which it checks. Nothing is written.
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dsi_desktop.db.conflicts import DELETED_EDITED, FIELD, Conflict
from dsi_desktop.db.gesture import DIGEST_BYTES, compact, gesture_id, value_digest
from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.db.shape import quoted
from dsi_desktop.kernel.changes import Value

_CHANGES = "SELECT row, field, tx, val, salt, prev, live FROM dsi_change"


class _Change(NamedTuple):
    row: str
    field: int
    tx: int
    value: Value
    salt: bytes | None
    prev: int | None
    live: int


@dataclass(slots=True)
class Replayed:
    """What the journal says. `won`: by field number, the value in force by row."""

    wrong: int
    dead_flags: int
    conflicts: set[Conflict]
    won: dict[int, dict[str, Value]] = field(default_factory=dict)


def replay(db: sqlite3.Connection, book: FieldBook) -> Replayed:
    """Read the journal: gestures that do not match their hash, flags, conflicts, values in force.

    Raises KeyError when a parent or a name is not in the file (invariant I3).
    """
    heads = {n: (name, head) for n, name, *head in db.execute(
        "SELECT n, id, lam, at, author, device, label, nonce FROM dsi_tx")}  # fmt: skip
    further: dict[tuple[str, int, int], list[int]] = {}
    for row, number, tx, parent in db.execute("SELECT row, field, tx, prev FROM dsi_prev"):
        further.setdefault((row, number, tx), []).append(parent)
    changes = [_Change(*line) for line in db.execute(_CHANGES)]
    replaced = {(one.row, one.field, one.prev) for one in changes if one.prev is not None}
    replaced |= {(row, number, parent) for (row, number, _tx), found in further.items()
                 for parent in found}  # fmt: skip
    wrong = _wrong(heads, changes, further, book)
    live = [one for one in changes if (one.row, one.field, one.tx) not in replaced]
    dead = sum(one.live != ((one.row, one.field, one.tx) not in replaced) for one in changes)
    found = _conflicts(live, further, book)
    return Replayed(wrong, dead, found, _winners(heads, live, found))


def _wrong(
    heads: dict[int, tuple[bytes, list[object]]], changes: list[_Change],
    further: dict[tuple[str, int, int], list[int]], book: FieldBook,
) -> int:  # fmt: skip
    """Count the gestures whose content does not have the hash that names them (I1)."""
    names = {n: name.hex() for n, (name, _head) in heads.items()}
    cells: dict[int, list[list[object]]] = {n: [] for n in heads}
    for one in changes:
        row, number, tx, value, salt, prev, _live = one
        parents = [] if prev is None else [names[prev]]
        if further:
            parents += [names[parent] for parent in further.get((row, number, tx), ())]
        told = value if salt is None else {"d": value_digest(value, salt).hex()}
        cells[tx].append([*book.name[number], row, told, sorted(parents)])
    wrong = 0
    for n, (name, (*head, nonce)) in heads.items():
        line = compact([*head, nonce.hex(), sorted(cells[n])])  # type: ignore[attr-defined]
        wrong += gesture_id(line.encode()) != name
    return wrong


def _conflicts(
    live: list[_Change], further: dict[tuple[str, int, int], list[int]], book: FieldBook
) -> set[Conflict]:
    """Return what a person has to decide (I6)."""
    single: dict[tuple[str, int], _Change] = {}
    several: dict[tuple[str, int], list[_Change]] = {}
    for one in live:
        if not _is_destroyed(one):
            first = single.setdefault((one.row, one.field), one)
            if first is not one:
                several.setdefault((one.row, one.field), [first]).append(one)
    found: set[Conflict] = {
        (row, number, FIELD)
        for (row, number), heads in several.items()
        if number not in book.settled and len({(type(h.value), h.value) for h in heads}) > 1
    }
    knew: dict[tuple[str, int], set[int | None]] = {}
    for one in live:
        if one.field in book.deletions and one.value is not None:
            parents = further.get((one.row, one.field, one.tx), ())
            knew.setdefault((one.row, one.field), set()).update((one.tx, one.prev, *parents))
    gone = {(row, book.name[number][0]): number for row, number in knew}
    rows = {row for row, _table in gone}
    for one in live:
        if one.row in rows and one.field not in book.deletions and not _is_destroyed(one):
            deletion = gone.get((one.row, book.name[one.field][0]))
            if deletion is not None and one.tx not in knew[one.row, deletion]:
                found.add((one.row, deletion, DELETED_EDITED))
    return found


def _is_destroyed(one: _Change) -> bool:
    return one.salt is not None and len(one.salt) == DIGEST_BYTES


def _winners(
    heads: dict[int, tuple[bytes, list[object]]], live: list[_Change], found: set[Conflict]
) -> dict[int, dict[str, Value]]:
    """Return the values in force (I5): the greatest rank and name; destroyed ones yield."""
    order = {
        n: place
        for place, n in enumerate(sorted(heads, key=lambda n: (heads[n][1][0], heads[n][0])))
    }
    won: dict[int, dict[str, Value]] = {}
    best: dict[tuple[str, int], tuple[bool, int]] = {}
    for one in live:
        rank = (not _is_destroyed(one), order[one.tx])
        if rank > best.get((one.row, one.field), (False, -1)):
            best[one.row, one.field] = rank
            won.setdefault(one.field, {})[one.row] = one.value
    for row, number, kind in found:
        if kind == DELETED_EDITED:
            won[number][row] = None
    return won


def differing_rows(db: sqlite3.Connection, book: FieldBook, told: Replayed, table: str) -> int:
    """Count the rows of a table that are not what the journal says, in value or in kind."""
    names = ",".join(quoted(name) for name in ("id", *book.shape[table].names))
    expected = dict(_expected(book, told, table))
    wrong = 0
    for row, *values in db.execute(f"SELECT {names} FROM {quoted(table)}"):
        line = expected.pop(row, None)
        wrong += line is None or not _same(line, values)
    return wrong + len(expected)


def _same(line: list[Value], values: list[object]) -> bool:
    """Compare values and kinds: 1, 1.0 and '1' are three values."""
    return line == values and list(map(type, line)) == list(map(type, values))


def _expected(book: FieldBook, told: Replayed, table: str) -> Iterator[tuple[str, list[Value]]]:
    columns = book.shape[table].columns
    edits = [
        (place, told.won[number])
        for place, column in enumerate(columns)
        if (number := book.number[table, column.name]) in told.won
    ]
    for row, text in told.won.get(book.number[table, STAR], {}).items():
        named = json.loads(str(text))
        line = [named.get(column.name, column.default) for column in columns]
        for place, won in edits:
            if row in won:
                line[place] = won[row]
        yield row, line

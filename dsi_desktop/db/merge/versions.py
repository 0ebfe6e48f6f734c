"""What the journal knows of a cell in question: its live writes, and the last value all knew."""

import json
import sqlite3
from dataclasses import dataclass

from dsi_desktop.db.cells import DESTROYED, created_value
from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.db.values import placeholders
from dsi_desktop.kernel.changes import Value


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a choice: who wrote it, where and when as claimed (UTC milliseconds).

    `here`: written on this laptop; `deletes`: it removes the record; `columns`: the fields that
    this side wrote.
    """

    gesture: str
    value: Value
    who: str
    device: str
    at: int
    here: bool
    deletes: bool = False
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Base:
    """The last value that everybody knew; `by` and `at` are empty for a default."""

    value: Value = None
    by: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class LiveWrite:
    """A write that nothing replaces, with the gesture it belongs to; `n` is its number here."""

    n: int
    field: int
    value: Value
    gesture: str
    who: str
    device: str
    at: int


_LIVE = f"""
SELECT c.tx, c.field, c.val, lower(hex(t.id)), t.author, t.device, t.at
FROM dsi_change c JOIN dsi_tx t ON t.n = c.tx
WHERE c.row = ? AND c.live = 1 AND NOT {DESTROYED.replace("salt", "c.salt")}
ORDER BY t.lam, t.id
"""
_PARENTS = """
SELECT prev FROM dsi_change WHERE row = ?1 AND field = ?2 AND tx = ?3 AND prev IS NOT NULL
UNION SELECT prev FROM dsi_prev WHERE row = ?1 AND field = ?2 AND tx = ?3
"""


def live_writes(db: sqlite3.Connection, row: str) -> list[LiveWrite]:
    """Return the live writes of a row, destroyed ones left out, earliest first."""
    return [LiveWrite(*found) for found in db.execute(_LIVE, (row,))]


def parents_of(db: sqlite3.Connection, row: str, field: int, tx: int) -> set[int]:
    """Return the gestures that a write names."""
    return {parent for (parent,) in db.execute(_PARENTS, (row, field, tx))}


def common_base(
    db: sqlite3.Connection, book: FieldBook, row: str, field: int, heads: list[int]
) -> Base:
    """Return the last value of a cell that all these writes come from."""
    known = [_ancestors(db, row, field, head) for head in heads]
    shared = sorted(set.intersection(*known))
    query = (
        "SELECT c.val, t.author, t.at FROM dsi_change c JOIN dsi_tx t ON t.n = c.tx "
        f"WHERE c.row = ? AND c.field = ? AND c.tx IN ({placeholders(shared)}) "
        "ORDER BY t.lam DESC, t.id DESC LIMIT 1"
    )
    found = db.execute(query, (row, field, *shared)).fetchone()
    return Base(*found) if found else _created(db, book, row, field)


def _ancestors(db: sqlite3.Connection, row: str, field: int, head: int) -> set[int]:
    found: set[int] = set()
    waiting = [head]
    while waiting:
        fresh = parents_of(db, row, field, waiting.pop()) - found
        found |= fresh
        waiting += fresh
    return found


def _created(db: sqlite3.Connection, book: FieldBook, row: str, field: int) -> Base:
    """Return what the creation named, else the default of the column."""
    table, column = book.name[field]
    value = created_value(db, book, table, column, row)
    query = (
        "SELECT c.val, t.author, t.at FROM dsi_change c JOIN dsi_tx t ON t.n = c.tx "
        "WHERE c.row = ? AND c.field = ? AND c.live = 1 ORDER BY t.lam DESC, t.id DESC LIMIT 1"
    )
    found = db.execute(query, (row, book.number[table, STAR])).fetchone()
    if found is None or column not in json.loads(found[0]):
        return Base(value)
    return Base(value, found[1], found[2])

"""What happened: to one record, field by field, and in the whole dossier, gesture by gesture."""

import json
import sqlite3
from dataclasses import dataclass

from dsi_desktop.db.cells import greatest, heads
from dsi_desktop.db.engines import driver
from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.changes import Value


@dataclass(frozen=True, slots=True)
class Entry:
    """One write of one field of a record.

    `when`: claimed UTC milliseconds. `field` is a column name, "*" for the creation. `old` is
    the value it replaced. `current` tells that it is in force today.
    """

    gesture: str
    when: int
    who: str
    device: str
    label: str
    field: str
    old: Value
    new: Value
    current: bool


@dataclass(frozen=True, slots=True)
class PastOperation:
    """One gesture of the dossier, as a line of its history. `rank` orders and pages the list."""

    gesture: str
    rank: int
    when: int
    who: str
    device: str
    label: str
    tables: tuple[str, ...]
    rows: int


_ENTRIES = """
SELECT t.id, t.at, t.author, t.device, t.label, c.field, c.val, c.live, c.tx, (
  SELECT p.val FROM dsi_change p JOIN dsi_tx x ON x.n = p.tx
  WHERE p.row = c.row AND p.field = c.field AND p.tx IN (
    SELECT c.prev UNION SELECT q.prev FROM dsi_prev q
    WHERE q.row = c.row AND q.field = c.field AND q.tx = c.tx)
  ORDER BY x.lam DESC, x.id DESC LIMIT 1), EXISTS (
  SELECT 1 FROM dsi_change p WHERE p.row = c.row AND p.field = c.field AND p.tx IN (
    SELECT c.prev UNION SELECT q.prev FROM dsi_prev q
    WHERE q.row = c.row AND q.field = c.field AND q.tx = c.tx))
FROM dsi_change c JOIN dsi_tx t ON t.n = c.tx WHERE c.row = ? ORDER BY t.lam, t.id, c.field
"""
_OPERATIONS = """
SELECT t.id, t.n, t.at, t.author, t.device, t.label,
  (SELECT group_concat(DISTINCT f.tbl) FROM dsi_change c JOIN dsi_field f ON f.n = c.field
   WHERE c.tx = t.n),
  (SELECT count(DISTINCT c.row) FROM dsi_change c WHERE c.tx = t.n)
FROM dsi_tx t WHERE t.n < ? ORDER BY t.n DESC LIMIT ?
"""


def history(store: Store, table: str, row: str) -> list[Entry]:
    """Return every write of a record of `table`, oldest first."""
    with store.read() as session:
        return _entries(driver(session.connection()), store.book, table, row)


def operations(store: Store, limit: int, before: int | None = None) -> list[PastOperation]:
    """Return the latest gestures known to this file, newest first; `before`: a `rank` to page."""
    first = before if before is not None else 2**62
    with store.read() as session:
        lines = driver(session.connection()).execute(_OPERATIONS, (first, limit)).fetchall()
    return [
        PastOperation(name.hex(), n, at, who, device, label, tuple(sorted(tables.split(","))), rows)
        for name, n, at, who, device, label, tables, rows in lines
    ]


def _entries(db: sqlite3.Connection, book: FieldBook, table: str, row: str) -> list[Entry]:
    found = []
    named: dict[str, Value] = {}
    for name, at, who, device, label, number, value, live, tx, earlier, replaced in db.execute(
        _ENTRIES, (row,)
    ):
        owner, column = book.name[number]
        if owner != table:
            continue
        if column == STAR:
            named = json.loads(value)
        old = earlier if replaced else named.get(column)
        current = bool(live) and _wins(db, row, number, tx)
        found.append(Entry(name.hex(), at, who, device, label, column, old, value, current))
    return found


def _wins(db: sqlite3.Connection, row: str, number: int, tx: int) -> bool:
    live = heads(db, row, number)
    value = greatest(db, live)
    return any(head.tx == tx and head.value == value for head in live)


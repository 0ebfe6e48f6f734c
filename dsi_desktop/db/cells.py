"""Read single cells of the journal: live heads, creation, the value in force."""

import json
import sqlite3
from typing import NamedTuple

from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.kernel.changes import Value


class Head(NamedTuple):
    """A write of a row that nothing has replaced: gesture number, field number, value."""

    tx: int
    field: int
    value: Value


_HEADS = "SELECT tx, field, val FROM dsi_change WHERE row = ? AND field = ? AND live = 1"
_ROW_HEADS = "SELECT tx, field, val FROM dsi_change WHERE row = ? AND live = 1"
_WINNER = (
    "SELECT c.val FROM dsi_change c JOIN dsi_tx t ON t.n = c.tx "
    "WHERE c.row = ? AND c.field = ? AND c.live = 1 ORDER BY t.lam DESC, t.id DESC LIMIT 1"
)


def heads(db: sqlite3.Connection, row: str, field: int) -> list[Head]:
    """Return the live writes of one cell."""
    return [Head(*found) for found in db.execute(_HEADS, (row, field))]


def row_heads(db: sqlite3.Connection, book: FieldBook, row: str, table: str) -> list[Head]:
    """Return the live writes of a whole row, its creation included."""
    found = (Head(*line) for line in db.execute(_ROW_HEADS, (row,)))
    return [head for head in found if book.name[head.field][0] == table]


def winner(db: sqlite3.Connection, row: str, field: int) -> Value | None:
    """Return the live write of greatest (lam, id), or None when nothing was written."""
    found = db.execute(_WINNER, (row, field)).fetchone()
    return found[0] if found else None


def creation(db: sqlite3.Connection, book: FieldBook, table: str, row: str) -> dict[str, Value]:
    """Return what the creation in force named, {} when the row was never created."""
    text = winner(db, row, book.number[table, STAR])
    return dict(json.loads(text)) if isinstance(text, str) else {}


def created_value(
    db: sqlite3.Connection, book: FieldBook, table: str, column: str, row: str
) -> Value:
    """Return the value a cell has before anyone edits it: creation's, else the default."""
    named = creation(db, book, table, row)
    if column in named:
        return named[column]
    shape = book.shape.get(table)
    known = shape.by_name.get(column) if shape else None
    return known.default if known else None

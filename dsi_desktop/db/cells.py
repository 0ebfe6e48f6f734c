"""Read the journal cell by cell: live writes, creations, the value in force."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.db.values import placeholders
from dsi_desktop.kernel.changes import Value

CHUNK = 500


class Head(NamedTuple):
    """A write that nothing has replaced: gesture number, value, and whether it was destroyed."""

    tx: int
    value: Value
    destroyed: int = 0


RowHeads = dict[int, list[Head]]

DESTROYED = "ifnull(length(salt), 0) = 16"
_HEADS = f"SELECT tx, val, {DESTROYED} FROM dsi_change WHERE row = ? AND field = ? AND live = 1"


def chunks(rows: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut a long list into pieces that fit the parameters of one statement."""
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]


def heads(db: sqlite3.Connection, row: str, field: int) -> list[Head]:
    """Return the live writes of one cell."""
    return [Head(*found) for found in db.execute(_HEADS, (row, field))]


def heads_of_rows(
    db: sqlite3.Connection, book: FieldBook, table: str, rows: Sequence[str]
) -> dict[str, RowHeads]:
    """Return the live writes of these rows of a table, by row and field number."""
    found: dict[str, RowHeads] = {row: {} for row in rows}
    for part in chunks(rows):
        query = (
            f"SELECT row, field, tx, val, {DESTROYED} FROM dsi_change "
            f"WHERE live = 1 AND row IN ({placeholders(part)})"
        )
        for row, field, tx, value, destroyed in db.execute(query, part):
            if book.name[field][0] == table:
                found[row].setdefault(field, []).append(Head(tx, value, destroyed))
    return found


def greatest(db: sqlite3.Connection, live: list[Head]) -> Value:
    """Return the value in force among live writes: the greatest (lam, id), NULL for none.

    A destroyed value yields to any other.
    """
    live = [head for head in live if not head.destroyed] or live
    if len(live) < 2:
        return live[0].value if live else None
    query = f"SELECT n FROM dsi_tx WHERE n IN ({placeholders(live)}) ORDER BY lam DESC, id DESC"
    (first,) = db.execute(query, [head.tx for head in live]).fetchone()
    return next(head.value for head in live if head.tx == first)


def named_at_creation(db: sqlite3.Connection, stars: list[Head]) -> dict[str, Value]:
    """Return what the creation in force named."""
    text = greatest(db, stars)
    return dict(json.loads(text)) if isinstance(text, str) else {}


def created_value(
    db: sqlite3.Connection, book: FieldBook, table: str, column: str, row: str
) -> Value:
    """Return the value a cell has before anyone edits it: creation's, else the default."""
    named = named_at_creation(db, heads(db, row, book.number[table, STAR]))
    if column in named:
        return named[column]
    return book.shape[table].by_name[column].default

"""Tables as a pure function of the journal: live flags, winners, projection, rebuild.

The value in force is the live write of greatest (lam, id); a destroyed value (its salt is the
16-byte digest) yields to any other.

All of this runs with the triggers disarmed and inside the caller's transaction. JSON is decoded
in Python: SQLite's own functions truncate text at U+0000.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator

from dsi_desktop.db.conflicts import DELETED_EDITED, recompute_conflicts
from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.db.shape import TableShape, quoted
from dsi_desktop.db.values import placeholders
from dsi_desktop.kernel.changes import Value

_TOUCHED = (
    "CREATE TEMP TABLE IF NOT EXISTS dsi_touched(row TEXT, field INTEGER, PRIMARY KEY(row, field))"
    " WITHOUT ROWID"
)
_WON = (
    "CREATE TEMP TABLE IF NOT EXISTS dsi_won(field INTEGER, row TEXT, val, PRIMARY KEY(field, row))"
    " WITHOUT ROWID"
)
_PICK = """
INSERT INTO temp.dsi_won(row, field, val) SELECT row, field, val FROM (
  SELECT c.row, c.field, c.val,
         row_number() OVER (PARTITION BY c.row, c.field ORDER BY ifnull(length(c.salt), 0) = 16,
                            t.lam DESC, t.id DESC) AS place
  FROM temp.dsi_touched x CROSS JOIN main.dsi_change c ON c.row = x.row AND c.field = x.field
  CROSS JOIN main.dsi_tx t ON t.n = c.tx WHERE c.live = 1) WHERE place = 1
"""
_REPLACED = """
UPDATE main.dsi_change SET live = 0 WHERE (row, field, tx) IN (
  SELECT row, field, prev FROM main.dsi_change WHERE prev IS NOT NULL
  UNION SELECT row, field, prev FROM main.dsi_prev)
"""


def begin_touching(db: sqlite3.Connection) -> None:
    """Start an empty list of cells to project."""
    for table in (_TOUCHED, _WON):
        db.execute(table)
    db.execute("DELETE FROM temp.dsi_touched")


def touch(db: sqlite3.Connection, cells: Iterable[tuple[str, int]]) -> None:
    """Add (row, field number) cells to the list."""
    db.executemany("INSERT OR IGNORE INTO temp.dsi_touched(row, field) VALUES (?, ?)", cells)


def touch_tables(db: sqlite3.Connection, book: FieldBook, tables: Iterable[str]) -> None:
    """Add every cell ever written of these tables."""
    for table in tables:
        numbers = book.fields_of(table)
        db.execute(
            "INSERT OR IGNORE INTO temp.dsi_touched(row, field) SELECT DISTINCT row, field "
            f"FROM main.dsi_change WHERE field IN ({placeholders(numbers)})",
            numbers,
        )


def project(db: sqlite3.Connection, book: FieldBook) -> None:
    """Bring the touched cells to their journal value (invariant I5).

    The conflicts must be up to date: a deletion in dispute does not hide its record. Tables and
    columns unknown to this version stay in the journal, unprojected.
    """
    _touch_created_rows(db, book)
    db.execute("DELETE FROM temp.dsi_won")
    db.execute(_PICK)
    won = {field for (field,) in db.execute("SELECT DISTINCT field FROM temp.dsi_won")}
    for table in book.shape.values():
        if book.number[table.name, STAR] in won:
            _write_rows(db, book, table)
        for column in table.names:
            number = book.number[table.name, column]
            if number in won:
                db.execute(
                    f"UPDATE main.{quoted(table.name)} SET {quoted(column)} = w.val "
                    f"FROM temp.dsi_won w WHERE w.field = ? AND w.row = {quoted(table.name)}.id",
                    (number,),
                )
    _show_disputed(db, book)


def _show_disputed(db: sqlite3.Connection, book: FieldBook) -> None:
    """A record deleted by one and edited by another stays in view until somebody decides."""
    query = "SELECT DISTINCT field FROM main.dsi_conflict WHERE kind = ?"
    for (number,) in db.execute(query, (DELETED_EDITED,)).fetchall():
        table = book.name[number][0]
        if table in book.shape:
            db.execute(
                f"UPDATE main.{quoted(table)} SET deleted = NULL WHERE deleted IS NOT NULL AND id "
                "IN (SELECT row FROM main.dsi_conflict WHERE field = ? AND kind = ?)",
                (number, DELETED_EDITED),
            )


def _touch_created_rows(db: sqlite3.Connection, book: FieldBook) -> None:
    """A creation writes all fields of its row, so it brings all cells of the row along."""
    touched = {field for (field,) in db.execute("SELECT DISTINCT field FROM temp.dsi_touched")}
    for table in book.shape.values():
        if book.number[table.name, STAR] not in touched:
            continue
        numbers = book.fields_of(table.name)
        db.execute(
            "INSERT OR IGNORE INTO temp.dsi_touched(row, field) SELECT DISTINCT c.row, c.field "
            "FROM temp.dsi_touched x CROSS JOIN main.dsi_change c ON c.row = x.row "
            f"WHERE x.field = ? AND c.field IN ({placeholders(numbers)})",
            (book.number[table.name, STAR], *numbers),
        )


def _write_rows(db: sqlite3.Connection, book: FieldBook, table: TableShape) -> None:
    names = ",".join(quoted(name) for name in ("id", *table.names))
    marks = placeholders(("id", *table.names))
    fresh = ",".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in table.names)
    db.executemany(
        f"INSERT INTO main.{quoted(table.name)}({names}) VALUES ({marks}) "
        f"ON CONFLICT(id) DO UPDATE SET {fresh}",
        _created(db, book, table),
    )


def _created(
    db: sqlite3.Connection, book: FieldBook, table: TableShape
) -> Iterator[tuple[Value, ...]]:
    star = book.number[table.name, STAR]
    query = "SELECT row, val FROM temp.dsi_won WHERE field = ?"
    for row, text in db.execute(query, (star,)).fetchall():
        named = json.loads(text)
        yield (row, *(named.get(column.name, column.default) for column in table.columns))


def recompute_live(db: sqlite3.Connection) -> None:
    """Recompute every live flag: a write is live when no write of its cell names it (I4)."""
    db.execute("UPDATE main.dsi_change SET live = 1 WHERE live <> 1")
    db.execute(_REPLACED)


def rebuild(db: sqlite3.Connection, book: FieldBook) -> None:
    """Recompute live flags, all tables and conflicts from the bare set of gestures."""
    for table in book.shape:
        db.execute(f"DELETE FROM main.{quoted(table)}")
    recompute_live(db)
    begin_touching(db)
    db.execute(
        "INSERT INTO temp.dsi_touched(row, field) SELECT DISTINCT row, field FROM main.dsi_change"
    )
    recompute_conflicts(db, book)
    project(db, book)

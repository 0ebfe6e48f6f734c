"""Bring conflicts and tables up to date with a journal that has just changed."""

import sqlite3
from collections.abc import Iterable, Mapping

from dsi_desktop.db.conflicts import disputed, refresh_conflicts
from dsi_desktop.db.journal import FieldBook
from dsi_desktop.db.projection import begin_touching, project, touch
from dsi_desktop.db.shape import quoted
from dsi_desktop.kernel.changes import FieldChange, Value

Cell = tuple[str, int]

# CROSS JOIN: the planner knows nothing of a temporary table, and would start with the journal.
_SEVERAL = """
SELECT DISTINCT row FROM (
  SELECT x.row FROM temp.dsi_touched x
  CROSS JOIN main.dsi_change c ON c.row = x.row AND c.field = x.field
  WHERE c.live = 1 GROUP BY x.row, x.field HAVING count(*) > 1)
"""
_DELETED = """
SELECT DISTINCT d.row FROM temp.dsi_touched x
CROSS JOIN main.dsi_field f ON f.n = x.field
CROSS JOIN main.dsi_field g ON g.tbl = f.tbl AND g.col = 'deleted'
CROSS JOIN main.dsi_change d ON d.row = x.row AND d.field = g.n AND d.live = 1 AND d.val IS NOT NULL
"""
_CACHED = "SELECT DISTINCT row FROM main.dsi_conflict WHERE row IN (SELECT row FROM dsi_touched)"
# Cells of new gestures in which another write lives too.
_CONTESTED = """
SELECT DISTINCT c.row, c.field FROM main.dsi_change c WHERE c.tx BETWEEN ? AND ? AND EXISTS (
  SELECT 1 FROM main.dsi_change o
  WHERE o.row = c.row AND o.field = c.field AND o.tx <> c.tx AND o.live = 1)
"""


def bring_up_to_date(db: sqlite3.Connection, book: FieldBook, cells: Iterable[Cell]) -> None:
    """Recompute the conflicts and the table values of these (row, field number) cells.

    Inside the caller's transaction, with the triggers disarmed; they are armed again by `arm`.
    """
    begin_touching(db)
    touch(db, cells)
    before = disputed(db)
    suspects = {row for query in (_SEVERAL, _DELETED, _CACHED) for (row,) in db.execute(query)}
    refresh_conflicts(db, book, sorted(suspects))
    touch(db, sorted(before ^ disputed(db)))
    project(db, book)


def bring_in(
    db: sqlite3.Connection,
    book: FieldBook,
    first: int,
    last: int,
    fresh: Mapping[Cell, Value],
    destroyed: Iterable[Cell],
) -> None:
    """Do the same for the gestures numbered from `first` to `last`, which wrote `fresh`.

    A new write that stands alone in its cell, of a record that was here and is not in question,
    is what the table shows: nine fields in ten, written at once. The others are worked out.
    """
    contested: set[Cell] = set(db.execute(_CONTESTED, (first, last)).fetchall())
    plain = book.projected() - book.stars - book.deletions
    rows = _rows_in_question(db, book, fresh) | {row for row, _number in contested}
    apart = contested.union(destroyed)
    slow = {cell for cell in fresh if cell[0] in rows or cell[1] not in plain or cell in apart}
    bring_up_to_date(db, book, slow.union(destroyed))
    values: dict[int, list[tuple[Value, str]]] = {}
    for (row, number), value in fresh.items():
        if (row, number) not in slow:
            values.setdefault(number, []).append((value, row))
    for number, pairs in sorted(values.items()):
        table, column = book.name[number]
        db.executemany(f"UPDATE main.{quoted(table)} SET {quoted(column)} = ? WHERE id = ?", pairs)


def _rows_in_question(
    db: sqlite3.Connection, book: FieldBook, fresh: Mapping[Cell, Value]
) -> set[str]:
    """Return the rows created, deleted or in conflict, before or by what came in."""
    found = {row for row, number in fresh if number in book.stars or number in book.deletions}
    found.update(row for (row,) in db.execute("SELECT row FROM main.dsi_conflict"))
    for table in {book.name[number][0] for _row, number in fresh}:
        if table in book.shape:
            query = f"SELECT id FROM main.{quoted(table)} WHERE deleted IS NOT NULL"
            found.update(row for (row,) in db.execute(query))
    return found


def touched(book: FieldBook, cells: Iterable[Cell]) -> list[FieldChange]:
    """Return the cells as the screens are told of them: neither the old nor the new value."""
    shape, name = book.shape, book.name
    return [
        FieldChange(table, row, column, None, None)
        for row, (table, column) in ((row, name[number]) for row, number in cells)
        if table in shape
    ]

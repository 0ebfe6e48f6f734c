"""Bring conflicts and tables up to date with a journal that has just changed."""

import sqlite3
from collections.abc import Iterable

from dsi_desktop.db.conflicts import disputed, refresh_conflicts
from dsi_desktop.db.journal import FieldBook
from dsi_desktop.db.projection import begin_touching, project, touch
from dsi_desktop.kernel.changes import FieldChange

_SEVERAL = """
SELECT DISTINCT row FROM (
  SELECT x.row FROM temp.dsi_touched x JOIN main.dsi_change c ON c.row = x.row AND c.field = x.field
  WHERE c.live = 1 GROUP BY x.row, x.field HAVING count(*) > 1)
"""
_DELETED = """
SELECT DISTINCT d.row FROM temp.dsi_touched x
JOIN main.dsi_field f ON f.n = x.field
JOIN main.dsi_field g ON g.tbl = f.tbl AND g.col = 'deleted'
JOIN main.dsi_change d ON d.row = x.row AND d.field = g.n AND d.live = 1 AND d.val IS NOT NULL
"""
_CACHED = "SELECT DISTINCT row FROM main.dsi_conflict WHERE row IN (SELECT row FROM dsi_touched)"


def bring_up_to_date(
    db: sqlite3.Connection, book: FieldBook, cells: Iterable[tuple[str, int]]
) -> None:
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


def touched(book: FieldBook, cells: Iterable[tuple[str, int]]) -> list[FieldChange]:
    """Return the cells as the screens are told of them: neither the old nor the new value."""
    named = sorted((*book.name[number], row) for row, number in cells)
    return [
        FieldChange(table, row, column, None, None)
        for table, column, row in named
        if table in book.shape
    ]

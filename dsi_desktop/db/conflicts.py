"""Conflicts: a pure function of the journal, kept in `dsi_conflict` as a cache."""

import sqlite3
from collections.abc import Iterable

from dsi_desktop.db.journal import FieldBook
from dsi_desktop.db.values import placeholders

FIELD = "field"
DELETED_EDITED = "deleted-edited"
Conflict = tuple[str, int, str]

_CELLS = """
SELECT row, field FROM dsi_change WHERE live = 1 AND ifnull(length(salt), 0) <> 16 {rows}
GROUP BY row, field HAVING count(*) > 1 AND count(DISTINCT typeof(val) || ifnull(val, '')) > 1
"""
_DELETIONS = """
SELECT d.row, d.field, u.field FROM dsi_change d
CROSS JOIN dsi_change u ON u.row = d.row AND u.live = 1 AND u.field <> d.field
  AND ifnull(length(u.salt), 0) <> 16
WHERE d.live = 1 AND d.val IS NOT NULL AND d.field IN ({deletions}) {rows} AND NOT EXISTS (
  SELECT 1 FROM dsi_change e
  WHERE e.row = d.row AND e.field = d.field AND e.live = 1 AND e.val IS NOT NULL
  AND (e.tx = u.tx OR e.prev = u.tx OR EXISTS (SELECT 1 FROM dsi_prev p WHERE p.row = e.row
       AND p.field = e.field AND p.tx = e.tx AND p.prev = u.tx)))
"""


def conflicts(db: sqlite3.Connection, book: FieldBook, row: str | None = None) -> set[Conflict]:
    """Return the conflicts of one row, or of all, straight from the journal.

    Two un-replaced writes of different value on a cell; or a live deletion together with a live
    edit that no live deletion of the row knew of. Order keys and creations settle alone, and a
    destroyed value is no side of anything.
    """
    given = [] if row is None else [row]
    found = {
        (owner, field, FIELD)
        for owner, field in db.execute(_CELLS.format(rows="AND row = ?" if given else ""), given)
        if field not in book.settled
    }
    deletions = sorted(book.deletions)
    query = _DELETIONS.format(
        deletions=placeholders(deletions), rows="AND d.row = ?" if given else ""
    )
    for owner, deletion, edit in db.execute(query, [*deletions, *given]):
        if edit not in book.deletions and book.name[edit][0] == book.name[deletion][0]:
            found.add((owner, deletion, DELETED_EDITED))
    return found


def refresh_conflicts(db: sqlite3.Connection, book: FieldBook, rows: Iterable[str]) -> None:
    """Bring the cache up to date for these rows."""
    for row in rows:
        db.execute("DELETE FROM dsi_conflict WHERE row = ?", (row,))
        _keep(db, conflicts(db, book, row))


def recompute_conflicts(db: sqlite3.Connection, book: FieldBook) -> None:
    """Bring the whole cache up to date."""
    db.execute("DELETE FROM dsi_conflict")
    _keep(db, conflicts(db, book))


def cached_conflicts(db: sqlite3.Connection) -> set[Conflict]:
    """Return what the cache says."""
    return set(db.execute("SELECT row, field, kind FROM dsi_conflict"))


def disputed(db: sqlite3.Connection) -> set[tuple[str, int]]:
    """Return the (row, deletion) cells that one deleted and another edited: still in view."""
    query = "SELECT row, field FROM dsi_conflict WHERE kind = ?"
    return set(db.execute(query, (DELETED_EDITED,)))


def _keep(db: sqlite3.Connection, found: set[Conflict]) -> None:
    db.executemany("INSERT INTO dsi_conflict(row, field, kind) VALUES (?, ?, ?)", sorted(found))

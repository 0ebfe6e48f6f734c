"""Take gestures out of a journal and keep them aside, tables following; or bring one back.

Plain connections, inside the caller's transaction: « Annuler la réception » and the undo of a
decision both stand on this.
"""

import sqlite3

from dsi_desktop.db.cells import chunks
from dsi_desktop.db.conflicts import cached_conflicts
from dsi_desktop.db.gesture import gesture_id
from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.db.merge.applying import bring_up_to_date, touched
from dsi_desktop.db.merge.intake import Cell, take
from dsi_desktop.db.merge.packing import pack
from dsi_desktop.db.merge.parcel import Packed
from dsi_desktop.db.shape import quoted
from dsi_desktop.db.triggers import arm, disarm
from dsi_desktop.db.undo import Turned
from dsi_desktop.db.values import placeholders
from dsi_desktop.kernel.errors import FileProblem

Pairs = set[tuple[int, int]]  # (the gesture that stands, the one it stands on)

_NAMED = """
SELECT DISTINCT c.tx, c.prev FROM dsi_change c JOIN temp.going g ON g.n = c.prev
WHERE c.tx NOT IN (SELECT n FROM temp.going)
UNION SELECT p.tx, p.prev FROM dsi_prev p JOIN temp.going g ON g.n = p.prev
WHERE p.tx NOT IN (SELECT n FROM temp.going)
"""
# Records whose every creation goes: whatever else was written of them stands on it.
_HOMELESS = """
SELECT DISTINCT c.row, c.field, c.tx FROM dsi_change c JOIN temp.going g ON g.n = c.tx
JOIN dsi_field f ON f.n = c.field WHERE f.col = '*' AND NOT EXISTS (
  SELECT 1 FROM dsi_change o WHERE o.row = c.row AND o.field = c.field
  AND o.tx NOT IN (SELECT n FROM temp.going))
"""
_OTHERS = """
SELECT DISTINCT c.tx FROM dsi_change c JOIN dsi_field f ON f.n = c.field
WHERE c.row = ? AND f.tbl = ? AND c.tx NOT IN (SELECT n FROM temp.going)
"""
_REVIVED = """
UPDATE dsi_change SET live = 1 WHERE live = 0 AND (row, field) IN (
  SELECT row, field FROM temp.gone)
AND NOT EXISTS (SELECT 1 FROM dsi_change o WHERE o.row = dsi_change.row
                AND o.field = dsi_change.field AND o.prev = dsi_change.tx)
AND NOT EXISTS (SELECT 1 FROM dsi_prev p WHERE p.row = dsi_change.row
                AND p.field = dsi_change.field AND p.prev = dsi_change.tx)
"""


def take_out(
    db: sqlite3.Connection, book: FieldBook, first: int, last: int, now: int
) -> tuple[int, set[Cell], Pairs]:
    """Put the gestures numbered from `first` to `last` aside, all or none.

    Returns how many went, the cells touched, and the pairs that stand in the way: none went then.
    """
    _choose(db, first, last)
    standing = _standing(db, book)
    if standing:
        return 0, set(), standing
    disarm(db)
    db.execute("SAVEPOINT aside")
    vanishing = _vanishing(db, book)
    count = _keep_aside(db, first, last, now)
    cells = _remove(db, book, vanishing)
    standing = _citing(db, book, vanishing)
    if standing:
        db.execute("ROLLBACK TO aside")
    else:
        # the next gesture may get a number that was shared once
        db.execute(
            "UPDATE dsi_exchange SET last = min(last, (SELECT ifnull(max(n), 0) FROM dsi_tx)) "
            "WHERE kind = 'sent'"
        )
    db.execute("RELEASE aside")
    arm(db, book)
    return (0, set(), standing) if standing else (count, cells, set())


def _reopen(db: sqlite3.Connection, book: FieldBook, gesture: bytes, now: int) -> set[Cell] | None:
    """Take back a decision made here: the question stands again as it was, every version with it.

    Returns the cells touched, None when this is no decision, when it was shared already, or when
    something stands on it: it is then undone like any gesture.
    """
    n = _unshared_decision(db, gesture)
    if n is None:
        return None
    before = cached_conflicts(db)
    db.execute("SAVEPOINT decision")
    _count, cells, standing = take_out(db, book, n, n, now)
    if standing or not cached_conflicts(db) - before:
        db.execute("ROLLBACK TO decision")
        db.execute("RELEASE decision")
        return None
    db.execute("RELEASE decision")
    return cells


def _unshared_decision(db: sqlite3.Connection, gesture: bytes) -> int | None:
    """Return the number of a gesture made here, not yet shared, that names several writes."""
    found = db.execute(
        "SELECT n FROM dsi_tx WHERE id = ? AND n IN (SELECT tx FROM dsi_prev) "
        "AND n > (SELECT ifnull(max(last), 0) FROM dsi_exchange WHERE kind = 'sent') "
        "AND NOT EXISTS (SELECT 1 FROM dsi_exchange WHERE kind = 'received' "
        "AND dsi_tx.n BETWEEN first AND last)",
        (gesture,),
    ).fetchone()
    return int(found[0]) if found else None


def turn(db: sqlite3.Connection, book: FieldBook, gesture: bytes, now: int) -> Turned | None:
    """Undo a decision by opening its question again, or redo it; None for any other gesture.

    A question comes back with every version, its author and its date; a new gesture that writes
    the earlier value would leave only one of them in sight.
    """
    if db.execute("SELECT 1 FROM dsi_aside WHERE id = ?", (gesture,)).fetchone() is not None:
        cells = _bring_back(db, book, gesture)
        if cells is None:
            return Turned(None)
    else:
        cells = _reopen(db, book, gesture, now)
        if cells is None:
            return None
    return Turned(gesture, tuple(touched(book, cells)))


def _bring_back(db: sqlite3.Connection, book: FieldBook, gesture: bytes) -> set[Cell] | None:
    """Take one gesture back from aside; None when what it named is no longer here."""
    query = "SELECT line, secrets FROM dsi_aside WHERE id = ?"
    packed = Packed(*db.execute(query, (gesture,)).fetchone())
    disarm(db)
    try:
        intake = take(db, book, [packed])
        cells = intake.destroyed.union(intake.fresh)
        bring_up_to_date(db, book, cells)
    except FileProblem:
        return None
    finally:
        arm(db, book)
    return cells


def _choose(db: sqlite3.Connection, first: int, last: int) -> None:
    """List the gestures that go; a destruction stays if it destroyed values of others."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS going(n INTEGER PRIMARY KEY)")
    db.execute("DELETE FROM temp.going")
    db.execute("INSERT INTO temp.going SELECT n FROM dsi_tx WHERE n BETWEEN ? AND ?", (first, last))
    db.execute(
        "DELETE FROM temp.going WHERE n IN (SELECT c.tx FROM dsi_change c JOIN dsi_field f "
        "ON f.n = c.field LEFT JOIN dsi_prev p ON p.row = c.row AND p.field = c.field "
        "AND p.tx = c.tx WHERE f.tbl = 'dsi_purge' AND c.tx BETWEEN ?1 AND ?2 "
        "AND (c.prev < ?1 OR p.prev < ?1))",
        (first, last),
    )


def _standing(db: sqlite3.Connection, book: FieldBook) -> Pairs:
    """Return what names a gesture that goes, or belongs to a record that one created."""
    found: Pairs = set(db.execute(_NAMED).fetchall())
    for row, field, tx in db.execute(_HOMELESS).fetchall():
        table = book.name[field][0]
        found |= {(other, tx) for (other,) in db.execute(_OTHERS, (row, table))}
    return found


def _vanishing(db: sqlite3.Connection, book: FieldBook) -> dict[str, dict[str, int]]:
    """Return table → record → the gesture that created it, of records that go altogether."""
    found: dict[str, dict[str, int]] = {}
    for row, field, tx in db.execute(_HOMELESS).fetchall():
        table = book.name[field][0]
        if table in book.shape:
            found.setdefault(table, {})[row] = tx
    return found


def _keep_aside(db: sqlite3.Connection, first: int, last: int, now: int) -> int:
    """Keep the lines and personal values of the gestures that go."""
    names = {name for (name,) in db.execute("SELECT id FROM dsi_tx JOIN temp.going USING (n)")}
    kept = [
        (name, packed.line, packed.secrets, now)
        for packed in pack(db, first, last)
        if (name := gesture_id(packed.line)) in names
    ]
    db.executemany("INSERT OR REPLACE INTO dsi_aside(id, line, secrets, at) VALUES (?,?,?,?)", kept)
    return len(kept)


def _remove(
    db: sqlite3.Connection, book: FieldBook, vanishing: dict[str, dict[str, int]]
) -> set[Cell]:
    """Remove the gestures that go from the journal and from the tables; return the cells."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS gone(row TEXT, field INTEGER)")
    db.execute("DELETE FROM temp.gone")
    db.execute(
        "INSERT INTO temp.gone SELECT DISTINCT row, field FROM dsi_change "
        "WHERE tx IN (SELECT n FROM temp.going)"
    )
    cells: set[Cell] = set(db.execute("SELECT row, field FROM temp.gone").fetchall())
    for table in ("dsi_prev", "dsi_change"):
        db.execute(f"DELETE FROM {table} WHERE tx IN (SELECT n FROM temp.going)")
    db.execute("DELETE FROM dsi_tx WHERE n IN (SELECT n FROM temp.going)")
    db.execute(_REVIVED)
    for table, rows in vanishing.items():
        db.executemany(f"DELETE FROM {quoted(table)} WHERE id = ?", [(row,) for row in rows])
    bring_up_to_date(db, book, cells | _creations_of(book, cells))
    return cells


def _creations_of(book: FieldBook, cells: set[Cell]) -> set[Cell]:
    """A cell that nothing was written of any more falls back to what its creation named."""
    return {
        (row, book.number[table, STAR])
        for row, table in {(row, book.name[number][0]) for row, number in cells}
        if table in book.shape
    }


def _citing(db: sqlite3.Connection, book: FieldBook, vanishing: dict[str, dict[str, int]]) -> Pairs:
    """Return the gestures that cite a record that is no longer there."""
    found: Pairs = set()
    for table in book.shape:
        links = db.execute('SELECT "table", "from" FROM pragma_foreign_key_list(?)', (table,))
        for target, column in links.fetchall():
            gone = vanishing.get(target, {})
            for part in chunks(list(gone)):
                query = (
                    f"SELECT id, {quoted(column)} FROM {quoted(table)} "
                    f"WHERE {quoted(column)} IN ({placeholders(part)})"
                )
                found |= {
                    (_writer_of(db, book, table, column, row), gone[cited])
                    for row, cited in db.execute(query, part).fetchall()
                }
    return found


def _writer_of(db: sqlite3.Connection, book: FieldBook, table: str, column: str, row: str) -> int:
    """Return the gesture whose value a cell shows."""
    query = (
        "SELECT c.tx FROM dsi_change c JOIN dsi_tx t ON t.n = c.tx WHERE c.row = ? "
        "AND c.field IN (?, ?) AND c.live = 1 ORDER BY c.field = ?, t.lam DESC, t.id DESC LIMIT 1"
    )
    own, star = book.number[table, column], book.number[table, STAR]
    return int(db.execute(query, (row, own, star, star)).fetchone()[0])

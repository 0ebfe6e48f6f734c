"""« Annuler la réception » : received gestures are put aside here; nothing changes elsewhere.

Not a gesture: the inverse of Luc's work would travel, and undo it on Luc's own laptop without a
question. Receiving them again brings them back.
"""

import sqlite3
from dataclasses import dataclass

from dsi_desktop.db.cells import chunks
from dsi_desktop.db.gesture import gesture_id
from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.db.merge.applying import bring_up_to_date
from dsi_desktop.db.merge.intake import Cell
from dsi_desktop.db.merge.packing import pack
from dsi_desktop.db.merge.union import touched
from dsi_desktop.db.shape import quoted
from dsi_desktop.db.store import Store
from dsi_desktop.db.triggers import arm, disarm
from dsi_desktop.db.values import placeholders
from dsi_desktop.kernel.errors import NotFound, WriteRefused
from dsi_desktop.kernel.i18n import N_, _

Pairs = set[tuple[int, int]]  # (the gesture that stands, the one it stands on)
CANCEL = N_("Annuler la réception")


@dataclass(frozen=True, slots=True)
class Standing:
    """A gesture that stands on a received one, whose label is `on_label`; `who` made it."""

    gesture: str
    label: str
    on_label: str
    who: str


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The outcome: so many gestures put aside, or none because `standing` ones need them."""

    aside: int
    standing: tuple[Standing, ...]


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


def cancel(store: Store, number: int) -> Cancelled:
    """Put the gestures of reception `number` aside, all of them or none.

    None when something written or received since stands on one: it names it, it belongs to a
    record that one created, or it cites such a record. `NotFound` and `WriteRefused` when there
    is no such reception, or when it was cancelled already.
    """
    with store.exclusive(CANCEL) as held:
        cancelled, cells = put_aside(held.db, held.book, number, store.clock.now_ms())
        held.changes += touched(held.book, cells)
        return cancelled


def put_aside(
    db: sqlite3.Connection, book: FieldBook, number: int, now: int
) -> tuple[Cancelled, set[Cell]]:
    """Do it inside the caller's transaction; return also the cells touched."""
    first, last = _range_of(db, number)
    _choose(db, first, last)
    standing = _standing(db, book)
    if standing:
        return Cancelled(0, _described(db, standing)), set()
    disarm(db)
    db.execute("SAVEPOINT aside")
    vanishing = _vanishing(db, book)
    count = _keep_aside(db, first, last, now)
    cells = _take_out(db, book, vanishing)
    standing = _citing(db, book, vanishing)
    if standing:
        db.execute("ROLLBACK TO aside")
    else:
        _note(db, number)
    db.execute("RELEASE aside")
    arm(db, book)
    if standing:
        return Cancelled(0, _described(db, standing)), set()
    return Cancelled(count, ()), cells


def _range_of(db: sqlite3.Connection, number: int) -> tuple[int, int]:
    query = "SELECT kind, first, last FROM dsi_exchange WHERE n = ? AND kind <> 'sent'"
    found = db.execute(query, (number,)).fetchone()
    if found is None:
        raise NotFound(_("Cette réception n’est pas dans le dossier."))
    if found[0] == "cancelled":
        raise WriteRefused(_("Cette réception est déjà annulée. Rien n’a été changé."))
    return int(found[1]), int(found[2])


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


def _described(db: sqlite3.Connection, pairs: Pairs) -> tuple[Standing, ...]:
    query = (
        "SELECT t.id, t.label, o.label, t.author FROM dsi_tx t JOIN dsi_tx o ON o.n = ? "
        "WHERE t.n = ?"
    )
    once = dict(sorted(pairs, reverse=True))
    found = (db.execute(query, (on, gesture)).fetchone() for gesture, on in sorted(once.items()))
    return tuple(Standing(name.hex(), label, on, who) for name, label, on, who in found)


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


def _take_out(
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


def _note(db: sqlite3.Connection, number: int) -> None:
    """Record the cancellation; the next gesture may get a number that was shared once."""
    db.execute("UPDATE dsi_exchange SET kind = 'cancelled' WHERE n = ?", (number,))
    db.execute(
        "UPDATE dsi_exchange SET last = min(last, (SELECT ifnull(max(n), 0) FROM dsi_tx)) "
        "WHERE kind = 'sent'"
    )

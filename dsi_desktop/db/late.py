"""Write the cells that a late gesture wrote: as they were adopted, or as they arrived."""

import sqlite3
from collections.abc import Iterable, Sequence

from dsi_desktop.db.adoptions import Adoption, LateCell
from dsi_desktop.db.cells import Head, named_at_creation
from dsi_desktop.db.conflicts import conflicts
from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.db.seal import force
from dsi_desktop.db.shape import quoted
from dsi_desktop.kernel.changes import Value

_WRITTEN = """
SELECT c.tx, t.id, t.lam, c.val, c.prev FROM dsi_change c JOIN dsi_tx t ON t.n = c.tx
WHERE c.row = ? AND c.field = ? ORDER BY t.lam DESC, t.id DESC
"""
_FURTHER = "SELECT prev FROM dsi_prev WHERE row = ? AND field = ? AND tx = ?"


def bring_back(
    db: sqlite3.Connection, book: FieldBook, cells: Sequence[LateCell], made: Sequence[Adoption]
) -> None:
    """Bring cells back to what the adoption knew; a record it did not know is removed.

    Runs in an operation, triggers on, like any edit.
    """
    for table, row in dict.fromkeys((cell.table, cell.row) for cell in cells):
        created = _known(db, row, book.number[table, STAR], made)
        deletion = book.number[table, "deleted"]
        if created is None:
            _write(db, table, row, "deleted", 1)
            continue
        gone = _known(db, row, deletion, made)
        _write(db, table, row, "deleted", None)
        for cell in cells:
            if (cell.table, cell.row) == (table, row) and _is_plain(book, cell):
                _write(db, table, row, cell.column, _adopted(db, book, cell, made))
        if gone is not None and gone[0] is not None:
            _write(db, table, row, "deleted", 1)
        _decide(db, book, row)


def keep_late(db: sqlite3.Connection, book: FieldBook, cells: Iterable[LateCell]) -> None:
    """Decide what two versions of these cells stand at: the value shown is kept."""
    for row in dict.fromkeys(cell.row for cell in cells):
        _decide(db, book, row)


def _decide(db: sqlite3.Connection, book: FieldBook, row: str) -> None:
    for owner, field, _kind in sorted(conflicts(db, book, row)):
        force(db, owner, field)


def _is_plain(book: FieldBook, cell: LateCell) -> bool:
    """Tell a cell of this version from creations, removals and columns of a newer one."""
    return cell.column != "deleted" and cell.column in book.shape[cell.table].by_name


def _adopted(
    db: sqlite3.Connection, book: FieldBook, cell: LateCell, made: Sequence[Adoption]
) -> Value:
    known = _known(db, cell.row, cell.field, made)
    if known is not None:
        return known[0]
    created = _known(db, cell.row, book.number[cell.table, STAR], made)
    named = named_at_creation(db, [Head(0, created[0])]) if created else {}
    default = book.shape[cell.table].by_name[cell.column].default
    return named.get(cell.column, default)


def _known(
    db: sqlite3.Connection, row: str, field: int, made: Sequence[Adoption]
) -> tuple[Value] | None:
    """Return the value an adoption found in a cell, in a tuple; None when nobody had written it."""
    writes = [
        (tx, value, {first, *(one for (one,) in db.execute(_FURTHER, (row, field, tx)))})
        for tx, name, lam, value, first in db.execute(_WRITTEN, (row, field)).fetchall()
        if any(one.gesture == name.hex() or one.knew(name.hex(), lam) for one in made)
    ]
    replaced = {one for _tx, _value, parents in writes for one in parents}
    return next(((value,) for tx, value, _parents in writes if tx not in replaced), None)


def _write(db: sqlite3.Connection, table: str, row: str, column: str, value: Value) -> None:
    query = f"UPDATE {quoted(table)} SET {quoted(column)} = ?1 WHERE id = ?2"
    db.execute(f"{query} AND {quoted(column)} IS NOT ?1", (value, row))

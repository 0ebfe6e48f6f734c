"""« À décider » : what two laptops wrote apart, with both values kept until somebody chooses."""

import sqlite3

from dsi_desktop.db.conflicts import DELETED_EDITED
from dsi_desktop.db.journal import FieldBook
from dsi_desktop.db.shape import quoted

Cell = tuple[str, int]


def open_choices(db: sqlite3.Connection, book: FieldBook) -> set[Cell]:
    """Return the (row, field number) cells that wait for a decision.

    Fields of a newer version wait for it; those of a record that everybody deleted do not matter.
    """
    projected = book.projected()
    query = "SELECT DISTINCT row, field, kind FROM dsi_conflict"
    return {
        (row, number)
        for row, number, kind in db.execute(query).fetchall()
        if number in projected
        and (kind == DELETED_EDITED or not _is_deleted(db, book.name[number], row))
    }


def _is_deleted(db: sqlite3.Connection, name: tuple[str, str], row: str) -> bool:
    """Tell whether a record is deleted; the deletion itself may still be in question."""
    table, column = name
    if column == "deleted":
        return False
    found = db.execute(f"SELECT deleted FROM {quoted(table)} WHERE id = ?", (row,)).fetchone()
    return found is None or found[0] is not None

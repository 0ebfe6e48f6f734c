"""Records removed from the dossier: they are all still there, and come back with what went too."""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from dsi_desktop.db.engines import driver
from dsi_desktop.db.journal import FieldBook
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.shape import quoted
from dsi_desktop.db.store import Store
from dsi_desktop.db.values import placeholders
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class Removed:
    """A removed record, the gesture that removed it, who and when as claimed (UTC ms)."""

    table: str
    row: str
    gesture: str
    label: str
    who: str
    when: int


_REMOVED = """
SELECT f.tbl, c.row, t.id, t.label, t.author, t.at
FROM dsi_change c JOIN dsi_field f ON f.n = c.field JOIN dsi_tx t ON t.n = c.tx
WHERE c.live = 1 AND c.val IS NOT NULL AND c.field IN ({numbers})
ORDER BY t.at DESC, t.lam DESC, f.tbl, c.row
"""


def removed(store: Store, tables: Collection[str] = ()) -> list[Removed]:
    """Return the removed records of these tables, of all when none is named, latest first."""
    with store.read() as session:
        db = driver(session.connection())
        found = _removed(db, store.book, tables or store.book.shape)
        gone = [one for one in found if _is_gone(db, one.table, one.row)]
    return list({(one.table, one.row): one for one in reversed(gone)}.values())[::-1]


def bring_back(op: Operation, store: Store, table: str, row: str) -> int:
    """Bring a removed record back, with the records that the same gesture removed.

    Returns how many came back, 0 when the record was not removed. `NotFound` when the dossier
    never had it. Call it inside the operation of a command.
    """
    db = op.plain()
    known = db.execute(f"SELECT 1 FROM {quoted(table)} WHERE id = ?", (row,)).fetchone()
    if known is None:
        raise NotFound(_("Cette fiche n’est pas dans le dossier."))
    everything = _removed(db, store.book, store.book.shape)
    own = [one for one in everything if (one.table, one.row) == (table, row)]
    gestures = {one.gesture for one in own}
    count = 0
    for one in everything:
        if one.gesture in gestures and _is_gone(db, one.table, one.row):
            db.execute(f"UPDATE {quoted(one.table)} SET deleted = NULL WHERE id = ?", (one.row,))
            count += 1
    op.session.expire_all()
    return count


def _removed(db: sqlite3.Connection, book: FieldBook, tables: Collection[str]) -> list[Removed]:
    numbers = [book.number[table, "deleted"] for table in tables]
    query = _REMOVED.format(numbers=placeholders(numbers))
    return [
        Removed(table, row, name.hex(), label, who, at)
        for table, row, name, label, who, at in db.execute(query, numbers)
    ]


def _is_gone(db: sqlite3.Connection, table: str, row: str) -> bool:
    query = f"SELECT 1 FROM {quoted(table)} WHERE id = ? AND deleted IS NOT NULL"
    return db.execute(query, (row,)).fetchone() is not None

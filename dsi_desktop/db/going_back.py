"""Come back to what a snapshot said, as one ordinary operation: it is undone, shared and merged."""

import sqlite3
from contextlib import closing
from pathlib import Path

from dsi_desktop.db.container import peek, unreadable
from dsi_desktop.db.gesture import DIGEST_BYTES
from dsi_desktop.db.journal import FieldBook
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.shape import TableShape, quoted
from dsi_desktop.db.store import Store
from dsi_desktop.db.values import same
from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _

_DESTROYED = (
    "SELECT 1 FROM dsi_change WHERE row = ? AND field = ? AND live = 1 AND length(salt) = ?"
)
Line = dict[str, Value]


def go_back(op: Operation, store: Store, snapshot: Path) -> int:
    """Write what the snapshot says wherever something was done since; return how many records.

    What was created since is removed, what was removed comes back. A destroyed personal value
    stays destroyed. The guards of undo are asked for every gesture since. Raises `FileProblem`
    when the snapshot is another dossier's or cannot be read.
    """
    if peek(snapshot).dossier_id != store.dossier_id:
        raise FileProblem(_("Cette sauvegarde est celle d’un autre dossier."))
    db = op.plain()
    try:
        with closing(connect(snapshot)) as kept:
            known = {name for (name,) in kept.execute("SELECT id FROM dsi_tx")}
            since = [(n, name) for n, name in db.execute("SELECT n, id FROM dsi_tx ORDER BY n DESC")
                     if name not in known]  # fmt: skip
            for _n, name in since:
                for guard in store.before_undo:
                    guard(op, name)
            rows = _rows(db, store.book, [n for n, _name in since])
            changed = sum(_put_back(db, kept, store.book, *row) for row in rows)
    except sqlite3.DatabaseError as error:
        raise unreadable(snapshot, error) from error
    op.session.expire_all()
    return changed


def _rows(db: sqlite3.Connection, book: FieldBook, since: list[int]) -> list[tuple[str, str]]:
    """Return the (table, row) written since, those that this version has a table for."""
    found = {
        (book.name[field][0], row)
        for n in since
        for row, field in db.execute("SELECT row, field FROM dsi_change WHERE tx = ?", (n,))
    }
    return sorted((table, row) for table, row in found if table in book.shape)


def _put_back(
    db: sqlite3.Connection, kept: sqlite3.Connection, book: FieldBook, table: str, row: str
) -> bool:
    shape = book.shape[table]
    now, then = _line(db, shape, row), _line(kept, shape, row)
    if now is None:  # a record whose creation never came
        return False
    if then is None:
        then = {**now, "deleted": 1}
    wanted = {
        name: value
        for name, value in then.items()
        if name in now
        and not same(value, now[name])
        and not _is_destroyed(db, book, table, row, name)
    }
    if not wanted:
        return False
    gone = wanted.pop("deleted", now["deleted"])
    if now["deleted"] is not None:
        _write(db, table, row, {"deleted": None})
    _write(db, table, row, wanted)
    if gone is not None:
        _write(db, table, row, {"deleted": gone})
    return True


def _line(db: sqlite3.Connection, shape: TableShape, row: str) -> Line | None:
    """Return the values of a row, in an older snapshot those that it has a column for."""
    read = db.execute(f"SELECT * FROM {quoted(shape.name)} WHERE id = ?", (row,))
    names = [column[0] for column in read.description]
    found = read.fetchone()
    if found is None:
        return None
    return {name: value for name, value in zip(names, found, strict=True) if name in shape.names}


def _is_destroyed(db: sqlite3.Connection, book: FieldBook, table: str, row: str, name: str) -> bool:
    given = (row, book.number[table, name], DIGEST_BYTES)
    return db.execute(_DESTROYED, given).fetchone() is not None


def _write(db: sqlite3.Connection, table: str, row: str, values: Line) -> None:
    if values:
        names = ", ".join(f"{quoted(name)} = ?" for name in values)
        db.execute(f"UPDATE {quoted(table)} SET {names} WHERE id = ?", (*values.values(), row))

"""What another program wrote while the dossier was closed: sealed as a gesture of its own."""

import sqlite3
from hashlib import blake2b

from dsi_desktop.db.journal import FieldBook
from dsi_desktop.db.labels import OUTSIDE
from dsi_desktop.db.meta import meta
from dsi_desktop.db.seal import Draw, Signature, seal
from dsi_desktop.db.shape import TableShape, quoted
from dsi_desktop.db.triggers import arm, disarm
from dsi_desktop.db.values import mended, same


def seal_leftovers(db: sqlite3.Connection, book: FieldBook) -> bool:
    """Seal pending writes as one gesture « Hors application »; tell whether there were any.

    Nonce, salts and time come from the content, so that two copies of one file seal them alike.
    """
    if db.execute("SELECT 1 FROM dsi_pending LIMIT 1").fetchone() is None:
        return False
    db.execute("BEGIN IMMEDIATE")
    try:
        seal_within(db, book)
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    return True


def seal_within(db: sqlite3.Connection, book: FieldBook) -> None:
    """Seal the notes as « Hors application » inside the caller's transaction."""
    kept = db.text_factory
    db.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        _mend(db, book)
        at = db.execute("SELECT ifnull(max(at), 0) FROM dsi_tx").fetchone()[0]
        seal(db, book, Signature("", "", OUTSIDE, at), _derived(db, book))
    finally:
        db.text_factory = kept


def _mend(db: sqlite3.Connection, book: FieldBook) -> None:
    """Give the nearest value the format can keep to cells that hold bytes, reals or U+0000."""
    wrong = [
        (table, row, name, better)
        for table, row, values in _noted(db, book)
        for name, value in zip(table.names, values, strict=True)
        if not same(better := mended(value), value)
    ]
    if not wrong:
        return
    disarm(db)
    for table, row, name, better in wrong:
        db.execute(
            f"UPDATE {quoted(table.name)} SET {quoted(name)} = ? WHERE id = ?", (better, row)
        )
    arm(db, book)


def _noted(
    db: sqlite3.Connection, book: FieldBook
) -> list[tuple[TableShape, str, tuple[object, ...]]]:
    """Return the rows that stand in the notes, with their values, in a fixed order."""
    found = []
    for row, number in sorted(set(db.execute("SELECT row, field FROM dsi_pending"))):
        table = book.shape.get(book.name[number][0])
        if table is None:
            continue
        names = ",".join(quoted(name) for name in table.names)
        query = f"SELECT {names} FROM {quoted(table.name)} WHERE id = ?"
        found += [(table, row, values) for values in db.execute(query, (row,)).fetchall()]
    return found


def _derived(db: sqlite3.Connection, book: FieldBook) -> Draw:
    """Return bytes drawn from the rows written and the dossier's own secret.

    The secret keeps a destroyed personal value from being guessed back from its digest.
    """
    seed = blake2b(meta(db, "secret").encode())
    for table, row, values in _noted(db, book):
        seed.update(repr((table.name, row, values)).encode())
    drawn = 0

    def draw(length: int) -> bytes:
        nonlocal drawn
        drawn += 1
        return blake2b(seed.digest() + drawn.to_bytes(8, "big"), digest_size=length).digest()

    return draw

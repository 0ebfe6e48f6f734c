"""The smallest merge: take the gestures of another file, then project. Enough to test a journal."""

import sqlite3
from contextlib import closing
from pathlib import Path

from dsi_desktop.db.conflicts import cached_conflicts, recompute_conflicts
from dsi_desktop.db.gestures import gestures
from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.projection import begin_touching, project, recompute_live, touch
from dsi_desktop.db.triggers import arm, disarm


def unite(db: sqlite3.Connection, book: FieldBook, source: Path) -> FieldBook:
    """Bring every gesture of `source` that `db` lacks; return the book with the names it learnt."""
    with closing(connect(source)) as other:
        incoming = list(gestures(other))
    db.execute("BEGIN IMMEDIATE")
    db.execute("PRAGMA defer_foreign_keys=ON")
    numbers = {name.hex(): n for n, name in db.execute("SELECT n, id FROM dsi_tx")}
    begin_touching(db)
    for gesture in incoming:
        if gesture.id.hex() in numbers:
            continue
        assert gesture.is_sound()
        head = gesture.heading
        tx = db.execute(
            "INSERT INTO dsi_tx(id, lam, at, author, device, label, nonce) VALUES (?,?,?,?,?,?,?)",
            (gesture.id, head.lam, head.at, head.author, head.device, head.label, head.nonce),
        ).lastrowid
        assert tx is not None
        numbers[gesture.id.hex()] = tx
        for write in gesture.writes:
            book = _known(db, book, write.table, write.column)
            field = book.number[write.table, write.column]
            parents = sorted(numbers[name] for name in write.parents)
            first = parents[0] if parents else None
            db.execute(
                "INSERT INTO dsi_change(row, field, tx, val, salt, prev, live) "
                "VALUES (?,?,?,?,?,?,1)",
                (write.row, field, tx, write.value, write.salt, first),
            )
            for parent in parents[1:]:
                db.execute("INSERT INTO dsi_prev VALUES (?,?,?,?)", (write.row, field, tx, parent))
            touch(db, [(write.row, field)])
    recompute_live(db)
    disarm(db)
    recompute_conflicts(db, book)
    project(db, book)
    arm(db, book)
    assert db.execute("PRAGMA foreign_key_check").fetchone() is None
    db.execute("COMMIT")
    return book


def _known(db: sqlite3.Connection, book: FieldBook, table: str, column: str) -> FieldBook:
    if (table, column) in book.number:
        return book
    db.execute("INSERT INTO dsi_field(tbl, col) VALUES (?, ?)", (table, column))
    numbers = db.execute("SELECT n, tbl, col FROM dsi_field").fetchall()
    return FieldBook(book.shape, numbers)


def state(db: sqlite3.Connection, book: FieldBook) -> tuple[object, ...]:
    """Return gestures, content, conflicts and live flags: what must be equal on two laptops."""
    content = {
        table: db.execute(
            f"SELECT id,{','.join(sorted(shape.names))} FROM {table} ORDER BY id"
        ).fetchall()
        for table, shape in book.shape.items()
    }
    conflicts = sorted((row, book.name[n], kind) for row, n, kind in cached_conflicts(db))
    live = sorted(
        (row, book.name[n], name.hex(), flag, str(value))
        for row, n, name, flag, value in db.execute(
            "SELECT c.row, c.field, t.id, c.live, c.val FROM dsi_change c JOIN dsi_tx t "
            "ON t.n = c.tx"
        )
    )
    known = sorted(name for (name,) in db.execute("SELECT id FROM dsi_tx"))
    assert STAR not in content
    return known, content, conflicts, live

"""Create a dossier, and make an existing one ready to be written: checks, leftovers, triggers."""

import os
import secrets
import sqlite3
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from sqlalchemy import Table

from dsi_desktop.db.container import damaged, quick_check
from dsi_desktop.db.journal import DDL, FieldBook, enroll, load_book
from dsi_desktop.db.labels import OUTSIDE
from dsi_desktop.db.layout import create_statements
from dsi_desktop.db.pragmas import APPLICATION_ID, USER_VERSION, connect
from dsi_desktop.db.seal import Draw, Signature, seal
from dsi_desktop.db.shape import Shape, quoted
from dsi_desktop.db.triggers import arm, wanted_triggers
from dsi_desktop.db.values import clean_text, mended
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.ids import new_id


def found_dossier(path: Path, tables: Iterable[Table], shape: Shape, title: str) -> None:
    """Create a new empty dossier at `path`, whole or not at all.

    Raises `FileProblem` when a file of that name exists or the place cannot be written.
    """
    if path.exists():
        raise FileProblem(
            _("Un fichier « {name} » existe déjà à cet endroit. Choisissez un autre nom.").format(
                name=path.name
            )
        )
    partial = path.with_name(f".{path.name}.partiel")
    try:
        partial.unlink(missing_ok=True)
        _fill(partial, tables, shape, title)
        os.replace(partial, path)
    except (OSError, sqlite3.OperationalError) as error:
        raise FileProblem(
            _("Le dossier ne peut pas être créé à cet endroit. Vérifiez l’espace libre et vos "
              "droits, ou choisissez un autre endroit.")
        ) from error  # fmt: skip
    finally:
        for left in (partial, partial.with_name(f"{partial.name}-journal")):
            _discard(left)


def _discard(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _fill(path: Path, tables: Iterable[Table], shape: Shape, title: str) -> None:
    db = connect(path, "rwc")
    try:
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        db.execute("BEGIN IMMEDIATE")
        db.execute(f"PRAGMA user_version={USER_VERSION}")
        for statement in (*DDL, *create_statements(tables)):
            db.execute(statement)
        said = {"dossier": new_id(), "title": title, "format": 1, "secret": secrets.token_hex(16)}
        db.executemany("INSERT INTO dsi_meta(k, v) VALUES (?, ?)", said.items())
        arm(db, enroll(db, shape))
        db.execute("COMMIT")
    finally:
        db.close()


def meta(db: sqlite3.Connection, key: str) -> str:
    """Return one line of `dsi_meta` as text, "" when it is missing."""
    found = db.execute("SELECT v FROM dsi_meta WHERE k = ?", (key,)).fetchone()
    return "" if found is None or found[0] is None else str(found[0])


def set_meta(db: sqlite3.Connection, key: str, value: str) -> None:
    """Write one line of `dsi_meta`."""
    db.execute(
        "INSERT INTO dsi_meta(k, v) VALUES (?1, ?2) ON CONFLICT(k) DO UPDATE SET v = ?2",
        (key, value),
    )


def check_and_ready(db: sqlite3.Connection, path: Path, shape: Shape) -> FieldBook:
    """Check a file and seal what another program left; return its field book.

    Raises `FileProblem` when pages are damaged or when triggers or views are not the generated
    ones (invariant I7): such a file opens read-only until it is repaired.
    """
    quick_check(db, path)
    try:
        book = load_book(db, shape)
        _refuse_strangers(db, book)
        seal_leftovers(db, book)
    except (sqlite3.DatabaseError, KeyError) as error:
        raise damaged(path) from error
    return book


def _refuse_strangers(db: sqlite3.Connection, book: FieldBook) -> None:
    wanted = wanted_triggers(book)
    seen = db.execute(
        "SELECT type, name, sql FROM main.sqlite_schema WHERE type IN ('trigger', 'view') "
        "OR sql LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    if {name: sql for _type, name, sql in seen} == wanted:
        return
    raise FileProblem(
        _("Les automatismes de ce fichier ne sont pas ceux de DSI Desktop : un autre programme "
          "l’a modifié. Ouvrez-le en lecture seule, ou réparez-le avec « Vérifier le dossier ».")
    )  # fmt: skip


def seal_leftovers(db: sqlite3.Connection, book: FieldBook) -> bool:
    """Seal writes left by another program as one gesture « Hors application ».

    Nonce, salts and time come from the content, so that two copies of one file seal them alike.
    """
    if db.execute("SELECT 1 FROM dsi_pending LIMIT 1").fetchone() is None:
        return False
    kept = db.text_factory
    db.text_factory = lambda raw: raw.decode("utf-8", "replace")
    db.execute("BEGIN IMMEDIATE")
    try:
        _mend(db, book)
        at = db.execute("SELECT ifnull(max(at), 0) FROM dsi_tx").fetchone()[0]
        seal(db, book, Signature("", "", OUTSIDE, at), derived(db))
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    finally:
        db.text_factory = kept
    return True


def _mend(db: sqlite3.Connection, book: FieldBook) -> None:
    """Give the nearest value the format can keep to cells that hold bytes, reals or U+0000."""
    touched = set(db.execute("SELECT row, field FROM dsi_pending"))
    for row, field in sorted(touched):
        table, column = book.name[field]
        names = [column] if field not in book.stars else list(book.shape[table].names)
        for name in names:
            _mend_cell(db, table, name, row)


def _mend_cell(db: sqlite3.Connection, table: str, column: str, row: str) -> None:
    query = f"SELECT {quoted(column)} FROM {quoted(table)} WHERE id = ?"
    found = db.execute(query, (row,)).fetchone()
    if found is None:
        return
    better = mended(found[0])
    if better != found[0] or type(better) is not type(found[0]):
        db.execute(f"UPDATE {quoted(table)} SET {quoted(column)} = ? WHERE id = ?", (better, row))


def derived(db: sqlite3.Connection) -> Draw:
    """Return bytes drawn from the pending writes and the dossier's own secret.

    The secret keeps a destroyed personal value from being guessed back from its digest.
    """
    seed = blake2b(meta(db, "secret").encode())
    for line in db.execute("SELECT row, field, val, force FROM dsi_pending ORDER BY seq"):
        seed.update(clean_text(repr(line)).encode())
    drawn = 0

    def draw(length: int) -> bytes:
        nonlocal drawn
        drawn += 1
        return blake2b(seed.digest() + drawn.to_bytes(8, "big"), digest_size=length).digest()

    return draw

"""Private copies: whatever needs the file for more than 50 ms works on one.

Never open a dossier with Python's `open` while a store has it: on POSIX, closing any descriptor
of a file drops SQLite's locks on it. These functions go through SQLite.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from dsi_desktop.db.container import unreadable
from dsi_desktop.db.pragmas import connect, uri
from dsi_desktop.db.shape import quoted
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _

PIECES = "dsi_blob"
_STATEMENTS = (
    "SELECT type, name, sql FROM source.sqlite_schema "
    "WHERE sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%' "
    "ORDER BY type = 'trigger', type = 'index'"
)


def copy_dossier(path: Path, target: Path) -> None:
    """Write a consistent copy of a dossier that may be open, replacing `target`.

    Raises `FileProblem` when the dossier is damaged or the copy cannot be written.
    """
    partial = target.with_name(f".{target.name}.partiel")
    try:
        with closing(connect(path)) as db, closing(sqlite3.connect(partial)) as copy:
            db.backup(copy)
        partial.replace(target)
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from error
    except OSError as error:
        raise _unwritten() from error
    finally:
        partial.unlink(missing_ok=True)


def copy_without_pieces(path: Path, target: Path) -> None:
    """Write a compact copy without the bytes of attachments, replacing `target`; owner only.

    It is on the disk when this returns. Pieces may weigh 2 GB; the rest is a few megabytes, and
    SQLite carries tables of one shape over page by page. Virtual tables, which are another
    program's, stay behind. Raises `FileProblem` like `copy_dossier`.
    """
    partial = target.with_name(f".{target.name}.partiel")
    try:
        partial.unlink(missing_ok=True)
        partial.touch(0o600)
        connect(path).close()  # ends a write that a power cut interrupted
        with closing(sqlite3.connect(uri(partial, "rw"), uri=True, isolation_level=None)) as copy:
            _carry_over(path, copy)
        _flush(partial)
        partial.replace(target)
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from error
    except OSError as error:
        raise _unwritten() from error
    finally:
        partial.unlink(missing_ok=True)


def read_copy(path: Path) -> sqlite3.Connection:
    """Return a copy in memory, without attachments, triggers and views.

    Reading it for seconds keeps nobody from writing the file. Raises what SQLite raises.
    """
    connect(path).close()
    memory = sqlite3.connect(":memory:", uri=True, isolation_level=None)
    try:
        _carry_over(path, memory, automatisms=False)
    except BaseException:
        memory.close()  # else its read lock stays on the file
        raise
    return memory


def copy_with_journal(path: Path, folder: Path) -> Path:
    """Copy a closed dossier and the journal of an interrupted write beside it; return the copy.

    On read-only media SQLite cannot finish an interrupted write in place: it can on the copy.
    """
    copy = folder / path.name
    shutil.copyfile(path, copy)
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        shutil.copyfile(journal, folder / journal.name)
    return copy


def _carry_over(path: Path, copy: sqlite3.Connection, *, automatisms: bool = True) -> None:
    for pragma in ("trusted_schema=OFF", "foreign_keys=OFF", "journal_mode=OFF", "synchronous=OFF"):
        copy.execute(f"PRAGMA {pragma}").close()
    copy.execute("ATTACH DATABASE ? AS source", (uri(path, "ro"),))
    copy.execute("PRAGMA busy_timeout=2000")
    copy.execute("BEGIN")
    for mark in ("application_id", "user_version"):
        copy.execute(f"PRAGMA main.{mark}={copy.execute(f'PRAGMA source.{mark}').fetchone()[0]}")
    statements = copy.execute(_STATEMENTS).fetchall()
    for kind, _name, text in statements:
        if kind in ("table", "index"):
            copy.execute(text)
    for kind, name, _text in statements:
        if kind == "table" and name != PIECES:
            copy.execute(f"INSERT INTO main.{quoted(name)} SELECT * FROM source.{quoted(name)}")
    for kind, _name, text in statements:
        if kind in ("trigger", "view") and automatisms:
            copy.execute(text)
    copy.execute("COMMIT")
    copy.execute("DETACH DATABASE source")


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _unwritten() -> FileProblem:
    return FileProblem(_("La copie n’a pas pu être écrite. Vérifiez l’espace libre et vos droits."))

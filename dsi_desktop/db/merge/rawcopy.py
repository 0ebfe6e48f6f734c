"""Read a dossier file that somebody copied by hand: through a private copy, and with suspicion.

A stick may hold a `.dsi` from anywhere. Its schema is compared with the generated one before any
query, its connection is bounded and timed, and only its gestures are taken, each one re-hashed.
"""

import os
import platform
import shutil
import sqlite3
import stat
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Table

from dsi_desktop.db.container import examine_header
from dsi_desktop.db.copies import copy_dossier, copy_with_journal
from dsi_desktop.db.digest import code_of, gesture_count
from dsi_desktop.db.entity import tables as all_tables
from dsi_desktop.db.gesture import gesture_id
from dsi_desktop.db.journal import load_book
from dsi_desktop.db.leftovers import seal_leftovers
from dsi_desktop.db.lock import holder
from dsi_desktop.db.merge import refused
from dsi_desktop.db.merge.packing import pack
from dsi_desktop.db.merge.parcel import Origin, Parcel
from dsi_desktop.db.merge.rawschema import examine_schema
from dsi_desktop.db.merge.wire import FORMAT
from dsi_desktop.db.meta import meta
from dsi_desktop.db.migrate import standing_shape
from dsi_desktop.db.pragmas import connect
from dsi_desktop.kernel.errors import FileProblem

SUFFIX: Final = ".dsi"
LARGEST_RAW: Final = 3_000_000_000
LARGEST_VALUE: Final = 50_000_000
SECONDS: Final = 60.0
_STEPS = 10_000
# Cells of a damaged or forged journal may be of any type.
_UNREADABLE = (sqlite3.DatabaseError, KeyError, ValueError, TypeError, AttributeError)
_PENDING = "SELECT 1 FROM dsi_pending LIMIT 1"
_LATEST = "SELECT author, device, at FROM dsi_tx ORDER BY lam DESC, id DESC LIMIT 1"


def read_raw(path: Path, tables: Mapping[str, Table] | None = None) -> Parcel:
    """Return the gestures of a copied dossier file, as an exchange file would hold them.

    The file itself is only read. Raises `ParcelRefused` (foreign objects in the schema, damaged
    pages, gestures with a false name, endless or too large) and `FileProblem` (no dossier).
    """
    with raw_copy(path, tables) as db:
        return _parcel(db, path.name)


@contextmanager
def raw_copy(
    path: Path, tables: Mapping[str, Table] | None = None
) -> Iterator[sqlite3.Connection]:
    """Open a private, examined and bounded copy of a foreign dossier file for reading.

    Raises like `read_raw`, also for what the block meets in SQLite.
    """
    known = tables or all_tables()
    with tempfile.TemporaryDirectory(prefix="dsi-", ignore_cleanup_errors=True) as folder:
        copy = _copied(path, Path(folder))
        try:
            _seal(copy, known)
            with closing(_bounded(connect(copy))) as db:
                yield db
        except _UNREADABLE as error:
            raise refused.damaged() from error


def is_at_work(path: Path) -> bool:
    """Tell whether this very process has the dossier open for writing: it is no copy then."""
    who = holder(path.resolve())
    return who is not None and (who.pid, who.host) == (os.getpid(), platform.node())


def _copied(path: Path, folder: Path) -> Path:
    """Copy the file aside. One that is open here is copied by SQLite, whose locks would be lost."""
    if is_at_work(path):
        copy_dossier(path, folder / path.name)
        return folder / path.name
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise refused.not_ours()
        examine_header(path)
        if found.st_size > LARGEST_RAW:
            raise refused.too_large()
        if found.st_size > shutil.disk_usage(folder).free:
            raise refused.no_room()
        return copy_with_journal(path, folder)
    except OSError as error:
        raise refused.gone(error) from error


def _seal(copy: Path, tables: Mapping[str, Table]) -> None:
    """Examine the copy; seal what another program left pending in it, as opening it would."""
    with closing(_bounded(connect(copy, "rw"))) as db:
        examine_schema(db, tables)
        if db.execute(_PENDING).fetchone() is not None:
            seal_leftovers(db, load_book(db, standing_shape(db, tables)))


def _bounded(db: sqlite3.Connection) -> sqlite3.Connection:
    """Bound what a hostile file can cost: size of a value, attached files, triggers, time."""
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
    db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    db.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1)
    end = time.monotonic() + SECONDS
    db.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    return db


def _parcel(db: sqlite3.Connection, place: str) -> Parcel:
    try:
        packed = tuple(pack(db))
    except FileProblem as error:
        raise refused.damaged() from error
    if gesture_count(db) != len(packed):
        raise refused.damaged()
    author, device, at = db.execute(_LATEST).fetchone() or ("", "", 0)
    code = code_of(gesture_id(one.line) for one in packed)
    version = db.execute("PRAGMA user_version").fetchone()[0]
    dossier = meta(db, "dossier")
    if not dossier:
        raise refused.not_ours()
    origin = Origin(
        dossier, meta(db, "title"), author, device, at, code, len(packed), FORMAT, version
    )
    return Parcel(origin, packed, place)

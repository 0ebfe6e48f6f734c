"""How every connection to a dossier is set, whoever opens it; standard library only."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

APPLICATION_ID = 0x44534931
MAJOR = 1
MINOR = 5
USER_VERSION = MAJOR * 1000 + MINOR

_SAFE = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA busy_timeout=2000",
)
# TRUNCATE/FULL: 0 of 3,000 simulated power cuts lost an acknowledged gesture; DELETE/FULL, the
# default, lost 106 of 500. cache_spill=OFF: a large uncommitted write must not lock readers out.
# cache_size, 64 MB at most: a reception touches pages all over the file, and reads none twice.
_WRITER = (
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA cache_spill=OFF",
    "PRAGMA cache_size=-65536",
)


def set_reader(db: sqlite3.Connection) -> None:
    """Make a connection safe, and unable to write."""
    _run(db, (*_SAFE, "PRAGMA query_only=ON"))


def set_writer(db: sqlite3.Connection) -> None:
    """Make a connection safe and durable."""
    full = ("PRAGMA fullfsync=ON",) if sys.platform == "darwin" else ()
    _run(db, (*_SAFE, *_WRITER, *full))


def _run(db: sqlite3.Connection, pragmas: tuple[str, ...]) -> None:
    for pragma in pragmas:
        db.execute(pragma).close()


def uri(path: Path, mode: str) -> str:
    """Return the SQLite URI of a file; `mode` is "ro", "rw" or "rwc"."""
    return f"{path.absolute().as_uri()}?mode={mode}"


def connect(path: Path, mode: str = "ro") -> sqlite3.Connection:
    """Open a plain connection that begins no transaction of its own.

    SQLite does not let a reader finish a write that a power cut interrupted: a writer does it
    first, by looking at the file. On read-only media it cannot either, and the error stays.
    """
    if mode != "ro":
        return _connect(path, mode)
    db = _connect(path, mode)
    try:
        _look(db)
    except sqlite3.OperationalError as error:
        db.close()
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
        with closing(_connect(path, "rw")) as writer:
            _look(writer)
        return _connect(path, mode)
    except BaseException:
        db.close()
        raise
    return db


def _look(db: sqlite3.Connection) -> None:
    """Read the first page: SQLite looks for the journal of an interrupted write just then."""
    db.execute("PRAGMA schema_version").close()


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    db = sqlite3.connect(uri(path, mode), uri=True, isolation_level=None, check_same_thread=False)
    try:
        (set_reader if mode == "ro" else set_writer)(db)
    except UnicodeDecodeError as error:  # SQLite quotes the damaged schema in its message
        db.close()
        raise sqlite3.DatabaseError("malformed database schema") from error
    except BaseException:
        db.close()
        raise
    return db

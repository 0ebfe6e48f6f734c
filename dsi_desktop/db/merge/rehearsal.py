"""A private copy in memory to try a reception on: nothing of it is ever written.

An uncommitted write larger than the page cache would lock readers out of the real file.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from dsi_desktop.db.entity import tables
from dsi_desktop.db.founding import build
from dsi_desktop.db.journal import FieldBook, load_book
from dsi_desktop.db.pragmas import uri
from dsi_desktop.db.shape import quoted
from dsi_desktop.db.store import Store
from dsi_desktop.db.triggers import disarm

_ELSEWHERE = ("dsi_blob", "dsi_exchange")  # attachments are not needed, and may weigh 2 GB


@contextmanager
def rehearsal(store: Store) -> Iterator[tuple[sqlite3.Connection, FieldBook]]:
    """Yield a copy of an open dossier in memory, in a transaction, its triggers disarmed."""
    memory = sqlite3.connect(":memory:", isolation_level=None, uri=True, check_same_thread=False)
    try:
        memory.execute("PRAGMA trusted_schema=OFF")
        memory.execute("PRAGMA foreign_keys=ON")
        with store.read():  # orders this reading among those of the window
            _fill(memory, store)
        memory.execute("BEGIN")
        memory.execute("PRAGMA defer_foreign_keys=ON")
        yield memory, load_book(memory, store.book.shape)
    finally:
        memory.close()


def _fill(memory: sqlite3.Connection, store: Store) -> None:
    memory.execute("ATTACH DATABASE ? AS file", (uri(store.path, "ro"),))
    memory.execute("BEGIN")
    memory.execute("PRAGMA defer_foreign_keys=ON")
    build(memory, tables())
    disarm(memory)
    query = "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
    for (name,) in memory.execute(query).fetchall():
        kept = _columns(memory, name, "file")
        names = ",".join(quoted(one) for one in _columns(memory, name, "main") if one in kept)
        if names and name not in _ELSEWHERE:
            memory.execute(f"DELETE FROM main.{quoted(name)}")
            memory.execute(
                f"INSERT INTO main.{quoted(name)}({names}) SELECT {names} FROM file.{quoted(name)}"
            )
    memory.execute("COMMIT")
    memory.execute("DETACH DATABASE file")


def _columns(memory: sqlite3.Connection, table: str, where: str) -> list[str]:
    query = "SELECT name FROM pragma_table_info(?, ?)"
    return [name for (name,) in memory.execute(query, (table, where))]

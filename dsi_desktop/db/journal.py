"""The journal's own tables and the numbering of (table, column) inside one file."""

import sqlite3
from collections.abc import Iterable

from dsi_desktop.db.shape import Shape

STAR = "*"
PURGE = "dsi_purge"

_SQL = """
CREATE TABLE dsi_meta(k TEXT PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE dsi_field(n INTEGER PRIMARY KEY, tbl TEXT NOT NULL, col TEXT NOT NULL,
 UNIQUE(tbl, col));
CREATE TABLE dsi_tx(n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, lam INTEGER NOT NULL,
 at INTEGER NOT NULL, author TEXT NOT NULL, device TEXT NOT NULL, label TEXT NOT NULL,
 nonce BLOB NOT NULL);
CREATE INDEX dsi_tx_lam ON dsi_tx(lam);
CREATE TABLE dsi_change(row TEXT NOT NULL, field INTEGER NOT NULL, tx INTEGER NOT NULL, val,
 salt BLOB, prev INTEGER, live INTEGER NOT NULL, PRIMARY KEY(row, field, tx)) WITHOUT ROWID;
CREATE INDEX dsi_change_tx ON dsi_change(tx);
CREATE TABLE dsi_prev(row TEXT NOT NULL, field INTEGER NOT NULL, tx INTEGER NOT NULL,
 prev INTEGER NOT NULL, PRIMARY KEY(row, field, tx, prev)) WITHOUT ROWID;
CREATE TABLE dsi_pending(seq INTEGER PRIMARY KEY, row TEXT NOT NULL, field INTEGER NOT NULL,
 val, force INTEGER);
CREATE TABLE dsi_conflict(row TEXT NOT NULL, field INTEGER NOT NULL, kind TEXT NOT NULL,
 PRIMARY KEY(row, field, kind)) WITHOUT ROWID;
CREATE TABLE dsi_aside(id BLOB PRIMARY KEY, line BLOB NOT NULL, secrets TEXT NOT NULL,
 at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE dsi_blob(sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL)
"""
# What was sent and received here: local, never exchanged, no part of the code of the dossier.
_EXCHANGES = """
CREATE TABLE dsi_exchange(n INTEGER PRIMARY KEY, kind TEXT NOT NULL, at INTEGER NOT NULL,
 author TEXT NOT NULL, device TEXT NOT NULL, place TEXT NOT NULL, code TEXT NOT NULL,
 first INTEGER NOT NULL, last INTEGER NOT NULL, gestures INTEGER NOT NULL)
"""


def _statements(sql: str) -> tuple[str, ...]:
    return tuple(" ".join(statement.split()) for statement in sql.split(";"))


DDL = _statements(_SQL) + _statements(_EXCHANGES)
# minor version → what a file of an earlier one still lacks among the journal's own tables
ADDED = {1: _statements(_EXCHANGES)}


class FieldBook:
    """The shape of the tables together with this file's numbers for them.

    Numbers are local to a file: exchange and hashes speak names only. A number whose name is
    unknown to this version stays in `name` and is journalled, never projected. `purges` are
    those of the pseudo table of destructions (`db.merge.purge`), which is never projected either.
    """

    def __init__(self, shape: Shape, numbers: Iterable[tuple[int, str, str]]) -> None:
        self.shape = shape
        self.name = {n: (table, column) for n, table, column in numbers}
        self.number = {name: n for n, name in self.name.items()}
        self.stars = frozenset(n for n, (_, column) in self.name.items() if column == STAR)
        self.deletions = frozenset(n for n, (_, col) in self.name.items() if col == "deleted")
        self.purges = frozenset(n for n, (table, _) in self.name.items() if table == PURGE)
        self.settled = self.stars | self.purges | self._numbers_of("settles")
        self.personal = self._numbers_of("personal")

    def _numbers_of(self, trait: str) -> frozenset[int]:
        return frozenset(
            self.number[table.name, column.name]
            for table in self.shape.values()
            for column in table.columns
            if getattr(column, trait) and (table.name, column.name) in self.number
        )

    def projected(self) -> frozenset[int]:
        """Return the numbers that this version has a place for in its tables."""
        return frozenset(
            self.number[table.name, column]
            for table in self.shape.values()
            for column in (STAR, *table.names)
            if (table.name, column) in self.number
        )

    def fields_of(self, table: str) -> list[int]:
        """Return the numbers of a table's creation and columns, unknown ones included."""
        return [n for (name, _), n in self.number.items() if name == table]


def number_of(db: sqlite3.Connection, table: str, column: str) -> int:
    """Give a number in this file to a name that has none."""
    found = db.execute("INSERT INTO dsi_field(tbl, col) VALUES (?, ?)", (table, column)).lastrowid
    return int(found or 0)


def load_book(db: sqlite3.Connection, shape: Shape) -> FieldBook:
    """Read the numbers of a file; names missing there are missing in the book."""
    return FieldBook(shape, db.execute("SELECT n, tbl, col FROM dsi_field ORDER BY n").fetchall())


def enroll(db: sqlite3.Connection, shape: Shape) -> FieldBook:
    """Give a number to every table and column that has none yet, and return the book."""
    known = set(db.execute("SELECT tbl, col FROM dsi_field"))
    for table in shape.values():
        for column in (STAR, *table.names):
            if (table.name, column) not in known:
                db.execute("INSERT INTO dsi_field(tbl, col) VALUES (?, ?)", (table.name, column))
    return load_book(db, shape)

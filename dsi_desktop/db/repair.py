"""Put a file that another program altered back in order: its writes become a gesture of ours."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy import Table

from dsi_desktop.db.container import unreadable
from dsi_desktop.db.journal import STAR, FieldBook, enroll
from dsi_desktop.db.layout import shape_of
from dsi_desktop.db.leftovers import seal_within
from dsi_desktop.db.lock import acquire
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.projection import begin_touching, project
from dsi_desktop.db.shape import quoted
from dsi_desktop.db.triggers import arm, disarm, journalled_tables


def repair(path: Path, tables: Mapping[str, Table], author: str = "") -> None:
    """Drop foreign triggers and views, arm ours, and journal what was written meanwhile.

    Rows erased by the other program come back. One transaction under the lock; raises
    `FileProblem` when the dossier is open elsewhere or damaged, and changes nothing then.
    """
    lock = acquire(path, author)
    try:
        with closing(connect(path, "rw")) as db:
            _repair(db, tables)
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from error
    finally:
        lock.release()


def _repair(db: sqlite3.Connection, tables: Mapping[str, Table]) -> None:
    db.execute("BEGIN IMMEDIATE")
    try:
        db.execute("PRAGMA defer_foreign_keys=ON")
        disarm(db)
        _drop_foreigners(db)
        book = enroll(db, shape_of(tables))
        _bring_back_rows(db, book)
        arm(db, book)
        for table in book.shape:
            db.execute(
                f"INSERT INTO dsi_pending(row, field) SELECT id, ? FROM {quoted(table)}",
                (book.number[table, STAR],),
            )
        seal_within(db, book)
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def _drop_foreigners(db: sqlite3.Connection) -> None:
    for kind, where in (("VIEW", "type = 'view'"), ("TABLE", "sql LIKE 'CREATE VIRTUAL%'")):
        query = f"SELECT name FROM main.sqlite_schema WHERE {where}"
        for (name,) in db.execute(query).fetchall():
            db.execute(f"DROP {kind} main.{quoted(name)}")


def _bring_back_rows(db: sqlite3.Connection, book: FieldBook) -> None:
    """Project the rows that have a creation in the journal but no row in their table."""
    begin_touching(db)
    for table in journalled_tables(db, book):
        if table in book.shape:
            db.execute(
                "INSERT OR IGNORE INTO temp.dsi_touched(row, field) SELECT row, field "
                f"FROM dsi_change WHERE field = ? AND row NOT IN (SELECT id FROM {quoted(table)})",
                (book.number[table, STAR],),
            )
    project(db, book)

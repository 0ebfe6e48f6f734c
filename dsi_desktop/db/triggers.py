"""The triggers that note every row written, whoever writes it: generated, compared, armed at once.

They note which row, nothing else; the seal compares that row with the journal. `json_object()`
inside a trigger is refused under `trusted_schema=OFF` by SQLite 3.40.1, and every connection
parses these texts: with 117 tables, naming each column cost 8.0 ms per opening, this costs 3.7.
"""

import sqlite3
from collections.abc import Iterable

from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.db.shape import quoted

DELETED_FIRST = "dsi: restore the record first"
FIXED_ID = "dsi: an id never changes"
NO_DELETE = "dsi: records are never deleted"


def journalled_tables(db: sqlite3.Connection, book: FieldBook) -> list[str]:
    """Return the tables of this file that are journalled, those of a newer version too."""
    query = "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name"
    return [name for (name,) in db.execute(query) if (name, STAR) in book.number]


def wanted_triggers(book: FieldBook, tables: Iterable[str]) -> dict[str, str]:
    """Return name → exact text, as `sqlite_schema` keeps it, for these tables.

    The text depends on the table and its number only: a column more changes nothing.
    """
    found = {}
    for table in tables:
        target = quoted(table)
        note = f"INSERT INTO dsi_pending(row,field) VALUES(NEW.id,{book.number[table, STAR]});"
        found[f"dsi_i_{table}"] = (
            f"CREATE TRIGGER dsi_i_{table} AFTER INSERT ON {target} BEGIN {note} END"
        )
        found[f"dsi_u_{table}"] = (
            f"CREATE TRIGGER dsi_u_{table} AFTER UPDATE ON {target} BEGIN "
            f"SELECT RAISE(ABORT,'{FIXED_ID}') WHERE OLD.id IS NOT NEW.id; "
            f"SELECT RAISE(ABORT,'{DELETED_FIRST}') "
            f"WHERE OLD.deleted IS NOT NULL AND NEW.deleted IS NOT NULL; {note} END"
        )
        found[f"dsi_d_{table}"] = (
            f"CREATE TRIGGER dsi_d_{table} BEFORE DELETE ON {target} BEGIN "
            f"SELECT RAISE(ABORT,'{NO_DELETE}'); END"
        )
    return found


def present_triggers(db: sqlite3.Connection) -> dict[str, str]:
    """Return name → text of every trigger of the file, ours or not."""
    query = "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger'"
    return dict(db.execute(query).fetchall())


def disarm(db: sqlite3.Connection) -> None:
    """Drop every trigger. Always `main.`: an attached database must never lose its own."""
    for name in present_triggers(db):
        db.execute(f"DROP TRIGGER main.{quoted(name)}")


def arm(db: sqlite3.Connection, book: FieldBook) -> None:
    """Put exactly the generated triggers in place. Call inside a transaction.

    Outside one, 104 of 150 kills left a file with missing triggers, which is unjournaled edits.
    """
    if not db.in_transaction:
        raise RuntimeError("triggers are armed inside a transaction")
    disarm(db)
    for text in wanted_triggers(book, journalled_tables(db, book)).values():
        db.execute(text.replace("CREATE TRIGGER ", "CREATE TRIGGER main.", 1))

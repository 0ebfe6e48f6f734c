"""The triggers that note every write, whoever makes it: generated, compared, armed at once.

They only note (row, field, value): `json_object()` inside a trigger is refused under
`trusted_schema=OFF` by SQLite 3.40.1. One trigger per event and table, not one per column: the
first frame parses them all.
"""

import sqlite3
from collections.abc import Iterable

from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.db.shape import quoted

DELETED_FIRST = "dsi: restore the record first"
FIXED_ID = "dsi: an id never changes"
NO_DELETE = "dsi: records are never deleted"


def wanted_triggers(book: FieldBook) -> dict[str, str]:
    """Return name → exact text, as `sqlite_schema` keeps it, for every table of the book's shape.

    Columns come in alphabetical order: the text must not depend on the order of `ALTER TABLE`.
    """
    found = {}
    for table in book.shape.values():
        found[f"dsi_i_{table.name}"] = _insert_trigger(book, table.name)
        found[f"dsi_u_{table.name}"] = _update_trigger(book, table.name, sorted(table.names))
        found[f"dsi_d_{table.name}"] = _delete_trigger(table.name)
    return found


def _insert_trigger(book: FieldBook, table: str) -> str:
    return (
        f"CREATE TRIGGER dsi_i_{table} AFTER INSERT ON {quoted(table)} BEGIN "
        f"INSERT INTO dsi_pending(row,field) VALUES(NEW.id,{book.number[table, STAR]}); END"
    )


def _update_trigger(book: FieldBook, table: str, columns: Iterable[str]) -> str:
    noted = " UNION ALL ".join(
        f"SELECT NEW.id,{book.number[table, column]},NEW.{quoted(column)} "
        f"WHERE OLD.{quoted(column)} IS NOT NEW.{quoted(column)}"
        for column in columns
    )
    return (
        f"CREATE TRIGGER dsi_u_{table} AFTER UPDATE ON {quoted(table)} BEGIN "
        f"SELECT RAISE(ABORT,'{FIXED_ID}') WHERE OLD.id IS NOT NEW.id; "
        f"SELECT RAISE(ABORT,'{DELETED_FIRST}') "
        "WHERE OLD.deleted IS NOT NULL AND NEW.deleted IS NOT NULL; "
        f"INSERT INTO dsi_pending(row,field,val) {noted}; END"
    )


def _delete_trigger(table: str) -> str:
    return (
        f"CREATE TRIGGER dsi_d_{table} BEFORE DELETE ON {quoted(table)} BEGIN "
        f"SELECT RAISE(ABORT,'{NO_DELETE}'); END"
    )


def present_triggers(db: sqlite3.Connection) -> dict[str, str]:
    """Return name → text of every trigger of the file, ours or not."""
    query = "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger'"
    return dict(db.execute(query).fetchall())


def armed(db: sqlite3.Connection, book: FieldBook) -> bool:
    """Tell whether the triggers are exactly the generated ones (invariant I7)."""
    return present_triggers(db) == wanted_triggers(book)


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
    for text in wanted_triggers(book).values():
        db.execute(text.replace("CREATE TRIGGER ", "CREATE TRIGGER main.", 1))

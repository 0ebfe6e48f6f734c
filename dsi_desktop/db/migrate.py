"""Bring an older dossier to this version: generated and additive, never a rewrite.

Names are never renamed or retyped. What a newer laptop sent before the update waits in the
journal, unprojected, and appears here.
"""

import sqlite3
from collections.abc import Mapping

from sqlalchemy import Table

from dsi_desktop.db.conflicts import recompute_conflicts
from dsi_desktop.db.entity import columns
from dsi_desktop.db.journal import ADDED, FieldBook, enroll, load_book
from dsi_desktop.db.layout import column_sql, create_statements, index_statements, shape_of
from dsi_desktop.db.leftovers import seal_within
from dsi_desktop.db.meta import meta, set_meta
from dsi_desktop.db.pragmas import USER_VERSION
from dsi_desktop.db.projection import begin_touching, project, touch_tables
from dsi_desktop.db.shape import Shape, TableShape, quoted, shape_from
from dsi_desktop.db.triggers import arm, disarm

_COLUMNS = (
    "SELECT t.name, c.name FROM main.sqlite_schema t JOIN pragma_table_info(t.name) c "
    "WHERE t.type = 'table'"
)


def present_columns(db: sqlite3.Connection) -> dict[str, set[str]]:
    """Return the columns of every table of the file."""
    found: dict[str, set[str]] = {}
    for table, column in db.execute(_COLUMNS):
        found.setdefault(table, set()).add(column)
    return found


def is_behind(db: sqlite3.Connection, tables: Mapping[str, Table]) -> bool:
    """Tell whether the file lacks a version mark, a table or a column of this version."""
    if db.execute("PRAGMA user_version").fetchone()[0] < USER_VERSION:
        return True
    present = present_columns(db)
    return any(
        column.name not in present.get(name, ())
        for name, table in tables.items()
        for column in table.columns
    )


def standing_shape(db: sqlite3.Connection, tables: Mapping[str, Table]) -> Shape:
    """Return the shape of what the file already has: an older one lacks tables and columns."""
    present = present_columns(db)
    return shape_from(
        TableShape(
            one.name, tuple(column for column in one.columns if column.name in present[one.name])
        )
        for one in shape_of(tables).values()
        if one.name in present
    )


def migrate(db: sqlite3.Connection, tables: Mapping[str, Table]) -> FieldBook:
    """Add what is missing and project what the journal already knew of it, in one transaction.

    What another program wrote is sealed first: projecting a table anew would take it back.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        db.execute("PRAGMA defer_foreign_keys=ON")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if db.execute("SELECT 1 FROM dsi_pending LIMIT 1").fetchone() is not None:
            seal_within(db, load_book(db, standing_shape(db, tables)))
        disarm(db)
        for minor in range(version % 1000 + 1, USER_VERSION % 1000 + 1):
            for statement in ADDED.get(minor, ()):
                db.execute(statement.replace("TABLE", "TABLE IF NOT EXISTS", 1))
        changed = _add_missing(db, tables)
        book = enroll(db, shape_of(tables))
        begin_touching(db)
        touch_tables(db, book, changed)
        recompute_conflicts(db, book)
        project(db, book)
        set_meta(db, "dossier", meta(db, "dossier"))  # with its mark, which the first had not
        db.execute(f"PRAGMA user_version={max(version, USER_VERSION)}")
        arm(db, book)
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    return book


def _add_missing(db: sqlite3.Connection, tables: Mapping[str, Table]) -> list[str]:
    """Create missing tables, columns and indexes; return the tables that changed."""
    present = present_columns(db)
    changed = []
    for name, table in tables.items():
        if name not in present:
            for statement in create_statements([table]):
                db.execute(statement)
            changed.append(name)
            continue
        missing = [column for column in columns(table) if column.name not in present[name]]
        for column in missing:
            db.execute(f"ALTER TABLE {quoted(name)} ADD COLUMN {column_sql(column)}")
        if missing:
            changed.append(name)
        _add_indexes(db, table)
    return changed


def _add_indexes(db: sqlite3.Connection, table: Table) -> None:
    query = "SELECT name FROM main.sqlite_schema WHERE type = 'index' AND tbl_name = ?"
    kept = {name for (name,) in db.execute(query, (table.name,))}
    for name, statement in index_statements(table).items():
        if name not in kept:
            db.execute(statement)

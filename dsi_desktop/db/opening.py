"""Make a dossier ready to be written: checks, migration, leftovers of other programs, triggers."""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from sqlalchemy import Table

from dsi_desktop.db.container import quick_check, unreadable
from dsi_desktop.db.identity import ensure_identity
from dsi_desktop.db.journal import FieldBook, load_book
from dsi_desktop.db.layout import shape_of
from dsi_desktop.db.leftovers import seal_leftovers
from dsi_desktop.db.migrate import is_behind, migrate
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.triggers import journalled_tables, wanted_triggers
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _

BeforeMigration = Callable[[Path], None]


def ready_to_write(
    path: Path, tables: Mapping[str, Table], before_migration: BeforeMigration | None = None
) -> FieldBook:
    """Check a file, bring it to this version, seal what another program left in it.

    `before_migration` takes the snapshot. Raises `FileProblem` when pages are damaged, or when
    triggers and views are not the generated ones (invariant I7): the file then opens read-only
    until it is repaired. The file is unchanged in every refused case.
    """
    try:
        db = connect(path, "rw")
        try:
            return _make_ready(db, path, tables, before_migration)
        finally:
            db.close()
    except (sqlite3.DatabaseError, KeyError, ValueError, TypeError) as error:
        raise unreadable(path, error) from error


def _make_ready(
    db: sqlite3.Connection,
    path: Path,
    tables: Mapping[str, Table],
    before_migration: BeforeMigration | None,
) -> FieldBook:
    quick_check(db, path)
    shape = shape_of(tables)
    book = load_book(db, shape)
    if strangers(db, book):
        raise FileProblem(
            _("Les automatismes de ce fichier ne sont pas ceux de DSI Desktop : un autre "
              "programme l’a modifié. Ouvrez-le en lecture seule, ou réparez-le avec « Vérifier "
              "le dossier ».")
        )  # fmt: skip
    if is_behind(db, tables):
        if before_migration is not None:
            before_migration(path)
        book = migrate(db, tables)
    seal_leftovers(db, book)
    ensure_identity(db)
    return book


def read_book(path: Path, tables: Mapping[str, Table]) -> FieldBook:
    """Read the numbers of a file opened read-only."""
    try:
        db = connect(path)
        try:
            return load_book(db, shape_of(tables))
        finally:
            db.close()
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from error


def strangers(db: sqlite3.Connection, book: FieldBook) -> list[str]:
    """Return the triggers, views and virtual tables that are missing, foreign or altered."""
    wanted = wanted_triggers(book, journalled_tables(db, book))
    seen = dict(
        db.execute(
            "SELECT name, sql FROM main.sqlite_schema WHERE type IN ('trigger', 'view') "
            "OR sql LIKE 'CREATE VIRTUAL%'"
        ).fetchall()
    )
    names = wanted.keys() | seen.keys()
    return sorted(name for name in names if wanted.get(name) != seen.get(name))

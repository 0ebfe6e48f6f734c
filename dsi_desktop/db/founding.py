"""Create a new dossier, whole or not at all."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Table

from dsi_desktop.db.identity import IDENTITIES, new_identity
from dsi_desktop.db.journal import DDL, enroll
from dsi_desktop.db.layout import create_statements, shape_of
from dsi_desktop.db.meta import set_meta
from dsi_desktop.db.pragmas import APPLICATION_ID, USER_VERSION, connect
from dsi_desktop.db.seal import random_bytes
from dsi_desktop.db.triggers import arm
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.ids import new_id

FORMAT = "1"


def found_dossier(path: Path, tables: Mapping[str, Table], title: str) -> None:
    """Create an empty dossier at `path`.

    Raises `FileProblem` when a file of that name exists or the place cannot be written; nothing
    is left behind.
    """
    examine_target(path)
    partial = path.with_name(f".{path.name}.partiel")
    try:
        partial.unlink(missing_ok=True)
        _fill(partial, tables, title)
        partial.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise not_created() from error
    finally:
        for left in (partial, partial.with_name(f"{partial.name}-journal")):
            discard(left)


def examine_target(path: Path) -> None:
    """Raise `FileProblem` when a file of that name exists."""
    if path.exists():
        raise FileProblem(
            _("Un fichier « {name} » existe déjà à cet endroit. Choisissez un autre nom.").format(
                name=path.name
            )
        )


def not_created() -> FileProblem:
    """Return what to say of a place where no dossier can be made."""
    return FileProblem(
        _("Le dossier ne peut pas être créé à cet endroit. Vérifiez l’espace libre et vos "
          "droits, ou choisissez un autre endroit.")
    )  # fmt: skip


def discard(path: Path) -> None:
    """Remove a file if it is there and may be removed."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _fill(path: Path, tables: Mapping[str, Table], title: str) -> None:
    db = connect(path, "rwc")
    try:
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        db.execute("BEGIN IMMEDIATE")
        build(db, tables)
        set_meta(db, "dossier", new_id())
        set_meta(db, "title", title)
        set_meta(db, "secret", random_bytes(16).hex())
        set_meta(db, IDENTITIES, new_identity())
        db.execute("COMMIT")
    finally:
        db.close()


def build(db: sqlite3.Connection, tables: Mapping[str, Table]) -> None:
    """Create all tables, numbers and triggers of this version in an empty file."""
    db.execute(f"PRAGMA user_version={USER_VERSION}")
    for statement in (*DDL, *create_statements(tables.values())):
        db.execute(statement)
    set_meta(db, "format", FORMAT)
    arm(db, enroll(db, shape_of(tables)))

"""Dossiers to write in: copied from one template, opened plainly, or with two tiny tables."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Integer, MetaData, Table, Text

from dsi_desktop.db.fields import Field
from dsi_desktop.db.founding import build
from dsi_desktop.db.pragmas import APPLICATION_ID, connect
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.changes import ChangeSet
from dsi_desktop.kernel.clock import Clock


@cache
def template() -> Path:
    """Return an empty dossier, made once per run."""
    path = Path(tempfile.mkdtemp(prefix="dsi-template-")) / "vide.dsi"
    Store.create(path, title="Essai").close()
    return path


def dossier(folder: Path, name: str = "essai.dsi") -> Path:
    """Return a fresh empty dossier of the whole schema."""
    return Path(shutil.copyfile(template(), folder / name))


@contextmanager
def opened(
    path: Path, author: str = "Marie", *, clock: Clock | None = None, read_only: bool = False
) -> Iterator[Store]:
    store = Store.open(path, author=author, device="Portable", clock=clock, read_only=read_only)
    try:
        yield store
    finally:
        store.close()


def heard_by(store: Store) -> list[ChangeSet]:
    """Return the list that every ChangeSet of the store will join."""
    heard: list[ChangeSet] = []
    store.bus.subscribe(heard.append)
    return heard


def ask(path: Path, query: str, *parameters: object) -> list[tuple[Any, ...]]:
    """Run one statement as another program would, and return its rows."""
    with closing(connect(path, "rw")) as db:
        return db.execute(query, parameters).fetchall()


def as_another_program(path: Path, *statements: str) -> None:
    """Run statements as a plain SQLite tool would: its own pragmas, one commit."""
    with closing(sqlite3.connect(path)) as db, db:
        for statement in statements:
            db.execute(statement)


def _column(name: str, kind: type[Integer | Text], field: Field) -> Column[Any]:
    return Column(name, kind(), info={"field": field})


def tiny(*extra: tuple[str, Field]) -> dict[str, Table]:
    """Return two small tables; `extra` columns make a later version of table `a`."""
    of = MetaData()
    deleted = Field("supprimé")
    return {
        "a": Table(
            "a", of, Column("id", Text, primary_key=True),
            _column("deleted", Integer, deleted), _column("x", Text, Field("x", "")),
            _column("y", Integer, Field("y", 0)),
            _column("rank", Text, Field("rang", "", settles=True)),
            _column("secret", Text, Field("secret", "", personal=True)),
            *(_column(name, Text, field) for name, field in extra),
        ),
        "b": Table(
            "b", of, Column("id", Text, primary_key=True),
            _column("deleted", Integer, deleted), _column("x", Text, Field("x", "")),
        ),
    }  # fmt: skip


def tiny_dossier(path: Path, tables: dict[str, Table]) -> sqlite3.Connection:
    """Create a dossier of these tables and return a plain writing connection to it."""
    db = connect(path, "rwc")
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    db.execute("BEGIN")
    build(db, tables)
    db.execute("COMMIT")
    return db

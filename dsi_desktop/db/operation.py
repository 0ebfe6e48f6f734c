"""One intention of the person, whatever the number of fields it changes."""

import sqlite3
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, TypeVar, TypeVarTuple

from sqlalchemy import Executable, Result, Row, inspect
from sqlalchemy.engine import ScalarResult
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import TypedReturnsRows

from dsi_desktop.db.engines import driver
from dsi_desktop.db.entity import Entity
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _

Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]]
E = TypeVar("E", bound=Entity)
T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class Operation:
    """What a command holds between the opening of the write door and its closing.

    Every kind of write is journalled, also `execute(update(...))`; reads see what was written.
    """

    def __init__(self, session: Session, label: str) -> None:
        self.session = session
        self.label = label

    def add(self, record: E) -> E:
        """Add a new record; it is returned for convenience."""
        self.session.add(record)
        return record

    def put(self, record: E) -> E:
        """Add a record of fixed id (`linked_id`), or bring back the one that has it.

        The values given replace those kept; a removed link made again is the same row.
        """
        kept = self.session.get(type(record), record.id)
        if kept is None:
            return self.add(record)
        kept.deleted = None
        for attribute in inspect(type(record)).column_attrs:
            if attribute.key not in ("id", "deleted"):
                setattr(kept, attribute.key, getattr(record, attribute.key))
        return kept

    def get(self, kind: type[E], record_id: str) -> E:
        """Return a record, a removed one too; `NotFound` when the dossier never had it."""
        found = self.session.get(kind, record_id)
        if found is None:
            raise NotFound(_("Cette fiche n’est pas dans le dossier."))
        return found

    def find(self, kind: type[E], record_id: str) -> E | None:
        """Return a record, or None."""
        return self.session.get(kind, record_id)

    def scalars(self, statement: TypedReturnsRows[T]) -> ScalarResult[T]:
        """Return the first column of each row, usually records."""
        return self.session.scalars(statement)

    def rows(self, statement: TypedReturnsRows[*Ts]) -> list[Row[*Ts]]:
        """Return whole rows."""
        return list(self.session.execute(statement).all())

    def execute(
        self, statement: Executable, parameters: Parameters | None = None
    ) -> Result[*tuple[Any, ...]]:
        """Run any statement, bulk writes too; the triggers note what it changes."""
        return self.session.execute(statement, parameters)

    def remove(self, record: Entity) -> None:
        """Mark a record deleted: it stays in the file, so that the other laptop learns of it."""
        record.deleted = 1

    def restore(self, record: Entity) -> None:
        """Bring a removed record back."""
        record.deleted = None

    def keep_piece(self, content: bytes) -> str:
        """Store the bytes of an attachment once and return their SHA-256 in hexadecimal."""
        name = sha256(content).hexdigest()
        self.plain().execute("INSERT OR IGNORE INTO dsi_blob VALUES (?, ?)", (name, content))
        return name

    def flush(self) -> None:
        """Write now what was changed on records, e.g. before a bulk statement."""
        self.session.flush()

    def plain(self) -> sqlite3.Connection:
        """Return the connection under this operation, in its transaction."""
        self.session.flush()
        return driver(self.session.connection())

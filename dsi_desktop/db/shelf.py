"""Fetch living records by table name, in an operation or in a reading alike.

What is read here is only looked at: rows as plain tuples cost a fifth of mapped objects, and the
minutes of a great meeting are made of seven hundred.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import inspect
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.orm import Session

from dsi_desktop.db.engines import driver
from dsi_desktop.db.entity import entities

Reader = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What pure rules ask records from; `session` is that of an operation or of `store.read()`."""

    session: Session

    def of(self, table: str, field: str, values: Collection[str | None]) -> list[Any]:
        """Return the living records whose `field` is one of `values`, by rank where there is one.

        With "deleted" as the field, every living record of the table.
        """
        shape = _shape(table)
        if field == "deleted":
            return self._fetched(shape, "deleted IS NULL", ())
        known = [value for value in values if value is not None]
        where = f'deleted IS NULL AND "{shape.columns[field]}" IN ({_marks(known)})'
        return self._fetched(shape, where, known) if known else []

    def named(self, table: str, values: Collection[str | None]) -> list[Any]:
        """Return the records of these ids, removed ones too: a name is still printed."""
        known = [value for value in values if value is not None]
        return self._fetched(_shape(table), f"id IN ({_marks(known)})", known) if known else []

    def _fetched(self, shape: "_Shape", where: str, given: Iterable[str]) -> list[Any]:
        self.session.flush()
        asked = f"{shape.asked} WHERE {where} ORDER BY {shape.order}"
        rows = driver(self.session.connection()).execute(asked, tuple(given)).fetchall()
        if not shape.readers:
            return [shape.kind(*row) for row in rows]
        found = []
        for row in rows:
            read = list(row)
            for at, reader in shape.readers:
                read[at] = reader(read[at])
            found.append(shape.kind(*read))
        return found


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the rows of a table are asked and read; `readers` turn what a column keeps."""

    kind: Callable[..., Any]
    columns: dict[str, str]
    asked: str
    order: str
    readers: tuple[tuple[int, Reader], ...]


@cache
def _shape(table: str) -> _Shape:
    found = inspect(entities()[table]).column_attrs
    columns = {one.key: one.columns[0] for one in found}
    dialect = SQLiteDialect_pysqlite()
    readers = [one.type.dialect_impl(dialect).result_processor(dialect, None)
               for one in columns.values()]  # fmt: skip
    row = NamedTuple(f"{table}_row", [(key, Any) for key in columns])  # type: ignore[misc]
    kind = type(row.__name__, (row,), {"__slots__": (), "__tablename__": table})
    names = {key: str(one.name) for key, one in columns.items()}
    listed = ", ".join(f'"{name}"' for name in names.values())
    return _Shape(
        kind, names, f'SELECT {listed} FROM "{table}"', "rank, id" if "rank" in names else "id",
        tuple((at, reader) for at, reader in enumerate(readers) if reader is not None),
    )


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))

"""The tables of the schema as the file sees them: their shape for the journal, and their SQL."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Column, Table
from sqlalchemy.dialects import sqlite

from dsi_desktop.db.entity import columns
from dsi_desktop.db.fields import field_of
from dsi_desktop.db.shape import ColumnShape, Shape, TableShape, quoted, shape_from


def shape_of(tables: Mapping[str, Table]) -> Shape:
    """Return what the journal must know of these tables."""
    return shape_from(_table_shape(table) for table in tables.values())


def _table_shape(table: Table) -> TableShape:
    described = ((column.name, field_of(column)) for column in columns(table))
    return TableShape(
        table.name,
        tuple(
            ColumnShape(name, field.default, field.personal, field.settles, field.prose)
            for name, field in described
        ),
    )


def create_statements(tables: Iterable[Table]) -> list[str]:
    """Return the SQL of these tables and their indexes.

    WITHOUT ROWID: the text key is the table, one page less per table and one write less per row.
    """
    found = []
    for table in tables:
        parts = ["id TEXT NOT NULL PRIMARY KEY", *(column_sql(column) for column in columns(table))]
        found.append(f"CREATE TABLE {quoted(table.name)} ({', '.join(parts)}) WITHOUT ROWID")
        found += index_statements(table).values()
    return found


def column_sql(column: Column[Any]) -> str:
    """Return the SQL of one column: nullable, with the default another program will get.

    The same default stands in the metadata, for creations that did not name the column.
    """
    default = field_of(column).default
    text = f"{quoted(column.name)} {column.type.compile(dialect=sqlite.dialect())}"
    if default is not None:
        literal = str(default) if isinstance(default, int) else _literal(default)
        text += f" DEFAULT {literal}"
    for link in column.foreign_keys:
        text += f" REFERENCES {quoted(link.column.table.name)}(id)"
    return text


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def index_statements(table: Table) -> dict[str, str]:
    """Return the SQL of the plain indexes of a table by name."""
    found = {}
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        names = ", ".join(quoted(column.name) for column in index.columns)
        name = str(index.name)
        found[name] = f"CREATE INDEX {quoted(name)} ON {quoted(table.name)}({names})"
    return found

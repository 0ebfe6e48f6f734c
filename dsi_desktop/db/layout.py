"""The tables of the schema as the file sees them: their shape for the journal, and their SQL."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from dsi_desktop.db.entity import columns
from dsi_desktop.db.fields import field_of
from dsi_desktop.db.shape import ColumnShape, Shape, TableShape, shape_from

_DIALECT = sqlite.dialect()  # type: ignore[no-untyped-call]


def shape_of(tables: Mapping[str, Table]) -> Shape:
    """Return what the journal must know of these tables."""
    return shape_from(_table_shape(table) for table in tables.values())


def _table_shape(table: Table) -> TableShape:
    described = ((column.name, field_of(column)) for column in columns(table))
    return TableShape(
        table.name,
        tuple(
            ColumnShape(name, field.default, field.personal, field.settles)
            for name, field in described
        ),
    )


def create_statements(tables: Iterable[Table]) -> list[str]:
    """Return the SQL of these tables and their indexes.

    WITHOUT ROWID: the text key is the table, one page less per table and one write less per row.
    """
    found = []
    for table in tables:
        found.append(_one_line(str(CreateTable(table).compile(dialect=_DIALECT))) + " WITHOUT ROWID")
        found += index_statements(table)
    return found


def index_statements(table: Table) -> list[str]:
    """Return the SQL of the indexes of a table, in order of name."""
    ordered = sorted(table.indexes, key=lambda index: str(index.name))
    return [_one_line(str(CreateIndex(index).compile(dialect=_DIALECT))) for index in ordered]


def add_column_statement(table: Table, name: str) -> str:
    """Return the SQL that adds a column to a table of an older version."""
    column = table.columns[name]
    kind = column.type.compile(dialect=_DIALECT)
    target = next(iter(column.foreign_keys), None)
    preparer = _DIALECT.identifier_preparer
    link = ""
    if target is not None:
        link = f" REFERENCES {preparer.quote(target.column.table.name)} (id)"
    return (
        f"ALTER TABLE {preparer.quote(table.name)} ADD COLUMN {preparer.quote(name)} {kind}{link}"
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())

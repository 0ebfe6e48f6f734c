"""Which columns may name a record: read from the metadata, for who follows links backwards."""

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Column

from dsi_desktop.db.entity import columns, tables


class Link(NamedTuple):
    """A column that may hold the id of a record."""

    table: str
    column: str


@cache
def links_to(table: str) -> tuple[Link, ...]:
    """Return every column that may hold an id of `table`, in order of tables.

    A column without a declared target, whose table stands in its neighbour, may name any record:
    ids are unique in the dossier.
    """
    return tuple(
        Link(name, column.name)
        for name, each in sorted(tables().items())
        for column in columns(each) if _names(column, table)
    )


def _names(column: Column[Any], table: str) -> bool:
    targets = {key.column.table.name for key in column.foreign_keys}
    return table in targets or (not targets and column.name.endswith("_id"))

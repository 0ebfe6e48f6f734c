"""The rows that make one record with another: what the history of a record shows with it."""

import sqlite3
from collections.abc import Iterator
from functools import cache

from dsi_desktop.db.entity import tables
from dsi_desktop.db.naming import Names
from dsi_desktop.db.naming_words import NAMING
from dsi_desktop.db.shape import quoted

# Records of their own: they have a page, and so a history.
ALONE = frozenset({
    "action", "board", "body", "decision", "desired_change", "issue", "meeting", "motion",
    "objective", "orientation", "organization", "person", "plan", "task",
})  # fmt: skip
_ALSO = (
    ("membership", "person_id", "person"), ("membership", "organization_id", "organization"),
    ("representation", "person_id", "person"), ("task_label", "task_id", "task"),
    ("external_seat", "person_id", "person"),
)  # fmt: skip


def belongings(db: sqlite3.Connection, table: str, row: str) -> list[tuple[str, str]]:
    """Return the (table, row) of what belongs to a record, removed or not."""
    found = []
    for other, column in _links(db, table):
        query = f"SELECT id FROM {quoted(other)} WHERE {quoted(column)} = ?"
        found += [(other, one) for (one,) in db.execute(query, (row,))]
    for other in _anywhere():
        query = f"SELECT id FROM {quoted(other)} WHERE record_table = ? AND record_id = ?"
        found += [(other, one) for (one,) in db.execute(query, (table, row))]
    return sorted(set(found))


def table_of_id(db: sqlite3.Connection, row: str) -> str:
    """Return the table of the record that has this id, "" when there is none."""
    for table in (*sorted(ALONE), *sorted(set(tables()) - ALONE)):
        if db.execute(f"SELECT 1 FROM {quoted(table)} WHERE id = ?", (row,)).fetchone():
            return table
    return ""


def wholes(db: sqlite3.Connection, names: Names, table: str, row: str) -> list[tuple[str, str]]:
    """Return each (table, row) that a row belongs to, the nearest first."""
    found = names.wholes(table, row)
    if table in _anywhere():
        query = f"SELECT record_table, record_id FROM {quoted(table)} WHERE id = ?"
        for whole, one in db.execute(query, (row,)):
            if whole in tables() and one:
                found.append((whole, one))
    return found


def _links(db: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    names = Names(db)
    return sorted({(other, column) for other, column, target in _every(names) if target == table})


def _every(names: Names) -> Iterator[tuple[str, str, str]]:
    known = tables()
    for other, naming in NAMING.items():
        if other in known and other not in ALONE:
            for column in naming.above:
                yield other, column, names.target(other, column)
    for other, column, target in _ALSO:
        if other in known and column in known[other].columns:
            yield other, column, target


@cache
def _anywhere() -> tuple[str, ...]:
    """Return the tables whose rows may belong to a record of any table."""
    return tuple(
        name for name, table in tables().items()
        if {"record_table", "record_id"} <= set(table.columns.keys())
    )  # fmt: skip

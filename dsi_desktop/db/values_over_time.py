"""What cells of the dossier held over time, read from the journal: the past of a card's state.

Clocks may lie: a write counts no earlier than what it follows in its cell, nor than the creation
of its record. A value that was destroyed is left out.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dsi_desktop.db.cells import DESTROYED, Head, chunks, named_at_creation
from dsi_desktop.db.engines import driver
from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.db.store import Store
from dsi_desktop.db.values import placeholders
from dsi_desktop.kernel.changes import Value

_WRITES = f"""
SELECT c.row, c.field, c.tx, c.val, t.at, {DESTROYED} FROM dsi_change c JOIN dsi_tx t ON t.n = c.tx
WHERE c.row IN ({{rows}}) AND c.field IN ({{fields}}) ORDER BY c.row, t.lam, t.id
"""
_HELD = """
SELECT DISTINCT row FROM dsi_change
WHERE (field = ? AND val = ?) OR (field = ? AND instr(val, ?))
"""

_BORN = """
SELECT c.row, min(t.at) FROM dsi_change c JOIN dsi_tx t ON t.n = c.tx
WHERE c.field = ? GROUP BY c.row
"""


@dataclass(frozen=True, slots=True)
class Then:
    """A value that a cell took; `when`: claimed UTC milliseconds, `column` one of those asked."""

    row: str
    column: str
    value: Value
    when: int


def values_over_time(
    store: Store, table: str, columns: Collection[str], rows: Collection[str]
) -> list[Then]:
    """Return what these columns of these rows held, by row, each in the order it was written.

    A row begins with the values of its creation, defaults included. Writes by other programs
    count as any other.
    """
    book = store.book
    fields = [book.number[table, STAR], *(book.number[table, column] for column in columns)]
    found: list[Then] = []
    with store.read() as session:
        db = driver(session.connection())
        for part in chunks(sorted(rows)):
            query = _WRITES.format(rows=placeholders(part), fields=placeholders(fields))
            writes = db.execute(query, (*part, *fields)).fetchall()
            for _row, of_row in _by_row(writes):
                found += _told(db, book, of_row, table, columns)
    return found


def rows_that_held(store: Store, table: str, column: str, value: str) -> set[str]:
    """Return the rows of which this column holds or once held this text; some others may come.

    The whole journal is gone through: ask for it when a view opens, not at each key.
    """
    book = store.book
    asked = (book.number[table, column], value, book.number[table, STAR], value)
    with store.read() as session:
        return {str(row) for (row,) in driver(session.connection()).execute(_HELD, asked)}


def births(store: Store, table: str) -> dict[str, int]:
    """Return when each record of a table was made, in claimed UTC milliseconds."""
    with store.read() as session:
        asked = (store.book.number[table, STAR],)
        return {
            str(row): int(when)
            for row, when in driver(session.connection()).execute(_BORN, asked)
        }


_Write = tuple[str, int, int, Value, int, int]


def _by_row(writes: Iterable[_Write]) -> Iterator[tuple[str, list[_Write]]]:
    held: dict[str, list[_Write]] = {}
    for write in writes:
        held.setdefault(write[0], []).append(write)
    yield from held.items()


def _told(
    db: sqlite3.Connection, book: FieldBook, writes: list[_Write], table: str,
    columns: Collection[str],
) -> Iterator[Then]:  # fmt: skip
    stars = [write for write in writes if write[1] in book.stars]
    born = min((write[4] for write in stars), default=0)
    named = named_at_creation(db, [Head(tx, val, gone) for _r, _f, tx, val, _at, gone in stars])
    defaults = book.shape[table].by_name
    latest = dict.fromkeys(columns, born)
    for column in columns if stars else ():
        yield Then(writes[0][0], column, named.get(column, defaults[column].default), born)
    for row, field, _tx, value, at, destroyed in writes:
        column = book.name[field][1]
        if column in latest and not destroyed:
            latest[column] = max(latest[column], at)
            yield Then(row, column, value, latest[column])

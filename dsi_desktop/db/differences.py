"""What changed between two claimed days, record by record: added, changed, ended, deleted.

Computed from the journal cell by cell, without building either day.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dsi_desktop.db.cells import chunks
from dsi_desktop.db.container import examine_header, unreadable
from dsi_desktop.db.entity import tables as known_tables
from dsi_desktop.db.journal import STAR, FieldBook, load_book
from dsi_desktop.db.layout import shape_of
from dsi_desktop.db.past import effective_times, end_of
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.values import placeholders, same
from dsi_desktop.kernel.changes import Value

ADDED, CHANGED, ENDED, DELETED = "added", "changed", "ended", "deleted"

# Where a record says that it is over: the column of its last day, or the states that close it.
_LAST_DAY = {
    "organization": "left_on", "affiliation": "end_on", "body": "end_on", "post": "end_on",
    "membership": "end_on", "mandate_letter": "end_on", "body_relation": "end_on",
    "external_seat": "end_on", "agreement": "end_on", "guideline": "end_on", "plan": "end_on",
    "mandate": "closed_on", "action": "ended_on",
}  # fmt: skip
_CLOSED = {
    "body": ("closed",), "mandate": ("closed", "abandoned"), "plan": ("closed",),
    "action": ("done", "abandoned"), "task": ("done", "dropped"),
    "election": ("closed", "cancelled"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One record that differs. `fields`: (column, earlier value, later value), without `deleted`.

    `kind` is "added", "changed", "ended" (it came to its last day, or to a state that closes it)
    or "deleted". For an added record the earlier values are None; for a deleted one the later.
    """

    table: str
    row: str
    kind: str
    fields: tuple[tuple[str, Value, Value], ...]


class _Write(NamedTuple):
    tx: int
    field: int
    value: Value
    destroyed: bool
    parents: tuple[int | None, ...]


State = Mapping[str, Value]


@dataclass(slots=True)
class _Journal:
    """What is read of the file: ranks and effective times of gestures, writes by row."""

    book: FieldBook
    order: dict[int, int]
    times: dict[int, int]

    def state(self, writes: Iterable[_Write], table: str, until: int) -> State | None:
        """Return the values of a row at a moment; None when it is not there, or deleted."""
        live = self._live(writes, until)
        won = {write.field: write for write in live}
        star = won.get(self.book.number[table, STAR])
        if star is None:
            return None
        named = json.loads(str(star.value))
        values = {}
        for column in self.book.shape[table].columns:
            edit = won.get(self.book.number[table, column.name])
            created = named.get(column.name, column.default)
            values[column.name] = created if edit is None else edit.value
        gone = values.pop("deleted") is not None
        return None if gone and not self._disputed(live, table) else values

    def _live(self, writes: Iterable[_Write], until: int) -> list[_Write]:
        """Return the writes of a row in force at a moment, the one that wins its cell last."""
        known = [write for write in writes if self.times[write.tx] <= until]
        replaced = {(write.field, parent) for write in known for parent in write.parents}
        return sorted(
            (write for write in known if (write.field, write.tx) not in replaced),
            key=lambda write: (not write.destroyed, self.order[write.tx]),
        )

    def _disputed(self, live: list[_Write], table: str) -> bool:
        """Tell whether an edit stands that no deletion knew of: the record stays in view."""
        number = self.book.number[table, "deleted"]
        deletions = [w for w in live if w.field == number and w.value is not None]
        return any(
            all(edit.tx != one.tx and edit.tx not in one.parents for one in deletions)
            for edit in live
            if edit.field != number and not edit.destroyed
        )


def differences(
    path: Path, tables: Collection[str], day1: date | None, day2: date
) -> list[Difference]:
    """Return what differs between the ends of two days, in the order of `tables`, then of rows.

    `day1` None: from the very beginning. Raises `FileProblem` when the file cannot be read.
    """
    examine_header(path)
    try:
        with closing(connect(path)) as db:
            book = load_book(db, shape_of(known_tables()))
            return differences_read(db, book, tables, day1, day2)
    except (sqlite3.DatabaseError, KeyError, ValueError, TypeError) as error:
        raise unreadable(path, error) from error


def differences_read(
    db: sqlite3.Connection, book: FieldBook, tables: Iterable[str],
    day1: date | None, day2: date,
) -> list[Difference]:  # fmt: skip
    """Return the same as `differences`, through the connection of a reading under way."""
    order = {n: place for place, (n,) in enumerate(db.execute("SELECT n FROM dsi_tx "
                                                              "ORDER BY lam, id"))}  # fmt: skip
    journal = _Journal(book, order, effective_times(db, book.stars))
    first = end_of(day1) if day1 else -(2**63)
    last = end_of(day2)
    found = []
    for table in tables:
        if (table, STAR) not in book.number or table not in book.shape:
            continue
        rows = _rows(db, journal, table, first, last)
        for row, writes in sorted(_writes(db, book, table, rows).items()):
            before = journal.state(writes, table, first)
            after = journal.state(writes, table, last)
            one = _difference(table, row, (before, after), (day1, day2))
            if one is not None:
                found.append(one)
    return found


def _rows(
    db: sqlite3.Connection, journal: _Journal, table: str, first: int, last: int
) -> list[str]:
    """Return the rows to compare: those written between, or all where days alone can end one."""
    numbers = journal.book.fields_of(table)
    query = f"SELECT DISTINCT row, tx FROM dsi_change WHERE field IN ({placeholders(numbers)})"
    written = db.execute(query, numbers).fetchall()
    return sorted({
        row for row, tx in written if table in _LAST_DAY or first < journal.times[tx] <= last
    })  # fmt: skip


def _writes(
    db: sqlite3.Connection, book: FieldBook, table: str, rows: list[str]
) -> dict[str, list[_Write]]:
    found: dict[str, list[_Write]] = {}
    for part in chunks(rows):
        marks = placeholders(part)
        further: dict[tuple[str, int, int], list[int]] = {}
        for row, field, tx, parent in db.execute(
            f"SELECT row, field, tx, prev FROM dsi_prev WHERE row IN ({marks})", part
        ):
            further.setdefault((row, field, tx), []).append(parent)
        for row, field, tx, value, destroyed, parent in db.execute(
            "SELECT row, field, tx, val, ifnull(length(salt), 0) = 16, prev FROM dsi_change "
            f"WHERE row IN ({marks})",
            part,
        ):
            if book.name[field][0] == table:
                parents = (parent, *further.get((row, field, tx), ()))
                write = _Write(tx, field, value, bool(destroyed), parents)
                found.setdefault(row, []).append(write)
    return found


def _difference(
    table: str, row: str, states: tuple[State | None, State | None],
    days: tuple[date | None, date],
) -> Difference | None:  # fmt: skip
    before, after = states
    if before is None and after is None:
        return None
    if before is None or after is None:
        kind = ADDED if before is None else DELETED
        values = before or after or {}
        fields = tuple(
            (name, value if before else None, value if after else None)
            for name, value in values.items()
            if value not in (None, "")
        )
        return Difference(table, row, kind, fields)
    fields = tuple(
        (name, before[name], value)
        for name, value in after.items()
        if not same(before[name], value)
    )
    if not _is_over(table, before, days[0]) and _is_over(table, after, days[1]):
        return Difference(table, row, ENDED, fields)
    return Difference(table, row, CHANGED, fields) if fields else None


def _is_over(table: str, values: State, day: date | None) -> bool:
    """Tell whether the record was over at the end of a day."""
    if values.get("state") in _CLOSED.get(table, ()):
        return True
    last = values.get(_LAST_DAY.get(table, ""))
    return isinstance(last, str) and last != "" and day is not None and last <= day.isoformat()

"""« À décider » : what several laptops wrote apart, every value kept until somebody chooses."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from dsi_desktop.db.conflicts import DELETED_EDITED, FIELD
from dsi_desktop.db.engines import driver
from dsi_desktop.db.journal import FieldBook
from dsi_desktop.db.merge.log import has_record
from dsi_desktop.db.merge.paragraphs import propose
from dsi_desktop.db.merge.versions import (
    Base,
    LiveWrite,
    Version,
    common_base,
    live_writes,
    parents_of,
)
from dsi_desktop.db.shape import quoted
from dsi_desktop.db.store import Store
from dsi_desktop.db.values import same
from dsi_desktop.kernel.changes import Value

Cell = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Choice:
    """One question. `id`: the stable text "table.column.row"; `kind`: "field", "deleted-edited".

    `base` is the last value everybody knew. `versions`: two or more, this laptop's
    first, one per value. `proposal`: for long text, everybody's paragraphs when they do not touch.
    """

    id: str
    kind: str
    table: str
    row: str
    column: str
    base: Value
    base_by: str
    base_at: int
    versions: tuple[Version, ...]
    proposal: str | None


def choices(store: Store) -> list[Choice]:
    """Return what waits for a decision, by table, record and field."""
    with store.read() as session:
        return read_choices(driver(session.connection()), store.book)


def read_choices(db: sqlite3.Connection, book: FieldBook) -> list[Choice]:
    """Return the choices of a file, straight from its journal."""
    cells = open_choices(db, book)
    asked = sorted((*book.name[number], row, number) for row, number in cells)
    return [_choice(db, book, row, number) for _table, _column, row, number in asked]


def open_choices(db: sqlite3.Connection, book: FieldBook) -> set[Cell]:
    """Return the (row, field number) cells that wait for a decision.

    Fields of a newer version wait for it; those of a record that everybody deleted do not matter.
    """
    projected = book.projected()
    query = "SELECT DISTINCT row, field, kind FROM dsi_conflict"
    return {
        (row, number)
        for row, number, kind in db.execute(query).fetchall()
        if number in projected
        and (kind == DELETED_EDITED or not _is_deleted(db, book.name[number], row))
    }


def _is_deleted(db: sqlite3.Connection, name: tuple[str, str], row: str) -> bool:
    """Tell whether a record is deleted; the deletion itself may still be in question."""
    table, column = name
    if column == "deleted":
        return False
    found = db.execute(f"SELECT deleted FROM {quoted(table)} WHERE id = ?", (row,)).fetchone()
    return found is None or found[0] is not None


def _choice(db: sqlite3.Connection, book: FieldBook, row: str, number: int) -> Choice:
    table, column = book.name[number]
    writes = live_writes(db, row)
    own = [write for write in writes if write.field == number]
    if number in book.deletions:
        return Choice(
            choice_id(table, column, row), DELETED_EDITED, table, row, column, None, "", 0,
            _sides(db, book, row, own, writes), None,
        )  # fmt: skip
    base = common_base(db, book, row, number, [write.n for write in own])
    versions = _in_order(_version(db, write, (column,)) for write in _distinct(own))
    is_prose = book.shape[table].by_name[column].prose
    proposal = _proposal(base, versions) if is_prose else None
    return Choice(
        choice_id(table, column, row), FIELD, table, row, column, base.value, base.by, base.at,
        versions, proposal,
    )  # fmt: skip


def choice_id(table: str, column: str, row: str) -> str:
    """Return the name of a choice: no table and no column has a dot."""
    return f"{table}.{column}.{row}"


def _distinct(writes: list[LiveWrite]) -> list[LiveWrite]:
    """Keep the last write of each value."""
    kept: list[LiveWrite] = []
    for write in writes:
        kept = [one for one in kept if not same(one.value, write.value)] + [write]
    return kept


def _sides(
    db: sqlite3.Connection, book: FieldBook, row: str, own: list[LiveWrite],
    writes: list[LiveWrite],
) -> tuple[Version, ...]:  # fmt: skip
    """Return who deletes, and everybody who wrote without knowing: each at the last gesture."""
    deletions = [write for write in own if write.value is not None]
    known = {write.n for write in deletions}
    for write in deletions:
        known |= parents_of(db, row, write.field, write.n)
    table = book.name[own[0].field][0]
    edits = [
        write
        for write in writes
        if write.n not in known and book.name[write.field][0] == table
        and not (write.field == own[0].field and write.value is not None)
    ]  # fmt: skip
    found = [_version(db, deletions[-1], ("deleted",), deletes=True)] if deletions else []
    for writer in {(write.who, write.device) for write in edits}:
        theirs = [write for write in edits if (write.who, write.device) == writer]
        columns = sorted({book.name[write.field][1] for write in theirs})
        found.append(_version(db, theirs[-1], tuple(columns)))
    return _in_order(found)


def _in_order(versions: Iterable[Version]) -> tuple[Version, ...]:
    """Put what was written here first, the others in the order of their claimed time."""
    return tuple(sorted(versions, key=lambda one: (not one.here, one.at, one.gesture)))


def _version(
    db: sqlite3.Connection, write: LiveWrite, columns: tuple[str, ...], *, deletes: bool = False
) -> Version:
    value = write.value if columns != ("deleted",) or deletes else None
    return Version(
        write.gesture, value, write.who, write.device, write.at, _is_here(db, write.n), deletes,
        columns,
    )  # fmt: skip


def _is_here(db: sqlite3.Connection, n: int) -> bool:
    """Tell whether a gesture was made on this laptop, and not received."""
    if not has_record(db):
        return True
    query = "SELECT 1 FROM dsi_exchange WHERE kind = 'received' AND ? BETWEEN first AND last"
    return db.execute(query, (n,)).fetchone() is None


def _proposal(base: Base, versions: tuple[Version, ...]) -> str | None:
    texts = [version.value for version in versions if isinstance(version.value, str)]
    if not isinstance(base.value, str) or len(texts) != len(versions):
        return None
    return propose(base.value, texts)

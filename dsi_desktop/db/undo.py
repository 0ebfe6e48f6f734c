"""Undo writes the earlier values back as a new gesture: it travels and merges like any edit."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from dsi_desktop.db.cells import created_value, heads
from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.db.shape import quoted
from dsi_desktop.db.values import same
from dsi_desktop.kernel.changes import FieldChange, Value
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class Skipped:
    """A field left alone: somebody changed it, or removed the record, since."""

    table: str
    row: str
    column: str
    since: str


@dataclass(frozen=True, slots=True)
class Undone:
    """The outcome: `gesture` is the new gesture (hexadecimal), None when nothing could be done."""

    gesture: str | None
    label: str
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Turned:
    """A decision taken back, or made again: always the same gesture, None when it cannot be."""

    gesture: bytes | None
    changes: tuple[FieldChange, ...] = ()


Turn = Callable[[sqlite3.Connection, FieldBook, bytes, int], Turned | None]


class _Write(NamedTuple):
    row: str
    field: int
    value: Value


class _Step(NamedTuple):
    row: str
    table: str
    column: str
    value: Value


_WRITES = "SELECT row, field, val FROM dsi_change WHERE tx = ?"
_EARLIER = """
SELECT c.val FROM dsi_change c JOIN dsi_tx t ON t.n = c.tx
WHERE c.row = ?1 AND c.field = ?2 AND c.tx IN (
  SELECT prev FROM dsi_change WHERE row = ?1 AND field = ?2 AND tx = ?3
  UNION SELECT prev FROM dsi_prev WHERE row = ?1 AND field = ?2 AND tx = ?3)
ORDER BY t.lam DESC, t.id DESC LIMIT 1
"""
_LATEST = """
SELECT t.author FROM dsi_change c JOIN dsi_tx t ON t.n = c.tx
WHERE c.row = ? AND c.field = ? AND c.live = 1 ORDER BY t.lam DESC, t.id DESC LIMIT 1
"""


def label_of(db: sqlite3.Connection, gesture: bytes) -> str:
    """Return the label of a gesture; `NotFound` when the file does not hold it."""
    found = db.execute("SELECT label FROM dsi_tx WHERE id = ?", (gesture,)).fetchone()
    if found is None:
        raise NotFound(_("Ce geste n’est pas dans le dossier."))
    return str(found[0])


def write_back(db: sqlite3.Connection, book: FieldBook, gesture: bytes) -> tuple[Skipped, ...]:
    """Write the inverse of a gesture into the tables, triggers on; return what was left alone.

    The undo of a creation is a soft delete. Cells that hold something else by now, or two
    concurrent values, and cells of records removed since, are skipped.
    """
    (tx,) = db.execute("SELECT n FROM dsi_tx WHERE id = ?", (gesture,)).fetchone()
    writes = [_Write(*found) for found in db.execute(_WRITES, (tx,))]
    created = {w.row for w in writes if w.field in book.stars}
    steps, skipped = [], []
    for write in writes:
        table, column = book.name[write.field]
        if table not in book.shape or (column != STAR and write.row in created):
            continue
        if column == STAR:
            steps.append(_Step(write.row, table, "deleted", 1))
        elif column not in book.shape[table].by_name or not _in_force(db, write):
            skipped.append(_left(db, book, write))
        else:
            value = _earlier(db, book, write, tx)
            steps.append(_Step(write.row, table, column, value))
    for step in sorted(steps, key=_turn):
        if step.column != "deleted" and _is_deleted(db, step):
            number = book.number[step.table, step.column]
            skipped.append(_left(db, book, _Write(step.row, number, None)))
            continue
        _apply(db, step)
    return tuple(skipped)


def _in_force(db: sqlite3.Connection, write: _Write) -> bool:
    """Tell whether the cell holds what this gesture wrote, and nothing concurrent beside it.

    A later write undone in turn counts as never made: the value stands again.
    """
    return all(same(head.value, write.value) for head in heads(db, write.row, write.field))


def _turn(step: _Step) -> int:
    """Restore first, then write fields, then remove again: a removed record takes no edit."""
    if step.column != "deleted":
        return 1
    return 0 if step.value is None else 2


def _earlier(db: sqlite3.Connection, book: FieldBook, write: _Write, tx: int) -> Value:
    found = db.execute(_EARLIER, (write.row, write.field, tx)).fetchone()
    if found is not None:
        value: Value = found[0]
        return value
    return created_value(db, book, *book.name[write.field], write.row)


def _is_deleted(db: sqlite3.Connection, step: _Step) -> bool:
    query = f"SELECT deleted FROM {quoted(step.table)} WHERE id = ?"
    return db.execute(query, (step.row,)).fetchone()[0] is not None


def _apply(db: sqlite3.Connection, step: _Step) -> None:
    if step.column == "deleted" and step.value is not None and _is_deleted(db, step):
        return
    db.execute(
        f"UPDATE {quoted(step.table)} SET {quoted(step.column)} = ?1 "
        f"WHERE id = ?2 AND {quoted(step.column)} IS NOT ?1",
        (step.value, step.row),
    )


def _left(db: sqlite3.Connection, book: FieldBook, write: _Write) -> Skipped:
    table, column = book.name[write.field]
    found = db.execute(_LATEST, (write.row, write.field)).fetchone()
    return Skipped(table, write.row, column, str(found[0]) if found else "")

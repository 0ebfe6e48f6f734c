"""Why a gesture of the history cannot be taken back whole: « changé depuis par Luc »."""

import sqlite3
from dataclasses import dataclass

from dsi_desktop.db.cells import heads
from dsi_desktop.db.engines import driver
from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.db.store import Store
from dsi_desktop.db.undo import label_of
from dsi_desktop.db.values import same
from dsi_desktop.kernel.changes import Value


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A field that undoing would leave alone, and who changed it since, when as claimed (UTC ms).

    `column` is "deleted" when the record itself was removed since.
    """

    table: str
    row: str
    column: str
    who: str
    when: int
    label: str


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What stands in the way of undoing one gesture; `whole`: nothing at all could be undone."""

    found: tuple[Obstacle, ...]
    whole: bool


_WRITES = "SELECT row, field, val FROM dsi_change WHERE tx = (SELECT n FROM dsi_tx WHERE id = ?)"
_LATEST = """
SELECT t.author, t.at, t.label, c.val FROM dsi_change c JOIN dsi_tx t ON t.n = c.tx
WHERE c.row = ? AND c.field = ? AND c.live = 1 ORDER BY t.lam DESC, t.id DESC LIMIT 1
"""


def obstacles(store: Store, gesture: str) -> Obstacles:
    """Return what `Store.undo_gesture` would leave alone now; writes nothing.

    `NotFound` when the gesture (hexadecimal id) is not in this file.
    """
    name = bytes.fromhex(gesture)
    with store.read() as session:
        db = driver(session.connection())
        label_of(db, name)
        writes = db.execute(_WRITES, (name,)).fetchall()
        return _obstacles(db, store.book, writes)


def _obstacles(
    db: sqlite3.Connection, book: FieldBook, writes: list[tuple[str, int, Value]]
) -> Obstacles:
    created = {(book.name[field][0], row) for row, field, _value in writes if field in book.stars}
    found, undone = [], 0
    for row, field, value in writes:
        table, column = book.name[field]
        if table not in book.shape or (column != STAR and (table, row) in created):
            continue
        one = _obstacle(db, book, row, field, value)
        if one is None:
            undone += 1
        else:
            found.append(one)
    return Obstacles(tuple(found), whole=not undone)


def _obstacle(
    db: sqlite3.Connection, book: FieldBook, row: str, field: int, value: Value
) -> Obstacle | None:
    table, column = book.name[field]
    removal = _removed_by(db, book, table, row)
    if column == STAR:
        return removal
    if column in book.shape[table].by_name and all(
        same(head.value, value) for head in heads(db, row, field)
    ):
        return removal if column != "deleted" else None
    who, when, label, _value = db.execute(_LATEST, (row, field)).fetchone()
    return Obstacle(table, row, column, who, when, label)


def _removed_by(db: sqlite3.Connection, book: FieldBook, table: str, row: str) -> Obstacle | None:
    found = db.execute(_LATEST, (row, book.number[table, "deleted"])).fetchone()
    if found is None or found[3] is None:
        return None
    who, when, label, _value = found
    return Obstacle(table, row, "deleted", who, when, label)

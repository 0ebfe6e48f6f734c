"""Turn what the triggers noted into one immutable gesture, inside the same transaction."""

import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dsi_desktop.db.cells import Head, created_value, heads, row_heads
from dsi_desktop.db.conflicts import refresh_conflicts
from dsi_desktop.db.gesture import SALT_BYTES, Heading, Write, canonical_line, compact, gesture_id
from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.db.shape import quoted
from dsi_desktop.db.values import journalled, placeholders, same
from dsi_desktop.kernel.changes import FieldChange, Value

Draw = Callable[[int], bytes]
Cell = tuple[str, int]
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Signature:
    """What is written beside a gesture for people: never used to decide anything."""

    author: str
    device: str
    label: str
    at: int


@dataclass(frozen=True, slots=True)
class Sealed:
    """A gesture just written: its 16 bytes and the fields it changed."""

    id: bytes
    changes: tuple[FieldChange, ...]


@dataclass(slots=True)
class _Cell:
    """One write on its way into the gesture; `parents` are gesture numbers."""

    row: str
    field: int
    value: Value
    parents: list[int]
    own: list[int]
    salt: bytes | None = None


def seal(
    db: sqlite3.Connection, book: FieldBook, signature: Signature, draw: Draw = secrets.token_bytes
) -> Sealed | None:
    """Seal the pending writes into one gesture; None when nothing changed in the end.

    Last write per cell; updates fold into a creation; true no-ops are dropped; each write names
    the live writes it replaces, a deletion those of its whole row. `draw` gives nonce and salts.
    """
    noted, forced = _take_pending(db)
    if not noted:
        return None
    cells: list[_Cell] = []
    changes: list[FieldChange] = []
    _seal_creations(db, book, noted, cells, changes, draw)
    _seal_updates(db, book, noted, forced, cells, changes, draw)
    if not cells:
        return None
    lam = (db.execute("SELECT max(lam) FROM dsi_tx").fetchone()[0] or 0) + 1
    heading = Heading(
        lam, signature.at, signature.author, signature.device, signature.label, draw(8)
    )
    line = canonical_line(heading, _writes(db, book, cells))
    name = gesture_id(line)
    _store(db, name, heading, cells)
    _settle(db, book, cells)
    return Sealed(name, tuple(changes))


def _take_pending(db: sqlite3.Connection) -> tuple[dict[Cell, object], set[Cell]]:
    noted: dict[Cell, object] = {}
    forced = set()
    for row, field, value, force in db.execute(
        "SELECT row, field, val, force FROM dsi_pending ORDER BY seq"
    ):
        noted[row, field] = value
        if force:
            forced.add((row, field))
    if noted:
        db.execute("DELETE FROM dsi_pending")
    return noted, forced


def _seal_creations(
    db: sqlite3.Connection,
    book: FieldBook,
    noted: dict[Cell, object],
    cells: list[_Cell],
    changes: list[FieldChange],
    draw: Draw,
) -> None:
    """Write the new rows; `noted` keeps only the edits of rows that were there before."""
    by_table: dict[str, list[str]] = {}
    for row, field in noted:
        if field in book.stars:
            by_table.setdefault(book.name[field][0], []).append(row)
    for table, rows in by_table.items():
        star = book.number[table, STAR]
        columns = book.shape[table].columns
        numbers = [book.number[table, column.name] for column in columns]
        for row, *values in _rows(db, book, table, rows):
            del noted[row, star]
            for number in numbers:
                noted.pop((row, number), None)
            kept = [journalled(value) for value in values]
            if heads(db, row, star):  # another program's INSERT OR REPLACE: an edit of every field
                noted.update({(row, n): v for n, v in zip(numbers, kept, strict=True)})
                continue
            named = {}
            for column, number, value in zip(columns, numbers, kept, strict=True):
                changes.append(FieldChange(table, row, column.name, None, value))
                if not column.personal:
                    named[column.name] = value
                elif not same(value, column.default):
                    cells.append(_Cell(row, number, value, [], [], draw(SALT_BYTES)))
            cells.append(_Cell(row, star, compact(named), [], []))


def _rows(
    db: sqlite3.Connection, book: FieldBook, table: str, rows: list[str]
) -> Iterator[tuple[str, *tuple[object, ...]]]:
    names = ",".join(quoted(name) for name in ("id", *book.shape[table].names))
    for start in range(0, len(rows), _CHUNK):
        part = rows[start : start + _CHUNK]
        query = f"SELECT {names} FROM {quoted(table)} WHERE id IN ({placeholders(part)})"
        yield from db.execute(query, part).fetchall()


def _seal_updates(
    db: sqlite3.Connection,
    book: FieldBook,
    noted: dict[Cell, object],
    forced: set[Cell],
    cells: list[_Cell],
    changes: list[FieldChange],
    draw: Draw,
) -> None:
    for (row, field), raw in noted.items():
        table, column = book.name[field]
        value = journalled(raw)
        named = row_heads(db, book, row, table) if column == "deleted" else heads(db, row, field)
        own = [head for head in named if head.field == field]
        before = _before(db, book, row, field, own)
        if (row, field) not in forced and len(own) < 2 and same(before, value):
            continue
        changes.append(FieldChange(table, row, column, before, value))
        salt = draw(SALT_BYTES) if field in book.personal else None
        parents = sorted({head.tx for head in named})
        cells.append(_Cell(row, field, value, parents, [head.tx for head in own], salt))


def _before(
    db: sqlite3.Connection, book: FieldBook, row: str, field: int, own: list[Head]
) -> Value:
    if not own:
        table, column = book.name[field]
        return created_value(db, book, table, column, row)
    if len(own) == 1:
        return own[0].value
    query = f"SELECT n FROM dsi_tx WHERE n IN ({placeholders(own)}) ORDER BY lam DESC, id DESC"
    (greatest,) = db.execute(query, [head.tx for head in own]).fetchone()
    return next(head.value for head in own if head.tx == greatest)


def _writes(db: sqlite3.Connection, book: FieldBook, cells: list[_Cell]) -> Iterator[Write]:
    ids = {
        n: db.execute("SELECT id FROM dsi_tx WHERE n = ?", (n,)).fetchone()[0].hex()
        for n in {parent for cell in cells for parent in cell.parents}
    }
    for cell in cells:
        parents = tuple(ids[n] for n in cell.parents)
        yield Write(*book.name[cell.field], cell.row, cell.value, cell.salt, parents)


def _store(db: sqlite3.Connection, name: bytes, heading: Heading, cells: list[_Cell]) -> None:
    tx = db.execute(
        "INSERT INTO dsi_tx(id, lam, at, author, device, label, nonce) VALUES (?,?,?,?,?,?,?)",
        (name, heading.lam, heading.at, heading.author, heading.device, heading.label,
         heading.nonce),
    ).lastrowid  # fmt: skip
    db.executemany(
        "INSERT INTO dsi_change(row, field, tx, val, salt, prev, live) VALUES (?,?,?,?,?,?,1)",
        [(c.row, c.field, tx, c.value, c.salt, next(iter(c.parents), None)) for c in cells],
    )
    further = [(c.row, c.field, tx, n) for c in cells for n in c.parents[1:]]
    if further:
        db.executemany("INSERT INTO dsi_prev(row, field, tx, prev) VALUES (?,?,?,?)", further)
    replaced = [(c.row, c.field, n) for c in cells for n in c.own]
    if replaced:
        db.executemany(
            "UPDATE dsi_change SET live = 0 WHERE row = ? AND field = ? AND tx = ?", replaced
        )


def _settle(db: sqlite3.Connection, book: FieldBook, cells: Iterable[_Cell]) -> None:
    """A gesture names all it knew: it can settle a conflict, only a merge can make one."""
    known = {row for (row,) in db.execute("SELECT DISTINCT row FROM dsi_conflict")}
    rows = {cell.row for cell in cells if cell.row in known}
    if rows:
        refresh_conflicts(db, book, rows)

"""Turn the rows the triggers noted into one immutable gesture, inside the same transaction."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from dsi_desktop.db.cells import RowHeads, chunks, greatest, heads_of_rows, named_at_creation
from dsi_desktop.db.conflicts import disputed, refresh_conflicts
from dsi_desktop.db.gesture import SALT_BYTES, Heading, Write, canonical_line, compact, gesture_id
from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.db.shape import TableShape, quoted
from dsi_desktop.db.values import journalled, placeholders, same
from dsi_desktop.kernel.changes import FieldChange, Value
from dsi_desktop.kernel.errors import WriteRefused
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.ids import new_id

Draw = Callable[[int], bytes]
_NONCE_BYTES = 8
_BESIDE = 250  # bytes: what a personal value travels with, its table, column and salt


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


@dataclass(frozen=True, slots=True)
class _Cell:
    """One write on its way into the gesture; `parents` and `own` are gesture numbers.

    `own` are the parents on the same cell: they are no longer live afterwards.
    """

    row: str
    field: int
    value: Value
    salt: bytes | None = None
    parents: tuple[int, ...] = ()
    own: tuple[int, ...] = ()


@dataclass(slots=True)
class _Draft:
    """The gesture being put together."""

    db: sqlite3.Connection
    book: FieldBook
    draw: Draw
    forced: set[tuple[str, int]]
    disputed: set[tuple[str, int]]
    cells: list[_Cell] = field(default_factory=list)
    changes: list[FieldChange] = field(default_factory=list)

    def salt(self, number: int) -> bytes | None:
        return self.draw(SALT_BYTES) if number in self.book.personal else None


def random_bytes(length: int) -> bytes:
    """Return random bytes, 100 bits of chance at most; follows `kernel.ids.reproducible`."""
    return blake2b(new_id().encode(), digest_size=length).digest()


def seal(
    db: sqlite3.Connection, book: FieldBook, signature: Signature, draw: Draw = random_bytes,
    most: int | None = None,
) -> Sealed | None:  # fmt: skip
    """Seal the noted rows into one gesture; None when nothing changed in the end.

    Each noted row is compared with the journal, so a value set and set back leaves no trace. A
    write names the live writes it replaces, a deletion those of its whole row. `draw` gives
    nonce and salts. Raises `WriteRefused` above `most` bytes: nobody would receive it.
    """
    rows, forced = _take_pending(db, book)
    draft = _Draft(db, book, draw, forced, disputed(db))
    for table, ids in rows.items():
        _compare(draft, book.shape[table], ids)
    if not draft.cells:
        return None
    lam = (db.execute("SELECT max(lam) FROM dsi_tx").fetchone()[0] or 0) + 1
    heading = Heading(
        lam, signature.at, signature.author, signature.device, signature.label, draw(_NONCE_BYTES)
    )
    line = canonical_line(heading, _writes(draft))
    _examine_size(len(line), draft.cells, most)
    name = gesture_id(line)
    _store(db, name, heading, draft.cells)
    _settle(draft)
    return Sealed(name, tuple(draft.changes))


def force(db: sqlite3.Connection, row: str, number: int) -> None:
    """Note that a person decided this cell, even when its value does not change."""
    db.execute("INSERT INTO dsi_pending(row, field, force) VALUES (?, ?, 1)", (row, number))


def _take_pending(
    db: sqlite3.Connection, book: FieldBook
) -> tuple[dict[str, list[str]], set[tuple[str, int]]]:
    """Empty the notes: rows by table, without repetition, and the cells a person decided."""
    rows: dict[str, dict[str, None]] = {}
    forced, taken = set(), []
    for seq, row, number, decided in db.execute("SELECT seq, row, field, force FROM dsi_pending"):
        table = book.name[number][0]
        if table in book.shape:  # else a newer version's table: its notes wait for that version
            rows.setdefault(table, {})[row] = None
            taken.append((seq,))
        if decided:
            forced.add((row, number))
    db.executemany("DELETE FROM dsi_pending WHERE seq = ?", taken)
    return {table: list(ids) for table, ids in rows.items()}, forced


def _compare(draft: _Draft, table: TableShape, ids: Sequence[str]) -> None:
    live = heads_of_rows(draft.db, draft.book, table.name, ids)
    star = draft.book.number[table.name, STAR]
    for row, *values in _rows(draft.db, table, ids):
        kept = [journalled(value) for value in values]
        if star in live[row]:
            _edit(draft, table, row, kept, live[row])
        else:
            _create(draft, table, row, kept)


def _rows(
    db: sqlite3.Connection, table: TableShape, ids: Sequence[str]
) -> Iterator[tuple[str, *tuple[object, ...]]]:
    names = ",".join(quoted(name) for name in ("id", *table.names))
    for part in chunks(ids):
        query = f"SELECT {names} FROM {quoted(table.name)} WHERE id IN ({placeholders(part)})"
        yield from db.execute(query, part).fetchall()


def _create(draft: _Draft, table: TableShape, row: str, values: list[Value]) -> None:
    """A new row: one JSON of its fields; personal values stand in cells of their own."""
    named = {}
    for column, value in zip(table.columns, values, strict=True):
        draft.changes.append(FieldChange(table.name, row, column.name, None, value))
        if not column.personal:
            named[column.name] = value
        elif not same(value, column.default):
            number = draft.book.number[table.name, column.name]
            draft.cells.append(_Cell(row, number, value, draft.salt(number)))
    draft.cells.append(_Cell(row, draft.book.number[table.name, STAR], compact(named)))


def _edit(
    draft: _Draft, table: TableShape, row: str, values: list[Value], live: RowHeads
) -> None:
    named = named_at_creation(draft.db, live[draft.book.number[table.name, STAR]])
    for column, value in zip(table.columns, values, strict=True):
        number = draft.book.number[table.name, column.name]
        own = live.get(number, [])
        before = greatest(draft.db, own) if own else named.get(column.name, column.default)
        if (row, number) in draft.disputed:
            before = None
        if same(before, value) and (row, number) not in draft.forced:
            continue
        known = own if column.name != "deleted" else [h for many in live.values() for h in many]
        parents = tuple(sorted({head.tx for head in known}))
        draft.changes.append(FieldChange(table.name, row, column.name, before, value))
        draft.cells.append(
            _Cell(row, number, value, draft.salt(number), parents, tuple(h.tx for h in own))
        )


def _writes(draft: _Draft) -> Iterator[Write]:
    ids = {
        n: draft.db.execute("SELECT id FROM dsi_tx WHERE n = ?", (n,)).fetchone()[0].hex()
        for n in {parent for cell in draft.cells for parent in cell.parents}
    }
    for cell in draft.cells:
        parents = tuple(ids[n] for n in cell.parents)
        table, column = draft.book.name[cell.field]
        yield Write(table, column, cell.row, cell.value, cell.salt, parents)


def _examine_size(size: int, cells: list[_Cell], most: int | None) -> None:
    """Refuse a gesture that is too large to travel, its line or the personal values beside it."""
    if most is None:
        return
    beside = sum(
        len(compact([cell.value, cell.row]).encode()) + _BESIDE for cell in cells if cell.salt
    )
    if max(size, beside) > most:
        raise WriteRefused(
            _("C’est trop à la fois : une opération aussi grosse ne pourrait pas être partagée. "
              "Rien n’a été changé. Faites-la en plusieurs fois.")
        )  # fmt: skip


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
    db.executemany(
        "INSERT INTO dsi_prev(row, field, tx, prev) VALUES (?,?,?,?)",
        [(c.row, c.field, tx, n) for c in cells for n in c.parents[1:]],
    )
    db.executemany(
        "UPDATE dsi_change SET live = 0 WHERE row = ? AND field = ? AND tx = ?",
        [(c.row, c.field, n) for c in cells for n in c.own],
    )


def _settle(draft: _Draft) -> None:
    """A gesture names all it knew: it can settle a conflict, only a merge can make one."""
    known = {row for (row,) in draft.db.execute("SELECT DISTINCT row FROM dsi_conflict")}
    rows = {cell.row for cell in draft.cells if cell.row in known}
    if rows:
        refresh_conflicts(draft.db, draft.book, rows)

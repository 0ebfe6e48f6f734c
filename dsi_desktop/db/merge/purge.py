"""Destroy personal values for good, here and wherever the gesture that says so arrives (Loi 25).

The destruction is a gesture: a write on the pseudo table `dsi_purge`, column "<table>.<column>",
whose value and parents are the gestures whose values are destroyed. Their digests stay, so no
gesture changes its name; a copy that never heard of it cannot bring a value back, because it
can only bring gestures that are known here already.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dsi_desktop.db.gesture import (
    SALT_BYTES,
    Heading,
    Write,
    canonical_line,
    compact,
    gesture_id,
)
from dsi_desktop.db.journal import PURGE, STAR, FieldBook
from dsi_desktop.db.merge.applying import bring_up_to_date, touched
from dsi_desktop.db.merge.intake import take
from dsi_desktop.db.merge.parcel import Packed
from dsi_desktop.db.merge.parsing import parse, parse_secrets
from dsi_desktop.db.seal import Signature, random_bytes
from dsi_desktop.db.store import Store
from dsi_desktop.db.triggers import arm, disarm
from dsi_desktop.kernel.errors import WriteRefused
from dsi_desktop.kernel.i18n import N_, _

DESTROY = N_("Détruire des renseignements personnels")
Cell = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Purged:
    """What was destroyed. `gesture`: hexadecimal, "" when there was nothing; `destroyed`: values.

    `left`: the (table, row, column) cells of which a value stays, written before the column was
    marked personal.
    """

    gesture: str
    destroyed: int
    left: tuple[Cell, ...]


def purge(store: Store, cells: Iterable[Cell]) -> Purged:
    """Destroy every value that these (table, row, column) cells ever had.

    Raises `WriteRefused` for a column that is not marked personal; nothing is destroyed then.
    """
    asked = sorted(set(cells))
    for table, _row, column in asked:
        if table not in store.book.shape or not _is_personal(store.book, table, column):
            raise WriteRefused(
                _("Ce champ n’est pas un renseignement personnel : rien n’a été détruit.")
            )
    signature = Signature(store.author, store.device, DESTROY, store.clock.now_ms())
    with store.exclusive(DESTROY) as held:
        purged, held.book, where = destroy_cells(held.db, held.book, signature, asked)
        held.changes += touched(held.book, where)
        return purged


def destroy_cells(
    db: sqlite3.Connection, book: FieldBook, signature: Signature, cells: Sequence[Cell]
) -> tuple[Purged, FieldBook, set[tuple[str, int]]]:
    """Do it inside the caller's transaction; return also the book and the cells touched."""
    left = tuple(cell for cell in cells if _has_open_value(db, book, cell))
    writes = [write for cell in cells if (write := _write(db, book, cell)) is not None]
    _forget_aside(db, set(cells))
    if not writes:
        return Purged("", 0, left), book, set()
    lam = db.execute("SELECT max(lam) FROM dsi_tx").fetchone()[0] + 1
    heading = Heading(
        lam, signature.at, signature.author, signature.device, signature.label, random_bytes(8)
    )
    line = canonical_line(heading, writes)
    disarm(db)
    intake = take(db, book, [Packed(line)])
    touched_cells = intake.destroyed.union(intake.fresh)
    bring_up_to_date(db, intake.book, touched_cells)
    arm(db, intake.book)
    destroyed = sum(len(write.parents) for write in writes)
    return Purged(gesture_id(line).hex(), destroyed, left), intake.book, touched_cells


def missing_destruction(packed: Iterable[Packed]) -> Packed | None:
    """Return the destruction of the personal values that these gestures lack and none explains.

    For a damaged file that lost the gesture which destroyed them: without it, nobody would take
    its work. None when every value is there or known to be destroyed. Parents come first.
    """
    lost: dict[Cell, set[str]] = {}
    rank = at = 0
    for one in packed:
        line = parse(one.line)
        rank = max(rank, line.lam)
        beside = {secret[:3] for secret in parse_secrets(one.secrets, SALT_BYTES)}
        for table, column, row, value, parents in line.cells:
            if table == PURGE:
                place, _dot, name = column.partition(".")
                lost.get((place, row, name), set()).difference_update(parents)
            elif type(value) is dict and (table, column, row) not in beside:
                lost.setdefault((table, row, column), set()).add(gesture_id(one.line).hex())
                at = max(at, line.at)
    writes = [
        Write(PURGE, f"{table}.{column}", row, compact(sorted(names)), None, tuple(sorted(names)))
        for (table, row, column), names in sorted(lost.items())
        if names
    ]
    heading = Heading(rank + 1, at, "", "", DESTROY, random_bytes(8))
    return Packed(canonical_line(heading, writes)) if writes else None


def _is_personal(book: FieldBook, table: str, column: str) -> bool:
    found = book.shape[table].by_name.get(column)
    return found is not None and found.personal


def _write(db: sqlite3.Connection, book: FieldBook, cell: Cell) -> Write | None:
    """Return the write that destroys the values of one cell, None when there is none."""
    table, row, column = cell
    query = (
        "SELECT t.id FROM dsi_change c JOIN dsi_tx t ON t.n = c.tx "
        "WHERE c.row = ? AND c.field = ? AND length(c.salt) = ? ORDER BY t.id"
    )
    given = (row, book.number[table, column], SALT_BYTES)
    names = [name.hex() for (name,) in db.execute(query, given)]
    if not names:
        return None
    return Write(PURGE, f"{table}.{column}", row, compact(names), None, tuple(names))


def _has_open_value(db: sqlite3.Connection, book: FieldBook, cell: Cell) -> bool:
    """Tell whether a value was written before the column was personal: its name holds it."""
    table, row, column = cell
    query = "SELECT val FROM dsi_change WHERE row = ? AND field = ? AND salt IS NULL"
    own = db.execute(query, (row, book.number[table, column])).fetchall()
    created = db.execute(query, (row, book.number[table, STAR])).fetchall()
    named = f"{compact(column)}:"
    return any(value is not None for (value,) in own) or any(named in text for (text,) in created)


def _forget_aside(db: sqlite3.Connection, cells: set[Cell]) -> None:
    """Destroy the values of these cells in the gestures put aside."""
    query = "SELECT id, secrets FROM dsi_aside WHERE secrets <> ''"
    for name, secrets in db.execute(query).fetchall():
        kept = [
            [one.table, one.column, one.row, one.salt.hex(), one.value]
            for one in parse_secrets(secrets, SALT_BYTES)
            if (one.table, one.row, one.column) not in cells
        ]
        fresh = compact(kept) if kept else ""
        if fresh != secrets:
            db.execute("UPDATE dsi_aside SET secrets = ? WHERE id = ?", (fresh, name))

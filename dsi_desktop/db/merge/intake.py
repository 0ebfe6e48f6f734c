"""Take the gestures of a parcel into the journal: the union of two sets, and nothing else.

The tables are brought up to date afterwards (`db.merge.settling`). Runs inside the caller's
transaction with the triggers disarmed; any refusal leaves that transaction to be rolled back.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from dsi_desktop.db.gesture import DIGEST_BYTES, SALT_BYTES, value_digest
from dsi_desktop.db.journal import PURGE, FieldBook, number_of
from dsi_desktop.db.merge.parcel import Packed
from dsi_desktop.db.merge.parsing import (
    Line,
    Secret,
    is_a_name,
    parse,
    parse_secrets,
)
from dsi_desktop.db.merge.refused import DAMAGED, ParcelRefused, hostile
from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.i18n import _

Cell = tuple[str, int]
_Write = tuple[str, int, int, Value, bytes | None, int | None]
# A clean file never leaps: each gesture is one above the greatest its writer knew. Cancelled
# receptions leave holes; a rank near 2^63 would leave no room for the next one.
_LEAP = 2**32


@dataclass(slots=True)
class Intake:
    """What came in. `fresh`: the last value written of each (row, field number) cell.

    `first`, `last`: the new gestures' numbers here, 0 when there is none; `destroyed`: cells of
    which a value was destroyed; `unknown`: writes to names of a newer version; `names`: all
    gestures of the parcel.
    """

    book: FieldBook
    new: int = 0
    known: int = 0
    unknown: int = 0
    first: int = 0
    last: int = 0
    fresh: dict[Cell, Value] = field(default_factory=dict)
    destroyed: set[Cell] = field(default_factory=set)
    names: set[bytes] = field(default_factory=set)


def take(db: sqlite3.Connection, book: FieldBook, packed: Iterable[Packed]) -> Intake:
    """Add the gestures this file lacks to its journal; return what came in, and the new book.

    Raises `ParcelRefused`: a line that is not exactly ours, a personal value that does not match
    its digest, a parent that is neither here nor earlier in the parcel (so no cycle either).
    """
    taking = _Taking(db, book)
    for one in packed:
        taking.add(one)
    return taking.write()


class _Taking:
    """The gestures on their way in, kept in memory until all are understood."""

    def __init__(self, db: sqlite3.Connection, book: FieldBook) -> None:
        self.db = db
        self.intake = Intake(book)
        self.numbers = dict(book.number)
        self.told = book.projected()
        self.known: dict[str, int] = {
            name.hex(): n for n, name in db.execute("SELECT n, id FROM dsi_tx")
        }
        self.base = max(self.known.values(), default=0)
        self.rank = db.execute("SELECT ifnull(max(lam), 0) FROM dsi_tx").fetchone()[0]
        self.last = self.base
        self.gestures: list[tuple[Any, ...]] = []
        self.writes: list[_Write] = []
        self.further: list[tuple[str, int, int, int]] = []
        self.over_old: list[tuple[str, int, int]] = []
        self.over_new: set[tuple[str, int, int]] = set()
        self.purged: list[tuple[str, int, int]] = []

    def add(self, packed: Packed) -> None:
        """Understand one gesture, unless this file has it."""
        name = blake2b(packed.line, digest_size=DIGEST_BYTES)
        spelt, raw = name.hexdigest(), name.digest()
        self.intake.names.add(raw)
        if spelt in self.known:
            self.intake.known += 1
            return
        line = parse(packed.line)
        if line.lam > self.rank + _LEAP:
            raise hostile()
        self.rank = max(self.rank, line.lam)
        self.last += 1
        self._add_cells(line, packed.secrets)
        self.known[spelt] = self.last
        self.gestures.append((self.last, raw, *line[:6]))

    def write(self) -> Intake:
        """Write all of it."""
        intake, db = self.intake, self.db
        if not self.gestures:
            return intake
        self._refuse_lost_values()
        intake.new = len(self.gestures)
        intake.first, intake.last = self.base + 1, self.last
        if len(self.numbers) > len(intake.book.number):
            numbers = [(n, *name) for name, n in self.numbers.items()]
            intake.book = FieldBook(intake.book.shape, numbers)
        db.executemany(
            "INSERT INTO dsi_tx(n, id, lam, at, author, device, label, nonce) "
            "VALUES (?,?,?,?,?,?,?,?)", self.gestures,
        )  # fmt: skip
        self._write_cells()
        destroy(db, self.purged)
        intake.destroyed = {cell[:2] for cell in self.purged}
        if db.execute("SELECT 1 FROM dsi_aside LIMIT 1").fetchone() is not None:
            names = [(one[1],) for one in self.gestures]
            db.executemany("DELETE FROM dsi_aside WHERE id = ?", names)
        return intake

    def _write_cells(self) -> None:
        """Insert the writes in the order of their table: pages fill one after the other."""
        self.writes.sort()
        over = self.over_new
        live = (
            [(*write, write[:3] not in over) for write in self.writes]
            if over
            else [(*write, 1) for write in self.writes]
        )
        self.db.executemany(
            "INSERT INTO dsi_change(row, field, tx, val, salt, prev, live) VALUES (?,?,?,?,?,?,?)",
            live,
        )
        self.db.executemany(
            "INSERT INTO dsi_prev(row, field, tx, prev) VALUES (?,?,?,?)", self.further
        )
        self.over_old.sort()
        self.db.executemany(
            "UPDATE dsi_change SET live = 0 WHERE row = ? AND field = ? AND tx = ?", self.over_old
        )

    def _add_cells(self, line: Line, secrets: str) -> None:
        beside = {one[:3]: one for one in parse_secrets(secrets, SALT_BYTES)} if secrets else {}
        n, fresh, numbers = self.last, self.intake.fresh, self.numbers
        for table, column, row, value, parents in line.cells:
            number = numbers.get((table, column)) or self._new_number(table, column)
            if number not in self.told:
                self.intake.unknown += table != PURGE
            first = self._add_parents(row, number, parents) if parents else None
            kept, salt = value, None
            if type(value) is dict:
                kept, salt = _opened(value["d"], beside.pop((table, column, row), None))
            self.writes.append((row, number, n, kept, salt, first))
            fresh[row, number] = kept
            if table == PURGE:
                self._add_purge(column, row, parents)
        if beside:
            raise hostile()

    def _add_parents(self, row: str, number: int, parents: list[str]) -> int:
        try:
            found = sorted([self.known[parent] for parent in parents])
        except KeyError as error:
            raise ParcelRefused(
                DAMAGED,
                _("Il manque à ce fichier des modifications sur lesquelles d’autres s’appuient. "
                  "Rien n’a été pris. Demandez une nouvelle copie."),
            ) from error  # fmt: skip
        for parent in found:
            if parent <= self.base:
                self.over_old.append((row, number, parent))
            else:
                self.over_new.add((row, number, parent))
        if len(found) > 1:
            self.further += [(row, number, self.last, parent) for parent in found[1:]]
        return found[0]

    def _add_purge(self, column: str, row: str, parents: list[str]) -> None:
        table, _dot, name = column.partition(".")
        number = self.numbers.get((table, name)) or self._new_number(table, name)
        self.purged += [(row, number, self.known[parent]) for parent in parents]

    def _refuse_lost_values(self) -> None:
        """A personal value may only be missing because a destruction names its gesture."""
        lost = {w[:3] for w in self.writes if w[4] is not None and len(w[4]) == DIGEST_BYTES}
        if not lost.issubset(self.purged):
            raise ParcelRefused(
                DAMAGED,
                _("Il manque à ce fichier des renseignements personnels qu’il annonce. Rien n’a "
                  "été pris. Demandez une nouvelle copie."),
            )  # fmt: skip

    def _new_number(self, table: str, column: str) -> int:
        if not is_a_name(table, column):
            raise hostile()
        number = number_of(self.db, table, column)
        self.numbers[table, column] = number
        return number


def _opened(spelt: str, secret: Secret | None) -> tuple[Value, bytes]:
    """Return value and salt of a personal cell; a destroyed one has no value, and its digest."""
    digest = bytes.fromhex(spelt)
    if secret is None:
        return None, digest
    if value_digest(secret.value, secret.salt) != digest:
        raise ParcelRefused(
            DAMAGED,
            _("Un renseignement personnel de ce fichier ne correspond pas à son empreinte. Rien "
              "n’a été pris. Demandez une nouvelle copie."),
        )  # fmt: skip
    return secret.value, secret.salt


def destroy(db: sqlite3.Connection, cells: Iterable[tuple[str, int, int]]) -> int:
    """Replace the personal values of these writes by their digests; return how many there were.

    `cells`: (row, field number, gesture number). A value that is not personal stays.
    """
    query = (
        "SELECT val, salt FROM dsi_change WHERE row = ? AND field = ? AND tx = ? "
        "AND length(salt) = ?"
    )
    found = [
        (value_digest(value, salt), *cell)
        for cell in cells
        for value, salt in db.execute(query, (*cell, SALT_BYTES)).fetchall()
    ]
    db.executemany(
        "UPDATE dsi_change SET val = NULL, salt = ? WHERE row = ? AND field = ? AND tx = ?", found
    )
    return len(found)

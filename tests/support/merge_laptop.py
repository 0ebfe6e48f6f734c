"""Laptops of a tiny dossier, in memory: the real journal, seal, union, setting aside and purge.

A thousand times faster than files; what only a file has (locks, disk, migration) is tested
elsewhere.
"""

import random
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text

from dsi_desktop.db.conflicts import cached_conflicts
from dsi_desktop.db.digest import digest, gesture_count
from dsi_desktop.db.fields import Field
from dsi_desktop.db.founding import build
from dsi_desktop.db.journal import load_book
from dsi_desktop.db.labels import UNDO
from dsi_desktop.db.layout import shape_of
from dsi_desktop.db.merge.aside import Cancelled, put_aside
from dsi_desktop.db.merge.choices import Choice, read_choices
from dsi_desktop.db.merge.log import Exchange, note_received
from dsi_desktop.db.merge.packing import pack
from dsi_desktop.db.merge.parcel import Origin, Parcel
from dsi_desktop.db.merge.purge import Purged, destroy_cells
from dsi_desktop.db.merge.settling import Answer, decide
from dsi_desktop.db.merge.union import Union, unite
from dsi_desktop.db.projection import rebuild
from dsi_desktop.db.seal import Signature, seal
from dsi_desktop.db.triggers import arm, disarm
from dsi_desktop.db.undo import write_back

Tables = dict[str, Table]
State = dict[str, Any]


def _column(name: str, kind: type[Integer | Text], field: Field, *more: ForeignKey) -> Column[Any]:
    return Column(name, kind(), *more, info={"field": field})


def merge_tables(*extra: tuple[str, Field], third: bool = False) -> Tables:
    """Return two tables with every kind of field, the second citing the first.

    `extra` columns of the first table stand before the others, and `third` adds a table: a later
    version of the application.
    """
    of = MetaData()
    deleted = Field("supprimé")
    found = {
        "a": Table(
            "a", of, Column("id", Text, primary_key=True),
            *(_column(name, Text, field) for name, field in extra),
            _column("deleted", Integer, deleted), _column("x", Text, Field("x", "")),
            _column("y", Integer, Field("y", 0)),
            _column("rank", Text, Field("rang", "", settles=True)),
            _column("secret", Text, Field("secret", "", personal=True)),
            _column("prose", Text, Field("texte", "", prose=True)),
        ),
        "b": Table(
            "b", of, Column("id", Text, primary_key=True),
            _column("deleted", Integer, deleted), _column("x", Text, Field("x", "")),
            _column("a_id", Text, Field("a"), ForeignKey("a.id")),
        ),
    }  # fmt: skip
    if third:
        found["c"] = Table(
            "c", of, Column("id", Text, primary_key=True),
            _column("deleted", Integer, deleted), _column("t", Text, Field("t", "défaut")),
        )  # fmt: skip
    return found


class Laptop:
    """One copy of the dossier, and whoever works on it."""

    def __init__(self, name: str, tables: Tables, draw: random.Random) -> None:
        self.name = name
        self.tables = tables
        self.draw = draw
        self.at = 1_000
        self.db = _memory()
        self.db.execute("BEGIN")
        build(self.db, tables)
        self.db.execute("COMMIT")
        self.book = load_book(self.db, shape_of(tables))

    def become(self, other: "Laptop") -> None:
        """Be overwritten by a copy of another laptop's file, as a file manager does it."""
        self.db.close()
        self.db = _memory()
        self.db.deserialize(other.db.serialize())
        self.db.execute("PRAGMA foreign_keys=ON")
        self.tables = other.tables
        self.book = other.book

    def write(self, *statements: tuple[str, Sequence[object]]) -> bytes | None:
        """Run statements as one gesture; None when refused, or when nothing changed."""

        def change(db: sqlite3.Connection) -> None:
            for statement, parameters in statements:
                db.execute(statement, parameters)

        return self.gesture(change)

    def gesture(
        self, change: Callable[[sqlite3.Connection], object], label: str = "x"
    ) -> bytes | None:
        """Seal whatever `change` writes; None when it is refused, or changes nothing."""
        self.db.execute("BEGIN")
        self.db.execute("PRAGMA defer_foreign_keys=ON")
        try:
            change(self.db)
            self.at += 1
            signature = Signature(self.name, f"portable de {self.name}", label, self.at)
            sealed = seal(self.db, self.book, signature, self.draw.randbytes)
            self.db.execute("COMMIT")
        except sqlite3.IntegrityError:
            self.db.execute("ROLLBACK")
            return None
        return sealed.id if sealed else None

    def undo(self, back: int = 0) -> bytes | None:
        """Take back the gesture that came `back` before the last."""
        query = "SELECT id, label FROM dsi_tx ORDER BY n DESC LIMIT 1 OFFSET ?"
        found = self.db.execute(query, (back,)).fetchone()
        if found is None:
            return None
        name, label = found
        return self.gesture(
            lambda db: write_back(db, self.book, name), UNDO.format(label=label)[:40]
        )

    def parcel(self) -> Parcel:
        """Return all this laptop knows."""
        origin = Origin(
            "d", "Essai", self.name, self.name, self.at, digest(self.db), gesture_count(self.db),
            1, 1001,
        )  # fmt: skip
        return Parcel(origin, tuple(pack(self.db)), self.name)

    def receive(self, *parcels: Parcel) -> Union:
        """Take parcels, and note it as a reception."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            self.db.execute("PRAGMA defer_foreign_keys=ON")
            disarm(self.db)
            union = unite(self.db, self.book, parcels)
            arm(self.db, union.book)
            if union.new:
                said = parcels[0].origin
                line = Exchange(0, "received", self.at, said.author, said.device, "", "", union.new)
                note_received(self.db, line, union.first, union.last)
            self.db.execute("COMMIT")
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.book = union.book
        return union

    def cancel_last(self) -> Cancelled | None:
        """Put the last reception that stands aside."""
        query = "SELECT max(n) FROM dsi_exchange WHERE kind = 'received'"
        (number,) = self.db.execute(query).fetchone()
        if number is None:
            return None
        self.db.execute("BEGIN IMMEDIATE")
        self.db.execute("PRAGMA defer_foreign_keys=ON")
        cancelled, _cells = put_aside(self.db, self.book, number, self.at)
        self.db.execute("COMMIT")
        return cancelled

    def purge(self, *cells: tuple[str, str, str]) -> Purged:
        """Destroy the personal values of (table, row, column) cells."""
        self.db.execute("BEGIN IMMEDIATE")
        signature = Signature(self.name, self.name, "détruire", self.at)
        purged, self.book, _cells = destroy_cells(self.db, self.book, signature, cells)
        self.db.execute("COMMIT")
        return purged

    def choices(self) -> list[Choice]:
        """Return what waits for a decision."""
        return read_choices(self.db, self.book)

    def settle(self, choice: Choice, answer: Answer) -> bytes | None:
        """Decide."""
        return self.gesture(lambda db: decide(db, self.book, choice, answer), "choisir")

    def known(self) -> set[bytes]:
        """Return the names of all gestures."""
        return {name for (name,) in self.db.execute("SELECT id FROM dsi_tx")}

    def value(self, table: str, row: str, column: str) -> object:
        """Return a cell of a table."""
        found = self.db.execute(f"SELECT {column} FROM {table} WHERE id = ?", (row,)).fetchone()
        return found[0] if found else None

    def state(self) -> State:
        """Return what must be equal on two laptops that know the same gestures."""
        content = {
            table: self.db.execute(
                f"SELECT id,{','.join(sorted(shape.names))} FROM {table} ORDER BY id"
            ).fetchall()
            for table, shape in self.book.shape.items()
        }
        live = sorted(
            (row, self.book.name[n], name.hex(), flag, repr(value), salt)
            for row, n, name, flag, value, salt in self.db.execute(
                "SELECT c.row, c.field, t.id, c.live, c.val, c.salt FROM dsi_change c "
                "JOIN dsi_tx t ON t.n = c.tx"
            )
        )
        conflicts = sorted((r, self.book.name[n], kind) for r, n, kind in cached_conflicts(self.db))
        return {
            "digest": digest(self.db), "content": content, "conflicts": conflicts, "live": live,
        }  # fmt: skip

    def rebuilt(self) -> State:
        """Return the state after all tables were made anew from the bare gestures."""
        self.db.execute("BEGIN")
        self.db.execute("PRAGMA defer_foreign_keys=ON")
        disarm(self.db)
        rebuild(self.db, self.book)
        arm(self.db, self.book)
        found = self.state()
        self.db.execute("ROLLBACK")
        return found

    def is_whole(self) -> bool:
        """Tell whether every row cited is there and nothing waits to be sealed."""
        return (
            self.db.execute("PRAGMA foreign_key_check").fetchone() is None
            and self.db.execute("SELECT 1 FROM dsi_pending").fetchone() is None
        )


def _memory() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.execute("PRAGMA foreign_keys=ON")
    db.execute("PRAGMA trusted_schema=OFF")
    return db


def gossip(laptops: Sequence[Laptop], order: Sequence[int]) -> None:
    """Let everyone receive from everyone, in this order: all then have all."""
    for here in order:
        for there in order:
            if here != there:
                laptops[here].receive(laptops[there].parcel())

"""Two open dossiers of the whole schema, and what one would carry to the other."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from dsi_desktop.db.digest import code_of, digest, gesture_count
from dsi_desktop.db.engines import driver
from dsi_desktop.db.gesture import Heading, Write, canonical_line, gesture_id
from dsi_desktop.db.merge.packing import pack
from dsi_desktop.db.merge.parcel import Origin, Packed, Parcel
from dsi_desktop.db.merge.reception import FORMAT
from dsi_desktop.db.pragmas import USER_VERSION
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.store import Store
from support.db_ground import dossier, opened

ANA = "ana0"


@contextmanager
def two_laptops(folder: Path) -> Iterator[tuple[Store, Store]]:
    """Open Marie's and Luc's copies of one dossier, with one person in it."""
    first = dossier(folder, "marie.dsi")
    with opened(first) as store, store.operation("Ajouter") as op:
        op.add(Person(id=ANA, given_name="Ana", notes="phone 418"))
    shutil.copyfile(first, folder / "luc.dsi")
    with opened(first, "Marie") as marie, opened(folder / "luc.dsi", "Luc") as luc:
        yield marie, luc


def parcel_of(store: Store) -> Parcel:
    """Return all a dossier knows."""
    with store.read() as session:
        db = driver(session.connection())
        origin = Origin(
            store.dossier_id, store.title, store.author, store.device, store.clock.now_ms(),
            digest(db), gesture_count(db), FORMAT, USER_VERSION,
        )  # fmt: skip
        return Parcel(origin, tuple(pack(db)), store.path.name)


def with_lines(parcel: Parcel, packed: tuple[Packed, ...]) -> Parcel:
    """Return a parcel that honestly announces these gestures instead."""
    names = {gesture_id(one.line) for one in packed}
    origin = replace(parcel.origin, count=len(names), code=code_of(names))
    return replace(parcel, origin=origin, packed=packed)


def added(parcel: Parcel, *writes: Write, at: int = 1, secrets: str = "", lam: int = 50) -> Parcel:
    """Return the parcel with one gesture more, made by hand."""
    line = canonical_line(Heading(lam, at, "Luc", "Portable", "à la main", b"12345678"), writes)
    return with_lines(parcel, (*parcel.packed, Packed(line, secrets)))


def rename(store: Store, name: str, row: str = ANA) -> None:
    """Change a person's given name, as one operation."""
    with store.operation("Renommer") as op:
        op.get(Person, row).given_name = name


def person(store: Store, row: str = ANA) -> Person | None:
    """Return a person as the tables show it."""
    with store.read() as session:
        return session.get(Person, row)


def code(store: Store) -> str:
    """Return the code of the dossier."""
    with store.read() as session:
        return digest(driver(session.connection()))

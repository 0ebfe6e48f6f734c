"""Two laptops of one dossier, and exchange files as nobody should write them."""

import json
import shutil
import sqlite3
import struct
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b, sha256
from pathlib import Path

import pyrage

from dsi_desktop.db.digest import code_of, digest
from dsi_desktop.db.identity import identities
from dsi_desktop.db.merge.keys import Keys
from dsi_desktop.db.merge.packing import pack
from dsi_desktop.db.merge.places import known_gestures, open_parcel
from dsi_desktop.db.merge.reception import receive
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.store import Store

HEAD = struct.Struct("<4sBcQ")


def founded(path: Path, author: str = "Marie", gestures: int = 3) -> Store:
    """Create a dossier with some persons, one of them with personal notes."""
    store = Store.create(
        path, title="DSI Charlevoix", author=author, device=f"Portable de {author}"
    )
    write(store, gestures, "Roy")
    return store


def write(store: Store, gestures: int, name: str = "Roy") -> None:
    """Make so many gestures: new persons, and a change of the first one."""
    for number in range(gestures):
        with store.operation("Ajouter une personne") as op:
            op.add(Person(given_name=f"{name} {number}", notes=f"Allergie de {name}"))


def second(path: Path, target: Path, author: str = "Luc") -> Store:
    """Open a copy of a dossier on another laptop."""
    shutil.copyfile(path, target)
    return Store.open(target, author=author, device=f"Portable de {author}")


@cache
def _pair() -> tuple[Path, Path]:
    """Make the two dossiers once per run."""
    folder = Path(tempfile.mkdtemp(prefix="dsi-pair-"))
    one = founded(folder / "marie.dsi")
    two = second(one.path, folder / "luc.dsi")
    write(one, 1, "Gagnon")
    write(two, 2, "Bouchard")
    one.close()
    two.close()
    return one.path, two.path


@contextmanager
def laptops(folder: Path) -> Iterator[tuple[Store, Store]]:
    """Yield two laptops of one dossier, each with work of its own."""
    for path in _pair():
        shutil.copyfile(path, folder / path.name)
    one, two = (
        Store.open(folder / f"{name.lower()}.dsi", author=name, device=f"Portable de {name}")
        for name in ("Marie", "Luc")
    )
    try:
        yield one, two
    finally:
        one.close()
        two.close()


def state(path: Path) -> tuple[str, str, int]:
    """Return what must not change in a dossier: code, every page in use, and the file's size."""
    with closing(connect(path)) as db, closing(sqlite3.connect(":memory:")) as copy:
        db.backup(copy)
        return digest(db), sha256(copy.serialize()[100:]).hexdigest(), path.stat().st_size


def rows(path: Path) -> str:
    """Return every row of every table, whatever the pages they lie on."""
    with closing(connect(path)) as db:
        return "\n".join(db.iterdump())


def code(store: Store) -> str:
    with closing(connect(store.path)) as db:
        return digest(db)


def keys(store: Store, passphrase: str = "") -> Keys:
    with closing(connect(store.path)) as db:
        return Keys(identities(db), passphrase)


def take_from(store: Store, path: Path, passphrase: str = "") -> int:
    """Receive one file as the screen does; return how many gestures were new."""
    return receive(
        store, [open_parcel(path, keys(store, passphrase), store.dossier_id)]
    ).new


def has_the_same(one: Store, other: Store) -> bool:
    return known_gestures(one.path) == known_gestures(other.path) and code(one) == code(other)


# --- forging -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Honest:
    """What an honest file of a dossier holds, to be spoilt."""

    identity: str
    dossier_id: str
    lines: tuple[bytes, ...]
    secrets: tuple[str, ...]

    @classmethod
    def of(cls, store: Store) -> "Honest":
        with closing(connect(store.path)) as db:
            packed = tuple(pack(db))
            return cls(
                identities(db)[0], store.dossier_id, tuple(one.line for one in packed),
                tuple(one.secrets for one in packed),
            )

    @cached_property
    def gestures(self) -> list[bytes]:
        """The lines as they stand in the file, personal values between them."""
        found: list[bytes] = []
        for line, secrets in zip(self.lines, self.secrets, strict=True):
            found += [line, *([secrets.encode()] if secrets else [])]
        return found

    def header(self, lines: Sequence[bytes] | None = None, **changed: object) -> bytes:
        """Return the first line, true for these gestures; a value of `...` leaves the field out."""
        names = [blake2b(one, digest_size=16).digest() for one in lines or self.lines]
        fields: dict[str, object] = {
            "dossier": self.dossier_id, "title": "DSI Charlevoix", "author": "Luc",
            "device": "Portable de Luc", "at": 1, "code": code_of(set(names)),
            "count": len(set(names)), "schema": 1001,
        }  # fmt: skip
        fields |= changed
        kept = {name: value for name, value in fields.items() if value is not ...}
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()

    def with_gestures(self, *lines: bytes, secrets: bytes = b"") -> bytes:
        """Return a file of the honest gestures and these, the header telling the truth."""
        header = self.header([*self.lines, *lines])
        return self.file([header, *self.gestures, *lines, *([secrets] if secrets else [])])

    def file(self, lines: Sequence[bytes], end: bytes = b"\n") -> bytes:
        return self.wrapped(zlib.compress(b"\n".join(lines) + end, 1))

    def wrapped(self, content: bytes) -> bytes:
        """Encrypt and sum any content."""
        recipient = pyrage.x25519.Identity.from_str(self.identity).to_public()
        return summed(pyrage.encrypt(content, [recipient]))


def summed(
    body: bytes, *, magic: bytes = b"DSIX", version: int = 1, mode: bytes = b"K", length: int = -1
) -> bytes:
    """Return a container around a body; `length` lies when it is given."""
    data = HEAD.pack(magic, version, mode, len(body) if length < 0 else length) + body
    return data + sha256(data).digest()


def line_of(
    cells: object, *, lam: object = 50, at: object = 1, author: object = "Luc",
    device: object = "d", label: object = "x", nonce: object = "00" * 8,
) -> bytes:  # fmt: skip
    """Return one line, right or wrong as its parts are."""
    return json.dumps(
        [lam, at, author, device, label, nonce, cells], ensure_ascii=False, separators=(",", ":")
    ).encode("utf-8", "surrogatepass")

"""Damage done to files at random, and what became of whoever read them."""

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from sqlalchemy import text

from dsi_desktop.db.container import peek
from dsi_desktop.db.entity import tables
from dsi_desktop.db.merge.keys import keys_of
from dsi_desktop.db.merge.packing import pack
from dsi_desktop.db.merge.parcel import Packed
from dsi_desktop.db.merge.places import open_parcel
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.shape import quoted
from dsi_desktop.db.store import Store
from dsi_desktop.db.verify import verify
from dsi_desktop.kernel.errors import DsiError

SECTOR, PAGE = 512, 4096
KINDS = ("bit", "sector", "cut", "swap")
WHATS = ("dossier", "exchange", "dossier", "copy", "dossier")
# What a dossier's owner would miss; the rest is a cache, or says only what this computer did.
_KEPT = ("dsi_tx", "dsi_change", "dsi_prev", "dsi_field", "dsi_blob")


def damaged(content: bytes, kind: str, draw: Random) -> bytes:
    """Return the file with one damage, more often where something is written than in blanks."""
    found = bytearray(content)
    at = _place(content, draw)
    if kind == "bit":
        found[at] ^= 1 << draw.randrange(8)
    elif kind == "sector":
        start = at // SECTOR * SECTOR
        found[start : start + SECTOR] = bytes(len(found[start : start + SECTOR]))
    elif kind == "cut":
        del found[draw.randrange(len(found)) :]
    else:
        size = PAGE if len(found) > 50 * PAGE else SECTOR // 8
        _swap(found, size, at // size, draw.randrange(len(found) // size))
    return bytes(found)


def _place(content: bytes, draw: Random) -> int:
    for _ in range(20):
        at = draw.randrange(len(content))
        start = at // SECTOR * SECTOR
        if sum(map(bool, content[start : start + SECTOR])) > SECTOR // 8 or draw.random() < 0.02:
            break
    return at


def _swap(content: bytearray, size: int, one: int, other: int) -> None:
    first, second = (slice(page * size, (page + 1) * size) for page in (one, other))
    if len(content[first]) == len(content[second]):
        content[first], content[second] = content[second], content[first]


@cache
def _whole(path: Path) -> tuple[bytes, tuple[object, ...]]:
    return path.read_bytes(), held(path)


def held(path: Path) -> tuple[object, ...]:
    """Return everything that matters in a dossier."""
    with closing(connect(path)) as db:
        return tuple(
            db.execute(f"SELECT * FROM {quoted(name)} ORDER BY 1, 2").fetchall()
            for name in (*_KEPT, *tables())
        )


@dataclass(frozen=True)
class Judged:
    """What came of one damaged file."""

    number: int
    what: str
    kind: str
    said: str


def judged(dossier: str, parcel: str, number: int) -> Judged:
    """Damage a file and read it: three dossiers for one exchange file and one raw copy."""
    what = WHATS[number % len(WHATS)]
    kind = KINDS[number // len(WHATS) % len(KINDS)]
    judge = {"dossier": _dossier, "exchange": _exchange, "copy": _copy}[what]
    with tempfile.TemporaryDirectory(prefix="dsi-damaged-") as folder:
        return Judged(number, what, kind, judge(Path(dossier), Path(parcel), Path(folder),
                                                kind, Random(number)))  # fmt: skip


def _dossier(source: Path, _parcel: Path, folder: Path, kind: str, draw: Random) -> str:
    """Damage a copy of a dossier, verify it, open it, read it.

    "refused" with a sentence, "found" by « Vérifier », "harmless": all that matters is the same;
    "MISSED": called sound, and something is not what it was.
    """
    content, before = _whole(source)
    path = folder / "abime.dsi"
    path.write_bytes(damaged(content, kind, draw))
    said = _verified(path, before)
    _used(path)
    return said


def _exchange(dossier: Path, parcel: Path, folder: Path, kind: str, draw: Random) -> str:
    """Damage an exchange file: it is refused, whatever was hit."""
    path = folder / "abime.dsix"
    path.write_bytes(damaged(parcel.read_bytes(), kind, draw))
    return _opened(path, dossier)


def _copy(dossier: Path, _parcel: Path, folder: Path, kind: str, draw: Random) -> str:
    """Damage a copy of a dossier on a stick: what is still read of it was in the dossier."""
    path = folder / "copie.dsi"
    path.write_bytes(damaged(dossier.read_bytes(), kind, draw))
    return _opened(path, dossier)


def _opened(path: Path, dossier: Path) -> str:
    try:
        found = open_parcel(path, keys_of(dossier), peek(dossier).dossier_id)
    except DsiError:
        return "refused"
    same = set(found.packed) <= _packed(dossier)
    return "harmless" if same else "MISSED"


@cache
def _packed(dossier: Path) -> frozenset[Packed]:
    with closing(connect(dossier)) as db:
        return frozenset(pack(db))


def _verified(path: Path, before: tuple[object, ...]) -> str:
    try:
        found = verify(path, tables())
    except DsiError:
        return "refused"
    if found.faults:
        return "found"
    return "harmless" if held(path) == before else "MISSED"


def _used(path: Path) -> None:
    """Open the damaged file for writing and read every table; only sentences may come of it."""
    try:
        store = Store.open(path, author="Marie")
    except DsiError:
        return
    try:
        with store.read() as session:
            for name in tables():
                session.execute(text(f"SELECT * FROM {quoted(name)}")).all()
    except (DsiError, sqlite3.DatabaseError):
        return
    finally:
        store.close()

"""Damage done to files at random, and what became of whoever read them."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from random import Random

from sqlalchemy import text

from dsi_desktop.db.entity import tables
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.shape import quoted
from dsi_desktop.db.store import Store
from dsi_desktop.db.verify import verify
from dsi_desktop.kernel.errors import DsiError

SECTOR, PAGE = 512, 4096
KINDS = ("bit", "sector", "cut", "swap")
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
        _swap(found, at // PAGE, _place(content, draw) // PAGE)
    return bytes(found)


def _place(content: bytes, draw: Random) -> int:
    for _ in range(20):
        at = draw.randrange(len(content))
        start = at // SECTOR * SECTOR
        if sum(map(bool, content[start : start + SECTOR])) > SECTOR // 8 or draw.random() < 0.02:
            break
    return at


def _swap(content: bytearray, one: int, other: int) -> None:
    first, second = (slice(page * PAGE, (page + 1) * PAGE) for page in (one, other))
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


def judged(source: str, number: int) -> tuple[str, str]:
    """Damage a copy of a dossier, verify it, open it, read it: kind, and what came of it.

    "refused" with a sentence, "found" by « Vérifier », "harmless": all that matters is the same;
    "MISSED": called sound, and something is not what it was.
    """
    draw = Random(number)
    content, before = _whole(Path(source))
    kind = KINDS[number % len(KINDS)]
    folder = Path(tempfile.mkdtemp(prefix="dsi-damaged-"))
    path = folder / "abime.dsi"
    path.write_bytes(damaged(content, kind, draw))
    try:
        said = _verified(path, before)
        _used(path)
    finally:
        shutil.rmtree(folder)
    return kind, said


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

"""The code of a dossier, « K7F3-Q2WD »: equal on two laptops when they hold the same gestures."""

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS = 8


def digest_bytes(db: sqlite3.Connection) -> bytes:
    """Return the 32-byte hash of the set of gestures, whatever their order here."""
    return _hash(name for (name,) in db.execute("SELECT id FROM dsi_tx ORDER BY id"))


def digest(db: sqlite3.Connection) -> str:
    """Return the code people compare aloud: two groups of four, 40 bits, no I, L, O or U."""
    return _spelt(digest_bytes(db))


def code_of(names: Iterable[bytes]) -> str:
    """Return the code of a dossier that would hold these gestures, and no other."""
    return _spelt(_hash(sorted(names)))


def _hash(names: Iterable[bytes]) -> bytes:
    whole = blake2b(digest_size=32)
    for name in names:
        if type(name) is not bytes:
            raise sqlite3.DatabaseError("the name of a gesture is not one")
        whole.update(name)
    return whole.digest()


def _spelt(whole: bytes) -> str:
    number = int.from_bytes(whole[:5], "big")
    letters = [_ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(_LETTERS))]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


def gesture_count(db: sqlite3.Connection) -> int:
    """Return how many gestures the dossier holds."""
    return int(db.execute("SELECT count(*) FROM dsi_tx").fetchone()[0])

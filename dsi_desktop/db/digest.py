"""The code of a dossier, « K7F3-Q2WD »: equal on two laptops when they hold the same gestures."""

import sqlite3
from hashlib import blake2b

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS = 8


def digest_bytes(db: sqlite3.Connection) -> bytes:
    """Return the 32-byte hash of the set of gestures, whatever their order here."""
    whole = blake2b(digest_size=32)
    for (name,) in db.execute("SELECT id FROM dsi_tx ORDER BY id"):
        whole.update(name)
    return whole.digest()


def digest(db: sqlite3.Connection) -> str:
    """Return the code people compare aloud: two groups of four, 40 bits, no I, L, O or U."""
    number = int.from_bytes(digest_bytes(db)[:5], "big")
    letters = [_ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(_LETTERS))]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


def gesture_count(db: sqlite3.Connection) -> int:
    """Return how many gestures the dossier holds."""
    return int(db.execute("SELECT count(*) FROM dsi_tx").fetchone()[0])

"""The spelling of a dossier's keys, and where they lie: age identities in `dsi_meta`.

A key is 32 bytes in the age spelling (bech32). No encryption library is needed here: the founding
of a dossier and the first frame stay without it.
"""

import secrets
import sqlite3
from hashlib import blake2b

from dsi_desktop.db.meta import meta

IDENTITIES = "identities"
_PREFIX = "age-secret-key-"
_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_KEY_BYTES = 32
_KEY_LETTERS = 52
_CHECK_LETTERS = 6


def identities(db: sqlite3.Connection) -> tuple[str, ...]:
    """Return the keys of a dossier, the one in use first; a damaged one is left out."""
    return tuple(one for one in meta(db, IDENTITIES).split("\n") if is_identity(one))


def new_identity() -> str:
    """Draw a key."""
    return spelt(secrets.token_bytes(_KEY_BYTES))


def ensure_identity(db: sqlite3.Connection) -> bool:
    """Give a dossier its first key if it has none, in a transaction of its own; tell whether.

    It comes from the dossier's own secret, so that two copies of a file of the first version,
    opened on two laptops, get the same key and can still exchange.
    """
    if identities(db):
        return False
    secret = meta(db, "secret").encode()
    drawn = blake2b(secret, digest_size=_KEY_BYTES, person=b"dsi identity").digest()
    first = spelt(drawn) if secret else new_identity()
    db.execute("INSERT OR REPLACE INTO dsi_meta(k, v) VALUES (?, ?)", (IDENTITIES, first))
    return True


def spelt(key: bytes) -> str:
    """Return a key of 32 bytes as age spells it."""
    number = int.from_bytes(key, "big") << 4  # 256 bits in 52 letters of 5: the last 4 are zero
    letters = [(number >> (5 * place)) & 31 for place in reversed(range(_KEY_LETTERS))]
    return f"{_PREFIX}1{_letters([*letters, *_check(letters)])}".upper()


def is_identity(text: str) -> bool:
    """Tell whether a text is a key, whole: its spelling carries a sum of its letters."""
    prefix, _one, body = text.lower().rpartition("1")
    if text != text.upper() or prefix != _PREFIX or not set(body) <= set(_LETTERS):
        return False
    letters = [_LETTERS.index(letter) for letter in body]
    key, check = letters[:_KEY_LETTERS], letters[_KEY_LETTERS:]
    return len(check) == _CHECK_LETTERS and _check(key) == check


def _letters(numbers: list[int]) -> str:
    return "".join(_LETTERS[number] for number in numbers)


def _check(letters: list[int]) -> list[int]:
    """Return the six letters that bech32 (BIP-173) puts behind these."""
    spread = [ord(one) >> 5 for one in _PREFIX] + [0] + [ord(one) & 31 for one in _PREFIX]
    rest = 1
    for value in (*spread, *letters, *[0] * _CHECK_LETTERS):
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATORS):
            rest ^= generator if (top >> place) & 1 else 0
    return [((rest ^ 1) >> (5 * place)) & 31 for place in reversed(range(_CHECK_LETTERS))]

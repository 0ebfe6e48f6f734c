"""The keys of a dossier: age identities kept in the file, so that no password is asked daily.

A key is 32 bytes in the age spelling (bech32). This module needs no encryption library: the
founding of a dossier and the first frame stay without it.
"""

import secrets
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from dsi_desktop.db.container import unreadable
from dsi_desktop.db.meta import meta, set_meta
from dsi_desktop.db.pragmas import connect

IDENTITIES = "identities"
MOST_IDENTITIES = 20
_PREFIX = "age-secret-key-"
_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_KEY_BYTES = 32
_CHECK_LETTERS = 6


@dataclass(frozen=True, slots=True)
class Key:
    """A lock: the file opens on every laptop that holds this identity."""

    identity: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Passphrase:
    """A lock: the file opens for whoever says these words."""

    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Keys:
    """What this laptop can open files with."""

    identities: tuple[str, ...] = field(default=(), repr=False)
    passphrase: str = field(default="", repr=False)


def identities(db: sqlite3.Connection) -> tuple[str, ...]:
    """Return the keys of a dossier, the one in use first; a damaged one is left out."""
    return tuple(one for one in meta(db, IDENTITIES).split("\n") if is_identity(one))


def keys_of(path: Path, passphrase: str = "") -> Keys:
    """Return what opens the files of this dossier; it may be open in a window."""
    try:
        with closing(connect(path)) as db:
            return Keys(identities(db), passphrase)
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from error


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


def learn_identities(path: Path, found: Iterable[str]) -> int:
    """Add to a dossier the keys an invitation to it brought, newest first; return how many.

    The dossier may be open in this window. Raises `FileProblem` when it cannot be written.
    """
    brought = tuple(one for one in found if is_identity(one))
    return _rewrite(path, lambda held: _united(brought, held))


def renew_identity(path: Path) -> int:
    """Close later files with a new key, after a theft; the older ones still open what they did.

    The other laptops learn it from a new invitation. Raises `FileProblem`.
    """
    drawn = (new_identity(),)
    return _rewrite(path, lambda held: _united(drawn, held))


def _united(first: tuple[str, ...], then: tuple[str, ...]) -> tuple[str, ...]:
    """Put `first` before, unless `then` knows all of it: an old invitation renews nothing."""
    if set(first) <= set(then):
        return then
    return tuple(dict.fromkeys((*first, *then)))[:MOST_IDENTITIES]


def _rewrite(
    path: Path, change: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> int:
    try:
        with closing(connect(path, "rw")) as db:
            db.execute("BEGIN IMMEDIATE")
            held = identities(db)
            wanted = change(held)
            if wanted != held:
                set_meta(db, IDENTITIES, "\n".join(wanted))
            db.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from error
    return len(set(wanted) - set(held))


def spelt(key: bytes) -> str:
    """Return a key of 32 bytes as age spells it."""
    number = int.from_bytes(key, "big") << 4  # 256 bits in 52 letters of 5: the last 4 are zero
    letters = [(number >> (5 * place)) & 31 for place in reversed(range(52))]
    return f"{_PREFIX}1{_letters([*letters, *_check(letters)])}".upper()


def is_identity(text: str) -> bool:
    """Tell whether a text is a key, whole: its spelling carries a sum of its letters."""
    prefix, _one, body = text.lower().rpartition("1")
    if text != text.upper() or prefix != _PREFIX or not set(body) <= set(_LETTERS):
        return False
    letters = [_LETTERS.index(letter) for letter in body]
    return len(letters) == 52 + _CHECK_LETTERS and _check(letters[:52]) == letters[52:]


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

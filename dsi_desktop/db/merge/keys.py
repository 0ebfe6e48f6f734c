"""What files are closed and opened with: the dossier's keys, or words that people say.

The keys lie in the dossier itself, so that no password is asked daily.
"""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from dsi_desktop.db.container import unreadable
from dsi_desktop.db.identity import IDENTITIES, identities, is_identity, new_identity
from dsi_desktop.db.meta import set_meta
from dsi_desktop.db.pragmas import connect

MOST_IDENTITIES = 20


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


def keys_of(path: Path, passphrase: str = "") -> Keys:
    """Return what opens the files of this dossier; it may be open in a window."""
    try:
        with closing(connect(path)) as db:
            return Keys(identities(db), passphrase)
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from error


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

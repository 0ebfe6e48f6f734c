"""What was sent and received here: a local record, never exchanged, no part of the code."""

import sqlite3
from dataclasses import dataclass
from typing import Literal

from dsi_desktop.db.engines import driver
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.i18n import N_

Kind = Literal["sent", "received", "cancelled"]
NOTE_SENT = N_("Noter le partage")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One line of the record. `at`: claimed UTC milliseconds here; `gestures`: how many new ones.

    `author` and `device`: of whom the parcel came from, or who prepared it; `code`: of the
    dossier after it.
    """

    number: int
    kind: Kind
    at: int
    author: str
    device: str
    place: str
    code: str
    gestures: int


_EXISTS = "SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = 'dsi_exchange'"
# Whatever was received has its writer elsewhere, who shares it too.
_UNSHARED = """
SELECT count(*) FROM dsi_tx t
WHERE t.n > (SELECT ifnull(max(last), 0) FROM dsi_exchange WHERE kind = 'sent')
AND NOT EXISTS (SELECT 1 FROM dsi_exchange e WHERE e.kind = 'received'
                AND t.n BETWEEN e.first AND e.last)
"""
_NOTE = """
INSERT INTO dsi_exchange(kind, at, author, device, place, code, first, last, gestures)
VALUES (?,?,?,?,?,?,?,?,?)
"""


def has_record(db: sqlite3.Connection) -> bool:
    """Tell whether the file keeps a record; an older one opened to be looked at has none."""
    return db.execute(_EXISTS).fetchone() is not None


def exchanges(store: Store) -> list[Exchange]:
    """Return the record, newest first; empty for an older file opened to be looked at."""
    with store.read() as session:
        db = driver(session.connection())
        if not has_record(db):
            return []
        return [
            Exchange(*line)
            for line in db.execute(
                "SELECT n, kind, at, author, device, place, code, gestures FROM dsi_exchange "
                "ORDER BY n DESC"
            )
        ]


def unshared(store: Store) -> int:
    """Return how many gestures of this laptop no parcel has carried yet."""
    with store.read() as session:
        db = driver(session.connection())
        if not has_record(db):
            return 0
        return int(db.execute(_UNSHARED).fetchone()[0])


def note_sent(store: Store, place: str, code: str, gestures: int | None = None) -> None:
    """Record that a parcel was written: it held all gestures of this file, or the `gestures` first.

    A person may write while the stick is being prepared: give the count that the parcel carries.
    """
    with store.exclusive(NOTE_SENT) as held:
        query = "SELECT ifnull(max(n), 0), count(*) FROM (SELECT n FROM dsi_tx ORDER BY n LIMIT ?)"
        bound = -1 if gestures is None else gestures
        last, count = held.db.execute(query, (bound,)).fetchone()
        held.db.execute(
            _NOTE,
            ("sent", store.clock.now_ms(), store.author, store.device, place, code, 0, last, count),
        )


def note_received(db: sqlite3.Connection, exchange: Exchange, first: int, last: int) -> int:
    """Record a reception inside the caller's transaction and return its number."""
    given = (
        "received", exchange.at, exchange.author, exchange.device, exchange.place, exchange.code,
        first, last, exchange.gestures,
    )  # fmt: skip
    return int(db.execute(_NOTE, given).lastrowid or 0)

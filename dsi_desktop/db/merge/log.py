"""What was sent and received here: a local record, never exchanged, no part of the code."""

import sqlite3

from dsi_desktop.db.engines import driver
from dsi_desktop.db.merge.standing import Exchange, Kind, count_unshared, has_record, lines
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.i18n import N_

__all__ = ["Exchange", "Kind", "exchanges", "has_record", "note_received", "note_sent", "unshared"]

NOTE_SENT = N_("Noter le partage")
_NOTE = """
INSERT INTO dsi_exchange(kind, at, author, device, place, code, first, last, gestures)
VALUES (?,?,?,?,?,?,?,?,?)
"""


def exchanges(store: Store) -> list[Exchange]:
    """Return the record, newest first; empty for an older file opened to be looked at."""
    with store.read() as session:
        return lines(driver(session.connection()))


def unshared(store: Store) -> int:
    """Return how many gestures of this laptop no parcel has carried yet."""
    with store.read() as session:
        return count_unshared(driver(session.connection()))


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

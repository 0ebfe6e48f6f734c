"""How a file stands with the others: read by the standard library alone, before the first frame."""

import sqlite3
from dataclasses import dataclass
from typing import Literal

Kind = Literal["sent", "received", "cancelled"]


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
_LINES = """
SELECT n, kind, at, author, device, place, code, gestures FROM dsi_exchange ORDER BY n DESC LIMIT ?
"""
# Whatever was received has its writer elsewhere, who shares it too.
_UNSHARED = """
SELECT count(*) FROM dsi_tx t
WHERE t.n > (SELECT ifnull(max(last), 0) FROM dsi_exchange WHERE kind = 'sent')
AND NOT EXISTS (SELECT 1 FROM dsi_exchange e WHERE e.kind = 'received'
                AND t.n BETWEEN e.first AND e.last)
"""


def has_record(db: sqlite3.Connection) -> bool:
    """Tell whether the file keeps a record; an older one opened to be looked at has none."""
    return db.execute(_EXISTS).fetchone() is not None


def lines(db: sqlite3.Connection, most: int = -1) -> list[Exchange]:
    """Return the record, newest first; empty when the file keeps none."""
    if not has_record(db):
        return []
    found = db.execute(_LINES, (most,)).fetchall()
    return [Exchange(*line) for line in found]


def count_unshared(db: sqlite3.Connection) -> int:
    """Return how many gestures of this laptop no parcel has carried yet."""
    return int(db.execute(_UNSHARED).fetchone()[0]) if has_record(db) else 0

"""Read whole gestures back from the journal, as they were hashed."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dsi_desktop.db.gesture import Heading, Write, canonical_line, gesture_id

_LINES = """
SELECT t.n, t.id, t.lam, t.at, t.author, t.device, t.label, t.nonce,
       f.tbl, f.col, c.row, c.val, c.salt, c.prev, c.field
FROM dsi_tx t JOIN dsi_change c ON c.tx = t.n JOIN dsi_field f ON f.n = c.field ORDER BY t.n
"""


@dataclass(frozen=True, slots=True)
class Gesture:
    """One gesture as the file keeps it."""

    id: bytes
    heading: Heading
    writes: tuple[Write, ...]

    def line(self) -> bytes:
        """Return the canonical line."""
        return canonical_line(self.heading, self.writes)

    def is_sound(self) -> bool:
        """Tell whether the name is the hash of the content (invariant I1)."""
        return gesture_id(self.line()) == self.id


def gestures(db: sqlite3.Connection) -> Iterator[Gesture]:
    """Yield every gesture that wrote something, parents before children.

    Raises KeyError when a parent is not in the file (invariant I3).
    """
    names = {n: name.hex() for n, name in db.execute("SELECT n, id FROM dsi_tx")}
    further: dict[tuple[str, int, int], list[str]] = {}
    for row, field, tx, parent in db.execute("SELECT row, field, tx, prev FROM dsi_prev"):
        further.setdefault((row, field, tx), []).append(names[parent])
    for _n, lines in groupby(db.execute(_LINES), key=lambda line: line[0]):
        writes = []
        for tx, name, *head, table, column, row, value, salt, prev, field in lines:
            parents = [] if prev is None else [names[prev]]
            parents += further.get((row, field, tx), [])
            writes.append(Write(table, column, row, value, salt, tuple(parents)))
            found, heading = name, Heading(*head)
        yield Gesture(found, heading, tuple(writes))

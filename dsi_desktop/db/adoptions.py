"""What adopted minutes knew of their meeting, and what reached it since: read from the journal.

Nothing in a gesture says that it knew an adoption: it names only the writes it replaces. So the
adoption says what it knew (`adopted_minutes.known`), and every other gesture that wrote the
meeting came too late, whatever clocks and ranks say. Minutes adopted by the first version hold
no such list: there, what has a smaller rank than the adoption is taken as known.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from dsi_desktop.db.journal import STAR
from dsi_desktop.db.values import placeholders
from dsi_desktop.kernel.changes import Value

_OWN = (
    "agenda_item", "attendance", "entry", "motion", "decision", "tabling", "notice", "election",
    "consensus_round", "forum_voice", "task_review",
)
_OF_ELECTION = ("candidacy", "election_round", "ballot_count")
_HELD = "WITH held(tbl, row, meeting) AS (SELECT 'meeting', id, id FROM meeting" + "".join(
    f" UNION ALL SELECT '{table}', id, meeting_id FROM {table}" for table in _OWN
) + "".join(
    f" UNION ALL SELECT '{table}', p.id, e.meeting_id FROM {table} p"
    " JOIN election e ON e.id = p.election_id" for table in _OF_ELECTION
) + """
 UNION ALL SELECT 'presence', p.id, a.meeting_id
  FROM presence p JOIN attendance a ON a.id = p.attendance_id
 UNION ALL SELECT 'consensus_position', p.id, r.meeting_id
  FROM consensus_position p JOIN consensus_round r ON r.id = p.round_id
 UNION ALL SELECT 'vote_event', e.id, m.meeting_id
  FROM vote_event e JOIN motion m ON m.id = e.motion_id
 UNION ALL SELECT 'vote', v.id, m.meeting_id
  FROM vote v JOIN vote_event e ON e.id = v.vote_event_id JOIN motion m ON m.id = e.motion_id
 UNION ALL SELECT 'group_count', g.id, m.meeting_id
  FROM group_count g JOIN vote_event e ON e.id = g.vote_event_id
  JOIN motion m ON m.id = e.motion_id)
"""
_MEETING_OF = f"{_HELD} SELECT meeting FROM held WHERE tbl = ? AND row = ?"
_WRITERS = f"""{_HELD}
SELECT DISTINCT t.id FROM held h JOIN dsi_change c ON c.row = h.row
JOIN dsi_field f ON f.n = c.field AND f.tbl = h.tbl JOIN dsi_tx t ON t.n = c.tx
WHERE h.meeting = ?
"""
_ARRIVED = f"""{_HELD}
SELECT DISTINCT a.id, a.meeting_id, c.tx
FROM adopted_minutes a JOIN held h ON h.meeting = a.meeting_id
JOIN dsi_change c ON c.row = h.row JOIN dsi_field f ON f.n = c.field AND f.tbl = h.tbl
WHERE a.deleted IS NULL {{only}}
"""
_GESTURE = "SELECT id, lam, at, author, device, label FROM dsi_tx WHERE n = ?"
_CELLS = f"""{_HELD}
SELECT DISTINCT h.tbl, h.row, f.col, f.n FROM held h JOIN dsi_change c ON c.row = h.row
JOIN dsi_field f ON f.n = c.field AND f.tbl = h.tbl JOIN dsi_tx t ON t.n = c.tx
WHERE h.meeting = ? AND t.id IN ({{names}}) ORDER BY t.lam, t.id, f.n
"""
_STATED = """
SELECT t.n, t.id, t.lam, t.at, t.author, t.device, f.col, c.val FROM dsi_change c
JOIN dsi_field f ON f.n = c.field JOIN dsi_tx t ON t.n = c.tx
WHERE c.row = ? AND f.tbl = 'adopted_minutes' ORDER BY t.lam, t.id
"""
_UNDONE = """
SELECT c.prev FROM dsi_change c JOIN dsi_field f ON f.n = c.field
WHERE c.row = ?1 AND f.tbl = 'adopted_minutes' AND f.col = 'deleted' AND c.val = 1
UNION SELECT p.prev FROM dsi_prev p JOIN dsi_field f ON f.n = p.field
JOIN dsi_change c ON c.row = p.row AND c.field = p.field AND c.tx = p.tx
WHERE p.row = ?1 AND f.tbl = 'adopted_minutes' AND f.col = 'deleted' AND c.val = 1
"""
_AWARE = """
SELECT DISTINCT tx FROM dsi_change WHERE row IN (SELECT ?1
 UNION ALL SELECT id FROM late_write WHERE adopted_id = ?1
 UNION ALL SELECT id FROM erratum WHERE adopted_id = ?1)
"""
_SETTLED = "SELECT gesture FROM late_write WHERE adopted_id = ? AND deleted IS NULL"
_BRIEF = 16


@dataclass(frozen=True, slots=True)
class Adoption:
    """One adoption of the minutes of a meeting, with every value it wrote of its row.

    `gesture` is hexadecimal; `known` holds the first 64 bits of each gesture it knew, None when
    the first version wrote it.
    """

    gesture: str
    number: int
    lam: int
    at: int
    author: str
    device: str
    values: dict[str, Value] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """The hash of the document adopted."""
        return str(self.values.get("sha256") or "")

    @property
    def known(self) -> frozenset[str] | None:
        """The first 64 bits of each gesture it knew."""
        said = self.values.get("known")
        return frozenset(said.split()) if isinstance(said, str) and said else None

    def knew(self, gesture: str, lam: int) -> bool:
        """Tell whether a gesture was in the file where this adoption was made."""
        known = self.known
        return lam < self.lam if known is None else gesture[:_BRIEF] in known


@dataclass(frozen=True, slots=True)
class LateGesture:
    """A gesture that wrote a meeting without knowing that its minutes are adopted."""

    adopted: str
    meeting: str
    gesture: str
    lam: int
    at: int
    author: str
    device: str
    label: str


@dataclass(frozen=True, slots=True)
class LateCell:
    """A cell that a late gesture wrote; `field` is its number in this file."""

    table: str
    row: str
    column: str
    field: int


def meeting_of(db: sqlite3.Connection, table: str, row: str) -> str | None:
    """Return the meeting a row is frozen with, None for a row that no adoption freezes."""
    found = db.execute(_MEETING_OF, (table, row)).fetchone()
    return None if found is None else found[0]


def known_now(db: sqlite3.Connection, meeting: str, adopted: str) -> str:
    """Return what an adoption made now knows: the gestures of the meeting, earlier adoptions."""
    names = {name for (name,) in db.execute(_WRITERS, (meeting,))}
    names |= {row[1] for row in db.execute(_STATED, (adopted,))}
    return " ".join(sorted(name.hex()[:_BRIEF] for name in names))


def adoptions(db: sqlite3.Connection, adopted: str) -> list[Adoption]:
    """Return the adoptions of one row that no other knew and nobody undid, oldest first.

    More than one means that two laptops adopted the same minutes apart.
    """
    made: dict[int, Adoption] = {}
    for number, name, lam, at, author, device, column, value in db.execute(_STATED, (adopted,)):
        one = made.setdefault(number, Adoption(name.hex(), number, lam, at, author, device))
        if column == STAR:
            one.values.update({"sha256": "", **json.loads(value), **one.values})
        else:
            one.values[column] = value
    undone = {number for (number,) in db.execute(_UNDONE, (adopted,))}
    every = [one for one in made.values() if "sha256" in one.values or "known" in one.values]
    return [
        one for one in every
        if one.number not in undone
        and not any(other is not one and other.knew(one.gesture, one.lam) for other in every)
    ]  # fmt: skip


def late_gestures(db: sqlite3.Connection, meeting: str | None = None) -> list[LateGesture]:
    """Return what reached adopted minutes too late and has no outcome yet, meeting by meeting."""
    only, given = ("AND a.meeting_id = ?", [meeting]) if meeting else ("", [])
    found: list[LateGesture] = []
    heard: dict[str, _Hearing] = {}
    for adopted, of_meeting, number in db.execute(_ARRIVED.format(only=only), given).fetchall():
        if adopted not in heard:
            heard[adopted] = _Hearing(db, adopted)
        name, lam, *rest = db.execute(_GESTURE, (number,)).fetchone()
        if not heard[adopted].spares(number, name.hex(), lam):
            found.append(LateGesture(adopted, of_meeting, name.hex(), lam, *rest))
    return sorted(found, key=lambda one: (one.meeting, one.lam, one.gesture))


def late_cells(db: sqlite3.Connection, meeting: str, gestures: Iterable[str]) -> list[LateCell]:
    """Return the cells of a meeting that these gestures wrote, creations as `*`."""
    names = [bytes.fromhex(one) for one in gestures]
    query = _CELLS.format(names=placeholders(names))
    return [LateCell(*row) for row in db.execute(query, (meeting, *names))]


class _Hearing:
    """What the adoption in force knows, and which gestures know it or are settled."""

    def __init__(self, db: sqlite3.Connection, adopted: str) -> None:
        query = "SELECT sha256 FROM adopted_minutes WHERE id = ?"
        (shown,) = db.execute(query, (adopted,)).fetchone()
        self._adoptions = [one for one in adoptions(db, adopted) if one.sha256 == (shown or "")]
        self._aware = {number for (number,) in db.execute(_AWARE, (adopted,))}
        self._settled = {gesture for (gesture,) in db.execute(_SETTLED, (adopted,))}

        self._known = frozenset[str]().union(*(one.known or () for one in self._adoptions))

    def spares(self, number: int, gesture: str, lam: int) -> bool:
        return (
            gesture[:_BRIEF] in self._known or number in self._aware or gesture in self._settled
            or any(one.known is None and lam < one.lam for one in self._adoptions)
        )  # fmt: skip

"""The numbers that people read aloud: which were given, which a second time."""

import json
import sqlite3
from dataclasses import dataclass

from sqlalchemy import Label, func, select

from dsi_desktop.db.schema.minutes import Erratum, Motion

_RESOLUTIONS = """
SELECT m.id, m.body_id, m.meeting_id, t.held_on, m.number, m.deleted, a.numbers, (
  SELECT e.becomes FROM erratum e WHERE e.motion_id = m.id AND e.deleted IS NULL
  AND e.becomes <> '' ORDER BY e.made_on DESC, e.id DESC LIMIT 1)
FROM motion m LEFT JOIN meeting t ON t.id = m.meeting_id
LEFT JOIN adopted_minutes a ON a.meeting_id = m.meeting_id AND a.deleted IS NULL
WHERE m.number <> '' OR a.numbers IS NOT NULL ORDER BY t.held_on, m.provisional, m.id
"""


@dataclass(frozen=True, slots=True)
class GivenNumber:
    """The number of a resolution: as first given, and what an erratum made of it ("" for none).

    `frozen`: it stands in adopted minutes, where it is never replaced.
    """

    motion: str
    body: str
    meeting: str
    held_on: str
    given: str
    becomes: str
    frozen: bool

    @property
    def now(self) -> str:
        """The number by which the resolution is called today."""
        return self.becomes or self.given


def number_now() -> Label[str]:
    """Return the column, for a statement that reads `Motion`, of the number in use today."""
    renumbered = (
        select(Erratum.becomes)
        .where(
            Erratum.motion_id == Motion.id, Erratum.deleted.is_(None), Erratum.becomes != ""
        )
        .order_by(Erratum.made_on.desc(), Erratum.id.desc()).limit(1).correlate(Motion)
    )  # fmt: skip
    return func.coalesce(renumbered.scalar_subquery(), Motion.number).label("number")


def resolution_numbers(db: sqlite3.Connection) -> list[GivenNumber]:
    """Return every number given, meeting by meeting; adopted minutes say theirs."""
    found = []
    for motion, body, meeting, held_on, live, deleted, frozen, becomes in db.execute(_RESOLUTIONS):
        printed = json.loads(frozen or "{}").get(motion, "")
        given = printed or ("" if deleted or frozen is not None else live)
        if given:
            found.append(GivenNumber(
                motion, body or "", meeting or "", held_on or "", given, becomes or "",
                bool(printed),
            ))  # fmt: skip
    return found


def numbers_of(db: sqlite3.Connection, body: str) -> list[str]:
    """Return every number a body ever gave, those that an erratum replaced too."""
    every = [one for one in resolution_numbers(db) if one.body == body]
    return [number for one in every for number in (one.given, one.becomes) if number]


def taken_twice(db: sqlite3.Connection) -> list[list[GivenNumber]]:
    """Return the resolutions of a body that are called by one number, by day of meeting."""
    groups: dict[tuple[str, str], list[GivenNumber]] = {}
    for one in resolution_numbers(db):
        groups.setdefault((one.body, one.now), []).append(one)
    return [group for group in groups.values() if len(group) > 1]

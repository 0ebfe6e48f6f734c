"""What arrives, operation by operation, and the records that name each group."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dsi_desktop.db.engines import driver
from dsi_desktop.db.gesture import gesture_id
from dsi_desktop.db.journal import STAR
from dsi_desktop.db.labels import spoken_label
from dsi_desktop.db.merge.arriving import ArrivingNames
from dsi_desktop.db.merge.parcel import Parcel
from dsi_desktop.db.merge.parsing import Line, parse
from dsi_desktop.db.naming import Names, Row
from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.rules.groups import group_of

_NAMED = 2
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class ArrivingLine:
    """One operation that would be taken. `what`: the records it touches, in words."""

    gesture: str
    at: int
    author: str
    device: str
    label: str
    what: str
    fields: int


@dataclass(frozen=True, slots=True)
class Detail:
    """The operations that arrive, in their order, and up to two names by group."""

    lines: tuple[ArrivingLine, ...]
    names: dict[str, tuple[str, ...]]


def detail(store: Store, parcels: Sequence[Parcel]) -> Detail:
    """Read the operations that this dossier has not; the parcels were examined before."""
    with store.read() as session:
        db = driver(session.connection())
        known = {name for (name,) in db.execute("SELECT id FROM dsi_tx")}
        fresh = _fresh(parcels, known)
        touched = _touched(db, fresh.values())
        lines = tuple(
            ArrivingLine(
                name.hex(), line.at, line.author, line.device, spoken_label(line.label),
                touched.by(line), len(line.cells),
            )
            for name, line in fresh.items()
        )  # fmt: skip
        return Detail(lines, touched.groups())


def new_gestures(store: Store, parcels: Iterable[Parcel]) -> int:
    """Count the gestures that this dossier has not."""
    with store.read() as session:
        query = "SELECT id FROM dsi_tx"
        known = {name for (name,) in driver(session.connection()).execute(query)}
    return len({
        name for parcel in parcels for packed in parcel.packed
        if (name := gesture_id(packed.line)) not in known
    })  # fmt: skip


def _fresh(parcels: Iterable[Parcel], known: set[bytes]) -> dict[bytes, Line]:
    found: dict[bytes, Line] = {}
    for parcel in parcels:
        for packed in parcel.packed:
            name = gesture_id(packed.line)
            if name not in known and name not in found:
                found[name] = parse(packed.line)
    return found


@dataclass(frozen=True, slots=True)
class _Touched:
    """The records that the operations touch, with how often."""

    names: Names
    rows: dict[tuple[str, str], int]

    def by(self, line: Line) -> str:
        """Return the records of one operation: the first two."""
        rows = dict.fromkeys((cell[0], cell[2]) for cell in line.cells)
        said = dict.fromkeys(self.title(table, row) for table, row in rows)
        return ", ".join([one for one in said if one][:_NAMED])

    def title(self, table: str, row: str) -> str:
        """Return what a record is called."""
        said = self.names.title(table, row)
        return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"

    def groups(self) -> dict[str, tuple[str, ...]]:
        """Return up to two names by group, the most changed records first."""
        found: dict[str, list[str]] = {}
        for (table, row), _count in sorted(self.rows.items(), key=lambda one: -one[1]):
            group = group_of(table)
            if table in group.mains:
                said = self.title(table, row)
                named = found.setdefault(group.key, [])
                if said and said not in named and len(named) < _NAMED:
                    named.append(said)
        return {key: tuple(names) for key, names in found.items()}


def _touched(db: sqlite3.Connection, lines: Iterable[Line]) -> _Touched:
    rows: Counter[tuple[str, str]] = Counter()
    arriving: dict[tuple[str, str], Row] = {}
    for line in lines:
        for table, column, row, value, _parents in line.cells:
            rows[table, row] += 1
            if column == STAR:
                arriving[table, row] = json.loads(value)
    return _Touched(ArrivingNames(db, arriving), rows)

"""The history of one record: its gestures in words, and what each field said on any day."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dsi_desktop.db.belongings import belongings, table_of_id
from dsi_desktop.db.engines import driver
from dsi_desktop.db.entity import columns, tables
from dsi_desktop.db.fields import field_of
from dsi_desktop.db.history import Entry, story
from dsi_desktop.db.store import Store
from dsi_desktop.features.history.queries.wording import ChangeLine, Wording, by_gesture, wording_of
from dsi_desktop.features.history.rules.moments import STAR, Cell, Step, effective, steps
from dsi_desktop.features.history.rules.scopes import is_shown
from dsi_desktop.features.history.rules.timeline import day_of
from dsi_desktop.kernel.i18n import ngettext

_MOST_NAMES = 4
_CAME = """
SELECT t.id FROM dsi_tx t JOIN dsi_exchange e
ON e.kind = 'received' AND t.n BETWEEN e.first AND e.last
"""
_LOG = "SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = 'dsi_exchange'"


@dataclass(frozen=True, slots=True)
class GestureLine:
    """One gesture on a record. `at`: UTC milliseconds; `creates`: the record came with it."""

    gesture: str
    at: int
    day: date
    who: str
    device: str
    label: str
    received: bool
    creates: bool
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class CellStory:
    """What one line of the record said over time: (UTC milliseconds, words), oldest first."""

    key: str
    label: str
    steps: tuple[tuple[int, str], ...]

    def at(self, moment: int) -> str:
        """Return the words in force at a moment, "" before the first."""
        return next((said for when, said in reversed(self.steps) if when <= moment), "")


@dataclass(frozen=True, slots=True)
class Story:
    """A record and everything that was done to it; gestures oldest first."""

    table: str
    row: str
    title: str
    kind: str
    where: str
    gestures: tuple[GestureLine, ...]
    cells: tuple[CellStory, ...]
    lives: tuple[tuple[int, bool], ...]

    def lived(self, moment: int) -> bool:
        """Tell whether the record was there at a moment."""
        return next((lives for at, lives in reversed(self.lives) if at <= moment), False)


def record_table(store: Store, row: str) -> str:
    """Return the table of a record, "" when the dossier never had it."""
    with store.read() as session:
        return table_of_id(driver(session.connection()), row)


def record_story(store: Store, table: str, row: str) -> Story:
    """Return the history of a record, with that of what belongs to it."""
    with store.read() as session:
        rows = {(table, row), *belongings(driver(session.connection()), table, row)}
    entries = story(store, rows)
    with store.read() as session:
        db = driver(session.connection())
        wording = wording_of(db, {one for _table, one in rows})
        title, where = wording.names.title(table, row), wording.names.where(table, row)
        kind = wording.names.kind(table, row)
        return Story(
            table, row, title, kind, "" if where in (title, kind) else where,
            _gestures(entries, wording, _received(db), (table, row)),
            (*_own_cells(entries, wording, table, row), *_parts(entries, wording, table, row)),
            _lives(steps(entries), table, row),
        )  # fmt: skip


def _received(db: sqlite3.Connection) -> frozenset[str]:
    if db.execute(_LOG).fetchone() is None:
        return frozenset()
    return frozenset(name.hex() for (name,) in db.execute(_CAME))


def _gestures(
    entries: Sequence[Entry], wording: Wording, received: frozenset[str], whole: tuple[str, str]
) -> tuple[GestureLine, ...]:
    times = effective(entries)
    found = []
    for gesture, writes in by_gesture(entries).items():
        creates = any(
            one.field == STAR and (one.table, one.row) == whole for one in writes
        )
        own = [one for one in writes if (one.table, one.row) == whole] if creates else writes
        changes = tuple(wording.lines(own, *whole))
        if changes:
            first, at = writes[0], times[gesture]
            found.append(GestureLine(
                gesture, at, day_of(at), first.who, first.device, first.label,
                gesture in received, creates, changes,
            ))  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.at))


def _own_cells(
    entries: Sequence[Entry], wording: Wording, table: str, row: str
) -> list[CellStory]:
    known = steps(entries)
    found = []
    for column in columns(tables()[table]):
        field = field_of(column)
        taken = known.get(Cell(table, row, column.name), [])
        if column.name == "deleted" or not taken or not is_shown(column.name, field):
            continue
        told = tuple(
            (step.at, wording.said(table, row, column.name, step.value)) for step in taken
        )
        if {said for _at, said in told} == {wording.names.title(table, row)}:
            continue
        spoken = [step.value for step in taken] if field.unit == "flag" else told
        if any(spoken) and any(said for _at, said in told):
            label = wording.names.label(table, column.name)
            found.append(CellStory(column.name, label, told))
    # what changed at some time first: what differs is in sight, and no line jumps with the day
    return sorted(found, key=lambda cell: len({said for _at, said in cell.steps}) < 2)


def _parts(entries: Sequence[Entry], wording: Wording, table: str, row: str) -> list[CellStory]:
    """Return one line for each kind of thing that belongs to the record: its names over time."""
    known = steps(entries)
    comings: dict[str, list[tuple[int, str, bool]]] = {}
    for cell, taken in known.items():
        if (cell.table, cell.row) != (table, row) and cell.column in (STAR, "deleted"):
            for step in taken:
                lives = cell.column == STAR or step.value is None
                comings.setdefault(cell.table, []).append((step.at, cell.row, lives))
    return [
        CellStory(f"*{other}", wording.names.word(other),
                  _named(sorted(events, key=_moment), wording, other, (table, row)))
        for other, events in sorted(comings.items())
    ]  # fmt: skip


def _moment(event: tuple[int, str, bool]) -> int:
    """Events of one moment keep the order of the journal: a creation before its removal."""
    return event[0]


def _named(
    events: Iterable[tuple[int, str, bool]], wording: Wording, table: str, whole: tuple[str, str]
) -> tuple[tuple[int, str], ...]:
    alive: dict[str, str] = {}
    said: dict[int, str] = {}
    for at, row, lives in events:
        alive.pop(row, None)
        if lives:
            alive[row] = wording.part(table, row, whole)
        said[at] = _listed(sorted(alive.values()))
    return tuple(said.items())


def _listed(names: Sequence[str]) -> str:
    if len(names) > _MOST_NAMES or (names and "" in names):
        return ngettext("{n} fiche", "{n} fiches", len(names)).format(n=len(names))
    return ", ".join(names)


def _lives(
    known: dict[Cell, list[Step]], table: str, row: str
) -> tuple[tuple[int, bool], ...]:
    born = known.get(Cell(table, row, STAR), [])
    gone = known.get(Cell(table, row, "deleted"), [])
    events = [*((one.at, True) for one in born), *((one.at, one.value is None) for one in gone)]
    return tuple(sorted(events, key=lambda event: event[0]))

"""The past of one record: what it is, its gestures in words, and what it held on a day."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from dsi_desktop.db.engines import driver
from dsi_desktop.db.entity import columns, tables
from dsi_desktop.db.history import Entry, history
from dsi_desktop.db.labels import spoken_label
from dsi_desktop.db.naming import Names
from dsi_desktop.db.obstacles import Obstacles, obstacles
from dsi_desktop.db.store import Store
from dsi_desktop.features.history.rules.cells import CREATION, REMOVAL, is_told, state_at
from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """One field of a gesture in words: « Échéance », « 1er juin », « 15 juin »."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class GestureLine:
    """One gesture on the record, or on a part of it. `when`: claimed UTC milliseconds.

    `birth`: it created the record itself. `received`: it came from another laptop.
    """

    gesture: str
    when: int
    who: str
    device: str
    label: str
    changes: tuple[ChangeWords, ...]
    birth: bool
    received: bool


@dataclass(frozen=True, slots=True)
class RecordPast:
    """A record and its gestures, oldest first. `entries` are its own writes, in their order."""

    table: str
    row: str
    title: str
    kind: str
    where: str
    removed: bool
    gestures: tuple[GestureLine, ...]
    entries: tuple[Entry, ...]

    @property
    def moments(self) -> tuple[int, ...]:
        """The claimed moments of the gestures."""
        return tuple(one.when for one in self.gestures)

    def state(self, until: int) -> Mapping[str, Value] | None:
        """Return what the record held at a claimed moment, None before its creation."""
        return state_at(self.entries, until)


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field of the record that day and today, in words; `same` when nothing changed."""

    field: str
    then: str
    now: str
    same: bool


def record_past(store: Store, table: str, row: str) -> RecordPast:
    """Return the past of a record and of its parts; raises NotFound through the store's reads."""
    entries = history(store, table, row, linked=True)
    own = tuple(one for one in entries if (one.table, one.row) == (table, row))
    with store.read() as session:
        db = driver(session.connection())
        names = Names(db)
        came = _received(db)
        parts = [one for one in entries if one in own or _is_part(names, one, (table, row))]
        lines = tuple(
            _line(names, (table, row), tuple(writes), came)
            for _name, writes in groupby(parts, key=lambda one: one.gesture)
        )
        return RecordPast(
            table, row, names.title(table, row), names.kind(table, row), names.where(table, row),
            _is_removed(own), tuple(one for one in lines if one.changes or one.birth), own,
        )  # fmt: skip


def fields_between(
    store: Store, past: RecordPast, then: Mapping[str, Value], now: Mapping[str, Value]
) -> tuple[FieldLine, ...]:
    """Return the fields that say something that day or today, in the order of the record."""
    with store.read() as session:
        names = Names(driver(session.connection()))
        lines = []
        for column in columns(tables()[past.table]):
            if column.name == REMOVAL or not is_told(column.name):
                continue
            before = names.value(past.table, column.name, then.get(column.name))
            after = names.value(past.table, column.name, now.get(column.name))
            if before or after:
                label = names.label(past.table, column.name)
                lines.append(FieldLine(label, before, after, before == after))
        return tuple(lines)


def undo_obstacles(store: Store, gesture: str) -> Obstacles:
    """Return what undoing a gesture would leave alone."""
    return obstacles(store, gesture)


def _is_removed(own: Iterable[Entry]) -> bool:
    last = [one.new for one in own if one.field == REMOVAL and one.current]
    return bool(last and last[-1])


def _is_part(names: Names, entry: Entry, whole: tuple[str, str]) -> bool:
    return whole in names.wholes(entry.table, entry.row)


def _received(db: sqlite3.Connection) -> frozenset[str]:
    known = "SELECT 1 FROM main.sqlite_schema WHERE name = 'dsi_exchange'"
    if db.execute(known).fetchone() is None:
        return frozenset()
    query = """SELECT t.id FROM dsi_tx t JOIN dsi_exchange e
      ON e.kind = 'received' AND t.n BETWEEN e.first AND e.last"""
    return frozenset(name.hex() for (name,) in db.execute(query))


def _line(
    names: Names, whole: tuple[str, str], writes: tuple[Entry, ...], came: frozenset[str]
) -> GestureLine:
    first = writes[0]
    born = {(one.table, one.row) for one in writes if one.field == CREATION}
    changes: list[ChangeWords] = []
    for one in writes:
        at = (one.table, one.row)
        if one.field == CREATION:
            if at != whole:
                changes.append(_part(names, at, "", _("ajout")))
        elif at not in born and is_told(one.field):
            changes.append(_change(names, one, whole))
    return GestureLine(
        first.gesture, first.when, first.who, first.device, spoken_label(first.label),
        tuple(changes), whole in born, first.gesture in came,
    )  # fmt: skip


def _change(names: Names, one: Entry, whole: tuple[str, str]) -> ChangeWords:
    at = (one.table, one.row)
    if one.field == REMOVAL:
        said = _("supprimée") if one.new else _("remise")
        return ChangeWords(_("Fiche"), "", said) if at == whole else _part(names, at, "", said)
    label = names.label(one.table, one.field)
    if at != whole:
        label = f"{names.title(*at)} · {label}"
    return ChangeWords(
        label[:1].upper() + label[1:], told(names, one, one.old), told(names, one, one.new)
    )


def told(names: Names, one: Entry, value: Value) -> str:
    """Return a value of a write in words; what was destroyed says so."""
    field = names.field(one.table, one.field)
    if value is None and field is not None and field.personal:
        return _("renseignement détruit")
    return names.value(one.table, one.field, value)


def _part(names: Names, at: tuple[str, str], before: str, after: str) -> ChangeWords:
    return ChangeWords(f"{names.word(at[0])} · {names.title(*at)}", before, after)

"""What differs between two days in one part of the dossier, in words, grouped by kind."""

from dataclasses import dataclass
from datetime import date
from sqlite3 import Connection

from dsi_desktop.db.differences import ADDED, CHANGED, DELETED, ENDED, Difference, differences_read
from dsi_desktop.db.engines import driver
from dsi_desktop.db.naming import Names
from dsi_desktop.db.store import Store
from dsi_desktop.features.history.rules.scopes import SCOPES, is_order, is_shown
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold

KINDS = (ADDED, CHANGED, ENDED, DELETED)
_MOST_ADDED = 4
_LAST_DAYS = ("end_on", "left_on", "closed_on", "ended_on")


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field that differs: its name, its earlier and later words ("" for none)."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One record that differs. `kind` is that of `db.differences`; `where` it stands in."""

    table: str
    row: str
    kind: str
    title: str
    where: str
    fields: tuple[FieldLine, ...]


@dataclass(frozen=True, slots=True)
class DifferenceGroup:
    """The records of one table that differ."""

    table: str
    title: str
    lines: tuple[DifferenceLine, ...]


def between(store: Store, scope: str, day1: date, day2: date) -> list[DifferenceGroup]:
    """Return what differs between the ends of two days in a part of the dossier (`SCOPES`).

    Groups follow the order of the part; in each, records by kind then by name. What differs only
    by its place in a list is left out.
    """
    tables = SCOPES[scope]
    with store.read() as session:
        db = driver(session.connection())
        found = differences_read(db, store.book, tables, day1, day2)
        names = Names(db)
        lines = [line for one in found if (line := _line(names, db, one)) is not None]
        return [
            DifferenceGroup(table, names.word(table), tuple(sorted(own, key=_turn)))
            for table in tables
            if (own := [line for line in lines if line.table == table])
        ]


def dossier_title(store: Store) -> str:
    """Return the name of the démarche, for the head of the report."""
    with store.read() as session:
        found = driver(session.connection()).execute(
            "SELECT name FROM initiative WHERE deleted IS NULL ORDER BY id LIMIT 1"
        ).fetchone()  # fmt: skip
    return str(found[0] or "") if found else store.title


def _line(names: Names, db: Connection, one: Difference) -> DifferenceLine | None:
    fields = []
    for column, old, new in one.fields:
        field = names.field(one.table, column)
        if is_order(field) or not is_shown(column, field):
            continue
        before, after = (names.value(one.table, column, value) for value in (old, new))
        if before != after:
            fields.append(FieldLine(names.label(one.table, column), before, after))
    if one.kind == CHANGED and not fields:
        return None
    if one.kind == ENDED and not fields:
        fields = _last_day(names, db, one)
    title, where = names.title(one.table, one.row), names.where(one.table, one.row)
    if one.kind in (ADDED, DELETED):
        known = {title, where}
        fields = [line for line in fields if known.isdisjoint((line.old, line.new))][:_MOST_ADDED]
    apart = "" if where in (title, names.kind(one.table, one.row)) else where
    return DifferenceLine(one.table, one.row, one.kind, title, apart, tuple(fields))


def _last_day(names: Names, db: Connection, one: Difference) -> list[FieldLine]:
    """Return the last day of a record that only time has ended."""
    for column in _LAST_DAYS:
        if names.field(one.table, column) is not None:
            (day,) = db.execute(
                f"SELECT {column} FROM {one.table} WHERE id = ?", (one.row,)
            ).fetchone() or (None,)
            said = names.value(one.table, column, day)
            if said:
                return [FieldLine(names.label(one.table, column), said, said)]
    return []


def _turn(line: DifferenceLine) -> tuple[int, str, str]:
    return KINDS.index(line.kind), fold(line.title), line.row


def kind_words() -> dict[str, str]:
    """Return the word for each kind of difference."""
    return {ADDED: _("Ajouté"), CHANGED: _("Changé"), ENDED: _("Terminé"), DELETED: _("Supprimé")}

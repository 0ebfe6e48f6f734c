"""What happened: to one record, field by field, and in the whole dossier, gesture by gesture."""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Table

from dsi_desktop.db.cells import chunks, greatest, heads
from dsi_desktop.db.engines import driver
from dsi_desktop.db.entity import tables as known_tables
from dsi_desktop.db.journal import STAR, FieldBook
from dsi_desktop.db.past import end_of
from dsi_desktop.db.shape import quoted
from dsi_desktop.db.store import Store
from dsi_desktop.db.values import placeholders
from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold


@dataclass(frozen=True, slots=True)
class Entry:
    """One write of one field of a record.

    `when`: claimed UTC milliseconds. `field` is a column name, "*" for the creation. `old` is
    the value it replaced. `current` tells that it is in force today.
    """

    gesture: str
    when: int
    who: str
    device: str
    label: str
    field: str
    old: Value
    new: Value
    current: bool
    table: str = ""
    row: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What to show of the dossier's history; what is left empty leaves nothing out.

    `first` and `last`: claimed local days, both included. `tables`: a gesture that touched one.
    `text` is looked for in labels, names and values, without case or accents. `received`: True
    for what came from elsewhere, False for what was done in this file.
    """

    who: str = ""
    first: date | None = None
    last: date | None = None
    tables: tuple[str, ...] = ()
    text: str = ""
    received: bool | None = None


@dataclass(frozen=True, slots=True)
class PastOperation:
    """One gesture of the dossier, as a line of its history.

    `rank` orders and pages the list: the order in which this file learned of the gestures.
    """

    gesture: str
    rank: int
    when: int
    who: str
    device: str
    label: str
    tables: tuple[str, ...]
    rows: int
    received: bool = False


_REPLACED = """p.row = c.row AND p.field = c.field AND p.tx IN (
    SELECT c.prev UNION SELECT q.prev FROM dsi_prev q
    WHERE q.row = c.row AND q.field = c.field AND q.tx = c.tx)"""
_ENTRIES = f"""
SELECT c.row, t.id, t.at, t.author, t.device, t.label, c.field, c.val, c.live, c.tx, (
  SELECT p.val FROM dsi_change p JOIN dsi_tx x ON x.n = p.tx
  WHERE {_REPLACED} ORDER BY x.lam DESC, x.id DESC LIMIT 1),
  EXISTS (SELECT 1 FROM dsi_change p WHERE {_REPLACED})
FROM dsi_change c JOIN dsi_tx t ON t.n = c.tx WHERE c.row IN ({{rows}})
ORDER BY t.lam, t.id, c.row, c.field
"""
_CAME = """EXISTS (SELECT 1 FROM dsi_exchange e
  WHERE e.kind = 'received' AND t.n BETWEEN e.first AND e.last)"""
_OPERATIONS = """
SELECT t.id, t.n, t.at, t.author, t.device, t.label,
  (SELECT group_concat(DISTINCT f.tbl) FROM dsi_change c JOIN dsi_field f ON f.n = c.field
   WHERE c.tx = t.n),
  (SELECT count(DISTINCT c.row) FROM dsi_change c WHERE c.tx = t.n), {came}
FROM dsi_tx t WHERE {where} ORDER BY t.n DESC LIMIT ?
"""
_TOUCHES = """EXISTS (SELECT 1 FROM dsi_change c JOIN dsi_field f ON f.n = c.field
  WHERE c.tx = t.n AND f.tbl IN ({tables}))"""
_SAYS = """(instr(dsi_fold(t.author), ?) OR t.label IN ({labels})
  OR EXISTS (SELECT 1 FROM dsi_change c WHERE c.tx = t.n AND typeof(c.val) = 'text'
             AND instr(dsi_fold(c.val), ?)))"""
_LOG = "SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = 'dsi_exchange'"


def history(store: Store, table: str, row: str, *, linked: bool = False) -> list[Entry]:
    """Return every write of a record of `table`, oldest first.

    With `linked`, also those of the records that belong to it: rows of other tables that cite
    it, removed ones too.
    """
    with store.read() as session:
        db = driver(session.connection())
        wanted = {(table, row)}
        if linked:
            wanted |= set(linked_rows(db, table, row))
        return _entries(db, store.book, wanted)


def story(store: Store, rows: Collection[tuple[str, str]]) -> list[Entry]:
    """Return every write of these (table, row), oldest first."""
    with store.read() as session:
        return _entries(driver(session.connection()), store.book, set(rows))


def linked_rows(db: sqlite3.Connection, table: str, row: str) -> list[tuple[str, str]]:
    """Return the (table, row) of the records that cite this one, removed ones too."""
    found = []
    for other in known_tables().values():
        for column in _citing(other, table):
            query = f"SELECT id FROM {quoted(other.name)} WHERE {quoted(column)} = ?"
            found += [(other.name, cited) for (cited,) in db.execute(query, (row,))]
    return sorted(set(found))


def _citing(other: Table, table: str) -> list[str]:
    return [
        column.name
        for column in other.columns
        if any(link.column.table.name == table for link in column.foreign_keys)
    ]


def operations(
    store: Store, limit: int, before: int | None = None, asked: Asked | None = None
) -> list[PastOperation]:
    """Return the latest gestures known to this file, newest first; `before`: a `rank` to page."""
    with store.read() as session:
        db = driver(session.connection())
        logged = db.execute(_LOG).fetchone() is not None
        where, given = _where(db, asked or Asked(), logged=logged)
        if before is not None:
            where.append("t.n < ?")
            given.append(before)
        query = _OPERATIONS.format(
            came=_CAME if logged else "0", where=" AND ".join(where or ["1"])
        )
        lines = db.execute(query, (*given, limit)).fetchall()
    return [
        PastOperation(name.hex(), n, at, who, device, label,
                      tuple(sorted((touched or "").split(","))), rows, bool(came))
        for name, n, at, who, device, label, touched, rows, came in lines
    ]  # fmt: skip


def people(store: Store) -> list[str]:
    """Return who signed gestures, in alphabetical order; "" stands for nobody."""
    with store.read() as session:
        db = driver(session.connection())
        found = [str(who) for (who,) in db.execute("SELECT DISTINCT author FROM dsi_tx")]
    return sorted(found, key=fold)


def _where(
    db: sqlite3.Connection, asked: Asked, *, logged: bool
) -> tuple[list[str], list[str | int]]:
    where: list[str] = []
    given: list[str | int] = []

    def add(condition: str, *values: str | int) -> None:
        where.append(condition)
        given.extend(values)

    if asked.who:
        add("t.author = ?", asked.who)
    if asked.first is not None:
        add("t.at > ?", end_of(asked.first - timedelta(days=1)))
    if asked.last is not None:
        add("t.at <= ?", end_of(asked.last))
    if asked.tables:
        add(_TOUCHES.format(tables=placeholders(asked.tables)), *asked.tables)
    if asked.received is not None:
        came = _CAME if logged else "0"
        add(came if asked.received else f"NOT {came}")
    if asked.text:
        words = fold(asked.text)
        labels = _labels_with(db, words)
        db.create_function("dsi_fold", 1, fold, deterministic=True)
        add(_SAYS.format(labels=placeholders(labels)), words, *labels, words)
    return where, given


def _labels_with(db: sqlite3.Connection, words: str) -> list[str]:
    """Return the labels that hold the words, in French or in the language of the screen."""
    labels = [label for (label,) in db.execute("SELECT DISTINCT label FROM dsi_tx")]
    return [label for label in labels if words in fold(label) or words in fold(_(label))]


def _entries(
    db: sqlite3.Connection, book: FieldBook, wanted: set[tuple[str, str]]
) -> list[Entry]:  # fmt: skip
    found = []
    named: dict[str, dict[str, Value]] = {}
    for part in chunks(sorted({row for _table, row in wanted})):
        query = _ENTRIES.format(rows=placeholders(part))
        for (
            row,
            name,
            at,
            who,
            device,
            label,
            number,
            value,
            live,
            tx,
            earlier,
            replaced,
        ) in db.execute(query, part).fetchall():
            table, column = book.name[number]
            if (table, row) not in wanted:
                continue
            if column == STAR:
                named[row] = json.loads(value)
            old = earlier if replaced else named.get(row, {}).get(column)
            current = bool(live) and _wins(db, row, number, tx)
            found.append(Entry(name.hex(), at, who, device, label, column, old, value, current,
                               table, row))  # fmt: skip
    return found


def _wins(db: sqlite3.Connection, row: str, number: int, tx: int) -> bool:
    live = heads(db, row, number)
    value = greatest(db, live)
    return any(head.tx == tx and head.value == value for head in live)

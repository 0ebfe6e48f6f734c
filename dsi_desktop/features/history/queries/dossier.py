"""The history of the whole dossier: its gestures by page, who signed them, what was removed."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from dsi_desktop.db.engines import driver
from dsi_desktop.db.entity import tables
from dsi_desktop.db.history import Asked, PastOperation, operations, people
from dsi_desktop.db.labels import spoken_label
from dsi_desktop.db.naming import Names
from dsi_desktop.db.shape import quoted
from dsi_desktop.db.store import Store
from dsi_desktop.db.values import placeholders
from dsi_desktop.kernel.text import fold

PAGE = 200
_NAMED = 2


@dataclass(frozen=True, slots=True)
class OperationLine:
    """One gesture as a line. `what`: the records it touched; `record`: the one to open."""

    gesture: str
    rank: int
    when: int
    who: str
    device: str
    label: str
    what: str
    received: bool
    record: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """A removed record that may come back, who removed it and when as claimed."""

    table: str
    row: str
    title: str
    kind: str
    where: str
    who: str
    when: int


def operation_lines(
    store: Store, asked: Asked, before: int | None = None, limit: int = PAGE
) -> list[OperationLine]:
    """Return a page of gestures, the latest first; `before`: the rank of the last line shown."""
    found = operations(store, limit, before, asked)
    with store.read() as session:
        db = driver(session.connection())
        names = Names(db)
        touched: dict[str, list[tuple[str, str]]] = {}
        query = f"""SELECT DISTINCT t.id, f.tbl, c.row FROM dsi_tx t
          JOIN dsi_change c ON c.tx = t.n JOIN dsi_field f ON f.n = c.field
          WHERE t.n IN ({placeholders(found)})"""
        for name, table, row in db.execute(query, [one.rank for one in found]):
            if table in tables():
                touched.setdefault(name.hex(), []).append((table, row))
        return [_line(names, one, touched.get(one.gesture, [])) for one in found]


def signers(store: Store) -> list[str]:
    """Return who signed gestures, without the gestures of nobody."""
    return [who for who in people(store) if who]


def kinds(store: Store) -> list[tuple[str, str]]:
    """Return (table, word) of the kinds of record the history speaks of, by word."""
    with store.read() as session:
        db = driver(session.connection())
        names = Names(db)
        query = """SELECT DISTINCT f.tbl FROM dsi_field f WHERE EXISTS
          (SELECT 1 FROM dsi_change c WHERE c.field = f.n) AND f.col = '*'"""
        found = [(table, names.word(table)) for (table,) in db.execute(query) if table in tables()]
    return sorted(found, key=lambda one: fold(one[1]))


def removed_lines(store: Store, words: str = "") -> list[RemovedLine]:
    """Return the removed records that stand alone, the last removed first.

    What was removed as a part of another record comes back with it.
    """
    query = """SELECT f.tbl, c.row, t.author, t.at FROM dsi_change c
      JOIN dsi_field f ON f.n = c.field AND f.col = 'deleted' JOIN dsi_tx t ON t.n = c.tx
      WHERE c.live = 1 AND c.val IS NOT NULL ORDER BY t.n DESC"""
    with store.read() as session:
        db = driver(session.connection())
        names = Names(db)
        gone = [one for one in db.execute(query) if one[0] in tables() and _is_gone(db, *one[:2])]
        removed = {(table, row) for table, row, _who, _at in gone}
        lines = [
            RemovedLine(table, row, names.title(table, row), names.word(table),
                        names.where(table, row), who, at)
            for table, row, who, at in gone
            if not any(whole in removed for whole in names.wholes(table, row))
        ]  # fmt: skip
    asked = fold(words)
    return [one for one in lines if asked in fold(f"{one.title} {one.kind} {one.where} {one.who}")]


def _is_gone(db: sqlite3.Connection, table: str, row: str) -> bool:
    found = db.execute(f"SELECT deleted FROM {quoted(table)} WHERE id = ?", (row,)).fetchone()
    return found is not None and found[0] is not None


def _line(
    names: Names, one: PastOperation, touched: Sequence[tuple[str, str]]
) -> OperationLine:
    standing = [at for at in touched if not set(names.wholes(*at)) & set(touched)] or list(touched)
    titles = list(dict.fromkeys(names.title(*at) for at in standing))
    more = f" + {len(titles) - _NAMED}" if len(titles) > _NAMED else ""
    what = ", ".join(titles[:_NAMED]) + more
    return OperationLine(
        one.gesture, one.rank, one.when, one.who, one.device, spoken_label(one.label), what,
        one.received, standing[0] if standing else None,
    )  # fmt: skip

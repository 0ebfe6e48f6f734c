"""An independent reading of the journal: what the tables must hold, worked out in plain Python."""

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table

from dsi_desktop.db.entity import columns
from dsi_desktop.db.fields import field_of

Rows = dict[str, dict[str, Any]]


def told(db: sqlite3.Connection, tables: Mapping[str, Table]) -> dict[str, Rows]:
    """Return table → row → column → value, from the bare gestures."""
    writes = db.execute(
        "SELECT f.tbl, c.row, f.col, c.val, t.lam, t.id, c.tx FROM dsi_change c "
        "JOIN dsi_tx t ON t.n = c.tx JOIN dsi_field f ON f.n = c.field"
    ).fetchall()
    naming = db.execute(
        "SELECT row, tbl, col, prev, tx FROM dsi_change JOIN dsi_field ON n = field "
        "UNION SELECT row, tbl, col, prev, tx FROM dsi_prev JOIN dsi_field ON n = field"
    ).fetchall()
    replaced = {one[:4] for one in naming}
    force: dict[tuple[str, str, str], tuple[tuple[int, bytes], Any]] = {}
    for table, row, column, value, lam, name, tx in writes:
        if (row, table, column, tx) in replaced:
            continue
        kept = force.get((table, row, column))
        if kept is None or kept[0] < (lam, name):
            force[table, row, column] = ((lam, name), value)
    found: dict[str, Rows] = {name: {} for name in tables}
    for (table, row, column), (_rank, value) in force.items():
        if column == "*" and table in tables:
            named = json.loads(value)
            found[table][row] = {
                one.name: named.get(one.name, field_of(one).default)
                for one in columns(tables[table])
            }
    for (table, row, column), (_rank, value) in force.items():
        if column in found.get(table, {}).get(row, {}):
            found[table][row][column] = value
    live = [(*w[:4], w[6]) for w in writes if (w[1], w[0], w[2], w[6]) not in replaced]
    for table, row in _disputed(live, naming):
        if row in found.get(table, {}):
            found[table][row]["deleted"] = None
    return found


def _disputed(live: list[tuple[Any, ...]], named: list[tuple[Any, ...]]) -> set[tuple[str, str]]:
    """Return the (table, row) that one deleted without knowing of another's edit."""
    knew: dict[tuple[str, str], set[int]] = {}
    for table, row, column, value, tx in live:
        if column == "deleted" and value is not None:
            parents = {
                one[3] for one in named if one[:3] == (row, table, "deleted") and one[4] == tx
            }
            knew.setdefault((table, row), set()).update(parents | {tx})
    return {
        (table, row)
        for table, row, column, _value, tx in live
        if column != "deleted" and (table, row) in knew and tx not in knew[table, row]
    }


def seen(db: sqlite3.Connection, tables: Mapping[str, Table]) -> dict[str, Rows]:
    """Return table → row → column → value, as the tables stand."""
    found: dict[str, Rows] = {}
    for name, table in tables.items():
        names = [column.name for column in columns(table)]
        asked = ",".join(f'"{one}"' for one in ("id", *names))
        found[name] = {
            row: dict(zip(names, values, strict=True))
            for row, *values in db.execute(f'SELECT {asked} FROM "{name}"')
        }
    return found

"""Is the schema of a foreign file the generated one? Asked before any other query is put to it.

A view, a foreign trigger, a generated column or a virtual table would run somebody else's SQL.
Columns stand in the order of the versions that added them, so a table is compared definition by
definition; what a newer minor version adds must be plain.
"""

import re
import sqlite3
from collections.abc import Mapping

from sqlalchemy import Table

from dsi_desktop.db.entity import columns
from dsi_desktop.db.journal import ADDED, DDL, STAR, load_book
from dsi_desktop.db.layout import column_sql, index_statements
from dsi_desktop.db.merge import refused
from dsi_desktop.db.pragmas import USER_VERSION
from dsi_desktop.db.triggers import wanted_triggers

_NAME = r'(?:[a-z][a-z0-9_]*|"[a-z][a-z0-9_]*")'
_DEFAULT = r" DEFAULT (?:-?\d+|'(?:[^']|'')*')"
_COLUMN = rf"{_NAME} (?:TEXT|INTEGER)(?:{_DEFAULT})?(?: REFERENCES {_NAME}\(id\))?"
_ID = "id TEXT NOT NULL PRIMARY KEY"
_TABLE = re.compile(rf"CREATE TABLE ({_NAME}) \({_ID}((?:, {_COLUMN})*)\) WITHOUT ROWID")
_EACH = re.compile(rf", ({_COLUMN})")
# A table of the journal's own, of a newer minor version: names, types and keys, no expression.
_WORDS = r"(?:[a-z][a-z0-9_]*|TEXT|INTEGER|BLOB|NOT|NULL|PRIMARY|KEY|UNIQUE|[ ,()])*"
_LATER = re.compile(rf"CREATE TABLE (dsi_[a-z]+)\({_WORDS}\)(?: WITHOUT ROWID)?")
_INDEX = re.compile(rf"CREATE INDEX {_NAME} ON {_NAME}\({_NAME}(?:, {_NAME})*\)")
_OBJECTS = "SELECT type, name, tbl_name, sql FROM main.sqlite_schema WHERE name IS NOT NULL"
_AUTOMATIC = "sqlite_autoindex_"


def examine_schema(db: sqlite3.Connection, tables: Mapping[str, Table]) -> None:
    """Raise `ParcelRefused` when the file holds anything but the generated schema."""
    version = db.execute("PRAGMA user_version").fetchone()[0]
    seen: dict[str, dict[str, str | None]] = {"table": {}, "index": {}, "trigger": {}}
    for kind, name, table, text in db.execute(_OBJECTS).fetchall():
        if kind not in seen or name in seen[kind] or (kind == "table" and name != table):
            raise refused.hostile()
        seen[kind][name] = text
    ours = _own(version)
    for name, text in seen["table"].items():
        if name not in ours:
            _examine_table(name, text, tables, newer=version > USER_VERSION)
    _examine_own(ours, {**seen["table"], **seen["index"]})
    _examine_indexes(seen["index"], ours, tables, newer=version > USER_VERSION)
    _examine_triggers(db, seen)


def _own(version: int) -> dict[str, str]:
    """Return the journal's own tables and indexes as a file of this version has them."""
    later = {
        statement for minor, group in ADDED.items() if minor > version % 1000 for statement in group
    }
    return {_named(text): text for text in DDL if text not in later}


def _named(statement: str) -> str:
    return re.split(r"[ (]", statement)[2]


def _examine_own(ours: Mapping[str, str], seen: Mapping[str, str | None]) -> None:
    if any(seen.get(name) != text for name, text in ours.items()):
        raise refused.hostile()


def _examine_table(
    name: str, text: str | None, tables: Mapping[str, Table], *, newer: bool
) -> None:
    later = _LATER.fullmatch(text or "") if newer else None
    if later is not None and later[1] == name:
        return
    found = _TABLE.fullmatch(text or "")
    if found is None or found[1].strip('"') != name or name.startswith(("dsi_", "sqlite_")):
        raise refused.hostile()
    table = tables.get(name)
    if table is None and not newer:
        raise refused.hostile()
    present = [] if table is None else columns(table)
    known = {column.name: column_sql(column) for column in present}
    for definition in _EACH.findall(found[2]):
        column = definition.split(" ")[0].strip('"')
        if known.get(column, definition if newer else None) != definition:
            raise refused.hostile()


def _examine_indexes(
    seen: Mapping[str, str | None],
    ours: Mapping[str, str],
    tables: Mapping[str, Table],
    *,
    newer: bool,
) -> None:
    known = {
        name: text for table in tables.values() for name, text in index_statements(table).items()
    }
    for name, text in seen.items():
        if name in ours or (text is None and name.startswith(_AUTOMATIC)):
            continue
        if text is None or _INDEX.fullmatch(text) is None:
            raise refused.hostile()
        if known.get(name, text if newer else None) != text:
            raise refused.hostile()


def _examine_triggers(db: sqlite3.Connection, seen: Mapping[str, Mapping[str, str | None]]) -> None:
    book = load_book(db, {})
    journalled = [name for name in seen["table"] if (name, STAR) in book.number]
    if wanted_triggers(book, journalled) != seen["trigger"]:
        raise refused.hostile()

"""What a record is called and what a cell says, in words: for choices, history and notes."""

import sqlite3
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, Integer

from dsi_desktop.db.ciphertext import brief, is_sealed
from dsi_desktop.db.entity import tables
from dsi_desktop.db.fields import Field, field_of
from dsi_desktop.db.naming_words import JOINED, LINKS, NAMING, Naming
from dsi_desktop.db.shape import quoted
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import NBSP
from dsi_desktop.kernel.vocabulary import label

Row = dict[str, Value]
_DEEP = 4


class Names:
    """Reads names once each from a connection that is only looked at; removed records keep theirs.

    Every answer is in the language in force. A table or column of a newer version is said by its
    own name.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._tables = tables()
        self._rows: dict[tuple[str, str], Row] = {}

    def word(self, table: str) -> str:
        """Return the word for the records of a table: « Suivi »."""
        return _(NAMING[table].word) if table in NAMING else table

    def title(self, table: str, row: str) -> str:
        """Return the name of a record on one line; its word when it has none."""
        return self._title(table, row, _DEEP) or self.word(table)

    def kind(self, table: str, row: str) -> str:
        """Return the word for a record, with its code: « Action 2.1.3 »."""
        code = NAMING[table].code if table in NAMING else ""
        said = str(self._row(table, row).get(code) or "")
        return f"{self.word(table)} {said}" if said else self.word(table)

    def above(self, table: str, row: str) -> tuple[str, str] | None:
        """Return the (table, row) of which a record is a part, None for one that stands alone."""
        return next(iter(self.wholes(table, row)), None)

    def wholes(self, table: str, row: str) -> list[tuple[str, str]]:
        """Return each (table, row) of which a record is a part, the nearest first."""
        columns = NAMING[table].above if table in NAMING else ()
        held = self._row(table, row)
        links = [(self.target(table, column), held.get(column)) for column in columns]
        return [(target, parent) for target, parent in links if isinstance(parent, str) and parent]

    def where(self, table: str, row: str) -> str:
        """Return where a record stands: « Comité conseil, 8 octobre », else what it is."""
        title, at = self.title(table, row), self.above(table, row)
        while at is not None:
            said = self.title(*at)
            if said != title:
                return said
            at = self.above(*at)
        return self.kind(table, row)

    def label(self, table: str, column: str) -> str:
        """Return the name of a field: « échéance »."""
        field = self.field(table, column)
        return _(field.label) if field else column

    def field(self, table: str, column: str) -> Field | None:
        """Return what is known of a column, None for one of a newer version."""
        found = self._column(table, column)
        return field_of(found) if found is not None else None

    def target(self, table: str, column: str) -> str:
        """Return the table a column points to, "" for a plain value."""
        found = self._column(table, column)
        if found is None:
            return ""
        for key in found.foreign_keys:
            return str(key.column.table.name)
        return LINKS.get(column, "")

    def whole(self, table: str, column: str) -> bool:
        """Tell whether a column holds whole numbers."""
        found = self._column(table, column)
        return found is not None and isinstance(found.type, Integer)

    def value(self, table: str, column: str, value: Value) -> str:
        """Return a value as people read it; "" for none."""
        if value is None or value == "":
            return ""
        if column == "deleted":
            return _("supprimée") if value else ""
        target = self.target(table, column)
        if target and isinstance(value, str):
            return self.title(target, value)
        field = self.field(table, column)
        return told(field, value) if field else str(value)

    def _column(self, table: str, column: str) -> Column[Any] | None:
        if table not in self._tables:
            return None
        return self._tables[table].columns.get(column) if column != "id" else None

    def _row(self, table: str, row: str) -> Row:
        if (table, row) not in self._rows:
            self._rows[table, row] = self._read(table, row)
        return self._rows[table, row]

    def _read(self, table: str, row: str) -> Row:
        if table not in NAMING or table not in self._tables:
            return {}
        naming = NAMING[table]
        wanted = [name for name in _wanted(table, naming) if name in self._tables[table].columns]
        query = f"SELECT {','.join(map(quoted, wanted))} FROM {quoted(table)} WHERE id = ?"
        found = self._db.execute(query, (row,)).fetchone()
        return dict(zip(wanted, found, strict=True)) if found else {}

    def _title(self, table: str, row: str, deep: int) -> str:
        naming, held = NAMING.get(table), self._row(table, row)
        parts: list[str] = []
        for column in naming.title if naming else ():
            said = self._said(table, column, held.get(column), deep)
            if said and table not in JOINED:
                return _dated(said, held) if table == "meeting" else said
            parts.append(said)
        return " ".join(part for part in parts if part)

    def _said(self, table: str, column: str, value: Value, deep: int) -> str:
        target = self.target(table, column)
        if target and isinstance(value, str):
            return self._title(target, value, deep - 1) if deep and value else ""
        return str(value or "").strip().partition("\n")[0]


def told(field: Field, value: Value) -> str:
    """Return a value of a field as people read it; a date that is none stands as it is written."""
    if field.choices and isinstance(value, str):
        return label(field.choices, value)
    if isinstance(value, int):
        return _number(field.unit, value)
    try:
        return _text(field.unit, str(value))
    except ValueError:
        return str(value)


def _text(unit: str, text: str) -> str:
    if is_sealed(text):
        return _("texte scellé, empreinte {code}").format(code=brief(text))
    if unit == "day":
        return fmt.date_long(text, with_weekday=False)
    return fmt.time(text) if unit == "time" else text


def _number(unit: str, value: int) -> str:
    return _UNITS[unit](value) if unit in _UNITS else fmt.number(value)


def _moment(value: int) -> str:
    return fmt.date_long(datetime.fromtimestamp(value / 1000, UTC).date(), with_weekday=False)


def _tenths(value: int) -> str:
    return f"{fmt.number(value / 10, 0 if value % 10 == 0 else 1)}{NBSP}h"


_UNITS: Mapping[str, Callable[[int], str]] = MappingProxyType({
    "flag": lambda value: _("oui") if value else _("non"),
    "moment": _moment,
    "cents": lambda value: fmt.money(value, short=True),
    "min": fmt.minutes,
    "percent": fmt.percent,
    "tenths_h": _tenths,
    "year": str,
})  # fmt: skip


def _dated(said: str, held: Row) -> str:
    """Name a meeting with its day: a body meets many times."""
    try:
        day = date.fromisoformat(str(held.get("held_on") or ""))
    except ValueError:
        return said
    return f"{said}, {fmt.date_long(day, with_weekday=False)}"


def _wanted(table: str, naming: Naming) -> list[str]:
    asked = [*naming.title, *naming.above, *([naming.code] if naming.code else [])]
    if table == "meeting":
        asked.append("held_on")
    return list(dict.fromkeys(asked))

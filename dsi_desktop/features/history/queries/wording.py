"""The writes of the journal in the words of people: one line a field, a creation, a removal."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from dsi_desktop.db.history import Entry
from dsi_desktop.db.naming import Names
from dsi_desktop.db.values import placeholders
from dsi_desktop.features.history.rules.moments import STAR
from dsi_desktop.features.history.rules.scopes import is_order, is_shown
from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.i18n import _

FIELD, CREATED, REMOVED, RESTORED, ORDER = "field", "created", "removed", "restored", "order"
_DESTROYED = """
SELECT t.id, c.row, f.tbl, f.col FROM dsi_change c JOIN dsi_tx t ON t.n = c.tx
JOIN dsi_field f ON f.n = c.field
WHERE length(c.salt) = 16 AND c.row IN ({rows})
"""
_MOST_FIRST = 6
Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing a gesture changed. `kind` is "field", "created", "removed", "restored", "order".

    `what`: the field, or the word for the record (« Territoire visé »). `old`, `new` are words:
    of a field its values, of a record its name (`new`).
    """

    table: str
    row: str
    column: str
    kind: str
    what: str
    old: str
    new: str


def wording_of(db: sqlite3.Connection, rows: Collection[str] = ()) -> "Wording":
    """Return what says the values of these rows."""
    return Wording(Names(db), _destroyed(db, rows))


@dataclass(frozen=True, slots=True)
class Wording:
    """Says values as people read them; what was destroyed is said so."""

    names: Names
    destroyed: frozenset[Key]

    def lines(
        self, entries: Iterable[Entry], table: str = "", row: str = ""
    ) -> list[ChangeLine]:
        """Return what these writes of one gesture changed, on the record (table, row) first.

        The fields of a record created by the same gesture are left out.
        """
        entries = list(entries)
        born = {(entry.table, entry.row) for entry in entries if entry.field == STAR}
        found = []
        for entry in entries:
            if entry.field == STAR or (entry.table, entry.row) not in born:
                line = self._line(entry, (table, row))
                if line is not None and line not in found:
                    found.append(line)
        return sorted(found, key=lambda line: (line.table, line.row) != (table, row))

    def value(self, entry: Entry) -> str:
        """Return the value a write gave."""
        if (entry.gesture, entry.row, entry.table, entry.field) in self.destroyed:
            return _("renseignement détruit")
        return self.names.value(entry.table, entry.field, entry.new)

    def said(self, table: str, row: str, column: str, value: Value) -> str:
        """Return a value of a cell, of which only the destruction may be known."""
        if value is None and any(key[1:] == (row, table, column) for key in self.destroyed):
            return _("renseignement détruit")
        return self.names.value(table, column, value)

    def first_values(self, entries: Iterable[Entry]) -> list[ChangeLine]:
        """Return what a creation named, its name and links to its whole left out."""
        entries = list(entries)
        star = next((entry for entry in entries if entry.field == STAR), None)
        if star is None:
            return []
        table, row, found = star.table, star.row, []
        known = {entry.field: entry.new for entry in entries if entry.field != STAR}
        title = self.names.title(table, row)
        for column, value in {**json.loads(str(star.new or "{}")), **known}.items():
            field = self.names.field(table, column)
            said = self.said(table, row, column, value)
            plain = field is not None and value == field.default
            if column == "deleted" or plain or not is_shown(column, field) or said in ("", title):
                continue
            what = self.names.label(table, column)
            found.append(ChangeLine(table, row, column, FIELD, what, "", said))
        return found[:_MOST_FIRST]

    def part(self, table: str, row: str, whole: tuple[str, str]) -> str:
        """Return the name of what belongs to a record, seen from that record.

        A card of a task has the name of the task: its board says more.
        """
        names = self.names
        title, known = names.title(table, row), names.title(*whole) if whole[0] else ""
        if title not in (known, names.word(table)):
            return title
        others = [names.title(*one) for one in names.wholes(table, row) if one != whole]
        return next((other for other in others if other != known), "")

    def _line(self, entry: Entry, whole: tuple[str, str]) -> ChangeLine | None:
        table, row, column = entry.table, entry.row, entry.field
        own = (table, row) == whole
        if column in (STAR, "deleted"):
            kind = CREATED if column == STAR else REMOVED if entry.new is not None else RESTORED
            what = _("Fiche") if own else self.names.word(table)
            title = self.names.title(table, row) if own else self.part(table, row, whole)
            return ChangeLine(table, row, column, kind, what, "", title)
        field = self.names.field(table, column)
        what = self.names.label(table, column)
        if not own:
            title = self.part(table, row, whole) or self.names.word(table)
            what = what if title.lower() == what else f"{what} · {title}"
        if is_order(field):
            return ChangeLine(table, row, column, ORDER, what, "", "")
        up = whole[0] != "" and self.names.target(table, column) == whole[0] and not own
        if not is_shown(column, field, link_up=up):
            return None
        old = self.said(table, row, column, entry.old)
        return ChangeLine(table, row, column, FIELD, what, old, self.value(entry))


def _destroyed(db: sqlite3.Connection, rows: Collection[str]) -> frozenset[Key]:
    known = sorted(rows)
    found: set[Key] = set()
    for start in range(0, len(known), 500):
        part = known[start : start + 500]
        for name, row, table, column in db.execute(
            _DESTROYED.format(rows=placeholders(part)), part
        ):
            found.add((name.hex(), row, table, column))
    return frozenset(found)


def by_gesture(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Return the writes of each gesture, in the order of the journal."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.gesture, []).append(entry)
    return found

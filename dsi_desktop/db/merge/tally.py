"""Count what a reception does to each table: records added, changed, removed, to be decided."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dsi_desktop.db.cells import chunks
from dsi_desktop.db.journal import FieldBook
from dsi_desktop.db.merge.choices import open_choices
from dsi_desktop.db.shape import quoted
from dsi_desktop.db.values import placeholders


@dataclass(frozen=True, slots=True)
class TablePart:
    """What a reception does to one table, in records; `conflicts`: things to decide in it."""

    table: str
    added: int
    changed: int
    removed: int
    conflicts: int


class Tally:
    """Two looks at the records touched: before and after."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._rows: dict[str, list[str]] = {}
        self._living: dict[str, dict[str, bool]] = {}
        self._parts: list[tuple[str, Counter[str]]] = []
        self._open: set[tuple[str, int]] = set()

    def before(self, book: FieldBook, cells: Iterable[tuple[str, int]]) -> None:
        """Look before the tables are brought up to date."""
        rows: dict[str, set[str]] = {}
        for row, number in cells:
            table = book.name[number][0]
            if table in book.shape:
                rows.setdefault(table, set()).add(row)
        self._rows = {table: sorted(found) for table, found in sorted(rows.items())}
        self._living = {table: self._look(table) for table in self._rows}
        self._open = open_choices(self._db, book)

    def after(self, book: FieldBook) -> None:
        """Look again, and count."""
        for table, rows in self._rows.items():
            now, then = self._look(table), self._living[table]
            counted = Counter(_fate(then.get(row), now.get(row)) for row in rows)
            self._parts.append((table, counted))
        self._open = open_choices(self._db, book) - self._open

    def parts(self, book: FieldBook) -> tuple[TablePart, ...]:
        """Return the tables touched, in alphabetical order."""
        asked = Counter(book.name[number][0] for _row, number in self._open)
        return tuple(
            TablePart(table, found["added"], found["changed"], found["removed"], asked[table])
            for table, found in self._parts
        )

    def _look(self, table: str) -> dict[str, bool]:
        """Return row → lives, for the rows that the table has."""
        found: dict[str, int] = {}
        for part in chunks(self._rows[table]):
            query = (
                f"SELECT id, deleted IS NULL FROM {quoted(table)} "
                f"WHERE id IN ({placeholders(part)})"
            )
            found.update(self._db.execute(query, part).fetchall())
        return {row: bool(lives) for row, lives in found.items()}


def _fate(then: bool | None, now: bool | None) -> str:  # noqa: FBT001
    if now and not then:
        return "added"
    if then and not now:
        return "removed"
    return "changed"

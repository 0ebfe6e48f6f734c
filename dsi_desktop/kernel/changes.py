"""What one operation changed: the one record that undo, screens, search and merge all read."""

from dataclasses import dataclass
from typing import NamedTuple

Value = str | int | None


class FieldChange(NamedTuple):
    """One field of one row; a created row lists each of its fields.

    Of what was received, neither the old nor the new value is told, and "*" stands for all
    fields of a row that is new here.
    """

    table: str
    row: str
    field: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One committed operation. `gesture` is the hexadecimal id of its journal entry.

    `received`: gestures came from elsewhere, went aside or lost their values; `gesture` is "".
    """

    gesture: str
    label: str
    changes: tuple[FieldChange, ...]
    received: bool = False

    def touches(self, *tables: str) -> bool:
        """Tell whether a row of one of `tables` changed."""
        return any(change.table in tables for change in self.changes)

    def rows(self, table: str) -> frozenset[str]:
        """Return the ids of the rows of `table` that changed."""
        return frozenset(change.row for change in self.changes if change.table == table)

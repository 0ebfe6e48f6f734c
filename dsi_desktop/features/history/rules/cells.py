"""Which cells of a record a person reads, and what they held on a day."""

import json
from collections.abc import Iterable, Mapping
from typing import Protocol

from dsi_desktop.kernel.changes import Value

CREATION = "*"
REMOVAL = "deleted"
# What the program keeps for itself: order keys, internal marks, frozen documents.
_SILENT = frozenset({"document", "hue", "icon", "known", "rank", "sha256"})


class Written(Protocol):
    """One write of one field, as the journal tells it."""

    @property
    def field(self) -> str:
        """The column, "*" for the creation."""

    @property
    def new(self) -> Value:
        """What was written; the JSON of the whole record for a creation."""

    @property
    def when(self) -> int:
        """Claimed UTC milliseconds."""


def is_told(column: str) -> bool:
    """Tell whether a column says something to a person."""
    return column not in _SILENT and not column.endswith("_rank")


def state_at(entries: Iterable[Written], until: int) -> Mapping[str, Value] | None:
    """Return what a record held at a claimed moment, None before its creation.

    `entries` are in the order of the journal, so a later write that did not know of an earlier
    one stands, whatever its clock said. A removed record keeps its fields, with `deleted`.
    """
    held: dict[str, Value] = {}
    born = False
    for entry in entries:
        if entry.when > until:
            continue
        if entry.field == CREATION:
            born = True
            held = {**json.loads(str(entry.new)), **held}
        else:
            held[entry.field] = entry.new
    return held if born else None


def differing(then: Mapping[str, Value], now: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the columns whose value is not the same in both, in the order of the record."""
    return tuple(
        name for name in dict.fromkeys((*then, *now))
        if name != REMOVAL and (then.get(name) or None) != (now.get(name) or None)
    )  # fmt: skip

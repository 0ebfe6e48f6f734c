"""What the journal must know of the tables: names, defaults, what is personal, what settles alone.

Standard library only, so that journal, merge and verification work on plain connections and on
the tiny tables of a test as well as on the whole schema.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dsi_desktop.kernel.changes import Value


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """One journalled column. `default` stands where a creation did not name the column."""

    name: str
    default: Value = None
    personal: bool = False
    settles: bool = False
    prose: bool = False


@dataclass(frozen=True, slots=True)
class TableShape:
    """One journalled table: text primary key `id`, a column `deleted`, and the others."""

    name: str
    columns: tuple[ColumnShape, ...]
    names: tuple[str, ...] = field(init=False)
    by_name: Mapping[str, ColumnShape] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", tuple(column.name for column in self.columns))
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})


Shape = Mapping[str, TableShape]


def shape_from(tables: Iterable[TableShape]) -> Shape:
    """Return the tables by name, in alphabetical order: the order of triggers and of reports."""
    return {table.name: table for table in sorted(tables, key=lambda table: table.name)}


def quoted(name: str) -> str:
    """Return an SQL identifier; `order`, `group` and `case` are names of the trade too."""
    return '"' + name.replace('"', '""') + '"'

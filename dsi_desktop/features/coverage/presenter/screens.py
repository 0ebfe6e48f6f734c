"""What the page shows: plain values, and what it must be able to show."""

from dataclasses import dataclass
from typing import Protocol

from dsi_desktop.features.coverage.rules.gaps import Gap
from dsi_desktop.features.coverage.rules.matrix import Cell
from dsi_desktop.features.coverage.rules.shared import Shared

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One line of the table, with what is read aloud in each cell."""

    key: str
    name: str
    depth: int
    cells: tuple[Cell, ...]
    spoken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PanelLine:
    """One line of the list beside the table: a heading, a gap, or a record of a cell.

    `opens` is the record that its page shows, as (kind, id): hours are shown with their action.
    """

    key: str
    title: str
    note: str = ""
    heading: bool = False
    count: str = ""
    kind: str = ""
    record_id: str = ""
    opens: tuple[str, str] | None = None
    gap: Gap | None = None
    mending: str = ""

    @property
    def faded(self) -> bool:
        """Tell whether the gap was put aside."""
        return self.gap is not None and self.gap.aside is not None

    @property
    def spoken(self) -> str:
        """The line as it is read aloud."""
        return ", ".join(part for part in (self.title, self.note, self.count) if part)


@dataclass(frozen=True, slots=True)
class Panel:
    """The list beside the table. `records`: it shows those of a cell, not the gaps.

    `words` stand under the title: of which line the records are, or why the list is empty.
    """

    title: str
    lines: tuple[PanelLine, ...]
    records: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class CoverageScreen:
    """The table, its columns, and what stands over it. `plans` and `areas` may be chosen."""

    plans: Options
    areas: Options
    by: str
    who: str
    columns: tuple[str, ...]
    lines: tuple[MatrixLine, ...]
    hottest: int
    stopped: str
    documented: bool


@dataclass(frozen=True, slots=True)
class CoherenceScreen:
    """What several chantiers serve at once."""

    subject: str
    finding: str
    lines: tuple[Shared, ...]


class CoverageView(Protocol):
    """The page, seen from its presenter."""

    def show_coverage(self, screen: CoverageScreen) -> None:
        """Show the table."""

    def show_panel(self, panel: Panel) -> None:
        """Show the list beside it."""

    def show_coherence(self, screen: CoherenceScreen) -> None:
        """Show what is shared."""

    def show_nothing(self) -> None:
        """Say that there is no plan yet."""

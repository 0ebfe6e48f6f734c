"""What each part of the page shows, and what the page must be able to do."""

from dataclasses import dataclass
from typing import Protocol

from dsi_desktop.features.solicitation import queries
from dsi_desktop.features.solicitation.presenter.figures import HeatTable, Matrix, RankLine, Trend
from dsi_desktop.features.solicitation.rules.thresholds import Thresholds
from dsi_desktop.kernel.errors import DsiError


@dataclass(frozen=True, slots=True)
class ChargeScreen:
    """What the part « Charge » shows."""

    title: str
    whole: str
    heat: HeatTable
    threshold: str
    gaps: str
    trend: Trend
    trend_title: str
    trend_note: str
    trend_detail: str
    ranking: tuple[RankLine, ...]
    suggestions: tuple[queries.Suggestion, ...]
    people: bool
    lines: int
    measured: bool


@dataclass(frozen=True, slots=True)
class CompareScreen:
    """What the part « Comparer » shows; `comparison` is None until a date was given."""

    matrix: Matrix
    finding: str
    people: bool
    comparison: queries.Comparison | None
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class GroundScreen:
    """What the part « Routes et tables » shows."""

    unknown: tuple[queries.UnknownRoad, ...]
    known: tuple[queries.RoadLine, ...]
    missing: queries.Missing
    tables: tuple[queries.ExternalLine, ...]
    thresholds: Thresholds


class SolicitationView(Protocol):
    """What the page can show."""

    def show_charge(self, screen: ChargeScreen) -> None:
        """Show the hours."""

    def show_heat(self, heat: HeatTable) -> None:
        """Show other lines of the same hours."""

    def show_compare(self, screen: CompareScreen) -> None:
        """Show the crossings and the date compared."""

    def show_ground(self, screen: GroundScreen) -> None:
        """Show roads, external tables, thresholds."""

    def tell(self, sentence: str) -> None:
        """Show a passing sentence."""

    def refuse(self, error: DsiError) -> None:
        """Show why something was not done."""

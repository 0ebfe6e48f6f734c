"""What the charts of the page draw: plain values, each with the words that say the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _

_HOUR = 60


def hours(minutes: int, decimals: int = 0) -> str:
    """Return « 16 h »; a half is rounded up, as on paper."""
    return _("{n} h").format(n=hours_number(minutes, decimals))


def hours_number(minutes: int, decimals: int = 0) -> str:
    """Return « 16 » or « 15,5 » hours."""
    steps = 10**decimals
    return fmt.number((2 * minutes * steps + _HOUR) // (2 * _HOUR) / steps, decimals)


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One cell: minutes, and how many months of it passed the threshold (0 or 1 for a month)."""

    minutes: int = 0
    over: int = 0

    def said(self, cap: int) -> str:
        """Return the figure drawn: « · » for nothing, a decimal where rounding would mislead.

        16 h 20 passes a threshold of 16 h: « 16 » in a ring would look like a mistake, and « 0 »
        would deny twenty minutes.
        """
        if not self.minutes:
            return "·"
        whole = hours_number(self.minutes)
        tight = whole == "0" or (self.over and whole == hours_number(cap))
        return hours_number(self.minutes, 1) if tight else whole


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One line of the heat table; `folded` counts the organisations that one line stands for."""

    key: str
    name: str
    seats: int
    cells: tuple[HeatCell, ...]
    total: int
    cap: int = 0
    folded: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class HeatTable:
    """The heat table: `columns` are short titles, `spoken_columns` the same in full."""

    columns: tuple[str, ...]
    spoken_columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    hottest: int
    monthly: bool = True

    def spoken(self, row: HeatRow, at: int) -> str:
        """Return one cell as it is read aloud: who, when, how much, over what."""
        cell = row.cells[at]
        said = f"{row.name}, {self.spoken_columns[at]}, {hours(cell.minutes, 1)}"
        if not cell.over:
            return said
        if self.monthly:
            over = _("au-dessus du seuil de {cap}").format(cap=hours(row.cap))
        else:
            over = _("{n} mois au-dessus du seuil de {cap}").format(n=cell.over, cap=hours(row.cap))
        return f"{said}, {over}"


@dataclass(frozen=True, slots=True)
class TrendBar:
    """Two bars of the trend: this month, and the same month a year before.

    `over` is False while the month still runs: half a month beside a whole one would flatter.
    """

    title: str
    spoken: str
    before: int
    now: int
    over: bool = True


@dataclass(frozen=True, slots=True)
class Trend:
    """The trend; `mark` is the bar before which a dashed line stands, with its words."""

    bars: tuple[TrendBar, ...] = ()
    mark: int | None = None
    mark_words: str = ""


@dataclass(frozen=True, slots=True)
class RankLine:
    """One line of the ranking, in minutes a month: in meeting, then on the road."""

    key: str
    name: str
    meeting: int
    road: int

    @property
    def whole(self) -> int:
        """Both together."""
        return self.meeting + self.road


@dataclass(frozen=True, slots=True)
class Crossing:
    """How many sit on both of two: the cell of a matrix and a line of its list."""

    count: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """Names in one order for lines and columns, and a crossing for every two that share."""

    names: tuple[str, ...] = ()
    crossings: tuple[tuple[int, int, Crossing], ...] = ()

    def most(self) -> int:
        """Return the largest count of two, 0 when nobody sits twice."""
        return max((one.count for _row, _column, one in self.crossings), default=0)


def axis(values: Sequence[int], lines: int = 4) -> tuple[int, ...]:
    """Return the marks of an axis in minutes, from 0 up to the largest value or just above."""
    most = max((*values, 1))
    step = next(
        size * _HOUR for size in _steps() if size * _HOUR * (lines - 1) >= most
    )  # fmt: skip
    return tuple(step * at for at in range(lines) if step * (at - 1) < most)


def _steps() -> "Sequence[int]":
    return [base * 10**power for power in range(9) for base in (1, 2, 5)]

"""The montage as a table: actions across, funders down, what each cell stands for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from dsi_desktop.features.funding.rules.agreements import Committed, committed, in_force, in_year
from dsi_desktop.features.funding.rules.arithmetic import (
    Amount,
    Service,
    Share,
    Totals,
    counted_services,
    leverage,
    public_share,
    totals,
)
from dsi_desktop.features.funding.rules.sources import Giver, Mix, MixAction

ALL_YEARS = 0
NO_YEAR = -1
SERVICES, OTHER = "in_kind", "other"
Part = TypeVar("Part", Amount, Service)
_CLOSED = ("abandoned", "done")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column brings to one action, and the sources it is made of."""

    total: Totals
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FunderColumn:
    """A column: a funder, the sources without one, or what is given in kind."""

    key: str
    giver: Giver | None
    total: Totals
    deals: tuple[Committed, ...] = ()

    @property
    def agreed(self) -> int | None:
        """What its agreements hold; None without one."""
        return sum(one.deal.amount for one in self.deals) if self.deals else None

    @property
    def left(self) -> int | None:
        """What may still be promised of its agreements."""
        return sum(one.left for one in self.deals) if self.deals else None

    @property
    def over(self) -> tuple[Committed, ...]:
        """The agreements of which too much was promised."""
        return tuple(one for one in self.deals if one.over)


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action and its cells, one for each column."""

    action: MixAction
    cells: tuple[Cell, ...]
    total: Totals

    @property
    def unfunded(self) -> bool:
        """Whether nothing pays for an action that is still to be done."""
        return not self.total.worth and self.action.state not in _CLOSED

    @property
    def lacking(self) -> int:
        """The planned cost that no source covers; 0 when no cost is planned."""
        return max(self.action.planned - self.total.worth, 0)


@dataclass(frozen=True, slots=True)
class Montage:
    """The table, its totals and the figures over it."""

    columns: tuple[FunderColumn, ...]
    rows: tuple[ActionRow, ...]
    total: Totals
    leverage: int | None
    core: tuple[str, ...]
    public: Share | None
    ceiling: int | None
    untied: tuple[str, ...]
    untimed: int
    years: tuple[int, ...] = field(default=())


def montage(mix: Mix, *, year: int = ALL_YEARS, body_id: str = "") -> Montage:
    """Return the table for one fiscal year and one chantier, or for all.

    Hours given in kind are of the fiscal year of their action, when it begins and ends in one;
    `untimed` is the value of the others, which a single year leaves out.
    """
    actions = [one for one in mix.actions if not body_id or one.body_id == body_id]
    ids = {one.id for one in actions}
    own = [one for one in mix.amounts if one.action_id in ids]
    given = [one for one in counted_services(mix.services, mix.amounts) if one.action_id in ids]
    shown = [one for one in own if _of_year(one, year)]
    counted = [one for one in given if _of_year(one, year)]
    columns = _columns(mix, shown, counted, year)
    lines, hours = _by_action(shown), _by_action(counted)
    rows = [_row(one, columns, lines.get(one.id, []), hours.get(one.id, [])) for one in actions]
    general = [one.ceiling for one in mix.ceilings
               if not one.funder_id and not one.programme_id and one.kind == "government"
               and one.ceiling is not None]  # fmt: skip
    return Montage(
        columns=columns,
        rows=tuple(one for one in rows if one.total.worth or one.action.state != "abandoned"),
        total=totals(shown, counted), leverage=leverage(shown, counted),
        core=tuple(one.short for one in mix.givers if one.core),
        public=public_share(shown, counted), ceiling=min(general, default=None),
        untied=tuple(one.line_id for one in mix.amounts if one.action_id is None),
        untimed=sum(one.value for one in given if one.year is None) if year > 0 else 0,
        years=_years(own, given),
    )  # fmt: skip


def has_untimed_sources(mix: Mix) -> bool:
    """Tell whether a source, or hours that count, have no fiscal year that is understood."""
    given = counted_services(mix.services, mix.amounts)
    return any(one.year is None and one.action_id for one in mix.amounts) or any(
        one.year is None for one in given)


def _years(own: Iterable[Amount], given: Iterable[Service]) -> tuple[int, ...]:
    found = {one.year for one in own} | {one.year for one in given}
    return tuple(sorted(year for year in found if year is not None))


def _of_year(one: Amount | Service, year: int) -> bool:
    if year == ALL_YEARS:
        return True
    return one.year is None if year == NO_YEAR else one.year == year


def _columns(
    mix: Mix, shown: Sequence[Amount], given: Sequence[Service], year: int
) -> tuple[FunderColumn, ...]:
    held = committed(mix)
    made = []
    for giver in mix.givers:
        own = [one for one in shown if one.is_cash and one.funder_id == giver.id]
        deals = tuple(
            one for one in held if one.deal.funder_id == giver.id and _shown(one, mix, giver, year)
        )
        if own or deals:
            made.append(FunderColumn(giver.id, giver, totals(own), deals))
    loose = [one for one in shown if one.is_cash and one.funder_id is None]
    if loose:
        made.append(FunderColumn(OTHER, None, totals(loose)))
    kind = [one for one in shown if not one.is_cash]
    if kind or given:
        made.append(FunderColumn(SERVICES, None, totals(kind, given)))
    return tuple(made)


def _shown(one: Committed, mix: Mix, giver: Giver, year: int) -> bool:
    if year > 0:
        return in_year(one.deal, year, giver.year_start)
    return in_force(one.deal, mix.start_on, mix.end_on)


def _by_action(every: Iterable[Part]) -> dict[str, list[Part]]:
    found: dict[str, list[Part]] = {}
    for one in every:
        found.setdefault(one.action_id or "", []).append(one)
    return found


def _row(
    action: MixAction, columns: Iterable[FunderColumn], own: Sequence[Amount],
    hours: Sequence[Service],
) -> ActionRow:  # fmt: skip
    cells = []
    for column in columns:
        lines = [one for one in own if column_of(one) == column.key]
        beside = hours if column.key == SERVICES else []
        cells.append(Cell(totals(lines, beside), tuple(one.line_id for one in lines)))
    return ActionRow(action, tuple(cells), totals(own, hours))


def column_of(one: Amount) -> str:
    """Return the key of the column a source stands in."""
    if not one.is_cash:
        return SERVICES
    return one.funder_id or OTHER

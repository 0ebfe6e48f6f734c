"""What the head of a column adds up: how many, how many late, hours planned, dollars."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext


class Counted(Protocol):
    """What a total needs to know of a card. Hours in tenths, cost in cents."""

    @property
    def late(self) -> bool:
        """Whether its date passed."""

    @property
    def hours_planned(self) -> int | None:
        """Tenths of hours."""

    @property
    def cost(self) -> int | None:
        """Cents."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What some cards add up to."""

    count: int = 0
    late: int = 0
    hours: int = 0
    cost: int = 0


def total(cards: Iterable[Counted]) -> Totals:
    count = late = hours = cost = 0
    for card in cards:
        count += 1
        late += card.late
        hours += card.hours_planned or 0
        cost += card.cost or 0
    return Totals(count, late, hours, cost)


def words(totals: Totals, shown: Sequence[str]) -> str:
    """Say the totals chosen that are not zero, but the count: it stands beside the title."""
    parts = []
    if "late" in shown and totals.late:
        parts.append(_("{n} en retard").format(n=totals.late))
    if "hours" in shown and totals.hours:
        decimals = int(totals.hours % 10 > 0)
        parts.append(f"{fmt.number(totals.hours / 10, decimals)}\N{NO-BREAK SPACE}h")
    if "cost" in shown and totals.cost:
        parts.append(fmt.money(totals.cost, short=True))
    return ", ".join(parts)


def spoken(title: str, totals: Totals, shown: Sequence[str]) -> str:
    """Say the head of a column as it is read aloud."""
    counted = ngettext("{n} carte", "{n} cartes", totals.count).format(n=totals.count)
    return ", ".join(part for part in (title, counted, words(totals, shown)) if part)

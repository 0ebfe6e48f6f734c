"""What was promised against what each agreement holds: the same dollar is not given twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dsi_desktop.features.funding.rules.arithmetic import Amount
from dsi_desktop.features.funding.rules.sources import Deal, Giver, Mix
from dsi_desktop.features.funding.rules.years import APRIL, span_of

_EVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Committed:
    """What the plans take of an agreement, in cents."""

    deal: Deal
    firm: int

    @property
    def left(self) -> int:
        """What may still be promised; negative once too much was."""
        return self.deal.amount - self.firm

    @property
    def over(self) -> bool:
        """Whether more was promised than the agreement holds."""
        return self.left < 0


def in_force(deal: Deal, start: str, end: str) -> bool:
    """Tell whether an agreement holds on some day of a period; an open end lasts for ever."""
    return (deal.start_on or "") <= (end or _EVER) and start <= (deal.end_on or _EVER)


def in_year(deal: Deal, year: int, year_start: int = APRIL) -> bool:
    """Tell whether an agreement holds on some day of a fiscal year."""
    first, last = span_of(year, year_start)
    return in_force(deal, first.isoformat(), last.isoformat())


def charged_to(amount: Amount, deals: Iterable[Deal], giver: Giver | None) -> Deal | None:
    """Return the agreement a source draws on: the one named, else the funder's of that year.

    Only cash draws on an agreement. Among several of one year, the first to end.
    """
    if not amount.is_cash:
        return None
    held = sorted(deals, key=lambda deal: (deal.end_on or _EVER, deal.id))
    named = next((deal for deal in held if deal.id == amount.agreement_id), None)
    if named is not None or giver is None:
        return named
    return next(
        (
            deal for deal in held
            if deal.funder_id == giver.id
            and (amount.year is None or in_year(deal, amount.year, giver.year_start))
        ),
        None,
    )  # fmt: skip


def committed(mix: Mix) -> tuple[Committed, ...]:
    """Return every agreement with what all plans and years promise of it."""
    taken: dict[str, int] = {}
    givers: Mapping[str, Giver] = {one.id: one for one in mix.givers}
    for amount in (*mix.amounts, *mix.elsewhere):
        if amount.firm:
            deal = charged_to(amount, mix.deals, givers.get(amount.funder_id or ""))
            if deal is not None:
                taken[deal.id] = taken.get(deal.id, 0) + amount.firm
    return tuple(Committed(deal, taken.get(deal.id, 0)) for deal in mix.deals)

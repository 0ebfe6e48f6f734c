"""Put a card or a column just after another, whatever two laptops did meanwhile."""

from collections.abc import Sequence

from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.work import BoardColumn, Card
from dsi_desktop.features.boards import rules


def rank_after(
    ranked: Sequence[Card] | Sequence[BoardColumn], moved: str, before_it: str | None
) -> None:
    shown = {row.id: row for row in ranked}
    anew = rules.after([(row.id, row.rank) for row in ranked], moved, before_it)
    still = [row.rank for row in ranked if row.id not in anew]
    low = shown[before_it].rank if before_it in shown else None
    high = next((rank for rank in still if low is None or rank > low), None)
    for key in anew:
        low = shown[key].rank = between(low, high)

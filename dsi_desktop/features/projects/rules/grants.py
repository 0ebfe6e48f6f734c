"""What an organisation already received: renewals raise a question of equity."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grant:
    """A past support: a project accepted or an agreement held; the amount in cents."""

    year: int
    title: str
    amount: int | None
    kind: str
    id: str


def years_before(grants: Iterable[Grant], year: int | None, noted: int | None = None) -> int:
    """Count the years of support before `year`, each once; at least what was noted by hand."""
    known = {one.year for one in grants if year is None or one.year < year}
    return max(len(known), noted or 0)

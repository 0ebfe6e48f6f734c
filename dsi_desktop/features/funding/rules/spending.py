"""Spending by post: planned, actual, and the differences that someone must explain."""

from collections.abc import Iterable
from dataclasses import dataclass

from dsi_desktop.kernel.vocabulary import VOCABULARY

THRESHOLD = 10
ADMINISTRATION = "administration"


@dataclass(frozen=True, slots=True)
class Spent:
    """One spending, in cents; None where nothing is noted."""

    id: str
    action_id: str
    post: str
    planned: int | None
    actual: int | None
    explanation: str = ""

    @property
    def variance(self) -> int | None:
        """Actual less planned; None until both sides are known."""
        if self.actual is None:
            return None
        return self.actual - (self.planned or 0)

    @property
    def unexplained(self) -> bool:
        """Whether it departs from what was planned by more than the threshold, without a word."""
        return (
            self.variance is not None
            and 100 * abs(self.variance) > THRESHOLD * (self.planned or 0)
            and not self.explanation.strip()
        )


@dataclass(frozen=True, slots=True)
class PostSum:
    """What a post costs in all, in cents."""

    post: str
    planned: int
    actual: int

    @property
    def variance(self) -> int:
        """Actual less planned."""
        return self.actual - self.planned


def by_post(spent: Iterable[Spent]) -> tuple[PostSum, ...]:
    """Return the sums by post, in the order of the posts; posts without spending are left out."""
    planned: dict[str, int] = {}
    actual: dict[str, int] = {}
    for one in spent:
        planned[one.post] = planned.get(one.post, 0) + (one.planned or 0)
        actual[one.post] = actual.get(one.post, 0) + (one.actual or 0)
    order = [*VOCABULARY["spending_post"], *sorted(planned)]
    return tuple(
        PostSum(post, planned[post], actual[post])
        for post in dict.fromkeys(order) if post in planned
    )  # fmt: skip


def administration_share(posts: Iterable[PostSum]) -> int | None:
    """Return the percentage that administration takes, of what is spent or else planned.

    None when there is no cost at all.
    """
    every = list(posts)
    real = sum(one.actual for one in every)
    whole = real or sum(one.planned for one in every)
    own = sum(
        one.actual if real else one.planned for one in every if one.post == ADMINISTRATION
    )
    return (100 * own + whole // 2) // whole if whole else None

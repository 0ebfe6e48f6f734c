"""How money adds up, in cents: nothing counted twice, shares that make a hundred.

A source stands for what it is likely to bring, as the plan says it everywhere. Only cash is paid
out: what is given in kind is granted, and never « versé ».
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dsi_desktop.features.plan.rules import standing

CASH, IN_KIND = "cash", "in_kind"
PUBLIC = frozenset({"government", "municipal"})
_FIRM = frozenset({"granted", "paid"})


@dataclass(frozen=True, slots=True)
class Amount:
    """What one source brings to one action in one fiscal year; `year` is the one it begins in.

    `kind` is that of the funder ("" without one). `asked`, `granted` and `paid` are as noted.
    """

    line_id: str
    action_id: str | None
    funder_id: str | None
    programme_id: str | None
    agreement_id: str | None
    organization_id: str | None
    title: str
    kind: str
    nature: str
    state: str
    year: int | None
    asked: int
    granted: int
    paid: int
    core: bool = False

    @property
    def worth(self) -> int:
        """What the source stands for now."""
        return standing(self.asked, self.granted, self.paid, self.state)

    @property
    def firm(self) -> int:
        """What is promised: granted or paid."""
        return self.worth if self.state in _FIRM else 0

    @property
    def received(self) -> int:
        """What was paid out; nothing for what is given in kind."""
        return min(self.paid, self.firm) if self.is_cash else 0

    @property
    def waiting(self) -> int:
        """What was asked and is not answered yet."""
        return self.worth if self.state == "asked" else 0

    @property
    def is_cash(self) -> bool:
        """Whether it is money, not services."""
        return self.nature != IN_KIND


@dataclass(frozen=True, slots=True)
class Service:
    """Hours given to an action: tenths of an hour, and cents an hour.

    `year` is the fiscal year of the action when it begins and ends in one, else None.
    """

    id: str
    action_id: str
    organization_id: str | None
    person_id: str | None
    role: str
    planned: int
    done: int
    rate: int
    in_kind: bool
    year: int | None = None

    @property
    def value(self) -> int:
        """What the hours are worth, planned or else done, rounded to the cent."""
        return (self.hours * self.rate + 5) // 10

    @property
    def hours(self) -> int:
        """The hours counted: those planned, else those done."""
        return self.planned or self.done


@dataclass(frozen=True, slots=True)
class Share:
    """What one kind of source weighs in all: `part` over `whole`, in cents."""

    part: int
    whole: int

    def over(self, limit: int) -> bool:
        """Tell whether it passes so many percent."""
        return 100 * self.part > limit * self.whole

    def under(self, limit: int) -> bool:
        """Tell whether it does not reach so many percent."""
        return 100 * self.part < limit * self.whole

    def percent(self, limit: int | None = None) -> int:
        """Return it in whole percent, never rounded to the limit it breaks."""
        said = round(100 * self.part / self.whole)
        if limit is None or said != limit:
            return said
        return said + self.over(limit) - self.under(limit)


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of sources, in cents. `worth` is the whole montage; `in_kind` is part of `firm`."""

    worth: int = 0
    firm: int = 0
    in_kind: int = 0
    received: int = 0
    waiting: int = 0
    foreseen: int = 0

    def __add__(self, other: "Totals") -> "Totals":
        return Totals(
            self.worth + other.worth, self.firm + other.firm, self.in_kind + other.in_kind,
            self.received + other.received, self.waiting + other.waiting,
            self.foreseen + other.foreseen,
        )  # fmt: skip


def totals(amounts: Iterable[Amount], services: Iterable[Service] = ()) -> Totals:
    """Add up sources, and the hours given in kind that no source already counts."""
    whole = Totals()
    for one in amounts:
        whole += Totals(
            one.worth, one.firm, 0 if one.is_cash else one.firm, one.received, one.waiting,
            one.worth - one.firm - one.waiting,
        )  # fmt: skip
    for given in services:
        whole += Totals(given.value, given.value, given.value)
    return whole


def counted_services(
    services: Iterable[Service], amounts: Iterable[Amount]
) -> tuple[Service, ...]:
    """Return the hours in kind that count beside the sources.

    An organisation that already has a source in kind on the same action brings these hours by it:
    they detail that source, and adding them would count the same gift twice.
    """
    told = {
        (one.action_id, one.organization_id)
        for one in amounts
        if not one.is_cash and one.organization_id and one.worth
    }
    return tuple(
        one for one in services
        if one.in_kind and one.value and (one.action_id, one.organization_id) not in told
    )  # fmt: skip


def shares(parts: Sequence[int]) -> tuple[int, ...]:
    """Return the percentage of each part; they add up to 100, or all are 0 when nothing is.

    What rounding leaves goes to the parts that lost the most, the first among equals.
    """
    whole = sum(parts)
    if whole <= 0:
        return (0,) * len(parts)
    floors = [100 * part // whole for part in parts]
    lost = sorted(range(len(parts)), key=lambda at: (-(100 * parts[at] % whole), at))
    for at in lost[: 100 - sum(floors)]:
        floors[at] += 1
    return tuple(floors)


def leverage(amounts: Sequence[Amount], services: Iterable[Service] = ()) -> int | None:
    """Return what other sources bring for one dollar of the core grant, in cents.

    Promised money and services of others over the core grant: what its funder gives in kind is
    neither the grant nor another source. None without a core grant promised.
    """
    core = sum(one.firm for one in amounts if one.core and one.is_cash)
    if not core:
        return None
    funders = {one.organization_id for one in amounts if one.core and one.organization_id}
    others = totals(
        (one for one in amounts if not one.core),
        (one for one in services if one.organization_id not in funders),
    ).firm
    return (100 * others + core // 2) // core


def weighed(kind: str) -> frozenset[str]:
    """Return the kinds of funder a rule weighs: public money is governmental and municipal."""
    return PUBLIC if kind == "government" else frozenset({kind})


def public_share(amounts: Sequence[Amount], services: Iterable[Service] = ()) -> Share | None:
    """Return how much of the montage is public, as the rules of cumulation weigh it.

    The montage is all that is counted on: asked and foreseen money too. None when it is empty.
    """
    whole = totals(amounts, services).worth
    part = sum(one.worth for one in amounts if one.kind in weighed("government"))
    return Share(part, whole) if whole else None

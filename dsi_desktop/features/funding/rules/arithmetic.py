"""How money adds up, in cents: nothing counted twice, shares that make a hundred.

A source stands for what it is likely to bring: what was paid once it is paid whole, else what was
granted, else what was asked; a refused source stands for nothing. Only cash is paid out: what is
given in kind is granted, and never « versé ».
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
        if self.state == "refused":
            return 0
        if self.state == "paid":
            return self.paid or self.granted or self.asked
        return max(self.granted, self.paid) if self.state in _FIRM else self.asked or self.granted

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
    """Hours given to an action: tenths of an hour, and cents an hour."""

    id: str
    action_id: str
    organization_id: str | None
    person_id: str | None
    role: str
    planned: int
    done: int
    rate: int
    in_kind: bool

    @property
    def value(self) -> int:
        """What the hours are worth, planned or else done, rounded to the cent."""
        return (self.hours * self.rate + 5) // 10

    @property
    def hours(self) -> int:
        """The hours counted: those planned, else those done."""
        return self.planned or self.done


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

    Promised money and services over the core grant; None without a core grant promised.
    """
    core = sum(one.firm for one in amounts if one.core and one.is_cash)
    if not core:
        return None
    others = totals(amounts, services).firm - core
    return (100 * others + core // 2) // core


def public_share(amounts: Sequence[Amount], services: Iterable[Service] = ()) -> int | None:
    """Return the percentage of promised money that is public; None when nothing is promised."""
    firm = totals(amounts, services).firm
    public = sum(one.firm for one in amounts if one.kind in PUBLIC)
    return (100 * public + firm // 2) // firm if firm else None

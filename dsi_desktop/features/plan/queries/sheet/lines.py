"""The lines of the sheet of an action: each a frozen value, ready to be said."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """An organisation that takes part, and how."""

    id: str
    name: str
    role: str
    confirmed: bool
    contribution: str = ""
    organization_id: str = ""


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """What one source stands for, in cents."""

    id: str
    source: str
    nature: str
    state: str
    amount: int


@dataclass(frozen=True, slots=True)
class HandLine:
    """Hours an organisation or a person gives: tenths of an hour, the rate in cents an hour."""

    id: str
    name: str
    organization_id: str | None
    person_id: str | None
    role: str
    planned: int | None
    done: int | None
    rate: int | None
    in_kind: bool

    @property
    def value(self) -> int:
        """What these hours are worth in cents: those done, else those planned."""
        hours = self.planned if self.done is None else self.done
        return round((hours or 0) * (self.rate or 0) / 10)


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """An open task of the action."""

    id: str
    title: str
    responsible: str
    initials: str
    due: str
    late: bool


@dataclass(frozen=True, slots=True)
class OriginLine:
    """A decision the action comes from; `kind` and `id` open its meeting."""

    kind: str
    id: str
    meeting_id: str | None
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone, reached or not."""

    id: str
    title: str
    due: str
    reached: bool
    late: bool
    due_on: str | None = None
    done_on: str | None = None


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A dated note."""

    id: str
    day: str
    author: str
    text: str
    noted_on: str | None = None


@dataclass(frozen=True, slots=True)
class TagLine:
    """A territory, a population or a dimension that an element touches."""

    kind: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ServedLine:
    """An element of the plan that the action serves besides its own place."""

    kind: str
    id: str
    code: str
    title: str
    weight: int


@dataclass(frozen=True, slots=True)
class WaitLine:
    """An action that this one waits for, or that waits for this one (`before` is false)."""

    id: str
    action_id: str
    code: str
    title: str
    kind: str
    lag: int
    before: bool
    state: str
    due: str


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator of the action with its last measure, "" without one."""

    id: str
    title: str
    last: str
    unit: str
    target: str

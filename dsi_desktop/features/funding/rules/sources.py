"""The values that the rules of money work on: actions, givers, agreements, ceilings."""

from dataclasses import dataclass

from dsi_desktop.features.funding.rules.arithmetic import Amount, Service
from dsi_desktop.kernel.text import fold

_LONG = 22
_GENERIC = ("fonds", "fondation", "ministere", "programme", "secretariat", "societe", "agence")
_SMALL = frozenset({"de", "du", "des", "la", "le", "les", "et", "en", "au", "aux", "pour", "of"})


def short_name(name: str) -> str:
    """Return « FRR » for « Fonds régions et ruralité »; other names stay whole."""
    plain = name.partition("(")[0].strip()
    words = plain.replace("’", " ").replace("-", " ").split()
    if len(plain) <= _LONG or not words or fold(words[0]) not in _GENERIC:
        return name
    return "".join(
        word[0].upper() for word in words if len(word) > 1 and word.lower() not in _SMALL
    )


@dataclass(frozen=True, slots=True)
class MixAction:
    """An action that money is for; `planned` and `actual` are its spending, in cents."""

    id: str
    code: str
    title: str
    state: str
    body_id: str
    body: str
    hue: int
    lead_id: str | None
    planned: int = 0
    actual: int = 0

    @property
    def name(self) -> str:
        """« 1.2.1 Navette » or only the title."""
        return f"{self.code} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Giver:
    """A funder; `year_start` is the month its fiscal year begins in."""

    id: str
    name: str
    acronym: str
    kind: str
    core: bool
    year_start: int

    @property
    def short(self) -> str:
        """The acronym, else the name; the initials of a fund or foundation with a long name."""
        return self.acronym or short_name(self.name)


@dataclass(frozen=True, slots=True)
class Deal:
    """An agreement with a funder, in cents."""

    id: str
    funder_id: str
    title: str
    amount: int
    start_on: str
    end_on: str


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A rule of cumulation, in percent of the whole cost of an action; None asks nothing.

    Without funder or programme it holds for every action. A rule on `government` weighs all public
    money, municipal too.
    """

    id: str
    funder_id: str | None
    programme_id: str | None
    kind: str
    ceiling: int | None
    floor: int | None
    cash_floor: int | None


@dataclass(frozen=True, slots=True)
class Scheme:
    """A programme, and the largest share of an action it pays."""

    id: str
    funder_id: str
    name: str
    ceiling: int | None


@dataclass(frozen=True, slots=True)
class Mix:
    """The money of a plan, read at once.

    `amounts` are the sources of the plan and those tied to no action; `elsewhere` those of other
    plans, which weigh on the same agreements.
    """

    plan_id: str
    title: str
    start_on: str
    end_on: str
    actions: tuple[MixAction, ...]
    givers: tuple[Giver, ...]
    deals: tuple[Deal, ...]
    ceilings: tuple[Ceiling, ...]
    schemes: tuple[Scheme, ...]
    amounts: tuple[Amount, ...]
    elsewhere: tuple[Amount, ...]
    services: tuple[Service, ...]

    def giver(self, funder_id: str | None) -> Giver | None:
        """Return a funder by its id."""
        return next((one for one in self.givers if one.id == funder_id), None)

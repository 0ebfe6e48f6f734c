"""What the organigramme knows of a body, as plain values for layout, screen and paper."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartPerson:
    """Somebody shown on a card: who, on behalf of whom, and the office held if any."""

    name: str
    note: str
    office: str = ""


@dataclass(frozen=True, slots=True)
class ChartBody:
    """A card of the organigramme. `lines` stand in the place of people (an assembly)."""

    id: str
    parent_id: str | None
    title: str
    kind: str
    kind_word: str
    hue: int
    people: tuple[ChartPerson, ...] = ()
    lines: tuple[str, ...] = ()
    vacant: int = 0
    balance: str = ""
    balanced: bool = True
    dormant: bool = False
    members: int = 0
    closed: bool = False
    area_id: str | None = None
    area: str = ""
    sectors: frozenset[str] = frozenset()
    organizations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ChartRelation:
    """An arrow other than « relève de »: to another body, or to an organisation."""

    id: str
    kind: str
    word: str
    from_id: str
    to_id: str | None
    organization: str = ""
    note: str = ""

"""What a plan is made of when one asks what it covers: elements, ties, tags, means, measures."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

NEED, ISSUE, OBJECTIVE, CHANGE, ACTION = (
    "need", "issue", "objective", "desired_change", "action",
)  # fmt: skip
LEVELS = (NEED, ISSUE, "orientation", OBJECTIVE, CHANGE, ACTION)
KEPT, ACTIVE, EVERY = "kept", "active", "every"
_OVER = ("done", "abandoned")
Tags = Mapping[str, frozenset[str]]
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a plan; `led` and what follows are said of actions only."""

    kind: str
    id: str
    code: str
    title: str
    body_id: str = ""
    general: bool = False
    state: str = ""
    led: bool = False
    lead: str = ""
    start_on: str = ""
    end_on: str = ""
    when_text: str = ""

    @property
    def name(self) -> str:
        """The code, then the title."""
        return f"{self.code} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Named:
    """A dimension, a territory or a population; `parent` is the territory that holds it."""

    id: str
    name: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Chantier:
    """A chantier and its colour."""

    id: str
    name: str
    hue: int = 0


@dataclass(frozen=True, slots=True)
class Resource:
    """Money or hours; `table` is funding_line, human_resource or agreement, `cents` its amount.

    `action_id` is "" when it is tied to no living action. `hours` are in tenths.
    """

    table: str
    id: str
    title: str
    action_id: str = ""
    cents: int = 0
    hours: int = 0


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator, what it is tied to, and whether it was ever measured."""

    id: str
    title: str
    tied: tuple[str, ...]
    measured: bool
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Aside:
    """A gap put aside: why, and since which day."""

    gap: str
    record_id: str
    reason: str
    set_on: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which actions count, and in which territory ("" for all of them)."""

    actions: str = KEPT
    area_id: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """A plan as the coverage sees it; `ties` go from what serves to what it serves.

    `names` are those of usage of its levels.
    """

    plan_id: str
    title: str
    issuer: str = ""
    elements: tuple[Element, ...] = ()
    ties: tuple[tuple[str, str], ...] = ()
    dimensions: tuple[Named, ...] = ()
    areas: tuple[Named, ...] = ()
    populations: tuple[Named, ...] = ()
    chantiers: tuple[Chantier, ...] = ()
    own_dimensions: Tags = field(default_factory=dict)
    own_areas: Tags = field(default_factory=dict)
    own_populations: Tags = field(default_factory=dict)
    resources: tuple[Resource, ...] = ()
    indicators: tuple[Measured, ...] = ()
    aside: tuple[Aside, ...] = ()
    uses_issues: bool = True
    names: Mapping[str, str] = field(default_factory=dict)

    def of(self, kind: str) -> Iterator[Element]:
        """Give the elements of a kind, in order."""
        return (one for one in self.elements if one.kind == kind)


def counts(state: str, wanted: str) -> bool:
    """Tell whether an action in this state counts.

    « kept » leaves out what was abandoned, « active » what is over as well.
    """
    if wanted == EVERY:
        return True
    return state != "abandoned" if wanted == KEPT else state not in _OVER


def counting(ground: Ground, wanted: str) -> Ground:
    """Return the same plan with only the actions that count, and the ties between what stays."""
    out = {one.id for one in ground.of(ACTION) if not counts(one.state, wanted)}
    if not out:
        return ground
    return replace(
        ground,
        elements=tuple(one for one in ground.elements if one.id not in out),
        ties=tuple(tie for tie in ground.ties if out.isdisjoint(tie)),
    )


def reaching(ground: Ground, own: Tags) -> dict[str, frozenset[str]]:
    """Return the tags of each element: its own, else those of what it serves."""
    above: dict[str, list[str]] = defaultdict(list)
    for source, target in ground.ties:
        above[source].append(target)
    rank = {kind: at for at, kind in enumerate(LEVELS)}
    # a bit for each tag: thousands of ties are then followed by thousands of « or »
    bits = {tag: 1 << at for at, tag in enumerate({tag for tags in own.values() for tag in tags})}
    read: dict[int, frozenset[str]] = {0: _NONE}
    reached: dict[str, int] = {}
    found: dict[str, frozenset[str]] = {}
    # what is served is read before what serves it; general objectives before those under them
    order = sorted(ground.elements, key=lambda one: (rank[one.kind], not one.general))
    for one in order:
        held = 0
        for tag in own.get(one.id, ()):
            held |= bits[tag]
        if not held and bits:
            for target in above.get(one.id, ()):
                held |= reached.get(target, 0)
        reached[one.id] = held
        if held not in read:
            read[held] = frozenset(tag for tag, bit in bits.items() if held & bit)
        found[one.id] = read[held]
    return found


def around(ground: Ground, area_id: str) -> frozenset[str]:
    """Return a territory, what it holds, and what holds it."""
    parents = {area.id: area.parent for area in ground.areas}
    found, above = {area_id}, parents.get(area_id, "")
    while above and above not in found:
        found.add(above)
        above = parents.get(above, "")
    return frozenset(found | below(ground, area_id))


def below(ground: Ground, area_id: str) -> set[str]:
    """Return a territory and all that it holds."""
    children: dict[str, list[str]] = {}
    for area in ground.areas:
        children.setdefault(area.parent, []).append(area.id)
    found, waiting = set[str](), [area_id]
    while waiting:
        now = waiting.pop()
        if now not in found:
            found.add(now)
            waiting += children.get(now, ())
    return found


def within(ground: Ground, area_id: str) -> frozenset[str] | None:
    """Return the elements that concern a territory, None when none is asked for.

    What names no territory concerns all of them; so does what names a larger one.
    """
    if not area_id:
        return None
    near = around(ground, area_id)
    return frozenset(
        key for key, areas in reaching(ground, ground.own_areas).items()
        if not areas or not near.isdisjoint(areas)
    )  # fmt: skip

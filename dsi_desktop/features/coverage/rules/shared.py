"""What several chantiers serve at once: the same need, territory or population, side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dsi_desktop.features.coverage.rules.gaps import chains, numbers
from dsi_desktop.features.coverage.rules.ground import (
    ACTION,
    ISSUE,
    NEED,
    Chantier,
    Element,
    Ground,
    Scope,
    counting,
    reaching,
    within,
)

AREA, POPULATION = "area", "population"
SUBJECTS = (NEED, AREA, POPULATION)


@dataclass(frozen=True, slots=True)
class Side:
    """What one chantier does for it."""

    chantier: Chantier
    actions: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A need, a territory or a population that at least two chantiers serve."""

    subject: str
    id: str
    name: str
    sides: tuple[Side, ...]

    @property
    def actions(self) -> int:
        """How many actions serve it."""
        return sum(len(side.actions) for side in self.sides)


def shared(ground: Ground, subject: str, scope: Scope | None = None) -> tuple[Shared, ...]:
    """Return what at least two chantiers serve, the most shared first, then in order."""
    scope = scope or Scope()
    counted, near = counting(ground, scope.actions), within(ground, scope.area_id)
    homes = _homes(counted)
    tags = _tags(counted, subject)
    by_chantier: dict[str, dict[str, list[Element]]] = {}
    for one in counted.of(ACTION):
        home = homes.get(one.id, "")
        if home and (near is None or one.id in near):
            for key in tags.get(one.id, ()):
                by_chantier.setdefault(key, {}).setdefault(home, []).append(one)
    found = [
        Shared(subject, key, name, tuple(
            Side(chantier, tuple(sorted(by_chantier[key][chantier.id], key=_place)))
            for chantier in counted.chantiers if chantier.id in by_chantier[key]
        ))
        for key, name in _subjects(counted, subject) if len(by_chantier.get(key, ())) > 1
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: -len(one.sides)))


def _place(one: Element) -> tuple[int, ...]:
    return numbers(one.name)


def _homes(ground: Ground) -> dict[str, str]:
    """Return the chantier of each action: its own, else that of the issue it serves."""
    known, shown = chains(ground), {one.id for one in ground.chantiers}
    issues = {one.id: one.body_id for one in ground.of(ISSUE)}
    found = {}
    for one in ground.of(ACTION):
        over = () if one.body_id else known.over(one.id)
        home = one.body_id or next(
            (body for key, body in issues.items() if body and key in over), ""
        )
        if home in shown:
            found[one.id] = home
    return found


def _tags(ground: Ground, subject: str) -> Mapping[str, Iterable[str]]:
    if subject == AREA:
        return reaching(ground, ground.own_areas)
    if subject == POPULATION:
        return reaching(ground, ground.own_populations)
    known, needs = chains(ground), {one.id for one in ground.of(NEED)}
    return {one.id: known.over(one.id) & needs for one in ground.of(ACTION)}


def _subjects(ground: Ground, subject: str) -> list[tuple[str, str]]:
    if subject == NEED:
        return [(one.id, one.name) for one in ground.of(NEED)]
    named = ground.areas if subject == AREA else ground.populations
    return [(one.id, one.name) for one in named]

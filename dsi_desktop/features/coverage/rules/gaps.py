"""What a plan lacks: each gap told once, at the place where a chain stops.

A need, an issue, an objective or a change that nothing serves is one gap; what stands above it is
not told again. One link added to it takes away exactly that gap.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dsi_desktop.features.coverage.rules.ground import (
    ACTION,
    CHANGE,
    ISSUE,
    NEED,
    OBJECTIVE,
    Aside,
    Element,
    Ground,
    within,
)

NEED_ISSUE, NEED_ACTION = "need_without_issue", "need_without_action"
ISSUE_OBJECTIVE, OBJECTIVE_ACTION = "issue_without_objective", "objective_without_action"
CHANGE_ACTION, ACTION_RESOURCE = "change_without_action", "action_without_resource"
ACTION_LEAD, OBJECTIVE_INDICATOR = "action_without_lead", "objective_without_indicator"
INDICATOR_MEASURE, RESOURCE_LINK = "indicator_without_measure", "resource_unlinked"
DIMENSION_NEED = "dimension_without_need"
KINDS = (
    NEED_ISSUE, NEED_ACTION, ISSUE_OBJECTIVE, OBJECTIVE_ACTION, CHANGE_ACTION, ACTION_RESOURCE,
    ACTION_LEAD, OBJECTIVE_INDICATOR, INDICATOR_MEASURE, RESOURCE_LINK, DIMENSION_NEED,
)  # fmt: skip
_NUMBERS = re.compile(r"\d+")
_LEAVES = {ISSUE: ISSUE_OBJECTIVE, OBJECTIVE: OBJECTIVE_ACTION, CHANGE: CHANGE_ACTION}


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that lacks; `waiting` is how many needs wait for it."""

    kind: str
    table: str
    record_id: str
    name: str
    waiting: int = 0
    body_id: str = ""
    cents: int = 0
    hours: int = 0
    aside: Aside | None = None


@dataclass(frozen=True, slots=True)
class Stopped:
    """A need that no action serves, and the elements where its chain stops (itself included)."""

    need: Element
    at: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Chains:
    """Who serves whom, both ways, orientations left out: they only carry objectives."""

    above: dict[str, list[str]]
    under: dict[str, list[str]]

    def over(self, key: str) -> set[str]:
        """Return all that an element serves, near and far, without itself."""
        return _walk(self.above, [key]) - {key}

    def beneath(self, key: str) -> set[str]:
        """Return all that serves an element, near and far, without itself."""
        return _walk(self.under, [key]) - {key}


def chains(ground: Ground) -> Chains:
    """Return the ties of a plan both ways."""
    carried: dict[str, list[str]] = {}
    passing = {one.id for one in ground.of("orientation")}
    for source, target in ground.ties:
        if source in passing:
            carried.setdefault(source, []).append(target)
    above: dict[str, list[str]] = defaultdict(list)
    under: dict[str, list[str]] = defaultdict(list)
    for source, target in ground.ties:
        if target not in passing and source not in passing:
            above[source].append(target)
            under[target].append(source)
        elif source not in passing:
            for end in carried.get(target, ()):
                above[source].append(end)
                under[end].append(source)
    return Chains(dict(above), dict(under))


def gaps(
    ground: Ground, area_id: str = "", known: Chains | None = None
) -> tuple[Gap, ...]:  # fmt: skip
    """Return every gap of a plan, kind by kind, in the order of the plan.

    `known` are its chains, when they were already made.
    """
    known = known or chains(ground)
    near = within(ground, area_id)
    aside = {(one.gap, one.record_id): one for one in ground.aside}
    found = (
        *_stops(ground, known), *_actions(ground), *_unmeasured(ground, known),
        *_loose(ground), *_silent(ground),
    )  # fmt: skip
    places = {kind: at for at, kind in enumerate(KINDS)}
    kept = [one for one in found if near is None or _is_near(one, near, ground)]
    return tuple(
        replace(one, aside=aside[one.kind, one.record_id])
        if (one.kind, one.record_id) in aside else one
        for one in sorted(kept, key=lambda gap: places[gap.kind])
    )


def without_action(
    ground: Ground, area_id: str = "", known: Chains | None = None
) -> tuple[Stopped, ...]:  # fmt: skip
    """Return the needs that no action serves by any chain, and where each chain stops."""
    known, near = known or chains(ground), within(ground, area_id)
    by_id = {one.id: one for one in ground.elements}
    served = _walk(known.above, [one.id for one in ground.of(ACTION)])
    found = []
    for need in ground.of(NEED):
        if need.id in served or (near is not None and need.id not in near):
            continue
        chain = {need.id, *known.beneath(need.id)}
        found.append(Stopped(need, tuple(
            one for key, one in by_id.items() if key in chain and not known.under.get(key)
        )))  # fmt: skip
    return tuple(found)


def in_order(gaps: Iterable[Gap]) -> list[Gap]:
    """Return gaps by kind, then by code as a person counts: 2.10 after 2.9."""
    every = list(gaps)
    kinds = list(dict.fromkeys(gap.kind for gap in every))
    return sorted(every, key=lambda gap: (kinds.index(gap.kind), numbers(gap.name)))


def numbers(name: str) -> tuple[int, ...]:
    """Return the numbers of a code, what has none last."""
    code = name.partition(" ")[0]
    found = tuple(int(one) for one in _NUMBERS.findall(code))
    return found or (10**9,)


def _stops(ground: Ground, known: Chains) -> Iterator[Gap]:
    needs = {one.id for one in ground.of(NEED)}
    for one in ground.elements:
        if known.under.get(one.id):
            continue
        if one.kind == NEED:
            kind = NEED_ISSUE if ground.uses_issues else NEED_ACTION
            yield Gap(kind, NEED, one.id, one.name)
        elif one.kind in _LEAVES:
            waiting = len(known.over(one.id) & needs)
            yield Gap(_LEAVES[one.kind], one.kind, one.id, one.name, waiting=waiting,
                      body_id=one.body_id)  # fmt: skip


def _actions(ground: Ground) -> Iterator[Gap]:
    helped = {one.action_id for one in ground.resources}
    for one in ground.of(ACTION):
        if one.id not in helped:
            yield Gap(ACTION_RESOURCE, ACTION, one.id, one.name, body_id=one.body_id)
        if not one.led:
            yield Gap(ACTION_LEAD, ACTION, one.id, one.name, body_id=one.body_id)


def _unmeasured(ground: Ground, known: Chains) -> Iterator[Gap]:
    """An objective is measured by its own indicators or by those of its changes.

    A general objective carries none: those under it do.
    """
    tied = {key for one in ground.indicators for key in one.tied}
    changes = {one.id for one in ground.of(CHANGE)}
    for one in ground.of(OBJECTIVE):
        towards = changes.intersection(known.under.get(one.id, ()))
        if not one.general and tied.isdisjoint({one.id, *towards}):
            yield Gap(OBJECTIVE_INDICATOR, OBJECTIVE, one.id, one.name)
    for seen in ground.indicators:
        if not seen.measured:
            yield Gap(INDICATOR_MEASURE, "indicator", seen.id, seen.title)


def _loose(ground: Ground) -> Iterator[Gap]:
    for one in ground.resources:
        if not one.action_id:
            yield Gap(RESOURCE_LINK, one.table, one.id, one.title, cents=one.cents,
                      hours=one.hours)  # fmt: skip


def _silent(ground: Ground) -> Iterator[Gap]:
    needs = {one.id for one in ground.of(NEED)}
    told = frozenset[str]().union(
        *(tags for key, tags in ground.own_dimensions.items() if key in needs)
    )
    for one in ground.dimensions:
        if one.id not in told:
            yield Gap(DIMENSION_NEED, "dimension", one.id, one.name)


def _is_near(gap: Gap, near: frozenset[str], ground: Ground) -> bool:
    """What belongs to no territory, a dimension or a loose amount, is told everywhere."""
    if gap.table == "indicator":
        tied = next(one.tied for one in ground.indicators if one.id == gap.record_id)
        return not tied or not near.isdisjoint(tied)
    return gap.kind in (RESOURCE_LINK, DIMENSION_NEED) or gap.record_id in near


def _walk(ways: dict[str, list[str]], start: Iterable[str]) -> set[str]:
    found, waiting = set[str](), list(start)
    while waiting:
        now = waiting.pop()
        if now not in found:
            found.add(now)
            waiting += ways.get(now, ())
    return found

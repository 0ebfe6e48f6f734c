"""The order of an agenda: a tree kept as (id, parent, rank), read as 1, 2, 2.1, 3."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

MAX_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Node:
    """A point as the order sees it; `number` is the one printed on the agenda handed out."""

    id: str
    parent_id: str | None
    rank: str | None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A point in its place: « 3.1 » has level 1."""

    id: str
    number: str
    level: int


@dataclass(slots=True)
class _Walk:
    """The tree being read, and the printed numbers nobody answered to yet."""

    children: Mapping[str | None, Sequence[Node]]
    printed: set[str]
    used: set[str] = field(default_factory=set)
    found: list[Placed] = field(default_factory=list)


def placed(nodes: Iterable[Node]) -> tuple[Placed, ...]:
    """Return the points in reading order with their numbers.

    A printed number stays wherever its point goes; a point without one goes on after those of its
    brothers. Of two points printed alike (two laptops added one each) the first keeps the number.
    A point whose parent is unknown or in a ring left by a merge stands at the first level.
    """
    known = sorted(nodes, key=lambda node: (node.rank or "", node.id))
    parents = {node.id: node.parent_id for node in known}
    children: dict[str | None, list[Node]] = {}
    for node in known:
        children.setdefault(_home(node.id, parents), []).append(node)
    walk = _Walk(children, {node.number for node in known if node.number})
    _visit(walk, None, "", 0)
    return tuple(walk.found)


def _home(item: str, parents: Mapping[str, str | None]) -> str | None:
    """Return the parent of a point when the way up from it ends at the first level."""
    above, seen = parents[item], {item}
    while above is not None:
        if above in seen or above not in parents:
            return None
        seen.add(above)
        above = parents[above]
    return parents[item]


def _visit(walk: _Walk, parent: str | None, prefix: str, level: int) -> None:
    brothers = walk.children.get(parent, ())
    following = _after_printed(brothers, prefix)
    for node in brothers:
        number = node.number
        if not number or number in walk.used:
            while (number := f"{prefix}{following}") in walk.printed | walk.used:
                following += 1
        walk.used.add(number)
        walk.found.append(Placed(node.id, number, level))
        _visit(walk, node.id, f"{number}.", level + 1)


def _after_printed(brothers: Sequence[Node], prefix: str) -> int:
    """Return the first number after those printed on these brothers, 1 when none is."""
    ends = [
        int(end) for node in brothers
        if node.number.startswith(prefix) and (end := node.number[len(prefix):]).isdecimal()
    ]
    return max(ends, default=0) + 1

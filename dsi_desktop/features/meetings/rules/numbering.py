"""The order of an agenda: a tree kept as (id, parent, rank), read as 1, 2, 2.1, 3."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

MAX_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Node:
    """A point as the order sees it."""

    id: str
    parent_id: str | None
    rank: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A point in its place: « 3.1 » has level 1."""

    id: str
    number: str
    level: int


def placed(nodes: Iterable[Node]) -> tuple[Placed, ...]:
    """Return the points in reading order with their numbers.

    A point whose parent is unknown or in a ring left by a merge stands at the first level.
    """
    known = sorted(nodes, key=lambda node: (node.rank, node.id))
    parents = {node.id: node.parent_id for node in known}
    children: dict[str | None, list[str]] = {}
    for node in known:
        children.setdefault(_home(node.id, parents), []).append(node.id)
    found: list[Placed] = []
    _walk(None, "", 0, children, found)
    return tuple(found)


def _home(item: str, parents: Mapping[str, str | None]) -> str | None:
    """Return the parent of a point when the way up from it ends at the first level."""
    above, seen = parents[item], {item}
    while above is not None:
        if above in seen or above not in parents:
            return None
        seen.add(above)
        above = parents[above]
    return parents[item]


def _walk(
    parent: str | None, prefix: str, level: int,
    children: Mapping[str | None, Sequence[str]], found: list[Placed],
) -> None:
    for place, item in enumerate(children.get(parent, ()), start=1):
        number = f"{prefix}{place}"
        found.append(Placed(item, number, level))
        _walk(item, f"{number}.", level + 1, children, found)

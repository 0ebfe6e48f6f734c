"""Who reports to whom: cycles, order of reading, colours."""

from collections import Counter
from collections.abc import Mapping, Sequence

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

HUES = 7
_OF_ROOT = 0
_SHARES_HUE = frozenset({"assembly", "advisory_committee", "executive", "coordination_committee"})


def check_no_cycle(body_id: str, parent_id: str | None, parents: Mapping[str, str | None]) -> None:
    """Refuse that a body reports to itself or to a body that reports to it."""
    seen: set[str] = set()
    above = parent_id
    while above is not None and above not in seen:
        if above == body_id:
            raise RuleBroken(
                _("Une instance ne peut pas relever d’elle-même ni d’une instance qui relève "
                  "d’elle."),
                "parent_id",
            )
        seen.add(above)
        above = parents.get(above)


def below(body_id: str, parents: Mapping[str, str | None]) -> frozenset[str]:
    """Return the bodies under `body_id`, itself included; a cycle left by a merge ends."""
    found = {body_id}
    grew = True
    while grew:
        more = {child for child, parent in parents.items() if parent in found} - found
        found |= more
        grew = bool(more)
    return frozenset(found)


def above(key: str | None, parents: Mapping[str, str | None]) -> frozenset[str]:
    """Return a body or a territory and all those over it; a ring left by a merge ends."""
    found: set[str] = set()
    while key is not None and key not in found:
        found.add(key)
        key = parents.get(key)
    return frozenset(found)


def roots(parents: Mapping[str, str | None]) -> list[str]:
    """Return the bodies to start drawing from, in the given order.

    A body whose parent is unknown is a root. A ring of bodies left by two laptops has none: its
    first body stands in, so that nobody disappears from the drawing.
    """
    found = [body for body, parent in parents.items() if parent not in parents]
    reached: set[str] = set()
    for root in found:
        reached |= below(root, parents)
    for body in parents:
        if body not in reached:
            found.append(body)
            reached |= below(body, parents)
    return found


def next_hue(kind: str, parent_hue: int | None, taken: Sequence[int]) -> int:
    """Return the colour of a new body.

    Assembly and committees share the first colour, a chantier takes the least used of the
    others, anything under a chantier takes its colour.
    """
    if kind in _SHARES_HUE:
        return _OF_ROOT
    if parent_hue:
        return parent_hue
    used = Counter(taken)
    return min(range(1, HUES), key=lambda hue: (used[hue], hue))


def reading_order(parents: Mapping[str, str | None]) -> list[tuple[str, int]]:
    """Return (body, depth), each body before those under it, brothers in the given order."""
    children: dict[str | None, list[str]] = {}
    for body, parent in parents.items():
        children.setdefault(parent, []).append(body)
    found: list[tuple[str, int]] = []
    seen: set[str] = set()
    waiting = [(root, 0) for root in reversed(roots(parents))]
    while waiting:
        body, depth = waiting.pop()
        if body in seen:
            continue
        seen.add(body)
        found.append((body, depth))
        waiting += [(child, depth + 1) for child in reversed(children.get(body, []))]
    return found

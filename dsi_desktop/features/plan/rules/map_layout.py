"""Where each card of the map stands: a tidy tree from left to right, needs before their issues."""

from collections import defaultdict
from dataclasses import dataclass

from dsi_desktop.features.plan.rules.map import Gaps, MapNode, PlanMap

WIDE, HIGH, TALL = 206.0, 58.0, 74.0
ACROSS, BETWEEN, TOP, MARGIN = 78.0, 12.0, 44.0, 16.0


@dataclass(frozen=True, slots=True)
class Box:
    """A card in its place, in points from the top left corner."""

    node: MapNode
    gaps: Gaps
    x: float
    y: float
    height: float

    @property
    def middle(self) -> float:
        """Return the height at which ties come."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Layout:
    """Every card in its place, and where each column begins."""

    boxes: tuple[Box, ...]
    heads: tuple[tuple[str, float], ...]
    width: float
    height: float

    def box(self, key: str) -> Box | None:
        """Return the place of a card."""
        return next((box for box in self.boxes if box.node.id == key), None)

    def at(self, x: float, y: float) -> Box | None:
        """Return the card under a point."""
        return next(
            (box for box in self.boxes
             if box.x <= x <= box.x + WIDE and box.y <= y <= box.y + box.height), None,
        )  # fmt: skip

    def neighbour(self, key: str, way: str) -> str:
        """Return the nearest card in a direction (left, right, up, down), or the same."""
        here = self.box(key)
        if here is None:
            return self.boxes[0].node.id if self.boxes else ""
        if way in ("up", "down"):
            column = sorted((box for box in self.boxes if box.x == here.x), key=lambda b: b.y)
            place = column.index(here) + (1 if way == "down" else -1)
            return column[place].node.id if 0 <= place < len(column) else key
        ahead = [box for box in self.boxes if (box.x > here.x) == (way == "right")
                 and box.x != here.x]  # fmt: skip
        if not ahead:
            return key
        near = min(abs(box.x - here.x) for box in ahead)
        beside = (box for box in ahead if abs(box.x - here.x) == near)
        return min(beside, key=lambda box: abs(box.middle - here.middle)).node.id


def layout(shown: PlanMap) -> Layout:
    """Place every card: what serves an element stands at its right, along its height."""
    columns = {key: MARGIN + at * (WIDE + ACROSS) for at, key in enumerate(shown.columns)}
    gaps = {node.id: shown.gaps(node.id) for node in shown.nodes}
    tops = _Tree(shown, gaps).tops()
    tops |= _beside(shown, gaps, tops)
    order = {node.id: place for place, node in enumerate(shown.nodes)}
    boxes = tuple(
        Box(node, gaps[node.id], columns[node.column], tops[node.id], _high(gaps[node.id]))
        for node in sorted(
            shown.nodes, key=lambda one: (columns[one.column], tops[one.id], order[one.id])
        )
    )
    return Layout(
        boxes, tuple((shown.head(key), x) for key, x in columns.items()),
        max(columns.values(), default=0.0) + WIDE + MARGIN,
        max((box.y + box.height for box in boxes), default=TOP) + MARGIN,
    )


class _Tree:
    """Gives a height to each card but needs: leaves one under another, others at their middle."""

    def __init__(self, shown: PlanMap, gaps: dict[str, Gaps]) -> None:
        self._shown = shown
        self._gaps = gaps
        self._tops: dict[str, float] = {}
        self._next = TOP
        self._kids = defaultdict[str, list[str]](list)
        self._roots: list[str] = []
        for node in shown.nodes:
            if node.column != "need":
                above = self._place_of(node)
                (self._kids[above] if above else self._roots).append(node.id)

    def tops(self) -> dict[str, float]:
        """Return the top of each card."""
        for root in self._roots:
            self._set(root)
        return self._tops

    def _place_of(self, node: MapNode) -> str:
        """Return the card an element hangs from: the first it serves, in a column before it."""
        columns = self._shown.columns
        mine = columns.index(node.column)
        for tie in sorted(self._shown.above(node.id), key=lambda one: not one.direct):
            target = self._shown.node(tie.target)
            if target and target.column != "need" and columns.index(target.column) < mine:
                return target.id
        return ""

    def _set(self, key: str) -> float:
        """Place a card after those under it; return its middle."""
        high, start = _high(self._gaps[key]), self._next
        middles = [self._set(kid) for kid in self._kids[key]]
        middle = (middles[0] + middles[-1]) / 2 if middles else start + high / 2
        top = max(start, middle - high / 2)
        self._tops[key] = top
        self._next = max(self._next, top + high + BETWEEN)
        return top + high / 2


def _beside(
    shown: PlanMap, gaps: dict[str, Gaps], tops: dict[str, float]
) -> dict[str, float]:
    """Place each need near the middle of the issues that answer it, without covering another."""
    wanted = []
    for place, node in enumerate(shown.column("need")):
        middles = [tops[tie.source] for tie in shown.below(node.id) if tie.source in tops]
        high = sum(middles) / len(middles) if middles else float("inf")
        wanted.append((high, place, node.id))
    found, free = {}, TOP
    for high, _place, key in sorted(wanted):
        found[key] = max(free, high if high != float("inf") else free)
        free = found[key] + _high(gaps[key]) + BETWEEN
    return found


def _high(gaps: Gaps) -> float:
    return TALL if gaps.said else HIGH

"""The tidy drawing of a tree (Buchheim, Jünger, Leipert 2002): linear time, sizes per node."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Sprig:
    """A node to place: its size, then its place; `x` and `y` are of its top left corner."""

    width: float
    height: float
    children: list["Sprig"] = field(default_factory=list)
    key: str = ""
    x: float = 0.0
    y: float = 0.0


@dataclass(slots=True, eq=False)
class _Walk:
    """A node while the two walks of the algorithm treat it; names are those of the paper."""

    sprig: Sprig
    parent: "_Walk | None"
    depth: int
    number: int
    kids: list["_Walk"] = field(default_factory=list)
    thread: "_Walk | None" = None
    ancestor: "_Walk | None" = None
    prelim: float = 0.0
    mod: float = 0.0
    change: float = 0.0
    shift: float = 0.0

    @property
    def leftmost(self) -> "_Walk | None":
        return self.kids[0] if self.kids else self.thread

    @property
    def rightmost(self) -> "_Walk | None":
        return self.kids[-1] if self.kids else self.thread


def place(root: Sprig, gap: float, drop: float) -> list[Sprig]:
    """Set `x` and `y` of every node under `root` and return them, breadth first.

    `gap` is the least space between neighbours, `drop` the space between two levels. Nodes of
    one level share the same `y`; a parent stands over the middle of its children. No recursion:
    depth is bounded by memory only.
    """
    order = _breadth_first(root)
    for walk in reversed(order):
        _first_walk(walk, gap)
    tops = _level_tops(order, drop)
    offsets = {id(order[0]): 0.0}
    for walk in order:
        offset = offsets[id(walk)]
        walk.sprig.x = walk.prelim + offset - walk.sprig.width / 2
        walk.sprig.y = tops[walk.depth]
        for kid in walk.kids:
            offsets[id(kid)] = offset + walk.mod
    left = min(walk.sprig.x for walk in order)
    for walk in order:
        walk.sprig.x -= left
    return [walk.sprig for walk in order]


def _breadth_first(root: Sprig) -> list[_Walk]:
    order = [_Walk(root, None, 0, 0)]
    for walk in order:
        walk.ancestor = walk
        walk.kids = [
            _Walk(child, walk, walk.depth + 1, number)
            for number, child in enumerate(walk.sprig.children)
        ]
        order += walk.kids
    return order


def _level_tops(order: list[_Walk], drop: float) -> list[float]:
    heights: list[float] = []
    for walk in order:
        if walk.depth == len(heights):
            heights.append(0.0)
        heights[walk.depth] = max(heights[walk.depth], walk.sprig.height)
    tops = [0.0]
    for height in heights:
        tops.append(tops[-1] + height + drop)
    return tops


def _first_walk(walk: _Walk, gap: float) -> None:
    """Place the children of a node beside one another; theirs were placed before."""
    if not walk.kids:
        return
    default = walk.kids[0]
    for kid in walk.kids:
        if kid.number:
            left = walk.kids[kid.number - 1]
            own = kid.prelim
            kid.prelim = left.prelim + _room(left, kid, gap)
            kid.mod = kid.prelim - own
            default = _apportion(kid, left, default, gap)
    _execute_shifts(walk)
    walk.prelim = (walk.kids[0].prelim + walk.kids[-1].prelim) / 2


def _room(one: _Walk, other: _Walk, gap: float) -> float:
    return (one.sprig.width + other.sprig.width) / 2 + gap


@dataclass(slots=True)
class _Contours:
    """The four contours followed side by side, each with the sum of its modifiers."""

    inner_right: _Walk
    outer_right: _Walk
    inner_left: _Walk
    outer_left: _Walk
    sum_inner_right: float
    sum_outer_right: float
    sum_inner_left: float
    sum_outer_left: float

    def step(self) -> Iterator[None]:
        """Go down one level as long as both inner contours do."""
        while True:
            left, right = self.inner_left.rightmost, self.inner_right.leftmost
            outer_left, outer_right = self.outer_left.leftmost, self.outer_right.rightmost
            if left is None or right is None or outer_left is None or outer_right is None:
                return
            self.inner_left, self.inner_right = left, right
            self.outer_left, self.outer_right = outer_left, outer_right
            yield
            self.sum_inner_left += left.mod
            self.sum_inner_right += right.mod
            self.sum_outer_left += outer_left.mod
            self.sum_outer_right += outer_right.mod


def _apportion(walk: _Walk, left: _Walk, default: _Walk, gap: float) -> _Walk:
    """Push `walk` and what is under it right of everything under its left brothers."""
    first = walk.parent.kids[0] if walk.parent else walk
    sides = _Contours(walk, walk, left, first, walk.mod, walk.mod, left.mod, first.mod)
    for _level in sides.step():
        sides.outer_right.ancestor = walk
        push = (
            sides.inner_left.prelim + sides.sum_inner_left
            - sides.inner_right.prelim - sides.sum_inner_right
            + _room(sides.inner_left, sides.inner_right, gap)
        )
        if push > 0:
            _move_subtree(_common(sides.inner_left, walk, default), walk, push)
            sides.sum_inner_right += push
            sides.sum_outer_right += push
    deeper_left, deeper_right = sides.inner_left.rightmost, sides.inner_right.leftmost
    if deeper_left is not None and sides.outer_right.rightmost is None:
        sides.outer_right.thread = deeper_left
        sides.outer_right.mod += sides.sum_inner_left - sides.sum_outer_right
    if deeper_right is not None and sides.outer_left.leftmost is None:
        sides.outer_left.thread = deeper_right
        sides.outer_left.mod += sides.sum_inner_right - sides.sum_outer_left
        return walk
    return default


def _common(below: _Walk, walk: _Walk, default: _Walk) -> _Walk:
    ancestor = below.ancestor
    return ancestor if ancestor is not None and ancestor.parent is walk.parent else default


def _move_subtree(left: _Walk, right: _Walk, push: float) -> None:
    between = right.number - left.number
    right.change -= push / between
    right.shift += push
    left.change += push / between
    right.prelim += push
    right.mod += push


def _execute_shifts(walk: _Walk) -> None:
    shift = change = 0.0
    for kid in reversed(walk.kids):
        kid.prelim += shift
        kid.mod += shift
        change += kid.change
        shift += kid.shift + change

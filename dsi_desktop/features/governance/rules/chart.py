"""Where each card and each wire of the organigramme goes; screen and paper draw the same list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dsi_desktop.features.governance.rules import tree
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody
from dsi_desktop.features.governance.rules.tidy_tree import Sprig, place
from dsi_desktop.kernel.i18n import _, ngettext

WIDTH, PAPER_WIDTH = 232.0, 204.0
PAD = 16.0
HEAD = 58.0
TITLE_LINE = 18.0
ROW = 36.0
LINE = 18.0
TALL_LINE = 19.0
FOOT = 30.0
SHOWN = 4
_GAP, _DROP, _INDENT, _STEP = 26.0, 48.0, 22.0, 14.0
_RAIL = 12.0
_COLUMNS = 6
_PAPER_LETTERS = 30
Point = tuple[float, float]
Detail = Literal["names", "initials", "summary"]


@dataclass(frozen=True, slots=True)
class Box:
    """A card in its place; `hidden` counts the bodies folded under it."""

    body: ChartBody
    x: float
    y: float
    width: float
    height: float
    parent_id: str | None
    children: tuple[str, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class Wire:
    """A line of right angles from a card to one under it."""

    points: tuple[Point, ...]
    child_id: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole drawing, in points from the top left corner."""

    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]
    width: float
    height: float
    detail: Detail


@dataclass(frozen=True, slots=True)
class _Family:
    """The bodies by id and those shown under each; `hidden` counts what is folded."""

    bodies: dict[str, ChartBody]
    parents: dict[str, str | None]
    children: dict[str, tuple[str, ...]]
    roots: tuple[str, ...]
    hidden: dict[str, int]
    heights: dict[str, float]

    def hangs(self, body: str, depth: int, from_depth: int) -> bool:
        """Tell whether the children of a body hang in a column under it: all are leaves."""
        kids = self.children[body]
        return depth >= from_depth and bool(kids) and not any(self.children[kid] for kid in kids)

    def order(self) -> list[str]:
        """Return the bodies shown, each before those under it."""
        found: list[str] = []
        waiting = list(reversed(self.roots))
        while waiting:
            body = waiting.pop()
            found.append(body)
            waiting += reversed(self.children[body])
        return found


def card_width(detail: Detail) -> float:
    """Return the width of the cards: narrower on paper, so that a page shows them larger."""
    return PAPER_WIDTH if detail == "summary" else WIDTH


def title_lines(body: ChartBody, detail: Detail) -> int:
    """Return how many lines the title takes, by its number of letters, at most three."""
    letters = 23 if detail == "summary" else 25
    return min(3, 1 + max(0, len(body.title) - 1) // letters)


def head_height(body: ChartBody, detail: Detail) -> float:
    """Return the height of the kind and the title."""
    return HEAD + TITLE_LINE * (title_lines(body, detail) - 1)


def card_height(body: ChartBody, detail: Detail) -> float:
    """Return the height of a card: names in full, a row of initials, or two or three lines."""
    return head_height(body, detail) + _body_height(body, detail)


def _body_height(body: ChartBody, detail: Detail) -> float:
    foot = FOOT if body.vacant or body.balance else 0.0
    if detail == "summary":
        return 6 + TALL_LINE * len(summary_lines(body)) + 6 + foot
    if body.lines:
        return 8 + LINE * len(body.lines) + 8 + foot
    if not body.people:
        return 4 + foot
    if detail == "initials":
        return 42 + foot
    more = LINE if len(body.people) > SHOWN else 0.0
    return 8 + ROW * min(len(body.people), SHOWN) + more + 8 + foot


def summary_lines(body: ChartBody) -> tuple[str, ...]:
    """Return what paper says of a body: its lines, or who leads it and how many sit."""
    if body.lines:
        return body.lines
    lines: list[str] = []
    for one in [person for person in body.people if person.office][:2]:
        said = _("{office} : {name}").format(office=one.office.capitalize(), name=one.name)
        fits = len(said) <= _PAPER_LETTERS
        lines += [said] if fits else [said.removesuffix(one.name).rstrip(), one.name]
    count = ngettext("{n} membre", "{n} membres", body.members).format(n=body.members)
    return (*lines, count)


def layout(
    bodies: Iterable[ChartBody], *, folded: frozenset[str] = frozenset(), detail: Detail = "names",
) -> Chart:
    """Place the cards: a tidy tree whose last leaves hang in columns when it would grow wide.

    Several roots stand side by side. A ring of bodies left by a merge is opened at its first.
    """
    family = _family(bodies, folded, detail)
    from_depth = next((d for d in (3, 2, 1) if _columns(family, d) <= _COLUMNS), 0)
    top = Sprig(0.0, 0.0)
    hung: dict[str, tuple[str, ...]] = {}
    _grow(family, top, from_depth, hung, detail)
    sprigs = [sprig for sprig in place(top, _GAP, _DROP) if sprig.key]
    left = min((sprig.x for sprig in sprigs), default=0.0)
    boxes: dict[str, Box] = {}
    for sprig in sprigs:
        x, y = sprig.x - left, sprig.y - _DROP
        boxes[sprig.key] = _box(family, sprig.key, x, y, detail)
        low = y + boxes[sprig.key].height
        for kid in hung.get(sprig.key, ()):
            boxes[kid] = _box(family, kid, x + _INDENT, low + _STEP, detail)
            low = boxes[kid].y + boxes[kid].height
    ordered = tuple(boxes[key] for key in family.order())
    return Chart(
        ordered, tuple(_wires(boxes, hung)),
        max((box.x + box.width for box in ordered), default=0.0),
        max((box.y + box.height for box in ordered), default=0.0), detail,
    )


def _family(bodies: Iterable[ChartBody], folded: frozenset[str], detail: Detail) -> _Family:
    known = {body.id: body for body in bodies}
    parents = {key: body.parent_id for key, body in known.items()}
    tops = tree.roots(parents)
    top = frozenset(tops)
    children: dict[str, list[str]] = {key: [] for key in known}
    for key, parent in parents.items():
        if parent in known and key not in top:
            children[parent].append(key)
    above = {key: None if key in top else parent for key, parent in parents.items()}
    hidden = {key: len(tree.below(key, above)) - 1 for key in folded if key in known}
    for key in hidden:
        children[key] = []
    shown = {key: tuple(kids) for key, kids in children.items()}
    heights = {key: card_height(body, detail) for key, body in known.items()}
    return _Family(known, above, shown, tuple(tops), hidden, heights)


def _columns(family: _Family, from_depth: int) -> int:
    """Count the cards abreast when leaves hang from this depth down."""
    count = 0
    waiting = [(root, 0) for root in family.roots]
    while waiting:
        body, depth = waiting.pop()
        kids = () if family.hangs(body, depth, from_depth) else family.children[body]
        count += not kids
        waiting += [(kid, depth + 1) for kid in kids]
    return count


def _grow(
    family: _Family, top: Sprig, from_depth: int, hung: dict[str, tuple[str, ...]],
    detail: Detail,
) -> None:
    """Hang a sprig for each card under `top`; a card with a hanging column is one sprig."""
    width = card_width(detail)
    waiting: list[tuple[str, int, Sprig]] = [(root, 0, top) for root in reversed(family.roots)]
    while waiting:
        body, depth, above = waiting.pop()
        sprig = Sprig(width, family.heights[body], key=body)
        above.children.append(sprig)
        kids = family.children[body]
        if family.hangs(body, depth, from_depth):
            hung[body] = kids
            sprig.width += _INDENT
            sprig.height += sum(_STEP + family.heights[kid] for kid in kids)
            continue
        waiting += [(kid, depth + 1, sprig) for kid in reversed(kids)]


def _box(family: _Family, key: str, x: float, y: float, detail: Detail) -> Box:
    body = family.bodies[key]
    return Box(
        body, x, y, card_width(detail), family.heights[key], family.parents[key],
        family.children[key], family.hidden.get(key, 0),
    )


def _wires(boxes: dict[str, Box], hung: dict[str, tuple[str, ...]]) -> list[Wire]:
    found: list[Wire] = []
    for key, box in boxes.items():
        kids = [boxes[kid] for kid in box.children]
        found += _rail(box, kids) if key in hung else _comb(box, kids)
    return found


def _rail(box: Box, kids: Sequence[Box]) -> list[Wire]:
    """Draw the rail to the last one, and from the rail to the others: no line twice."""
    x, bottom = box.x + _RAIL, box.y + box.height
    found = []
    for kid in kids:
        points: tuple[Point, ...] = ((x, kid.y + 26), (kid.x, kid.y + 26))
        if kid is kids[-1]:
            points = ((x, bottom), *points)
        found.append(Wire(points, kid.body.id))
    return found


def _comb(box: Box, kids: Sequence[Box]) -> list[Wire]:
    """Draw from the bar to inner children, through the bar to the outer two: no line twice."""
    found = []
    start, bottom = box.x + box.width / 2, box.y + box.height
    for place_, kid in enumerate(kids):
        bar, end = kid.y - _DROP / 2, kid.x + kid.width / 2
        points: tuple[Point, ...] = ((end, bar), (end, kid.y))
        if abs(end - start) < 0.5:
            points = ((start, bottom), (start, kid.y))
        elif place_ in {0, len(kids) - 1}:
            points = ((start, bottom), (start, bar), (end, bar), (end, kid.y))
        found.append(Wire(points, kid.body.id))
    return found

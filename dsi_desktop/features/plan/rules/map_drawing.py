"""The map of a plan as shapes: the screen and the paper draw these, no others."""

from collections.abc import Sequence
from dataclasses import dataclass

from dsi_desktop.features.governance.rules.chart_card import Colour, Ink
from dsi_desktop.features.plan.rules.map import NEUTRAL, MapTie, PlanMap
from dsi_desktop.features.plan.rules.map_layout import WIDE, Box, Layout, layout
from dsi_desktop.kernel.drawing import (
    Drawing,
    Group,
    Path,
    Point,
    Rect,
    Shape,
    Text,
    folded,
    shortened,
)

_PAD, _STEPS, _THICK = 14.0, 14, 1.3


@dataclass(frozen=True, slots=True)
class Piece:
    """A card or a tie: its shapes and the room they take, so that what is out of sight waits."""

    key: str
    x: float
    y: float
    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """All pieces, ties under cards, and where the cards stand."""

    places: Layout
    pieces: tuple[Piece, ...]


def map_pieces(shown: PlanMap, ink: Ink, chosen: str = "") -> MapDrawing:
    """Return the map; the chain of `chosen` stands out of the others."""
    places = layout(shown)
    boxes = {box.node.id: box for box in places.boxes}
    lit = shown.chain(chosen)
    ties = sorted(shown.ties, key=lambda tie: tie.source in lit and tie.target in lit)
    return MapDrawing(places, (
        *(_head(title, x, ink) for title, x in places.heads),
        *(_tie(tie, boxes, lit, ink) for tie in ties),
        *(piece for box in places.boxes for piece in _card(box, lit, chosen, ink)),
    ))


def map_drawing(shown: PlanMap, ink: Ink) -> Drawing:
    """Return the whole map, cards grouped for reading column by column."""
    drawn = map_pieces(shown, ink)
    shapes = tuple(shape for piece in drawn.pieces for shape in piece.shapes)
    groups = tuple(Group(f"column {x}") for _title, x in drawn.places.heads)
    groups += tuple(Group(box.node.id, f"column {box.x}") for box in drawn.places.boxes)
    return Drawing(drawn.places.width, drawn.places.height, shapes, groups)


def _head(title: str, x: float, ink: Ink) -> Piece:
    said = shortened(title, WIDE, "semibold", 13, ink.measure)
    return Piece("", x, 0, WIDE, 36, (
        Text(x, 24, said, 13, ink.colour("text2", 0), "semibold", group=f"column {x}"),
    ))


def _tie(tie: MapTie, boxes: dict[str, Box], lit: frozenset[str], ink: Ink) -> Piece:
    """Return a line from what is served, at the left, to what serves it."""
    one, other = boxes[tie.target], boxes[tie.source]
    start, end = (one.x + WIDE, one.middle), (other.x, other.middle)
    bright = tie.source in lit and tie.target in lit
    hue = boxes[tie.source].node.hue
    colour = _own(ink, "ink", hue) if bright else ink.colour("borderStrong", 0)
    if lit and not bright:
        colour = ink.colour("border", 0)
    line = Path(_curve(start, end), colour, tie.weight * _THICK + (0.7 if bright else 0.0))
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    return Piece("", left - 40, top - 4, right - left + 80, bottom - top + 8, (line,))


def _curve(start: Point, end: Point) -> tuple[Point, ...]:
    """Return the points of a curve that leaves and comes level; one in a column goes around."""
    pull = max(abs(end[0] - start[0]) / 2, 30.0)
    near, far = (start[0] + pull, start[1]), (end[0] - pull, end[1])
    points = []
    for step in range(_STEPS + 1):
        share = step / _STEPS
        a, b = (1 - share) ** 3, 3 * share * (1 - share) ** 2
        c, d = 3 * share**2 * (1 - share), share**3
        points.append((
            a * start[0] + b * near[0] + c * far[0] + d * end[0],
            a * start[1] + b * near[1] + c * far[1] + d * end[1],
        ))
    return tuple(points)


def _card(box: Box, lit: frozenset[str], chosen: str, ink: Ink) -> Sequence[Piece]:
    node = box.node
    inside = not lit or node.id in lit
    edge: Colour = "ink" if node.id in lit else "border"
    ground: Colour = "soft" if node.id == chosen else "surface"
    words: Colour = "text" if inside else "text2"
    shapes: list[Shape] = [
        Rect(box.x, box.y, WIDE, box.height, _own(ink, ground, node.hue),
             _own(ink, edge, node.hue), 8, 2.0 if node.id in lit else 1.0),
        Rect(box.x, box.y + 10, 4, box.height - 20, _own(ink, "solid", node.hue), radius=2),
    ]  # fmt: skip
    room = WIDE - 2 * _PAD
    aside = shortened(node.aside, room * 0.62, "regular", 10, ink.measure)
    shapes.append(Text(box.x + _PAD, box.y + 16, node.code, 10, _own(ink, "ink", node.hue),
                       "semibold", group=node.id))  # fmt: skip
    top = 16.0 if node.code or aside else 8.0
    for at, line in enumerate(folded(node.title, room, 2, "medium", 11.5, ink.measure)):
        shapes.append(Text(box.x + _PAD, box.y + top + 17 + 14 * at, line, 11.5,
                           ink.colour(words, 0), "medium", group=node.id))  # fmt: skip
    if aside:
        shapes.append(Text(box.x + WIDE - _PAD, box.y + 16, aside, 10, ink.colour("text2", 0),
                           anchor="end", group=node.id))  # fmt: skip
    card = Piece(node.id, box.x, box.y, WIDE, box.height, tuple(shapes))
    return (card, *_break(box, ink))


def _own(ink: Ink, key: Colour, hue: int) -> str:
    """Return a colour of the chantier, or its quiet neighbour for what is of none."""
    quiet: dict[Colour, Colour] = {"solid": "borderStrong", "soft": "border", "ink": "text2"}
    return ink.colour(quiet.get(key, key) if hue == NEUTRAL else key, max(hue, 0))


def _break(box: Box, ink: Ink) -> Sequence[Piece]:
    """Return the mark of a broken chain: a cross and its words, never a colour alone."""
    if not box.gaps.said:
        return ()
    red = ink.colour("danger", 0)
    x, y = box.x + _PAD + 4, box.y + box.height - 11
    said = shortened(box.gaps.said, WIDE - 2 * _PAD - 14, "medium", 10, ink.measure)
    ends = [box.x - 18] if box.gaps.above else []
    ends += [box.x + WIDE] if box.gaps.below else []
    return (Piece(box.node.id, box.x - 18, box.y, WIDE + 36, box.height, (
        Path(((x - 3.5, y - 3.5), (x + 3.5, y + 3.5)), red, 1.6),
        Path(((x - 3.5, y + 3.5), (x + 3.5, y - 3.5)), red, 1.6),
        Text(x + 10, y + 3.5, said, 10, red, "medium", group=box.node.id),
        *(Path(((x, box.middle), (x + 18, box.middle)), red, 1.4, dashed=True) for x in ends),
    )),)

"""Where the arrows other than « relève de » go between the cards, each with its word."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from types import MappingProxyType

from dsi_desktop.features.governance.rules.chart import Box, Chart
from dsi_desktop.features.governance.rules.chart_card import Ink
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody, ChartRelation
from dsi_desktop.kernel.drawing import Path, Point, Rect, Shape, Text, shortened
from dsi_desktop.kernel.i18n import _

_ASIDE, _STEP, _EDGE = 40.0, 56.0, 8.0
_HEAD, _SIZE, _HIGH = 9.0, 10.0, 18.0
_PLACES, _SHORT = (0.5, 0.38, 0.62, 0.26, 0.74), (0.27, 0.73, 0.5)
_ROOM_FOR_ONE = 70.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of relation is drawn: a colour of the palette, a whole or a broken line."""

    hue: int
    dashed: bool


LOOKS: Mapping[str, Look] = MappingProxyType({
    "elects": Look(0, dashed=False), "mandates": Look(1, dashed=False),
    "informs": Look(2, dashed=True), "reports": Look(3, dashed=True),
    "recommends": Look(4, dashed=True), "tables": Look(5, dashed=True),
    "fiduciary": Look(6, dashed=False), "stands_for": Look(3, dashed=False),
})
_OTHER = Look(0, dashed=True)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from card to card, or a label on a card when the other end is an organisation."""

    relation: ChartRelation
    start: Point
    end: Point
    label_at: Point | None


def look_of(kind: str) -> Look:
    """Return how a kind is drawn; a kind unknown here gets a plain look."""
    return LOOKS.get(kind, _OTHER)


def kinds_drawn(relations: Iterable[ChartRelation]) -> list[tuple[str, str]]:
    """Return (kind, word) of the relations there are, in the order of the legend."""
    words = {one.kind: one.word for one in relations}
    order = [*LOOKS, *sorted(set(words) - set(LOOKS))]
    return [(kind, words[kind]) for kind in order if kind in words]


def arrows(chart: Chart, relations: Iterable[ChartRelation]) -> list[Arrow]:
    """Return the arrows whose ends are drawn.

    Several arrows between the same two cards stand side by side, none over the wire.
    """
    boxes = {box.body.id: box for box in chart.boxes}
    used: Counter[frozenset[str]] = Counter()
    found: list[Arrow] = []
    taken: list[tuple[float, Point | None]] = []
    for one in relations:
        start, end = boxes.get(one.from_id), boxes.get(one.to_id or "")
        if start is None or start is end:
            continue
        if end is None:
            if one.organization:
                found.append(_tag(one, start, used))
            continue
        pair = frozenset((start.body.id, end.body.id))
        aside = (_ASIDE + _STEP * (used[pair] // 2)) * (1 if used[pair] % 2 == 0 else -1)
        used[pair] += 1
        first, last = _ends(start, end, aside if start.y <= end.y else -aside)
        words = [(half, at) for half, at in taken if at is not None]
        place = _free_place(chart.boxes, words, _half(one.word), first, last)
        taken.append((_half(one.word), place))
        found.append(Arrow(one, first, last, place))
    return found


def _tag(one: ChartRelation, box: Box, used: Counter[frozenset[str]]) -> Arrow:
    pair = frozenset((box.body.id,))
    corner = (box.x + box.width - 12, box.y - _HIGH * used[pair])
    used[pair] += 1
    return Arrow(one, corner, corner, corner)


def _ends(start: Box, end: Box, aside: float) -> tuple[Point, Point]:
    """Return where a line between two cards leaves one and meets the other, `aside` the middle."""
    a, b = _middle(start), _middle(end)
    long = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    across, down = (b[0] - a[0]) / long, (b[1] - a[1]) / long
    wide = min(start.width, end.width) / 2 - _EDGE
    high = min(start.height, end.height) / 2 - _EDGE
    most = min(wide / max(abs(down), 1e-9), high / max(abs(across), 1e-9))
    aside = max(-most, min(most, aside))
    a = (a[0] - down * aside, a[1] + across * aside)
    b = (b[0] - down * aside, b[1] + across * aside)
    return _border(a, b, start), _border(b, a, end)


def _middle(box: Box) -> Point:
    return box.x + box.width / 2, box.y + box.height / 2


def _border(inside: Point, outside: Point, box: Box) -> Point:
    """Return where the line leaves the card."""
    shares = [1.0]
    across, down = outside[0] - inside[0], outside[1] - inside[1]
    if across:
        edge = box.x + box.width if across > 0 else box.x
        shares.append((edge - inside[0]) / across)
    if down:
        edge = box.y + box.height if down > 0 else box.y
        shares.append((edge - inside[1]) / down)
    share = max(0.0, min(shares))
    return inside[0] + across * share, inside[1] + down * share


def _free_place(
    boxes: Sequence[Box], words: Sequence[tuple[float, Point]], half: float, start: Point,
    end: Point,
) -> Point | None:
    """Return where a word covers no card and no other word on its line; None when nowhere."""
    long = hypot(end[0] - start[0], end[1] - start[1])
    for share in _SHORT if long < _ROOM_FOR_ONE else _PLACES:
        x = start[0] + (end[0] - start[0]) * share
        y = start[1] + (end[1] - start[1]) * share
        over_card = any(
            box.x - half < x < box.x + box.width + half
            and box.y - _HIGH / 2 < y < box.y + box.height + _HIGH / 2
            for box in boxes
        )
        over_word = any(
            abs(x - at[0]) < half + other and abs(y - at[1]) < _HIGH for other, at in words
        )
        if not over_card and not over_word:
            return x, y
    return None


def _half(word: str) -> float:
    return len(word) * _SIZE * 0.3 + 8


def arrow_shapes(arrow: Arrow, ink: Ink) -> list[Shape]:
    """Return the line with its head, then its word on a ground of its own."""
    one = arrow.relation
    look = look_of(one.kind)
    line, dark = ink.colour("solid", look.hue), ink.colour("ink", look.hue)
    shapes: list[Shape] = []
    if one.to_id:
        shapes += [
            Path((arrow.start, arrow.end), line, line=1.8, dashed=look.dashed),
            Path(_head(arrow.start, arrow.end), line, line=1.8),
        ]
    if arrow.label_at is None:
        return shapes
    x, y = arrow.label_at
    word = one.word if one.to_id else _("{relation} : {name}").format(
        relation=one.word, name=one.organization)
    word = shortened(word, 190, "semibold", _SIZE, ink.measure)
    width = ink.measure(word, "semibold", _SIZE) + 14
    left = x - width / 2 if one.to_id else x - width
    shapes += [
        Rect(left, y - _HIGH / 2, width, _HIGH, ink.colour("surface", 0), line, _HIGH / 2, 1.2),
        Text(left + width / 2, y + 3.6, word, _SIZE, dark, "semibold", "middle", one.from_id),
    ]
    return shapes


def _head(start: Point, end: Point) -> tuple[Point, ...]:
    long = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    across, down = (end[0] - start[0]) / long * _HEAD, (end[1] - start[1]) / long * _HEAD
    return (
        (end[0] - across - down / 2, end[1] - down + across / 2), end,
        (end[0] - across + down / 2, end[1] - down - across / 2),
    )


def relations_said(
    bodies: Iterable[ChartBody], relations: Iterable[ChartRelation],
) -> dict[str, str]:
    """Return the arrows that start at each body, in words."""
    names = {body.id: body.title for body in bodies}
    said: dict[str, list[str]] = {}
    for one in relations:
        other = names.get(one.to_id or "", "") or one.organization
        if one.from_id in names and other:
            said.setdefault(one.from_id, []).append(f"{one.word} {other}")
    return {body: ", ".join(words) for body, words in said.items()}


def relation_sentence(one: ChartRelation, names: Mapping[str, str]) -> str:
    """Say an arrow: « Comité conseil recommande Assemblée des partenaires »."""
    other = names.get(one.to_id or "", "") or one.organization
    said = f"{names.get(one.from_id, '')} {one.word} {other}"
    return _("{sentence} ({note})").format(sentence=said, note=one.note) if one.note else said

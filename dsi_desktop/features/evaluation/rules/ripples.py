"""The map of effects as shapes: the action, then each wave at the right of what led to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dsi_desktop.features.evaluation.rules.outcomes import wave_words
from dsi_desktop.kernel.drawing import (
    Drawing,
    Group,
    Measure,
    Path,
    Rect,
    Shape,
    Text,
    folded,
    shortened,
)
from dsi_desktop.kernel.i18n import _

WIDE, HIGH, ACROSS, BETWEEN = 224.0, 84.0, 44.0, 12.0
_TOP, _EDGE, _PAD, _STRIP = 34.0, 6.0, 18.0, 7.0


@dataclass(frozen=True, slots=True)
class Ripple:
    """An effect, or the action at the source of some; `wave` is 0 for an action."""

    id: str
    text: str
    small: str
    tag: str
    hue: int | None
    wave: int
    sure: bool = True
    kids: tuple["Ripple", ...] = ()


@dataclass(frozen=True, slots=True)
class Ink:
    """What a place draws with: `colour(token)`, `hue(number)` the ink of a chantier."""

    colour: Callable[[str], str]
    hue: Callable[[int | None], str]
    measure: Measure


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an effect stands, in points."""

    id: str
    wave: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class RippleMap:
    """The shapes, and where each effect stands in reading order."""

    drawing: Drawing
    spots: tuple[Spot, ...]


@dataclass(slots=True)
class _Sheet:
    """Shapes as they are laid, and the first free height."""

    ink: Ink
    chosen: str
    free: float = _TOP
    lines: list[Shape] = field(default_factory=list)
    boxes: list[Shape] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def place(self, one: Ripple, parent: str = "") -> float:
        """Lay a branch; return the height of its head."""
        self.groups.append(Group(one.id, parent))
        at = len(self.spots)
        x = _EDGE + one.wave * (WIDE + ACROSS)
        self.spots.append(Spot(one.id, one.wave, x, self.free))
        first = self.free
        heads = [self.place(kid, one.id) for kid in one.kids]
        y = (heads[0] + heads[-1]) / 2 if heads else first
        if not heads:
            self.free = first + HIGH + BETWEEN
        self.spots[at] = Spot(one.id, one.wave, x, y)
        self._box(one, x, y)
        for kid, head in zip(one.kids, heads, strict=True):
            self._line(x, y, kid, head)
        return y

    def _line(self, x: float, y: float, kid: Ripple, head: float) -> None:
        """Draw an elbow; it is dashed to what is not yet substantiated."""
        start, end = x + WIDE, _EDGE + kid.wave * (WIDE + ACROSS)
        middle, here, there = (start + end) / 2, y + HIGH / 2, head + HIGH / 2
        points = ((start, here), (middle, here), (middle, there), (end, there))
        if here == there:
            points = ((start, here), (middle, here), (middle, here), (end, here))
        self.lines.append(
            Path(points, self.ink.colour("borderStrong"), 1.4, 8.0, dashed=not kid.sure))

    def _box(self, one: Ripple, x: float, y: float) -> None:
        ink, room = self.ink, WIDE - _PAD - _STRIP
        lit = one.id == self.chosen
        self.boxes += [
            Rect(x, y, WIDE, HIGH, ink.colour("surface" if one.wave else "surface2"),
                 ink.colour("focus" if lit else "border"), 8.0, 2.0 if lit else 1.0),
            Rect(x + _STRIP, y + 12, 4, HIGH - 24, ink.hue(one.hue), radius=2.0),
        ]
        text = folded(one.text, room, 2, "semibold", 12, ink.measure)
        lines = [(words, 12.0, "semibold", "text") for words in text]
        lines += [
            (shortened(words, room, "regular", 11, ink.measure), 11.0, "regular", "text2")
            for words in (one.small, one.tag) if words
        ]
        top = y + (HIGH - 16 * len(lines)) / 2 + 12
        for at, (words, size, role, colour) in enumerate(lines):
            self.boxes.append(
                Text(x + _PAD, top + 16 * at, words, size, ink.colour(colour), role, "start",
                     one.id))


def ripple_map(roots: Sequence[Ripple], ink: Ink, chosen: str = "") -> RippleMap:
    """Lay every tree, one under the other, under the names of the waves."""
    sheet = _Sheet(ink, chosen)
    for root in roots:
        sheet.place(root)
    waves = max((spot.wave for spot in sheet.spots), default=0)
    width = _EDGE * 2 + (waves + 1) * WIDE + waves * ACROSS
    heads = [_head(ink, wave) for wave in range(waves + 1)]
    groups = tuple(Group(f"wave-{wave}") for wave in range(waves + 1))
    return RippleMap(
        Drawing(width, max(sheet.free, _TOP + HIGH), (*heads, *sheet.boxes, *sheet.lines),
                (*groups, *sheet.groups)),
        tuple(sheet.spots),
    )


def _head(ink: Ink, wave: int) -> Text:
    said = wave_words(wave) if wave else _("À l’origine")
    x = _EDGE + wave * (WIDE + ACROSS)
    return Text(x, 20, shortened(said, WIDE, "medium", 11, ink.measure), 11,
                ink.colour("text2"), "medium", "start", f"wave-{wave}")


def beside(spots: Sequence[Spot], at: str, way: str) -> str:
    """Return the effect reached from another by an arrow: left, right, up or down."""
    here = next((spot for spot in spots if spot.id == at), None)
    if here is None:
        return spots[0].id if spots else ""
    across = {"left": -1, "right": 1}.get(way)
    if across is not None:
        near = [spot for spot in spots if spot.wave == here.wave + across]
    else:
        near = [spot for spot in spots if spot.wave == here.wave and spot.id != at
                and (spot.y < here.y if way == "up" else spot.y > here.y)]  # fmt: skip
    return min(near, key=lambda spot: abs(spot.y - here.y)).id if near else at

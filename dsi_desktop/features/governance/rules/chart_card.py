"""The picture of the organigramme as shapes: the screen and the paper draw these, no others."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from dsi_desktop.features.directory.rules import initials
from dsi_desktop.features.governance.rules.chart import (
    FOOT,
    LINE,
    PAD,
    ROW,
    SHOWN,
    TALL_LINE,
    TITLE_LINE,
    Chart,
    Detail,
    card_height,
    card_width,
    head_height,
    summary_lines,
    title_lines,
)
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody
from dsi_desktop.kernel.drawing import (
    Disc,
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
from dsi_desktop.kernel.i18n import _, ngettext

Colour = Literal[
    "surface", "border", "borderStrong", "text", "text2", "solid", "soft", "ink", "warn",
    "warnSoft", "danger", "dangerSoft", "ok", "okSoft",
]
_DISC = 26.0


@dataclass(frozen=True, slots=True)
class Ink:
    """What a place draws with, screen or paper.

    `colour(key, hue)` gives `#RRGGBB`; "solid", "soft" and "ink" are those of the chantier.
    `measure(text, role, size)` gives a width in points.
    """

    colour: Callable[[Colour, int], str]
    measure: Measure


def card_shapes(body: ChartBody, ink: Ink, detail: Detail) -> list[Shape]:
    """Return the shapes of a card from its top left corner, ground first."""
    pen = _Pen(body, ink, detail)
    ground: Colour = "soft" if body.lines else "surface"
    height = card_height(body, detail)
    pen.panel(Rect(0, 0, card_width(detail), height, radius=10), ground, "border")
    pen.panel(Rect(0, 14, 4, pen.head - 26, radius=2), "solid")
    pen.words(PAD, 24, pen.room, _overline(body), 10, "semibold", "ink")
    _title(pen)
    if detail == "summary":
        _lines(pen, summary_lines(body), TALL_LINE, 13)
    elif body.lines:
        _lines(pen, body.lines, LINE, 12)
    elif body.people and detail == "initials":
        _discs(pen)
    elif body.people:
        _people(pen)
    _marks(pen, height)
    return pen.shapes


def drawing(chart: Chart, ink: Ink) -> Drawing:
    """Return the whole organigramme, cards grouped for reading in the order of the tree."""
    stroke = ink.colour("borderStrong", 0)
    shapes: list[Shape] = [
        Path(wire.points, stroke, line=1.5, radius=10) for wire in chart.wires
    ]
    for box in chart.boxes:
        shapes += [
            moved(shape, box.x, box.y)
            for shape in card_shapes(box.body, ink, chart.detail)
        ]
    groups = tuple(Group(box.body.id, box.parent_id or "") for box in chart.boxes)
    return Drawing(chart.width, chart.height, tuple(shapes), groups)


def moved(shape: Shape, right: float, down: float) -> Shape:
    """Return a shape in another place."""
    if isinstance(shape, Path):
        return replace(shape, points=tuple((x + right, y + down) for x, y in shape.points))
    return replace(shape, x=shape.x + right, y=shape.y + down)


def marks(body: ChartBody) -> list[tuple[str, Colour, Colour]]:
    """Return (words, ink, ground) of what the card says of its seats."""
    found: list[tuple[str, Colour, Colour]] = []
    if body.vacant:
        text = ngettext("{n} siège vacant", "{n} sièges vacants", body.vacant)
        found.append((text.format(n=body.vacant), "warn", "warnSoft"))
    if body.balance and body.balanced:
        found.append((_("Parité tenue"), "ok", "okSoft"))
    elif body.balance:
        found.append((_("Parité rompue"), "danger", "dangerSoft"))
    return found


def spoken(body: ChartBody) -> str:
    """Say a card as a screen reader reads it."""
    members = ngettext("{n} membre", "{n} membres", body.members).format(n=body.members)
    seats = body.lines or (members,)
    parts = [body.title, body.kind_word, *seats, *(text for text, _ink, _ground in marks(body))]
    return ", ".join([*parts, *state_words(body)])


def state_words(body: ChartBody) -> list[str]:
    """Return « close » or « en veille », nothing for a body at work."""
    if body.closed:
        return [_("close")]
    return [_("en veille")] if body.dormant else []


class _Pen:
    """Gathers the shapes of one card in the colours of its body."""

    def __init__(self, body: ChartBody, ink: Ink, detail: Detail) -> None:
        self.body = body
        self.detail = detail
        self.head = head_height(body, detail)
        self.room = card_width(detail) - 2 * PAD
        self.shapes: list[Shape] = []
        self._ink = ink

    def colour(self, key: Colour) -> str:
        return self._ink.colour(key, self.body.hue)

    def fold(self, text: str, lines: int, size: float) -> list[str]:
        return folded(text, self.room, lines, "semibold", size, self._ink.measure)

    def width(self, text: str, role: str, size: float) -> float:
        return self._ink.measure(text, role, size)

    def panel(self, rect: Rect, fill: Colour, stroke: Colour | None = None) -> None:
        line = self.colour(stroke) if stroke else ""
        self.shapes.append(replace(rect, fill=self.colour(fill), stroke=line, line=1.2))

    def words(
        self, x: float, y: float, width: float, text: str, size: float, role: str, colour: Colour,
    ) -> None:
        shown = shortened(text, width, role, size, self._ink.measure)
        ink = self.colour(colour)
        self.shapes.append(Text(x, y, shown, size, ink, role, group=self.body.id))

    def centred(self, x: float, y: float, text: str, size: float, colour: Colour) -> None:
        self.shapes.append(Text(
            x, y, text, size, self.colour(colour), "semibold", "middle", self.body.id,
        ))

    def face(self, x: float, y: float, name: str) -> None:
        """Draw the disc with the initials; `x` and `y` are of its square."""
        half = _DISC / 2
        self.shapes.append(Disc(x + half, y + half, half, self.colour("soft")))
        self.centred(x + half, y + 16.4, initials(name), 9, "ink")


def _overline(body: ChartBody) -> str:
    word = body.kind_word.upper()
    if body.closed:
        return _("{kind} · CLOSE").format(kind=word)
    return _("{kind} · EN VEILLE").format(kind=word) if body.dormant else word


def _title(pen: _Pen) -> None:
    size = 15 if pen.detail == "summary" else 14
    lines = pen.fold(pen.body.title, title_lines(pen.body, pen.detail), size)
    for place, line in enumerate(lines):
        pen.words(PAD, 45 + TITLE_LINE * place, pen.room, line, size, "semibold", "text")


def _lines(pen: _Pen, lines: tuple[str, ...], step: float, size: float) -> None:
    for place, line in enumerate(lines):
        pen.words(PAD, pen.head + 12 + step * place, pen.room, line, size, "regular", "text2")


def _people(pen: _Pen) -> None:
    body, top, room = pen.body, pen.head + 8, pen.room - 34
    ends = ((PAD, pen.head), (PAD + pen.room, pen.head))
    pen.shapes.append(Path(ends, pen.colour("border"), line=1.2))
    for person in body.people[:SHOWN]:
        pen.face(PAD, top + 3, person.name)
        pen.words(PAD + 34, top + 14, room, person.name, 12, "medium", "text")
        pen.words(PAD + 34, top + 28, room, person.note, 11, "regular", "text2")
        top += ROW
    others = len(body.people) - SHOWN
    if others > 0:
        text = ngettext("+ {n} autre", "+ {n} autres", others).format(n=others)
        pen.words(PAD + 34, top + 10, room, text, 11, "regular", "text2")


def _discs(pen: _Pen) -> None:
    people = pen.body.people
    fits = 6 if len(people) <= 6 else 5
    for place, person in enumerate(people[:fits]):
        pen.face(PAD + place * (_DISC + 6), pen.head + 4, person.name)
    if len(people) > fits:
        left = PAD + fits * (_DISC + 6)
        pen.words(left, pen.head + 21, 40, f"+{len(people) - fits}", 11, "regular", "text2")


def _marks(pen: _Pen, height: float) -> None:
    """Draw the state of the seats at the foot of the card, always in words."""
    left, top = PAD, height - FOOT + 2
    for text, ink, ground in marks(pen.body):
        width = pen.width(text, "semibold", 10) + 16
        pen.panel(Rect(left, top, width, 20, radius=10), ground)
        pen.centred(left + width / 2, top + 13.6, text, 10, ink)
        left += width + 6

"""The charts of the flow as shapes: the screen and the paper draw these, no others.

Colours never speak alone: each area has its own hatching and its name beside it.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from dsi_desktop.features.boards.rules.flow import Depth, Month, Passage, Place
from dsi_desktop.features.boards.rules.flow_words import days, month_titles
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.drawing import Drawing, Group, Measure, Path, Rect, Shape, Text, shortened
from dsi_desktop.kernel.i18n import _

Colour = Literal["text", "text2", "line", "area", "hatch", "done", "came", "median", "most"]
_STATES = ("idea", "todo", "doing", "waiting", "done")
_HATCH = 8.0
_LEFT, _TOP, _FOOT, _NAMES, _SIZE = 36.0, 10.0, 22.0, 132.0, 11.0


@dataclass(frozen=True, slots=True)
class Ink:
    """What a place draws with; `colour(key, step)` gives `#RRGGBB`, `step` that of the state."""

    colour: Callable[[Colour, int], str]
    measure: Measure


def depth_chart(
    depth: Depth, places: Sequence[Place], width: float, height: float, ink: Ink
) -> Drawing:  # fmt: skip
    """Return the cumulative flow: one area for each place, what is done at the bottom."""
    pen = _Pen(width, height, ink, _NAMES)
    totals = [sum(row[at] for row in depth.counts) for at in range(len(depth.days))]
    top = _ceiling(max(totals, default=0))
    pen.scale(top)
    base = [0] * len(depth.days)
    for place, counts in reversed(list(zip(places, depth.counts, strict=True))):
        above = [low + count for low, count in zip(base, counts, strict=True)]
        pen.area(base, above, top, _step(place))
        pen.name(place.title, counts[-1] if counts else 0, base, above, top)
        base = above
    pen.dates(depth.days)
    return pen.done()


def passages_chart(passages: Sequence[Passage], width: float, ink: Ink) -> Drawing:
    """Return a bar for each place: half of the cards, then most of them, in days."""
    row, left = 34.0, min(150.0, width * 0.3)
    height = max(row * len(passages), row)
    shapes: list[Shape] = []
    groups: list[Group] = []
    longest = max((one.most or 0.0 for one in passages), default=0.0) or 1.0
    room = width - left - 200
    for at, one in enumerate(passages):
        key, y = f"p{at}", row * at
        groups.append(Group(key))
        shapes.append(_text(ink, (0, y + 18), one.place.title, key, left - 10, "semibold"))
        x = left
        if one.median is not None and one.most is not None:
            half, most = (room * value / longest for value in (one.median, one.most))
            shapes += [
                Rect(left, y + 6, max(most, 1), 16, ink.colour("most", 0), radius=2),
                Rect(left, y + 6, max(half, 1), 16, ink.colour("median", 0), radius=2),
                Path(((left + half, y + 3), (left + half, y + 25)), ink.colour("text", 0), 1.4),
            ]
            x = left + most + 8
        said = passage_figures(one)
        shapes.append(_text(ink, (x, y + 18), said, key, width - x, colour="text2"))
    return Drawing(width, height, tuple(shapes), tuple(groups))


def passage_figures(one: Passage) -> str:
    """Return « moitié : 5 jours · 85 % : 12 jours »."""
    if one.median is None or one.most is None:
        return _("trop peu de départs")
    return _("moitié : {half} · 85 % : {most}").format(half=days(one.median), most=days(one.most))


def months_chart(months: Sequence[Month], width: float, height: float, ink: Ink) -> Drawing:
    """Return two bars a month: the cards that came, hollow, and those done, filled."""
    pen = _Pen(width, height, ink, 0, legend=16)
    top = _ceiling(max((max(one.came, one.done) for one in months), default=0))
    pen.scale(top)
    pen.legend(((_("arrivées"), False), (_("faites"), True)))
    wide = pen.room / max(len(months), 1)
    thick = min(18.0, wide / 3)
    every = max(1, -(-46 // max(int(wide), 1)))
    for at, (one, title) in enumerate(zip(months, month_titles(months), strict=True)):
        middle = _LEFT + wide * (at + 0.5)
        pen.bar(middle - thick - 1, thick, one.came, top, filled=False)
        pen.bar(middle + 1, thick, one.done, top, filled=True)
        if at % every == 0:
            pen.centred(middle, height - 6, title, f"m{at}")
    return pen.done()


def _step(place: Place) -> int:
    return _STATES.index(place.state) if place.state in _STATES else 0


def _ceiling(most: int) -> int:
    """Return a round top that the largest value does not pass, at least 4."""
    scale = 1
    while most > 4 * 5 * scale:
        scale *= 10
    return next(4 * step * scale for step in range(1, 6) if most <= 4 * step * scale)


def _text(
    ink: Ink, at: tuple[float, float], words: str, group: str, room: float,
    role: str = "regular", colour: Colour = "text",
) -> Text:  # fmt: skip
    said = shortened(words, max(room, 20), role, _SIZE, ink.measure)
    return Text(*at, said, _SIZE, ink.colour(colour, 0), role, group=group)


class _Pen:
    """Draws on a plot with a scale at its left, names at its right and days under it."""

    def __init__(
        self, width: float, height: float, ink: Ink, names: float, *, legend: float = 0
    ) -> None:  # fmt: skip
        self._width, self._height, self._ink = width, height, ink
        self.room = width - _LEFT - names
        self._top = _TOP + legend
        self._high = height - self._top - _FOOT
        self._shapes: list[Shape] = []
        self._groups: list[Group] = []
        self._lowest_name = height

    def done(self) -> Drawing:
        """Return the drawing."""
        return Drawing(self._width, self._height, tuple(self._shapes), tuple(self._groups))

    def scale(self, top: int) -> None:
        """Draw the lines of the scale and their figures."""
        self._groups.append(Group("scale"))
        for quarter in range(5):
            value = top * quarter // 4
            y = self._y(value, top)
            self._shapes += [
                Path(((_LEFT, y), (_LEFT + self.room, y)), self._ink.colour("line", 0), 0.8),
                Text(_LEFT - 6, y + 4, fmt.number(value), _SIZE - 1,
                     self._ink.colour("text2", 0), anchor="end", group="scale"),
            ]  # fmt: skip

    def area(self, low: Sequence[int], high: Sequence[int], top: int, step: int) -> None:
        """Fill between two lines, a step for each day, with the hatching of its state."""
        wide = self.room / max(len(low), 1)
        x = _LEFT
        for (under, over), alike in groupby(zip(low, high, strict=True)):
            long = wide * len(list(alike))
            if over > under:
                y, foot = self._y(over, top), self._y(under, top)
                fill = self._ink.colour("area", step)
                self._shapes.append(Rect(x, y, long + 0.4, foot - y, fill))
                self._hatch((x, y, long, foot - y), step)
            x += long
        edge = [
            (_LEFT + wide * (at + side), self._y(over, top))
            for at, over in enumerate(high) for side in (0, 1)
        ]  # fmt: skip
        if edge and any(over > under for under, over in zip(low, high, strict=True)):
            self._shapes.append(Path(tuple(edge), self._ink.colour("hatch", step), 1.2))

    def _hatch(self, box: tuple[float, float, float, float], step: int) -> None:
        """Draw what tells areas apart without colour: nothing, lines across, lines up, both."""
        x, y, wide, high = box
        stroke = self._ink.colour("hatch", step)
        if step in (1, 3):
                self._shapes += [
                Path(((x, line), (x + wide, line)), stroke, 0.4)
                for line in _every(y + _HATCH - y % _HATCH, y + high)
            ]
        if step in (2, 3):
            self._shapes += [
                Path(((line, y), (line, y + high)), stroke, 0.4)
                for line in _every(x + _HATCH - x % _HATCH, x + wide)
            ]

    def name(
        self, title: str, count: int, low: Sequence[int], high: Sequence[int], top: int
    ) -> None:  # fmt: skip
        """Write the name of an area beside its end; names never cover one another."""
        middle = self._y((low[-1] + high[-1]) / 2, top) + 4 if low else self._height - _FOOT
        y = min(middle, self._lowest_name - 14)
        self._lowest_name = y
        key = f"a{len(self._groups)}"
        self._groups.append(Group(key))
        left = _LEFT + self.room + 10
        figure = _("{title} · {n}").format(title="", n=fmt.number(count))
        measure = self._ink.measure
        room = self._width - left - measure(figure, "semibold", _SIZE) - 1
        named = shortened(title, max(room, 20), "semibold", _SIZE, measure)
        words = _("{title} · {n}").format(title=named, n=fmt.number(count))
        self._shapes.append(Text(left, y, words, _SIZE, self._ink.colour("text", 0), "semibold",
                                 group=key))  # fmt: skip

    def dates(self, shown: Sequence[date]) -> None:
        """Write the first day, the last, and some between."""
        wide = self.room / max(len(shown), 1)
        every = max(1, -(-64 // max(int(wide), 1)))
        for at in range(len(shown) - 1, -1, -every):
            x = max(_LEFT + wide * (at + 0.5), _LEFT + 20)
            self.centred(x, self._height - 6, fmt.date_short(shown[at]), f"d{at}")

    def bar(self, x: float, wide: float, value: int, top: int, *, filled: bool) -> None:
        """Draw a bar with its figure over it; none for nothing."""
        if not value:
            return
        y = self._y(value, top)
        colour = self._ink.colour("done" if filled else "came", 0)
        high = self._height - _FOOT - y
        self._shapes.append(
            Rect(x, y, wide, high, colour, radius=1) if filled
            else Rect(x + 0.7, y, wide - 1.4, high, "", colour, 1, 1.4)
        )
        self.centred(x + wide / 2, y - 3, fmt.number(value), f"b{len(self._groups)}")

    def legend(self, words: Sequence[tuple[str, bool]]) -> None:
        """Say what filled and hollow bars are, over the plot, from the right."""
        x = self._width
        for said, filled in reversed(words):
            wide = self._ink.measure(said, "regular", _SIZE)
            x -= wide
            key = f"l{len(self._groups)}"
            self._groups.append(Group(key))
            colour = self._ink.colour("done" if filled else "came", 0)
            self._shapes += [
                Rect(x - 14, 3, 9, 9, colour if filled else "", colour, 1, 1.4),
                _text(self._ink, (x, 11), said, key, wide + 2, colour="text2"),
            ]
            x -= 30

    def centred(self, x: float, y: float, words: str, key: str) -> None:
        """Write around a place."""
        self._groups.append(Group(key))
        self._shapes.append(
            Text(x, y, words, _SIZE - 1, self._ink.colour("text2", 0), anchor="middle", group=key)
        )

    def _y(self, value: float, top: int) -> float:
        return self._top + self._high * (1 - value / top)


def _every(first: float, last: float) -> list[float]:
    return [first + _HATCH * at for at in range(max(0, math.ceil((last - first) / _HATCH)))]

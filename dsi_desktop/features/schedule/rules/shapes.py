"""The calendar as shapes: the same bars, diamonds and elbows for the screen and for paper.

Each function draws in the coordinates of its own part: x from the first day, y from the top.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from dsi_desktop.features.schedule.rules.axis import Axis, ticks, years
from dsi_desktop.features.schedule.rules.rows import Bar, Elbow
from dsi_desktop.kernel.drawing import Measure, Path, Rect, Shape, Text, shortened

Colour = Literal[
    "surface", "ground", "line", "text", "text2", "baseline", "late", "lateSoft", "slip", "mark",
    "solid", "soft", "ink",
]
ROW, HEAD = 32.0, 52.0
_BAR, _TOP, _BASE, _RADIUS, _LEAST = 13.0, 7.0, 22.5, 3.5, 5.0
_SMALL, _DIAMOND, _PILL, _BEND, _AWAY = 11.0, 6.0, 17.0, 8.0, 14.0
_AROUND = 4.0
_SHARES = MappingProxyType({"start": 0.0, "middle": 0.5, "end": 1.0})


@dataclass(frozen=True, slots=True)
class Ink:
    """What a place draws with; `colour(key, hue)` gives `#RRGGBB`."""

    colour: Callable[[Colour, int], str]
    measure: Measure


@dataclass(frozen=True, slots=True)
class Band:
    """Where a bar stands in its row, in points."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """Return its length."""
        return self.right - self.left


def band(bar: Bar, axis: Axis) -> Band | None:
    """Return where the bar of a row stands, wide enough to be seen and taken."""
    if bar.extent is None:
        return None
    left, right = axis.x(bar.extent.first), axis.after(bar.extent.last)
    return Band(left, max(right, left + _LEAST))


def grid_shapes(axis: Axis, height: float, ink: Ink) -> list[Shape]:
    """Return the upright lines of the scale over a height."""
    line = ink.colour("line", 0)
    return [
        Path(((tick.x, 0.0), (tick.x, height)), line, 1.4 if tick.major else 0.8)
        for tick in ticks(axis)
    ]  # fmt: skip


def today_shapes(axis: Axis, today: date, height: float, ink: Ink) -> list[Shape]:
    """Return the line of today, nothing where it is out of the scale."""
    if not axis.first <= today < axis.end:
        return []
    x = axis.x(today) + axis.day / 2
    return [Path(((x, 0.0), (x, height)), ink.colour("mark", 0), 1.6)]


def head_shapes(
    axis: Axis, today: date, words: str, ink: Ink, left: float = 0.0
) -> list[Shape]:  # fmt: skip
    """Return the years, the months under them, and today in its pill.

    A year begun before `left`, the first place in sight, is named there.
    """
    found: list[Shape] = []
    low, room, whole = HEAD - 9, -1.0, axis.width
    line, quiet = ink.colour("line", 0), ink.colour("text2", 0)
    for tick in ticks(axis):
        wide = ink.measure(tick.words, "regular", _SMALL)
        top = 0.0 if tick.major else HEAD / 2
        found.append(Path(((tick.x, top), (tick.x, HEAD)), line, 1.4 if tick.major else 0.8))
        if tick.x > room and tick.x + wide + 6 < whole:
            found.append(Text(tick.x + 6, low, tick.words, _SMALL, quiet))
            room = tick.x + wide + 10
    pill = _today_pill(axis, today, words, ink)
    taken = [(one.x - 4, one.x + one.width) for one in pill if isinstance(one, Rect)]
    named = years(axis)
    ends = [*(year.x for year in named[1:]), axis.width][: len(named)]
    for year, end in zip(named, ends, strict=True):
        x = max(year.x, left) + 6
        after = x + ink.measure(year.words, "semibold", 12) + 6
        if after < end and not any(low < after and x < high for low, high in taken):
            found.append(Text(x, HEAD / 2 - 7, year.words, 12, ink.colour("text", 0), "semibold"))
    return [*found, *pill]


def row_shapes(bar: Bar, axis: Axis, ink: Ink) -> list[Shape]:
    """Return what is drawn of a row over time; an action without a date draws nothing."""
    place = band(bar, axis)
    found: list[Shape] = []
    if bar.planned is not None:
        left, right = axis.x(bar.planned.first), axis.after(bar.planned.last)
        found.append(
            Rect(left, _BASE, max(right - left, _LEAST), 3, ink.colour("baseline", 0), radius=1.5)
        )
    if place is None or bar.extent is None:
        return found
    if bar.group:
        return [*found, *_summary(bar, place, ink)]
    found += (_vague if bar.extent.kind != "exact" else _solid)(bar, place, ink)
    found += [_diamond(axis, day, bar, ink, reached=reached) for day, reached in bar.milestones]
    return [*found, *_words(bar, place, axis, ink)]


def elbow_shapes(
    elbows: Sequence[Elbow], rows: Mapping[str, tuple[Bar, float]], axis: Axis, ink: Ink
) -> list[Shape]:
    """Return the lines between rows; `rows` gives each its bar and the top of its row."""
    found: list[Shape] = []
    for elbow in elbows:
        if elbow.awaited not in rows or elbow.waiting not in rows:
            continue
        (one, top), (other, below) = rows[elbow.awaited], rows[elbow.waiting]
        start, end = band(one, axis), band(other, axis)
        if start is None or end is None:
            continue
        x = start.left if elbow.from_start else start.right
        y, low = top + _TOP + _BAR / 2, below + _TOP + _BAR / 2
        colour = ink.colour("late" if elbow.trouble else "text2", 0)
        line = 1.8 if elbow.trouble or elbow.critical else 1.1
        found += _elbow(x, y, end.left, low, colour, line, back=elbow.from_start)
    return found


def in_sight(shape: Shape, low: float, high: float, measure: Measure) -> bool:
    """Tell whether a shape may touch what is between two places, its lines included."""
    if isinstance(shape, Rect):
        first, last = shape.x, shape.x + shape.width
    elif isinstance(shape, Path):
        first = min(x for x, _y in shape.points)
        last = max(x for x, _y in shape.points)
    elif isinstance(shape, Text):
        wide = measure(shape.text, shape.role, shape.size)
        first = shape.x - wide * _SHARES[shape.anchor]
        last = first + wide
    else:
        first, last = shape.x - shape.radius, shape.x + shape.radius
    return first <= high + _AROUND and last >= low - _AROUND


def diamond(x: float, y: float, side: float, fill: str, edge: str) -> Path:
    """Return the sign of a milestone."""
    points = ((x, y - side), (x + side, y), (x, y + side), (x - side, y))
    return Path(points, edge, 1.2, fill=fill)


def _solid(bar: Bar, place: Band, ink: Ink) -> list[Shape]:
    """What is to do in outline, what is done filled over it."""
    solid = ink.colour("solid", bar.hue)
    found: list[Shape] = [
        Rect(place.left, _TOP, place.width, _BAR, ink.colour("soft", bar.hue), solid, _RADIUS, 1.1)
    ]
    if bar.share > 0:
        width = max(place.width * min(bar.share, 1.0), 2.0)
        found.append(Rect(place.left, _TOP, width, _BAR, solid, solid, _RADIUS, 1.1))
    return [*_critical(bar, place, ink), *found]


def _vague(bar: Bar, place: Band, ink: Ink) -> list[Shape]:
    """Two dashed lines and no ends: nobody promised these days."""
    solid, low = ink.colour("solid", bar.hue), _TOP + _BAR
    found: list[Shape] = [
        Rect(place.left, _TOP, place.width, _BAR, ink.colour("soft", bar.hue)),
        Path(((place.left, _TOP), (place.right, _TOP)), solid, 1.2, dashed=True),
        Path(((place.left, low), (place.right, low)), solid, 1.2, dashed=True),
    ]
    if bar.share > 0:
        found.append(Rect(place.left, _TOP, place.width * min(bar.share, 1.0), _BAR, solid))
    said = shortened(bar.inside, place.width - 6, "medium", _SMALL, ink.measure)
    if bar.inside and bar.share <= 0 and said == bar.inside:
        found.append(Text((place.left + place.right) / 2, low - 2.8, said, _SMALL,
                          ink.colour("ink", bar.hue), "medium", "middle"))  # fmt: skip
    return [*_critical(bar, place, ink), *found]


def _critical(bar: Bar, place: Band, ink: Ink) -> list[Shape]:
    if not bar.critical:
        return []
    return [Rect(place.left - 3, _TOP - 3, place.width + 6, _BAR + 6, "", ink.colour("text", 0),
                 _RADIUS + 2, 1.4)]  # fmt: skip


def _summary(bar: Bar, place: Band, ink: Ink) -> list[Shape]:
    """A group folded: one thin bar from its first day to its last."""
    if not bar.folded:
        return []
    solid = ink.colour("solid", bar.hue)
    found: list[Shape] = [
        Rect(place.left, 12, place.width, 8, ink.colour("soft", bar.hue), solid, 2, 1)
    ]
    if bar.share > 0:
        found.append(Rect(place.left, 12, place.width * min(bar.share, 1.0), 8, solid, radius=2))
    return found


def _diamond(axis: Axis, day: date, bar: Bar, ink: Ink, *, reached: bool) -> Shape:
    mark, ground = ink.colour("mark", 0), ink.colour("surface", bar.hue)
    middle = axis.x(day) + axis.day / 2
    if reached:
        return diamond(middle, _TOP + _BAR / 2, _DIAMOND, mark, ground)
    return diamond(middle, _TOP + _BAR / 2, _DIAMOND - 0.6, ground, mark)


def _words(bar: Bar, place: Band, axis: Axis, ink: Ink) -> list[Shape]:
    """What slips, what is late, what begins too early: beside the bar, where there is room."""
    right = max([place.right, *(axis.after(day) + _DIAMOND for day, _done in bar.milestones)])
    end, base, found = right, _TOP + _BAR - 2.6, list[Shape]()
    inside = bar.inside if bar.extent is not None and bar.extent.kind != "exact" else ""
    if inside and (bar.share > 0 or ink.measure(inside, "medium", _SMALL) > place.width - 6):
        found.append(Text(right + 8, base, inside, _SMALL, ink.colour("ink", bar.hue), "medium"))
        right += 8 + ink.measure(inside, "medium", _SMALL)
    said: tuple[tuple[str, str, Colour], ...] = (
        (bar.beside, "semibold", "slip"), (bar.note, "regular", "text2"),
    )  # fmt: skip
    for words, role, key in said:
        x = right + (_AWAY if right == end else 8)
        if words and (key == "slip" or x + ink.measure(words, role, _SMALL) < axis.width):
            found.append(Text(x, base, words, _SMALL, ink.colour(key, 0), role))
            right = x + ink.measure(words, role, _SMALL)
    if bar.trouble:
        found += _trouble(bar.trouble, place.left, right, axis, ink)
    return found


def _trouble(words: str, left: float, right: float, axis: Axis, ink: Ink) -> list[Shape]:
    """After the bar, where no line comes in; before it where the scale ends."""
    wide, base = ink.measure(words, "semibold", _SMALL), _TOP + _BAR - 2.6
    x = right + _AWAY + 6
    if x + wide + 8 > axis.width and left - wide - 26 > 0:
        x = left - wide - 22
    return [
        Rect(x - 6, _TOP - 2, wide + 12, _PILL, ink.colour("lateSoft", 0), radius=_PILL / 2),
        Text(x, base, words, _SMALL, ink.colour("late", 0), "semibold"),
    ]


def _elbow(
    x: float, y: float, end: float, low: float, colour: str, line: float, *, back: bool
) -> list[Shape]:  # fmt: skip
    """Go out, turn, come to the left end of what waits; go round when it stands before."""
    gap = end - x
    if back or gap >= _BEND + 2:
        out = min(x, end) - _BEND if back else x + min(_BEND, gap - 6)
        points = [(x, y), (out, y), (out, low), (end - 5, low)]
    else:
        out = x + _BEND
        turn = low - ROW / 2 if low > y else low + ROW / 2
        points = [(x, y), (out, y), (out, turn), (end - _BEND, turn), (end - _BEND, low),
                  (end - 5, low)]  # fmt: skip
    tip = ((end - 6, low - 3.4), (end - 0.5, low), (end - 6, low + 3.4))
    return [Path(tuple(points), colour, line), Path(tip, "", fill=colour)]


def _today_pill(axis: Axis, today: date, words: str, ink: Ink) -> list[Shape]:
    if not axis.first <= today < axis.end:
        return []
    wide = ink.measure(words, "semibold", _SMALL) + 18
    x = min(max(axis.x(today) + axis.day / 2 - wide / 2, 0.0), max(axis.width - wide, 0.0))
    return [
        Rect(x, 6, wide, 19, ink.colour("mark", 0), radius=9.5),
        Text(x + wide / 2, 19.5, words, _SMALL, ink.colour("surface", 0), "semibold", "middle"),
    ]

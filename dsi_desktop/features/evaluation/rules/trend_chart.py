"""The mean of each round as a line between the lowest and the highest there can be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dsi_desktop.kernel.drawing import (
    Disc,
    Drawing,
    Group,
    Measure,
    Path,
    Shape,
    Text,
    shortened,
)

_LEFT, _RIGHT, _TOP, _FOOT, _SIZE = 44.0, 36.0, 22.0, 26.0, 11.0


@dataclass(frozen=True, slots=True)
class Point:
    """A round: its day, its value said, and its value."""

    day: str
    said: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Pen:
    """What a place draws with."""

    colour: Callable[[str], str]
    measure: Measure


def trend_chart(
    points: Sequence[Point], bounds: tuple[float, float], ends: tuple[str, str],
    size: tuple[float, float], pen: Pen,
) -> Drawing:  # fmt: skip
    """Draw the points from left to right; a round nobody answered leaves a gap in the line."""
    width, height = size
    low, high = bounds
    room = max(width - _LEFT - _RIGHT, 1)
    floor, tall = height - _FOOT, max(height - _FOOT - _TOP, 1)
    step = room / max(len(points) - 1, 1)
    shapes: list[Shape] = [
        Path(((_LEFT, y), (width - _RIGHT / 2, y)), pen.colour("border"))
        for y in (_TOP, floor)
    ]
    shapes += [
        Text(_LEFT - 8, y + 4, words, _SIZE, pen.colour("text2"), "regular", "end", "scale")
        for y, words in ((floor, ends[0]), (_TOP, ends[1]))
    ]
    places = [
        (_LEFT + (step * at if len(points) > 1 else room / 2),
         None if one.value is None else floor - tall * (one.value - low) / ((high - low) or 1))
        for at, one in enumerate(points)
    ]
    for (x, y), (later, there) in pairwise(places):
        if y is not None and there is not None:
            shapes.append(Path(((x, y), (later, there)), pen.colour("accent"), 2.0))
    for at, (one, (x, y)) in enumerate(zip(points, places, strict=True)):
        shapes += _point(one, f"r{at}", (x, y), (floor, step), pen)
    groups = (Group("scale"), *(Group(f"r{at}") for at in range(len(points))))
    return Drawing(width, height, tuple(shapes), groups)


def _point(
    one: Point, key: str, place: tuple[float, float | None], ground: tuple[float, float],
    pen: Pen,
) -> list[Shape]:  # fmt: skip
    (x, y), (floor, step) = place, ground
    day = shortened(one.day, max(step - 8, 60), "regular", _SIZE, pen.measure)
    shapes: list[Shape] = [
        Text(x, floor + 18, day, _SIZE, pen.colour("text2"), "regular", "middle", key)]
    if y is not None:
        above = y - 9 if y > _TOP + 8 else y + 18
        shapes += [
            Disc(x, y, 4.5, pen.colour("accent")),
            Text(x, above, one.said, _SIZE + 1, pen.colour("text"), "semibold", "middle", key),
        ]
    return shapes

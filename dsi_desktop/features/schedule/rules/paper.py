"""The calendar laid on paper: whole on one page, or page after page with its heads repeated."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from dsi_desktop.features.schedule.rules.axis import Axis, fitted
from dsi_desktop.features.schedule.rules.rows import Bar, Elbow
from dsi_desktop.features.schedule.rules.shapes import (
    HEAD,
    ROW,
    Ink,
    elbow_shapes,
    grid_shapes,
    head_shapes,
    row_shapes,
    today_shapes,
)
from dsi_desktop.kernel.drawing import Disc, Drawing, Group, Path, Rect, Shape, Text, shortened

NAMES = 250.0
_SLACK = 1.3


@dataclass(frozen=True, slots=True)
class Sheet:
    """The room of a page, in points of the drawing; `next` for the pages after the first."""

    width: float
    first: float
    next: float


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: rows in order, the lines between them, the scale, today and its words."""

    bars: tuple[Bar, ...]
    elbows: tuple[Elbow, ...]
    axis: Axis
    today: date
    today_words: str
    head: str


def on_one(chart: Chart, width: float, ink: Ink) -> Drawing:
    """Return the whole calendar in one drawing of a width: its printer shrinks it to the page."""
    axis = fitted(chart.axis, width - NAMES)
    return _Page(replace(chart, axis=axis), ink, width).drawn(chart.bars, 0.0)


def on_pages(chart: Chart, sheet: Sheet, ink: Ink) -> list[Drawing]:
    """Return the pages: rows that fit a page, then the next stretch of time for all the rows.

    Time that overflows a page by little is tightened rather than cut.
    """
    room = sheet.width - NAMES
    axis = chart.axis
    if axis.width <= room * _SLACK:
        axis = fitted(axis, room)
    slices = max(ceil(axis.width / room - 1e-9), 1)
    page = _Page(replace(chart, axis=axis), ink, sheet.width)
    found: list[Drawing] = []
    for part in range(slices):
        left = list(chart.bars)
        while left or not found:
            count = _fits(left, sheet.next if found else sheet.first)
            found.append(page.drawn(left[:count], part * room))
            left = left[count:]
    return found


def _fits(bars: Sequence[Bar], height: float) -> int:
    """Return how many rows a page takes; no group's title stands alone at its foot."""
    count = max(int((height - HEAD) // ROW), 1)
    while 1 < count < len(bars) and bars[count - 1].group:
        count -= 1
    return count


class _Page:
    """Draws some rows over a stretch of time, their titles at the left."""

    def __init__(self, chart: Chart, ink: Ink, width: float) -> None:
        self._chart, self._ink, self._width = chart, ink, width

    def drawn(self, bars: Sequence[Bar], start: float) -> Drawing:
        """Return the drawing of these rows from a place of the scale."""
        chart, ink, height = self._chart, self._ink, HEAD + ROW * len(bars)
        across = NAMES - start
        shapes: list[Shape] = [
            Rect(0, HEAD + ROW * at, self._width, ROW, ink.colour("ground", 0))
            for at, bar in enumerate(bars) if bar.group
        ]  # fmt: skip
        shapes += _moved(grid_shapes(chart.axis, height - HEAD, ink), across, HEAD)
        shapes += [
            Path(((0, HEAD + ROW * at), (self._width, HEAD + ROW * at)), ink.colour("line", 0), 0.6)
            for at in range(len(bars) + 1)
        ]  # fmt: skip
        for at, bar in enumerate(bars):
            drawn = row_shapes(bar, chart.axis, ink)
            shapes += _moved(drawn, across, HEAD + ROW * at, bar.key)
        shapes += _moved(today_shapes(chart.axis, chart.today, height - HEAD, ink), across, HEAD)
        rows = {bar.key: (bar, HEAD + ROW * at) for at, bar in enumerate(bars)}
        shapes += _moved(elbow_shapes(chart.elbows, rows, chart.axis, ink), across, 0)
        head = head_shapes(chart.axis, chart.today, chart.today_words, ink, start)
        shapes += _moved(head, across, 0, "head")
        inside = [one for one in shapes if self._is_inside(one)]
        groups = (Group("head"), *(Group(bar.key) for bar in bars))
        return Drawing(
            self._width, height, (*inside, *self._names(bars, height)), groups, cropped=True
        )

    def _names(self, bars: Sequence[Bar], height: float) -> list[Shape]:
        """Cover what runs under the titles, then write them."""
        ink, found = self._ink, list[Shape]()
        found.append(Rect(0, 0, NAMES, height, ink.colour("surface", 0)))
        for at, bar in enumerate(bars):
            top = HEAD + ROW * at
            base, room = top + ROW / 2 + 4.5, NAMES - 24
            if bar.group:
                found += [
                    Rect(0, top, NAMES, ROW, ink.colour("ground", 0)),
                    Rect(6, top + 8, 4, 16, ink.colour("solid", bar.hue), radius=1.5),
                ]
                room -= ink.measure(bar.count, "regular", 10) + 10
                found.append(Text(NAMES - 8, base, bar.count, 10, ink.colour("text2", 0),
                                  anchor="end", group=bar.key))  # fmt: skip
            role, x = ("bold", 16.0) if bar.group else ("regular", 20.0)
            words = shortened(bar.title or "–", room, role, 13, ink.measure)
            found.append(Text(x, base, words, 13, ink.colour("text", 0), role, group=bar.key))
            found.append(
                Path(((0, top), (NAMES, top)), ink.colour("line", 0), 0.6)
            )
        found.append(Text(8, HEAD - 9, self._chart.head, 11, ink.colour("text2", 0), "semibold",
                          group="head"))  # fmt: skip
        found.append(Path(((NAMES, 0), (NAMES, height)), ink.colour("line", 0), 0.8))
        return found

    def _is_inside(self, shape: Shape) -> bool:
        """Keep what shows at the right of the titles; words only when they show whole."""
        if not isinstance(shape, Text):
            low, high = _reach(shape)
            return high >= NAMES and low <= self._width
        wide = self._ink.measure(shape.text, shape.role, shape.size)
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor]
        left = shape.x - wide * share
        return left >= NAMES and left + wide <= self._width


def _reach(shape: Rect | Path | Disc) -> tuple[float, float]:
    if isinstance(shape, Rect):
        return shape.x, shape.x + shape.width
    if isinstance(shape, Disc):
        return shape.x - shape.radius, shape.x + shape.radius
    return min(x for x, _y in shape.points), max(x for x, _y in shape.points)


def _moved(shapes: Sequence[Shape], x: float, y: float, group: str = "") -> list[Shape]:
    found: list[Shape] = []
    for shape in shapes:
        if isinstance(shape, Path):
            found.append(replace(shape, points=tuple((px + x, py + y) for px, py in shape.points)))
        elif isinstance(shape, Text):
            found.append(replace(shape, x=shape.x + x, y=shape.y + y, group=group))
        else:
            found.append(replace(shape, x=shape.x + x, y=shape.y + y))
    return found

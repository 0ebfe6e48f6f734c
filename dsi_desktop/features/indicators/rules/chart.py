"""The chart of an indicator as shapes: the screen and the paper draw these, no others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dsi_desktop.features.indicators.rules.standing import (
    Course,
    day_of,
    first_day,
    last_day,
    late_band,
    target_of,
)
from dsi_desktop.features.indicators.rules.values import said
from dsi_desktop.features.indicators.rules.words import month_words
from dsi_desktop.kernel.drawing import Disc, Drawing, Group, Measure, Path, Rect, Shape, Text
from dsi_desktop.kernel.i18n import _

_LEFT, _RIGHT, _TOP, _FOOT, _SIZE = 44.0, 14.0, 22.0, 24.0, 10.5
_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Ink:
    """What a place draws with: `colour` of text, text2, line, solid, bad, badSoft, ground."""

    colour: Callable[[str], str]
    measure: Measure


@dataclass(frozen=True, slots=True)
class _Plot:
    first: int
    last: int
    low: float
    high: float
    width: float
    height: float

    def x(self, day: date) -> float:
        room = self.width - _LEFT - _RIGHT
        return _LEFT + room * (day.toordinal() - self.first) / max(self.last - self.first, 1)

    def y(self, value: float) -> float:
        room = self.height - _TOP - _FOOT
        return _TOP + room * (self.high - value) / ((self.high - self.low) or 1)


def chart(
    course: Course, decimals: int, today: date, width: float, height: float, ink: Ink
) -> Drawing:  # fmt: skip
    """Return measures, the straight way to the target, and the band of the measure that lacks."""
    start, points = first_day(course), _points(course)
    if start is None or not points:
        return Drawing(width, height, (), ())
    target = target_of(course.targets, today.isoformat())
    values = [value for _day, value in course.measures]
    values += [one for one in (course.baseline, target.value if target else None)
               if one is not None]
    ticks = _ticks(min(values), max(values))
    plot = _Plot(start.toordinal(), last_day(course, today).toordinal(), ticks[0], ticks[-1],
                 width, height)  # fmt: skip
    shapes = _frame(plot, ticks, decimals, ink)
    shapes += _band(plot, course, today, ink)
    aim = day_of(target.due_on) if target is not None else None
    if target is not None and aim is not None:
        shapes += _aim(plot, points[0], (aim, target.value), said(target.value, decimals), ink)
    shapes += _line(plot, points, decimals, ink)
    return Drawing(width, height, tuple(shapes), (Group("axes"), Group("measures")))


def spark(
    values: Sequence[int], target: int | None, width: float, height: float, ink: Ink
) -> Drawing:  # fmt: skip
    """Return an indicator in the width of a thumb: its measures and the level of its target."""
    if not values:
        return Drawing(width, height, ())
    every = [*values, *([target] if target is not None else [])]
    low, high = min(every), max(every)

    def y(value: int) -> float:
        return 4 + (height - 8) * (high - value) / ((high - low) or 1)

    step = (width - 8) / max(len(values) - 1, 1)
    points = tuple((4 + step * at, y(value)) for at, value in enumerate(values))
    shapes: list[Shape] = []
    if target is not None:
        level = y(target)
        shapes.append(Path(((2, level), (width - 2, level)), ink.colour("text2"), 1, dashed=True))
    if len(points) > 1:
        shapes.append(Path(points, ink.colour("solid"), 1.6))
    shapes.append(Disc(*points[-1], 2.8, ink.colour("solid")))
    return Drawing(width, height, tuple(shapes))


def _points(course: Course) -> list[tuple[date, int]]:
    points = [(day_of(day), value) for day, value in course.measures]
    if course.baseline is not None:
        points.append((day_of(course.baseline_on or course.begins_on), course.baseline))
    return sorted((day, value) for day, value in points if day is not None)


def _ticks(low: int, high: int) -> list[float]:
    """Return four to six round levels that hold every value; zero is one when values begin low."""
    if low >= 0 and low <= high / 2:
        low = 0
    span = (high - low) or max(abs(high), 1)
    scale = 1.0
    while span / scale > 10:
        scale *= 10
    step = next(one * scale for one in _STEPS if span / (one * scale) <= 5)
    level = (low // step) * step
    levels = [level]
    while levels[-1] < high:
        levels.append(levels[-1] + step)
    return levels if len(levels) > 1 else [level, level + step]


def _frame(plot: _Plot, ticks: Sequence[float], decimals: int, ink: Ink) -> list[Shape]:
    shapes: list[Shape] = []
    for level in ticks:
        y = plot.y(level)
        shapes.append(Path(((_LEFT, y), (plot.width - _RIGHT, y)), ink.colour("line")))
        shapes.append(Text(_LEFT - 8, y + 3.5, said(round(level), decimals), _SIZE,
                           ink.colour("text2"), anchor="end", group="axes"))  # fmt: skip
    first, last = date.fromordinal(plot.first), date.fromordinal(plot.last)
    for day, anchor in ((first, "start"), (last, "end")):
        shapes.append(Text(plot.x(day), plot.height - 6, month_words(day), _SIZE,
                           ink.colour("text2"), anchor=anchor, group="axes"))  # fmt: skip
    return shapes


def _band(plot: _Plot, course: Course, today: date, ink: Ink) -> list[Shape]:
    band = late_band(course, today)
    if band is None:
        return []
    left = max(_LEFT, plot.x(max(band[0], date.fromordinal(plot.first))))
    right, bottom = plot.x(band[1]), plot.y(plot.low)
    words = _("mesure non saisie")
    wide = ink.measure(words, "semibold", _SIZE)
    fits = right + 6 + wide <= plot.width
    return [
        Rect(left, _TOP, max(right - left, 2), bottom - _TOP, ink.colour("badSoft")),
        Path(((left, _TOP), (left, bottom)), ink.colour("bad"), 1.4),
        Text(right + 6 if fits else left - 6, bottom - 8, words, _SIZE, ink.colour("bad"),
             "semibold", "start" if fits else "end", "measures"),
    ]  # fmt: skip


def _aim(
    plot: _Plot, start: tuple[date, int], aim: tuple[date, int], words: str, ink: Ink
) -> list[Shape]:  # fmt: skip
    x, y = plot.x(aim[0]), plot.y(aim[1])
    return [
        Path(((plot.x(start[0]), plot.y(start[1])), (x, y)), ink.colour("text2"), 1.0, dashed=True),
        Disc(x, y, 5, ink.colour("text")), Disc(x, y, 3, ink.colour("ground")),
        Text(min(x + 8, plot.width - 2), max(y - 10, 10), _("cible {value}").format(value=words),
             _SIZE, ink.colour("text"), "semibold", "end", "measures"),
    ]  # fmt: skip


def _line(
    plot: _Plot, points: Sequence[tuple[date, int]], decimals: int, ink: Ink
) -> list[Shape]:  # fmt: skip
    placed = [(plot.x(day), plot.y(value)) for day, value in points]
    shapes: list[Shape] = []
    if len(placed) > 1:
        shapes.append(Path(tuple(placed), ink.colour("solid"), 1.8))
    shapes += [Disc(x, y, 4, ink.colour("solid")) for x, y in placed]
    x, y = placed[-1]
    shapes.append(Text(x, max(y - 9, 10), said(points[-1][1], decimals), _SIZE,
                       ink.colour("text"), "semibold", "middle", "measures"))  # fmt: skip
    return shapes

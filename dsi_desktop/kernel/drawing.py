"""A drawing as a list of shapes: the screen paints it with Qt, the paper with reportlab.

Coordinates in points from the top left corner, y downwards. Colours are `#RRGGBB`.
"""

from collections.abc import Callable
from dataclasses import dataclass

Point = tuple[float, float]
Measure = Callable[[str, str, float], float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, perhaps with rounded corners; "" paints nothing."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    radius: float = 0.0
    line: float = 1.0


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points; `dashed` for what is not certain. With a `fill` it is closed."""

    points: tuple[Point, ...]
    stroke: str
    line: float = 1.0
    radius: float = 0.0
    dashed: bool = False
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    x: float
    y: float
    radius: float
    fill: str


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text on its baseline. `role`: regular, medium, semibold or bold.

    `group` gathers the lines that are read together (one card): it names a group of the drawing.
    `anchor`: start, middle or end of the line at `x`.
    """

    x: float
    y: float
    text: str
    size: float
    colour: str
    role: str = "regular"
    anchor: str = "start"
    group: str = ""


Shape = Rect | Path | Disc | Text


@dataclass(frozen=True, slots=True)
class Group:
    """What is read together: a card of the organigramme, inside the group `parent`."""

    key: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in drawing order, and the groups in reading order.

    `cropped`: nothing is painted outside the width and height (a sheet of a poster).
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    groups: tuple[Group, ...] = ()
    cropped: bool = False


def shortened(text: str, width: float, role: str, size: float, measure: Measure) -> str:
    """Return `text`, cut with « … » when it is wider than `width` points."""
    if measure(text, role, size) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + "…", role, size) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def folded(
    text: str, width: float, lines: int, role: str, size: float, measure: Measure
) -> list[str]:  # fmt: skip
    """Return `text` on at most `lines` lines of `width` points; the last one is cut if needed."""
    rows: list[str] = []
    words = text.split()
    while words and len(rows) < lines - 1:
        row = words.pop(0)
        while words and measure(f"{row} {words[0]}", role, size) <= width:
            row += f" {words.pop(0)}"
        rows.append(shortened(row, width, role, size, measure))
    if words:
        rows.append(shortened(" ".join(words), width, role, size, measure))
    return rows

"""A large organigramme on several sheets: a poster to tape together, or branch by branch."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from dsi_desktop.features.governance.rules import tree
from dsi_desktop.features.governance.rules.chart import PAPER_WIDTH
from dsi_desktop.features.governance.rules.chart_card import moved
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody
from dsi_desktop.kernel.drawing import Disc, Drawing, Group, Measure, Path, Rect, Shape, Text

SHEET = (920.0, 620.0)
OVERLAP = (PAPER_WIDTH + 16, 130.0)
_MARK, _TICK = "#6B7280", 14.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a poster; rows and columns count from 1."""

    row: int
    column: int
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Branch:
    """A body with everything under it, to be drawn on a page of its own."""

    head: ChartBody
    bodies: tuple[ChartBody, ...]


def sheets(whole: Drawing, measure: Measure) -> list[Sheet]:
    """Cut a drawing in sheets that overlap by a card: every text is whole on one of them.

    Dashed marks show how far each sheet goes over the next. Sheets without any text are left out.
    """
    columns, rows = (
        _count(length, sheet, over)
        for length, sheet, over in zip((whole.width, whole.height), SHEET, OVERLAP, strict=True)
    )
    found = []
    for row in range(rows):
        for column in range(columns):
            cut = _cut(whole, column * (SHEET[0] - OVERLAP[0]), row * (SHEET[1] - OVERLAP[1]),
                       measure)
            if not any(isinstance(shape, Text) for shape in cut):
                continue
            marks = _marks(right=column + 1 < columns, under=row + 1 < rows)
            found.append(Sheet(row + 1, column + 1, Drawing(
                *SHEET, (*cut, *marks), _groups(whole, cut), cropped=True)))
    return found


def _count(length: float, sheet: float, over: float) -> int:
    return max(1, ceil((length - over) / (sheet - over)))


def _cut(whole: Drawing, left: float, top: float, measure: Measure) -> list[Shape]:
    found = []
    for shape in whole.shapes:
        placed = moved(shape, -left, -top)
        x, y, right, bottom = _extent(placed, measure)
        inside = x >= 0 and right <= SHEET[0] and y >= 0 and bottom <= SHEET[1]
        touches = x < SHEET[0] and right > 0 and y < SHEET[1] and bottom > 0
        if inside if isinstance(placed, Text) else touches:
            found.append(placed)
    return found


def _extent(shape: Shape, measure: Measure) -> tuple[float, float, float, float]:
    if isinstance(shape, Path):
        across, down = zip(*shape.points, strict=True)
        return min(across), min(down) - 1, max(across), max(down) + 1
    if isinstance(shape, Rect):
        return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    if isinstance(shape, Disc):
        edge = shape.radius
        return shape.x - edge, shape.y - edge, shape.x + edge, shape.y + edge
    wide = measure(shape.text, shape.role, shape.size)
    left = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
    return left, shape.y - shape.size, left + wide, shape.y + shape.size / 4


def _marks(*, right: bool, under: bool) -> list[Shape]:
    """Draw how far the next sheet comes over this one."""
    width, height = SHEET
    edge, low = width - OVERLAP[0], height - OVERLAP[1]
    found: list[Shape] = []
    if right:
        found += [Path(((edge, 0), (edge, _TICK)), _MARK, dashed=True),
                  Path(((edge, height - _TICK), (edge, height)), _MARK, dashed=True)]
    if under:
        found += [Path(((0, low), (_TICK, low)), _MARK, dashed=True),
                  Path(((width - _TICK, low), (width, low)), _MARK, dashed=True)]
    return found


def _groups(whole: Drawing, cut: Sequence[Shape]) -> tuple[Group, ...]:
    said = {shape.group for shape in cut if isinstance(shape, Text)}
    return tuple(
        Group(one.key, one.parent if one.parent in said else "")
        for one in whole.groups if one.key in said
    )


def branches(bodies: Sequence[ChartBody]) -> list[Branch]:
    """Return the branches under the first body that has several: one page each.

    A body without anything under it is not a branch: it stands on the page of the whole.
    """
    parents = {body.id: body.parent_id for body in bodies}
    tops = tree.roots(parents)
    seen: set[str] = set()
    while len(tops) == 1 and tops[0] not in seen:
        seen.add(tops[0])
        tops = [key for key, parent in parents.items() if parent == tops[0]]
    found = []
    for top in tops:
        under = tree.below(top, parents)
        if len(under) > 1:
            head = next(body for body in bodies if body.id == top)
            found.append(Branch(head, tuple(body for body in bodies if body.id in under)))
    return found

"""Where the arrow keys lead in the organigramme."""

from typing import Literal

from dsi_desktop.features.governance.rules.chart import Box, Chart

Direction = Literal["up", "down", "left", "right"]


def neighbour(chart: Chart, body_id: str, direction: Direction) -> str | None:
    """Return the card one arrow away, None at an edge.

    Up and down go along the tree, and along a hanging column; left and right stay on the level.
    """
    boxes = {box.body.id: box for box in chart.boxes}
    here = boxes.get(body_id)
    if here is None:
        return chart.boxes[0].body.id if chart.boxes else None
    if direction == "up":
        column = _column(boxes, here)
        place = column.index(here)
        return column[place - 1].body.id if place else here.parent_id
    if direction == "down":
        if here.children:
            return here.children[0]
        column = _column(boxes, here)
        after = column[column.index(here) + 1:]
        return after[0].body.id if after else None
    return _beside(boxes, here, 1 if direction == "right" else -1)


def _column(boxes: dict[str, Box], here: Box) -> list[Box]:
    """Return the brothers that hang in the same column, from top to bottom."""
    parent = boxes.get(here.parent_id or "")
    kids = [boxes[kid] for kid in parent.children] if parent else [here]
    return [kid for kid in kids if kid.x == here.x]


def _beside(boxes: dict[str, Box], here: Box, sign: int) -> str | None:
    depth = _depth(boxes, here)
    level = [
        box for box in boxes.values()
        if sign * (box.x - here.x) > 0 and _depth(boxes, box) == depth
    ]
    nearest = min(level, key=lambda box: (abs(box.x - here.x), abs(box.y - here.y)), default=None)
    return nearest.body.id if nearest else None


def _depth(boxes: dict[str, Box], box: Box) -> int:
    depth, parent = 0, box.parent_id
    while parent in boxes and depth < len(boxes):
        depth, parent = depth + 1, boxes[parent].parent_id
    return depth

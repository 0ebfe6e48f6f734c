"""Only what is in sight is drawn, and a frame shows exactly what it would with all the rest."""

from datetime import date

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from dsi_desktop.features.schedule.page.gantt_paint import Ground
from dsi_desktop.features.schedule.rules.axis import axis
from dsi_desktop.features.schedule.rules.dates import Extent
from dsi_desktop.features.schedule.rules.rows import Bar
from dsi_desktop.features.schedule.rules.shapes import ROW, head_shapes, in_sight, row_shapes
from dsi_desktop.kernel.drawing import Disc, Drawing, Path, Rect, Shape, Text
from dsi_desktop.ui.drawing import paint_drawing

_TODAY = date(2026, 12, 4)


def _wide(text: str, _role: str, _size: float) -> float:
    return 10.0 * len(text)


@pytest.mark.parametrize(
    ("shape", "seen"),
    [
        (Rect(0, 0, 90, 8), False),
        (Rect(0, 0, 100, 8), True),
        (Rect(210, 0, 20, 8), False),
        (Path(((0, 0), (300, 0)), "#000000"), True),
        (Path(((0, 0), (50, 9)), "#000000"), False),
        (Disc(90, 0, 8, "#000000"), True),
        (Disc(80, 0, 8, "#000000"), False),
        (Text(60, 0, "cinq!", 11, "#000000"), True),
        (Text(60, 0, "trois", 11, "#000000", anchor="end"), False),
        (Text(220, 0, "trois", 11, "#000000", anchor="middle"), True),
        (Text(240, 0, "trois", 11, "#000000", anchor="middle"), False),
    ],
)
def test_that_a_shape_is_in_sight_when_it_touches_what_is_shown(
    shape: Shape, seen: bool,
) -> None:
    assert in_sight(shape, 100, 200, _wide) is seen


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("offset", [0, 77, 400, 1_900])
def test_that_a_frame_shows_what_it_would_with_everything_drawn(offset: int) -> None:
    ground = Ground()
    ground.show(axis(date(2025, 4, 1), date(2028, 3, 31), "month"), _TODAY)
    ground.offset = offset
    bar = Bar(
        "a", "Action", 2, extent=Extent(date(2026, 1, 5), date(2026, 12, 20), "exact"), share=0.4,
        planned=Extent(date(2025, 11, 1), date(2026, 6, 1), "exact"),
        milestones=((date(2026, 3, 1), True), (date(2027, 1, 15), False)),
        trouble="en retard de 12 jours", beside="+3 mois", note="en pause", critical=True,
    )
    for every in (
        row_shapes(bar, ground.axis, ground.pens.ink),
        head_shapes(ground.axis, _TODAY, "Aujourd’hui, 4 décembre", ground.pens.ink, offset),
    ):
        seen = ground.seen(every, 300)
        assert len(seen) < len(every)
        assert _frame(seen, offset) == _frame(tuple(every), offset)


def _frame(shapes: tuple[Shape, ...], offset: int) -> QImage:
    made = QImage(300, 60, QImage.Format.Format_RGB32)
    made.fill(0xFFFFFFFF)
    painter = QPainter(made)
    painter.setClipRect(QRect(0, 0, 300, 60))
    painter.translate(-offset, 0)
    paint_drawing(painter, Drawing(1, ROW, shapes))
    painter.end()
    return made

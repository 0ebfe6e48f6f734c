"""The screen paints the shapes of a drawing where, and in the colours, they say."""

import pytest
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from dsi_desktop.kernel.drawing import Disc, Drawing, Path, Rect, Shape, Text
from dsi_desktop.ui.drawing import paint_drawing, text_font, text_width

INK, GROUND = "#B3261E", "#FFFFFF"


def painted(*shapes: Shape, scale: float = 1.0) -> QImage:
    canvas = QImage(200, 200, QImage.Format.Format_RGB32)
    canvas.fill(QColor(GROUND))
    painter = QPainter(canvas)
    paint_drawing(painter, Drawing(100, 100, shapes), scale)
    painter.end()
    return canvas


def at(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name().upper()


def inked(image: QImage) -> list[tuple[int, int]]:
    return [(x, y) for x in range(200) for y in range(200) if at(image, x, y) != GROUND]


def test_that_a_box_is_filled_and_edged() -> None:
    image = painted(Rect(20, 20, 60, 40, fill="#DDF0ED", stroke=INK, line=4))
    assert (at(image, 50, 40), at(image, 50, 20), at(image, 100, 40)) == ("#DDF0ED", INK, GROUND)


def test_that_a_box_without_colours_paints_nothing() -> None:
    assert inked(painted(Rect(20, 20, 60, 40))) == []


def test_that_round_corners_are_round() -> None:
    image = painted(Rect(20, 20, 60, 60, fill=INK, radius=20))
    assert (at(image, 21, 21), at(image, 50, 21)) == (GROUND, INK)


def test_that_a_disc_is_a_disc() -> None:
    image = painted(Disc(50, 50, 20, INK))
    assert (at(image, 50, 50), at(image, 50, 32), at(image, 33, 33)) == (INK, INK, GROUND)


def test_that_a_line_goes_through_its_points() -> None:
    image = painted(Path(((20, 20), (20, 80), (80, 80)), INK, line=4))
    assert (at(image, 20, 50), at(image, 50, 80), at(image, 19, 80)) == (INK, INK, INK)


def test_that_a_rounded_line_cuts_its_corner() -> None:
    image = painted(Path(((20, 20), (20, 80), (80, 80)), INK, line=4, radius=20))
    assert (at(image, 20, 40), at(image, 60, 80), at(image, 19, 80)) == (INK, INK, GROUND)


def test_that_points_on_each_other_are_no_trouble() -> None:
    image = painted(Path(((20, 20), (20, 20), (80, 20)), INK, line=4, radius=10))
    assert at(image, 50, 20) == INK


def test_that_a_dashed_line_has_gaps() -> None:
    whole = painted(Path(((20, 50), (180, 50)), INK, line=4))
    dashed = painted(Path(((20, 50), (180, 50)), INK, line=4, dashed=True))
    assert 0 < len(inked(dashed)) < len(inked(whole))


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_that_a_text_is_anchored(anchor: str) -> None:
    image = painted(Text(100, 60, "Table", 20, INK, "bold", anchor))
    left = min(x for x, _y in inked(image))
    width = text_width("Table", "bold", 20)
    start = {"start": 100, "middle": 100 - width / 2, "end": 100 - width}[anchor]
    assert left == pytest.approx(start, abs=3)
    assert max(y for _x, y in inked(image)) <= 61


def test_that_a_drawing_is_scaled() -> None:
    image = painted(Rect(20, 20, 60, 60, fill=INK), scale=2.0)
    assert (at(image, 30, 30), at(image, 100, 100), at(image, 158, 158)) == (GROUND, INK, INK)


def test_that_later_shapes_cover_earlier_ones() -> None:
    image = painted(Rect(0, 0, 100, 100, fill=INK), Disc(50, 50, 20, "#1B6E3F"))
    assert (at(image, 50, 50), at(image, 5, 5)) == ("#1B6E3F", INK)


def test_that_roles_are_weights() -> None:
    assert text_font("semibold", 0.2).pixelSize() == 1
    assert text_font("semibold", 12).weight() == QFont.Weight.DemiBold
    assert text_width("Table", "bold", 40) > text_width("Table", "regular", 40) > 80

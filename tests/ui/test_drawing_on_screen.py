"""The shapes of the kernel, as Qt paints them."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from dsi_desktop.kernel.drawing import Disc, Drawing, Path, Rect, Shape, Text
from dsi_desktop.ui.drawing import paint_drawing, text_font, text_width


def painted(*shapes: Shape, scale: float = 1.0) -> QImage:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint_drawing(painter, Drawing(100, 100, shapes), scale)
    painter.end()
    return image


def dark(image: QImage) -> list[tuple[int, int]]:
    return [
        (x, y) for x in range(100) for y in range(100) if image.pixelColor(x, y).lightness() < 200
    ]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_that_a_rectangle_and_a_disc_are_filled(scale: float, qapp: QApplication) -> None:
    image = painted(
        Rect(5, 5, 10, 10, "#ff0000"), Rect(20, 5, 10, 10, "", "#0000ff"),
        Disc(10, 30, 5, "#008000"), scale=scale,
    )  # fmt: skip
    at = round(10 * scale)
    assert image.pixelColor(at, at) == QColor("#ff0000")
    assert image.pixelColor(round(25 * scale), at) == QColor("#ffffff")
    assert image.pixelColor(at, round(30 * scale)) == QColor("#008000")


def test_that_a_line_bends_at_its_points(qapp: QApplication) -> None:
    points = ((10.0, 10.0), (10.0, 50.0), (60.0, 50.0))
    sharp = dark(painted(Path(points, "#000000", 2)))
    rounded = dark(painted(Path(points, "#000000", 2, radius=12)))
    assert (10, 49) in sharp
    assert (10, 49) not in rounded
    assert (40, 50) in rounded
    dashed = dark(painted(Path(points, "#000000", 2, dashed=True)))
    assert 0 < len(dashed) < len(sharp)


def test_that_a_point_twice_does_not_stop_the_line(qapp: QApplication) -> None:
    drawn = dark(painted(Path(((10, 10), (10, 10), (60, 10)), "#000000", 2, radius=4)))
    assert (40, 10) in drawn


@pytest.mark.parametrize(("anchor", "left"), [("start", 50), ("middle", 40), ("end", 30)])
def test_that_a_text_stands_by_its_anchor(anchor: str, left: int, qapp: QApplication) -> None:
    width = text_width("Mm", "bold", 14)
    drawn = dark(painted(Text(50, 50, "Mm", 14, "#000000", "bold", anchor)))
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    assert min(x for x, _y in drawn) == pytest.approx(50 - share * width, abs=3)
    assert left >= 0


def test_that_roles_are_weights_of_inter(qapp: QApplication) -> None:
    assert text_font("bold", 12).weight() > text_font("regular", 12).weight()
    assert text_font("regular", 0.2).pixelSize() == 1

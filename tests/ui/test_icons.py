"""Icons take the colours of the theme and stay sharp on dense screens."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from dsi_desktop.ui.icons import TintedIcon, icon, picture
from dsi_desktop.ui.theme import theme, wear

OFF, ON = QIcon.State.Off, QIcon.State.On


def colours(image: QImage) -> set[str]:
    """Return the colours of the pixels that are wholly painted."""
    seen = (
        image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())
    )
    return {one.name().upper() for one in seen if one.alpha() == 255}


def drawn(key: str, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = OFF) -> set[str]:
    return colours(icon("layout-grid", key).pixmap(QSize(48, 48), 1.0, mode, state).toImage())


@pytest.mark.parametrize(
    ("key", "mode", "state", "token"),
    [
        ("", QIcon.Mode.Normal, OFF, "text2"), ("", QIcon.Mode.Normal, ON, "accentInk"),
        ("danger", QIcon.Mode.Normal, ON, "danger"),
        ("danger", QIcon.Mode.Disabled, OFF, "borderStrong"),
    ],
)
def test_that_an_icon_takes_the_colour_of_its_state(
    key: str, mode: QIcon.Mode, state: QIcon.State, token: str
) -> None:
    assert theme().hex(token) in drawn(key, mode, state)


def test_that_an_icon_takes_a_colour_of_its_own() -> None:
    assert "#2563B0" in drawn("#2563B0")


def test_that_an_icon_follows_a_switch_to_dark(qapp: QApplication) -> None:
    before = drawn("text")
    wear(qapp, "dark")
    assert theme().hex("text") in drawn("text") - before


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_that_a_dense_screen_gets_as_many_pixels_as_it_has(ratio: float) -> None:
    made = picture("users", 24, "text2", ratio)
    assert made.size() == QSize(round(24 * ratio), round(24 * ratio))
    assert made.devicePixelRatio() == ratio
    assert made.deviceIndependentSize().toSize() == QSize(24, 24)


def test_that_an_icon_is_drawn_again_and_not_enlarged_at_200_percent() -> None:
    sharp = picture("users", 24, "text2", 2.0).toImage()
    sharp.setDevicePixelRatio(1.0)
    plain = picture("users", 48, "text2").toImage()
    assert sharp.convertToFormat(plain.format()) == plain
    blurred = picture("users", 24, "text2").toImage().scaled(48, 48)
    assert blurred != plain


def test_that_painting_uses_the_pixels_of_the_device() -> None:
    canvas = QImage(QSize(64, 64), QImage.Format.Format_ARGB32)
    canvas.setDevicePixelRatio(2.0)
    canvas.fill(QColor("white"))
    painter = QPainter(canvas)
    icon("layout-grid", "text").paint(painter, QRect(4, 4, 24, 24))
    painter.end()
    assert theme().hex("text") in colours(canvas)
    assert canvas.pixelColor(2, 2) == QColor("white")
    assert canvas.pixelColor(60, 60) == QColor("white")


def test_that_a_copy_draws_the_same() -> None:
    one = TintedIcon("users", "danger")
    size = QSize(20, 20)
    mine = one.pixmap(size, QIcon.Mode.Normal, OFF).toImage()
    assert one.clone().pixmap(size, QIcon.Mode.Normal, OFF).toImage() == mine

"""Colours can be told apart, letters are all there, Qt keeps its count of None."""

import sys

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtWidgets import QApplication, QLabel

from dsi_desktop.kernel import resources
from dsi_desktop.ui import tokens
from dsi_desktop.ui.icons import icon, picture
from dsi_desktop.ui.theme import theme, wear

SCHEMES = {"light": (tokens.LIGHT, tokens.HUES_LIGHT), "dark": (tokens.DARK, tokens.HUES_DARK)}
SIGNS = "→✓≥●\u2011\u202f⚠↑↓←−…«»’œŒéÉçÎ—–·\u00a0"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("pair", tokens.TEXT_PAIRS)
def test_that_texts_are_read_on_their_ground(scheme: str, pair: tuple[str, str]) -> None:
    colours = SCHEMES[scheme][0]
    assert tokens.contrast(colours[pair[0]], colours[pair[1]]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("pair", tokens.LINE_PAIRS)
def test_that_rings_and_borders_are_seen(scheme: str, pair: tuple[str, str]) -> None:
    colours = SCHEMES[scheme][0]
    assert tokens.contrast(colours[pair[0]], colours[pair[1]]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("number", range(7))
def test_that_a_chantier_is_read_in_its_colours(scheme: str, number: int) -> None:
    colours, hues = SCHEMES[scheme]
    hue = hues[number]
    assert tokens.contrast(hue.ink, hue.soft) >= 4.5
    assert tokens.contrast(hue.solid, colours["surface"]) >= 3


def test_that_both_schemes_name_the_same_colours() -> None:
    assert set(tokens.LIGHT) == set(tokens.DARK)
    assert len(tokens.HUES_LIGHT) == len(tokens.HUES_DARK)


def test_that_contrast_knows_black_and_white() -> None:
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert tokens.contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("weight", ["Regular", "Medium", "SemiBold", "Bold"])
def test_that_inter_has_every_sign_of_the_screens(weight: str) -> None:
    face = TTFont(resources.path("fonts", f"Inter-{weight}.ttf"))
    missing = [sign for sign in SIGNS if ord(sign) not in face.getBestCmap()]
    assert missing == []
    assert "glyf" in face


@pytest.mark.parametrize("language", ["fr", "en"])
def test_that_inter_has_every_letter_of_the_catalogue(language: str) -> None:
    face = TTFont(resources.path("fonts", "Inter-Regular.ttf")).getBestCmap()
    words = resources.path("locale", language, "LC_MESSAGES", "dsi_desktop.po").read_text("utf-8")
    assert {sign for sign in words if sign.isprintable() and ord(sign) not in face} == set()


def test_that_an_icon_is_sharp_at_twice_the_size(qapp: QApplication) -> None:
    wear(qapp)
    large = picture("home", 20, "text", 2.0)
    assert (large.width(), large.devicePixelRatio()) == (40, 2.0)
    small = picture("home", 20, "text", 1.0).toImage()
    doubled = small.scaled(40, 40)
    assert doubled != large.toImage()


def test_that_an_icon_follows_the_theme(qapp: QApplication) -> None:
    wear(qapp, "light")
    light = icon("home", "text").pixmap(20, 20).toImage()
    wear(qapp, "dark")
    dark = icon("home", "text").pixmap(20, 20).toImage()
    wear(qapp, "light")
    assert light != dark


def test_that_the_scale_sizes_fonts_and_targets(qapp: QApplication) -> None:
    wear(qapp, "light", 2.0)
    assert theme().font("m").pixelSize() == 26
    assert theme().px(28) == 56
    wear(qapp)
    assert theme().font("m").pixelSize() == 13


def test_that_qt_gives_back_every_none_it_borrows(qapp: QApplication) -> None:
    # PySide6 6.12.0 took one reference off None at each call and ended the program on 3.11.
    label = QLabel()
    before = sys.getrefcount(None)
    for _call in range(2000):
        label.setText("x")
    assert abs(sys.getrefcount(None) - before) < 500

"""Colours that everyone can read: contrasts of the two schemes and of the hues of chantiers."""

import pytest

from dsi_desktop.ui import tokens
from dsi_desktop.ui.tokens import contrast

SCHEMES = {
    "light": (tokens.LIGHT, tokens.HUES_LIGHT), "dark": (tokens.DARK, tokens.HUES_DARK),
}
BOTH = pytest.mark.parametrize("scheme", SCHEMES)


def test_that_contrast_is_the_ratio_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == contrast("#FFFFFF", "#777777")
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_that_both_schemes_name_the_same_colours() -> None:
    assert set(tokens.LIGHT) == set(tokens.DARK)
    assert len(tokens.HUES_LIGHT) == len(tokens.HUES_DARK)


@BOTH
def test_that_every_text_can_be_read(scheme: str) -> None:
    colours, _hues = SCHEMES[scheme]
    weak = {
        pair: ratio for pair in tokens.TEXT_PAIRS
        if (ratio := contrast(colours[pair[0]], colours[pair[1]])) < 4.5
    }
    assert weak == {}


@BOTH
def test_that_every_ring_and_edge_can_be_seen(scheme: str) -> None:
    colours, _hues = SCHEMES[scheme]
    weak = {
        pair: ratio for pair in tokens.LINE_PAIRS
        if (ratio := contrast(colours[pair[0]], colours[pair[1]])) < 3
    }
    assert weak == {}


@BOTH
def test_that_the_words_and_bars_of_every_hue_can_be_seen(scheme: str) -> None:
    colours, hues = SCHEMES[scheme]
    for hue in hues:
        assert contrast(hue.ink, hue.soft) >= 4.5
        assert contrast(hue.solid, colours["surface"]) >= 3


@BOTH
def test_that_hues_are_told_apart(scheme: str) -> None:
    _colours, hues = SCHEMES[scheme]
    assert len({hue.solid for hue in hues}) == len(hues)

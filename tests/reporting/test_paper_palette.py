"""Every text of paper is readable on every ground it meets."""

from itertools import product

import pytest

from dsi_desktop.reporting import palette


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXTS = sorted({*palette.TONES.values(), palette.INK, palette.GREY, palette.NAVY, palette.TEAL})
TINTS = {ground for ground, _edge in palette.TINTS.values()}
GROUNDS = sorted({"#FFFFFF", palette.GROUND, palette.WATERMARK, *TINTS})


def test_that_the_measure_knows_black_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)


@pytest.mark.parametrize(("text", "ground"), list(product(TEXTS, GROUNDS)))
def test_that_text_holds_four_and_a_half_to_one(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5

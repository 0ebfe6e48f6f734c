"""Texts of a drawing are cut and folded to the room they have, whoever measures them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsi_desktop.kernel.drawing import folded, shortened
from support.budget import examples


def ten_a_sign(text: str, _role: str, size: float) -> float:
    return len(text) * size


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [("Transport", 90, "Transport"), ("Transport", 89, "Transpo…"), ("un mot", 40, "un…"),
     ("abc", 10, "…"), ("", 0, "")],
)  # fmt: skip
def test_that_a_text_too_wide_ends_in_an_ellipsis(text: str, width: float, shown: str) -> None:
    assert shortened(text, width, "regular", 10, ten_a_sign) == shown


def test_that_a_text_is_folded_at_words_and_its_last_line_cut() -> None:
    said = folded("Politiques familiales et aînées du milieu", 110, 2, "bold", 10, ten_a_sign)
    assert said == ["Politiques", "familiales…"]
    assert folded("un deux", 110, 2, "bold", 10, ten_a_sign) == ["un deux"]
    assert folded("", 110, 2, "bold", 10, ten_a_sign) == []


@settings(max_examples=examples("wrapping"))
@given(st.text(alphabet="abc é", max_size=60), st.integers(20, 200), st.integers(1, 4))
def test_that_no_line_is_wider_than_the_room(text: str, width: int, lines: int) -> None:
    said = folded(text, width, lines, "regular", 10, ten_a_sign)
    assert len(said) <= lines
    assert all(ten_a_sign(line, "regular", 10) <= width for line in said)

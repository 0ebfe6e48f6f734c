"""Differences shown word by word, and said in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.features.exchange.rules.comparing import (
    ADDED,
    REMOVED,
    SAME,
    Change,
    Piece,
    changes,
    compared,
    read_aloud,
)

BEFORE = (
    "Stéphane présente les trois scénarios. La MRC finance 60 % du coût, jusqu’à 12 500 $, "
    "si deux municipalités s’engagent avant janvier."
)


def test_that_an_amount_is_one_word() -> None:
    later = BEFORE.replace("12 500 $", "13 800 $")
    found = changes(compared(BEFORE, later))
    assert found == [Change("du coût, jusqu’à", "12 500 $", "13 800 $")]
    assert read_aloud(found) == "retiré 12 500 $, ajouté 13 800 $"


def test_that_several_differences_are_one_sentence() -> None:
    later = BEFORE.replace("scénarios", "scénarios et leur coût").replace("60 %", "50 %")
    found = changes(compared(BEFORE, later))
    assert read_aloud(found) == "ajouté et leur coût; retiré 60 %, ajouté 50 %"


def test_that_words_replaced_together_are_one_difference() -> None:
    pieces = compared("avant janvier.", "avant le 15 décembre.")
    assert pieces == [
        Piece(SAME, "avant "), Piece(REMOVED, "janvier"), Piece(ADDED, "le 15 décembre"),
        Piece(SAME, "."),
    ]  # fmt: skip


def test_that_a_removal_alone_is_said() -> None:
    assert read_aloud(changes(compared("a b c", "a c"))) == "retiré b"


def test_that_a_paragraph_cut_in_two_is_said_with_a_sign() -> None:
    found = changes(compared("un deux", "un\ndeux"))
    assert found == [Change("un", "␣", "¶")]
    assert read_aloud(found) == "retiré espace, ajouté fin de paragraphe"


def test_that_a_whole_paragraph_added_leaves_the_others_alone() -> None:
    pieces = compared("Un.\nDeux.\n", "Un.\nNeuf.\nDeux.\n")
    assert pieces == [Piece(SAME, "Un.\n"), Piece(ADDED, "Neuf.\n"), Piece(SAME, "Deux.\n")]


@pytest.mark.parametrize(("earlier", "later", "found"), [
    ("", "", []),
    ("même", "même", [Piece(SAME, "même")]),
    ("", "tout", [Piece(ADDED, "tout")]),
    ("tout", "", [Piece(REMOVED, "tout")]),
])  # fmt: skip
def test_the_ends(earlier: str, later: str, found: list[Piece]) -> None:
    assert compared(earlier, later) == found


def test_that_a_text_without_end_is_compared_in_a_moment() -> None:
    earlier = " ".join(f"mot{n}" for n in range(30_000))
    pieces = compared(earlier, earlier + " fin")
    assert [piece.state for piece in pieces] == [REMOVED, ADDED]


@given(st.text(alphabet="ab 1$%,.\n’é", max_size=60), st.text(alphabet="ab 1$%,.\n’é", max_size=60))
def test_that_both_texts_can_be_read_in_the_pieces(earlier: str, later: str) -> None:
    pieces = compared(earlier, later)
    assert "".join(text for state, text in pieces if state != ADDED) == earlier
    assert "".join(text for state, text in pieces if state != REMOVED) == later
    assert all(text for _state, text in pieces)
    assert bool(changes(pieces)) == (earlier != later)

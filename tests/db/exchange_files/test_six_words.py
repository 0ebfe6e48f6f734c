"""Six words: told apart by four letters, said with or without accents."""

import pytest

from dsi_desktop.db.merge import words


def test_that_the_list_has_2048_words_that_four_letters_tell_apart() -> None:
    every = words.all_words()
    assert len(every) == len(set(every)) == 2_048
    assert all(words.complete(word) == word for word in every)
    assert all(words.complete(word[:4]) == word for word in every)


def test_that_six_words_are_drawn_from_the_list() -> None:
    drawn = words.draw_words()
    assert len(drawn) == 6
    assert set(drawn) <= set(words.all_words())
    assert drawn != words.draw_words()


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("élec", "électron"), ("ELEC", "électron"), ("electron", "électron"), (" tige ", "tige"),
        ("aba", None), ("", None), ("abaissement", None), ("zzzz", None),
        ("ela\u0300", None), ("e\u0301lectron", "électron"),
    ],
)  # fmt: skip
def test_that_four_letters_complete_a_word_whatever_the_accents(
    said: str, word: str | None
) -> None:
    expected = None if word is None or word not in words.all_words() else word
    assert words.complete(said) == expected


def test_that_the_beginning_of_a_word_offers_eight_at_most() -> None:
    assert words.candidates("aba") == ("abaisser", "abandon")
    assert len(words.candidates("a")) == 8
    assert words.candidates("") == ()
    assert all(one.startswith("é") for one in words.candidates("éq"))


def test_that_a_phrase_is_the_same_however_it_is_said() -> None:
    drawn = words.draw_words()
    said = "  ".join(word[:4].upper() for word in drawn)
    assert words.normalised(said) == words.normalised(" ".join(drawn))
    assert words.normalised(" ".join(drawn)).isascii()


def test_that_another_phrase_keeps_its_letters() -> None:
    assert words.normalised(" Été  Indien ") == "Été Indien"
    assert words.normalised("E\u0301té Indien") == "Été Indien"
    assert words.normalised("abai aban") == "abai aban"

"""Texts folded for search, cleaned before they are kept, joined and elided as French is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.kernel.i18n import speaking, use_language
from dsi_desktop.kernel.text import LONGEST, clean, elided, fold, listed, spaced


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Éric Côté", "eric cote"), ("CŒUR", "coeur"), ("l’Été", "l'ete"), ("Straße", "strasse"),
     ("a\u00a0b", "a b"), ("Baie–Saint‑Paul", "baie-saint-paul"), ("", "")],
)  # fmt: skip
def test_that_case_and_accents_are_folded_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_that_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a\x00b\x1f\x7f\x9f", "ab"), ("a\r\nb\rc\n\td", "a\nb\nc\n\td"), ("a\ud800b\udfff", "ab"),
     ("\u202eabc\u202c\u2066d\u2069", "abcd"), ("a\ufffe\uffffb", "ab"),
     ("<b>&lt; 😀 שלום", "<b>&lt; 😀 שלום")],
)  # fmt: skip
def test_that_control_signs_go_and_words_stay(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_that_a_text_is_kept_to_a_hundred_thousand_characters() -> None:
    assert len(clean("é" * (LONGEST + 5))) == LONGEST == 100_000


@given(st.text(st.characters(), max_size=200))
def test_that_a_clean_text_can_be_written_and_stays_as_it_is(text: str) -> None:
    kept = clean(text)
    assert kept.encode().decode() == kept
    assert clean(kept) == kept
    assert "\x00" not in kept


@pytest.mark.parametrize(
    ("parts", "said"),
    [((), ""), (("a",), "a"), (("a", "b"), "a et b"), (("a", "b", "c"), "a, b et c")],
)
def test_that_words_are_joined_as_a_sentence_does(parts: tuple[str, ...], said: str) -> None:
    assert listed(parts) == said


def test_that_words_are_joined_in_the_language_of_the_moment() -> None:
    assert listed(("a", "b"), "ou") == "a ou b"
    with speaking("en"):
        assert listed(("a", "b")) == "a and b"


@pytest.mark.parametrize(
    ("word", "following", "said"),
    [
        ("que", "une aide", "qu’une aide"), ("que", "la MRC", "que la MRC"),
        ("de", "Éric", "d’Éric"), ("de", "Yves", "d’Yves"), ("de", "yoga", "de yoga"),
        ("le", "horaire", "l’horaire"), ("la", "habitation", "l’habitation"),
        ("le", "huis clos", "le huis clos"), ("la", "hausse", "la hausse"),
        ("la", "hiérarchie", "la hiérarchie"), ("que", "hier", "qu’hier"),
        ("le", "héros", "le héros"), ("la", "héroïne", "l’héroïne"), ("le", "huit", "le huit"),
        ("la", "huître", "l’huître"), ("le", "handicap", "le handicap"), ("le", "onze", "le onze"),
        ("le", "oui", "le oui"), ("la", "œuvre", "l’œuvre"), ("que", "« une »", "qu’« une »"),
        ("si", "ils", "s’ils"), ("si", "elle", "si elle"), ("Que", "un", "Qu’un"),
        ("lorsque", "il", "lorsqu’il"), ("sa", "amie", "sa amie"), ("de", "", "de "),
        ("de", "Hydro-Québec", "d’Hydro-Québec"), ("le", "harmonie", "l’harmonie"),
    ],
)  # fmt: skip
def test_that_a_word_is_elided_before_a_vowel_or_a_mute_h(
    word: str, following: str, said: str
) -> None:
    assert elided(word, following) == said


def test_that_only_french_is_spaced_as_french() -> None:
    assert spaced("Vote : 3") == "Vote\N{NO-BREAK SPACE}: 3"
    use_language("en")
    assert spaced("Vote : 3") == "Vote : 3"

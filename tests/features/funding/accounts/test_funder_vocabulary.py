"""The words of a funder: read whatever was kept, written plainly, refused beside their box."""

import pytest

from dsi_desktop.features.funding.rules.vocabulary import (
    TERMS,
    read_vocabulary,
    write_vocabulary,
)
from dsi_desktop.kernel.errors import RuleBroken


def test_that_words_are_read_by_our_term_or_by_what_we_show() -> None:
    read = read_vocabulary(
        "PERSONNES JOINTES = Bénéficiaires\nresults = Livrables\nrien = x\n\nsans signe\nhours =")
    assert read("people_reached") == "Bénéficiaires"
    assert read("results") == "Livrables"
    assert read("hours") == "Heures"
    assert set(read.words) == {"people_reached", "results"}


def test_that_json_is_read_too_and_what_is_broken_is_ours() -> None:
    assert read_vocabulary('{"a": ' * 200_000).words == {}
    assert read_vocabulary('{"Heures": "Temps", "inconnu": "x", "post": null}').words == {
        "hours": "Temps"}
    assert read_vocabulary("{broken").words == {}
    assert read_vocabulary(None).words == {}


def test_that_what_is_written_is_read_back() -> None:
    said = {"people_reached": " Bénéficiaires ", "results": "", "hours": "Heures"}
    kept = write_vocabulary(said)
    assert kept == "people_reached = Bénéficiaires"
    assert read_vocabulary(kept).words == {"people_reached": "Bénéficiaires"}


@pytest.mark.parametrize(("wrong", "words"), [("a = b", "signe ="), ("x" * 81, "trop long")])
def test_that_a_word_that_could_not_be_read_back_is_refused(wrong: str, words: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        write_vocabulary({"hours": wrong})
    assert refused.value.field == "hours"
    assert words in refused.value.sentence


def test_that_every_term_has_its_word() -> None:
    ours = read_vocabulary("")
    assert all(ours(term) for term in TERMS)

"""A vote as it is typed or called, organisation by organisation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.features.meetings.rules.room import Seat, Stay
from dsi_desktop.features.minutes.rules.ballot import (
    OPTIONS,
    Ballot,
    Caller,
    Voice,
    ballot_of,
    callers,
    check_called,
    dissents_of,
    tally,
    to_debate,
    to_roll_call,
)
from dsi_desktop.features.minutes.rules.capture import Known
from dsi_desktop.features.minutes.rules.votes import Outcome, check_dissent, check_vote
from dsi_desktop.kernel.errors import RuleBroken

LUC, ERIC = Known("5", "Luc Côté"), Known("4", "Éric Gauthier")
PEOPLE = (LUC, ERIC, Known("3", "Marie-Ève Tremblay"), Known("o", "L’Ancrage", organization=True))
SIMPLE = "simple_majority"


@pytest.mark.parametrize(("typed", "found"), [
    ("", Ballot(Outcome())),
    ("7 2 1", Ballot(Outcome("carried_majority", 7, 2, 1))),
    ("secret 7 2 1", Ballot(Outcome("carried_majority", 7, 2, 1), "secret")),
    ("au scrutin secret : 9 0", Ballot(Outcome("carried_unanimous", 9, 0, 0), "secret")),
    ("7/2/1 secret", Ballot(Outcome("carried_majority", 7, 2, 1), "secret")),
    ("5 5 prépondérante", Ballot(Outcome("carried_majority", 5, 5, 0), casting=True)),
    ("5 5 voix preponderante", Ballot(Outcome("carried_majority", 5, 5, 0), casting=True)),
    ("5 5 casting vote", Ballot(Outcome("carried_majority", 5, 5, 0), casting=True)),
    ("7 2 prépondérante", Ballot(Outcome("carried_majority", 7, 2, 0), casting=True)),
    ("7 2 1 dissidence @luc : trop cher", Ballot(
        Outcome("carried_majority", 7, 2, 1), dissents=(("5", "trop cher"),))),
    ("7 2 dissidence de Luc Côté", Ballot(
        Outcome("carried_majority", 7, 2, 0), dissents=(("5", ""),))),
    ("dissidence luc parce que c’est trop tôt; @éric gauthier, le trajet change", Ballot(
        Outcome("carried_majority"),
        dissents=(("5", "c’est trop tôt"), ("4", "le trajet change")))),
    ("7 2 dissidence @l’ancrage, trop vite", Ballot(
        Outcome("carried_majority", 7, 2, 0), dissents=(("o", "trop vite"),))),
    ("majorité", Ballot(Outcome("carried_majority"))),
    ("rejetée", Ballot(Outcome("defeated"))),
    ("tabled", Ballot(Outcome("tabled"))), ("withdrawn", Ballot(Outcome("withdrawn"))),
    ("defeated 2 7", Ballot(Outcome("defeated", 2, 7, 0))),
])
def test_that_a_vote_is_read_with_its_method_and_its_dissents(typed: str, found: Ballot) -> None:
    assert ballot_of(typed, SIMPLE, PEOPLE) == found


@pytest.mark.parametrize(("typed", "field", "words"), [
    ("7 2 dissidence Zoé Inconnue", "dissent", "Zoé Inconnue"),
    ("peut-être", "vote", "Écrivez le vote"),
    ("prépondérante", "vote", "5 5 prépondérante"),
    ("7 2 1 4", "vote", "Écrivez le vote"),
])
def test_that_what_is_no_vote_is_refused_in_words(typed: str, field: str, words: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        ballot_of(typed, SIMPLE, PEOPLE)
    assert refused.value.field == field
    assert words in refused.value.sentence


def test_that_dissents_are_read_line_by_line_too() -> None:
    assert dissents_of("Luc Côté – trop cher\n\n Éric Gauthier.", PEOPLE) == (
        ("5", "trop cher"), ("4", ""),
    )
    assert dissents_of(" ; ", PEOPLE) == ()


@pytest.mark.parametrize("typed", ["débat", "Débat.", "plus tard", "debate"])
def test_that_a_proposal_may_stay_under_debate(typed: str) -> None:
    assert to_debate(typed)
    assert not to_roll_call(typed)


@pytest.mark.parametrize("typed", ["org", "par organisation", "appel nominal", "roll call"])
def test_that_the_roll_of_organisations_is_asked_by_a_word(typed: str) -> None:
    assert to_roll_call(typed)
    assert not to_debate(typed)


SEATS = (
    Seat("a", "present", True, "mrc"), Seat("b", "present", True, "mrc"),
    Seat("c", "remote", True, "ancrage", stays=(Stay("13:30", "14:10"),)),
    Seat("d", "represented", True, "hommes", represented_by_id="g"),
    Seat("e", "present", True), Seat("f", "absent", True, "cegep"),
    Seat("g", "present", False, "hommes"), Seat("h", "represented", True, "loin", "absent"),
)


def test_that_each_organisation_with_a_voice_here_is_called_once() -> None:
    assert callers(SEATS, "14:00") == (
        Caller("mrc", None), Caller("ancrage", None), Caller("hommes", None), Caller(None, "e"),
    )
    assert [one.holder for one in callers(SEATS, "14:30")] == ["mrc", "hommes", "e"]
    assert callers((), None) == ()


def test_that_the_voices_called_are_counted_by_the_rule_of_the_body() -> None:
    voices = [Voice("yes", "mrc"), Voice("yes", "hommes"), Voice("no", "ancrage"),
              Voice("abstain", person_id="e")]  # fmt: skip
    assert tally(voices, SIMPLE) == Outcome("carried_majority", 2, 1, 1)
    assert tally(voices, "two_thirds") == Outcome("carried_majority", 2, 1, 1)
    assert tally(voices[1:], "two_thirds").state == "defeated"
    assert tally(voices[:2], SIMPLE).state == "carried_unanimous"
    with pytest.raises(RuleBroken, match="Aucune organisation"):
        tally([], SIMPLE)


@pytest.mark.parametrize(("voices", "words"), [
    ([Voice("yes", "mrc"), Voice("no", "mrc")], "qu’une fois"),
    ([Voice("yes", "cegep")], "pas droit de vote"),
    ([Voice("peut-être", "mrc")], "pour, contre ou abstention"),
])
def test_that_a_voice_given_twice_or_by_nobody_here_is_refused(
    voices: list[Voice], words: str
) -> None:
    with pytest.raises(RuleBroken, match=words):
        check_called(voices, callers(SEATS, "14:00"))


def test_that_voices_called_in_the_room_are_kept() -> None:
    check_called([Voice("yes", "mrc"), Voice("no", person_id="e")], callers(SEATS, "14:00"))


def test_that_a_secret_ballot_names_nobody() -> None:
    with pytest.raises(RuleBroken, match="scrutin secret"):
        check_dissent(Outcome("carried_majority", 7, 2, 0), 1, "secret")
    check_dissent(Outcome("carried_majority", 7, 2, 0), 0, "secret")


@given(st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=30),
       st.sampled_from([SIMPLE, "two_thirds", "consensus"]))
def test_that_a_roll_call_always_adds_up(options: list[str], mode: str) -> None:
    voices = [Voice(option, str(n)) for n, option in enumerate(options)]
    outcome = tally(voices, mode)
    check_vote(outcome, voters=len(voices), mode=mode)
    assert outcome.voices == len(voices)

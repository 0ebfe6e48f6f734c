"""Votes, numbers, sentences and the frozen form, as pure values."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.features.meetings.rules.room import Quorum
from dsi_desktop.features.minutes.rules import frozen, numbers, votes, wording
from dsi_desktop.features.minutes.rules.document import (
    Attendee,
    Dissent,
    MinutesDocument,
    Point,
    Said,
)
from dsi_desktop.features.minutes.rules.votes import Outcome
from dsi_desktop.kernel.errors import RuleBroken

NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(("typed", "outcome"), [
    ("", Outcome()),
    ("7 2 1", Outcome("carried_majority", 7, 2, 1)),
    ("7/2", Outcome("carried_majority", 7, 2, 0)),
    ("9", Outcome("carried_unanimous", 9, 0, 0)),
    ("2-7-0", Outcome("defeated", 2, 7, 0)),
    ("4 4", Outcome("defeated", 4, 4, 0)),
    ("À l’unanimité", Outcome("carried_unanimous")),
    ("majorité", Outcome("carried_majority")),
    ("rejetée", Outcome("defeated")),
    ("déposée", Outcome("tabled")),
    ("sur le bureau", Outcome("tabled")),
    ("retirée", Outcome("withdrawn")),
])
def test_that_a_vote_is_read_as_it_is_typed(typed: str, outcome: Outcome) -> None:
    assert votes.outcome_of(typed) == outcome


def test_that_a_vote_is_read_by_the_rule_of_two_thirds() -> None:
    assert votes.outcome_of("4 3", "two_thirds") == Outcome("defeated", 4, 3, 0)
    assert votes.outcome_of("4 2", "two_thirds") == Outcome("carried_majority", 4, 2, 0)
    votes.check_vote(Outcome("defeated", 4, 3, 0), voters=7, mode="two_thirds")


def test_that_a_word_after_the_counts_says_how_it_ended() -> None:
    assert votes.outcome_of("4 3 rejetée") == Outcome("defeated", 4, 3, 0)
    assert votes.outcome_of("5-5 majorité") == Outcome("carried_majority", 5, 5, 0)


def test_that_the_chair_decides_only_a_tie_and_only_where_the_rules_say_so() -> None:
    tie = Outcome("carried_majority", 5, 5, 0)
    assert votes.casts_vote(tie, asked=False, allowed=True)
    assert not votes.casts_vote(tie, asked=False, allowed=False)
    assert not votes.casts_vote(replace(tie, against=4), asked=True, allowed=True)
    assert not votes.casts_vote(Outcome("carried_majority"), asked=True, allowed=True)
    lost = replace(tie, state="defeated")
    assert votes.casts_vote(lost, asked=True, allowed=True)
    assert not votes.casts_vote(lost, asked=False, allowed=True)
    with pytest.raises(RuleBroken, match="voix prépondérante"):
        votes.casts_vote(tie, asked=True, allowed=False)


@pytest.mark.parametrize("typed", ["peut-être", "1 2 3 4", "sept", "1 2 3 4 rejetée"])
def test_that_a_vote_that_says_nothing_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken):
        votes.outcome_of(typed)


@pytest.mark.parametrize(("outcome", "more"), [
    (Outcome("carried_majority", 6, 5, 0), {}),
    (Outcome("carried_majority", -1, 0, 0), {}),
    (Outcome("carried_unanimous", 5, 1, 0), {}),
    (Outcome("carried_unanimous", 0, 0, 2), {}),
    (Outcome("carried_majority", 5, 5, 0), {}),
    (Outcome("carried_majority", 6, 4, 0), {"mode": "two_thirds"}),
    (Outcome("defeated", 6, 4, 0), {}),
])
def test_that_a_vote_that_does_not_add_up_is_refused(
    outcome: Outcome, more: dict[str, str]
) -> None:
    with pytest.raises(RuleBroken) as caught:
        votes.check_vote(outcome, voters=10, **more)
    assert caught.value.field == "vote"


@pytest.mark.parametrize(("outcome", "more"), [
    (Outcome(), {}),
    (Outcome("carried_majority", 5, 5, 0), {"casting_vote": True}),
    (Outcome("carried_majority", 6, 3, 1), {"mode": "two_thirds"}),
    (Outcome("defeated", 4, 6, 0), {}),
    (Outcome("defeated", 5, 5, 0), {}),
    (Outcome("tabled", 1, 1, 1), {}),
])
def test_that_a_vote_that_adds_up_is_kept(outcome: Outcome, more: dict[str, str]) -> None:
    votes.check_vote(outcome, voters=10, **more)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_that_what_is_typed_always_passes_its_own_check(yes: int, no: int, none: int) -> None:
    outcome = votes.outcome_of(f"{yes} {no} {none}")
    votes.check_vote(outcome, voters=yes + no + none)
    assert (votes.result_of(outcome) == "carried") == (yes > no)


def test_that_results_are_named() -> None:
    found = [votes.result_of(Outcome(*one)) for one in (
        ("carried_majority", 2, 1), ("defeated", 2, 2), ("defeated",), ("tabled",),
    )]
    assert found == ["carried", "tie", "defeated", ""]


def test_that_the_quorum_is_proven_or_the_decision_refused() -> None:
    short = Quorum(9, 4, 5)
    assert votes.quorum_note(Quorum(9, 5, 5), "refuse").startswith("Quorum atteint")
    assert votes.quorum_note(short, "note").startswith("Hors quorum")
    with pytest.raises(RuleBroken, match="4 sur 9, 5 requis"):
        votes.quorum_note(short, "refuse")
    with pytest.raises(RuleBroken, match="Marquez les présences"):
        votes.quorum_note(Quorum(9, 0, 5), "refuse")


@pytest.mark.parametrize(("template", "taken", "expected"), [
    ("{yyyy}-{mm}-{total}", ["2014-05-8380", "2013-12-8381"], "2014-09-8382"),
    ("{yyyy}-{mm}-{seq:03}", ["2014-08-216", "2013-12-900"], "2014-09-217"),
    ("{yyyy}-{seq}", ["2014-117"], "2014-118"),
    ("{seq}-{yyyy}", ["318-2014", "999-2013"], "319-2014"),
    ("{yyyy}-{mm}-A{total}", ["2014-01-A3018"], "2014-09-A3019"),
    ("{sigle}-{yy}-{mm}-{seq:02}", ["CA-14-05-06", "CB-14-05-50"], "CA-14-09-07"),
    ("{sigle}-{yyyy}-{seq:03}", ["CA-2014-013", "illisible"], "CA-2014-014"),
    ("", [], "CA-2014-001"),
    ("{yyyy}-{yyyy}-{seq}", ["2014-2014-4"], "2014-2014-5"),
])
def test_that_real_schemes_of_numbers_are_followed(
    template: str, taken: list[str], expected: str
) -> None:
    following = numbers.numbers(template, acronym="CA", held_on="2014-09-10", taken=taken)
    assert next(following) == expected


def test_that_a_body_without_acronym_leaves_no_stray_hyphen() -> None:
    kept = numbers.numbers("", acronym="", held_on="2026-01-01", taken=["2026-003"])
    assert list(itertools.islice(kept, 2)) == ["2026-004", "2026-005"]


@pytest.mark.parametrize("template", ["{yyyy}", "{seq}-{nope}", "CC-{seq", "{seq:3}"])
def test_that_a_template_without_a_counter_is_refused(template: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        numbers.check_template(template)
    assert caught.value.field == "number_template"


@given(st.integers(1, 5000), st.sampled_from(["{seq:03}-{yyyy}", "{sigle}-{yyyy}-{seq}"]))
def test_that_a_number_written_is_read_back(counter: int, template: str) -> None:
    said = numbers.number(template, acronym="CC", held_on="2026-11-12", counter=counter)
    assert numbers.last_counter(template, acronym="CC", year="2026", taken=[said]) == counter


@pytest.mark.parametrize(("text", "said"), [
    ("Demander 18 000 $", "Il est résolu de demander 18 000 $"),
    ("adopter l’ordre du jour", "Il est résolu d’adopter l’ordre du jour"),
    ("Que la table appuie", "Il est résolu que la table appuie"),
    ("D’adopter le budget", "Il est résolu d’adopter le budget"),
    ("Dossier Transport : 3 $", f"Il est résolu{NB}: Dossier Transport : 3 $"),
    ("Honorer l’entente", "Il est résolu d’honorer l’entente"),
    ("Hausser la part", "Il est résolu de hausser la part"),
])
def test_that_a_resolution_reads_as_a_sentence(text: str, said: str) -> None:
    assert "".join(wording.resolved(text)) == said


def test_that_a_proposal_that_was_not_carried_is_not_resolved() -> None:
    assert wording.resolved("Renoncer", carried=False)[0] == "Il est proposé de "


@pytest.mark.parametrize(("recital", "said"), [
    ("le service répond à un besoin;", "Attendu que le service répond à un besoin"),
    ("une aide est confirmée", "Attendu qu’une aide est confirmée"),
    ("Considérant que La MRC paie", "Attendu que la MRC paie"),
    ("attendu qu’il faut agir", "Attendu qu’il faut agir"),
    ("Attendu que l’aide vient", "Attendu que l’aide vient"),
    ("MRC et municipalités paient", "Attendu que MRC et municipalités paient"),
    ("Clermont paie", "Attendu que Clermont paie"),
])
def test_that_recitals_are_elided(recital: str, said: str) -> None:
    assert "".join(wording.whereas(recital)) == said


MOTION = Said("e", "motion", "Demander", state="carried_unanimous", provisional=3,
              mover="Josée Desbiens", seconder="Nathalie Bouchard")


def test_that_outcomes_are_said_with_their_count() -> None:
    assert wording.outcome(MOTION) == "Adoptée à l’unanimité."
    counted = replace(MOTION, state="carried_majority", in_favour=7, against=2)
    assert wording.outcome(counted) == f"Adoptée à la majorité (pour{NB}: 7, contre{NB}: 2)."
    one = replace(counted, abstaining=1, casting_vote=True)
    assert f"abstention{NB}: 1, voix prépondérante" in wording.outcome(one)
    assert f"abstentions{NB}: 2" in wording.outcome(replace(counted, abstaining=2))
    assert wording.outcome(replace(MOTION, state="defeated")) == "Rejetée."
    assert wording.outcome(replace(MOTION, state="newer")) == "newer."


def test_that_names_are_printed_only_where_the_body_does() -> None:
    assert wording.proposal(MOTION, names=True) == (
        "Proposée par Josée Desbiens, appuyée par Nathalie Bouchard."
    )
    assert wording.proposal(replace(MOTION, seconder=""), names=True) == (
        "Proposée par Josée Desbiens."
    )
    assert wording.proposal(MOTION, names=False) == ""
    assert wording.proposal(replace(MOTION, mover=""), names=True) == ""


def test_that_numbers_stay_provisional_until_adoption() -> None:
    assert wording.number_of(MOTION) == "Résolution (projet) 3"
    assert wording.number_of(replace(MOTION, state="defeated")) == "Proposition 3"
    assert wording.number_of(replace(MOTION, number="CC-2026-014")) == "Résolution CC-2026-014"


def test_that_dissents_are_said_with_or_without_reason() -> None:
    said = replace(MOTION, dissents=(Dissent("Éric Gauthier", "trop cher"), Dissent("Luc Côté")))
    assert wording.dissents(said) == [
        f"Éric Gauthier inscrit sa dissidence{NB}: trop cher", "Luc Côté inscrit sa dissidence.",
    ]


@pytest.mark.parametrize(("body", "said"), [
    ("Comité conseil", "du comité conseil"),
    ("Assemblée des partenaires", "de l’assemblée des partenaires"),
    ("Table régionale", "de la table régionale"),
    ("Chantier Habitation", "du chantier Habitation"),
    ("Nourrir notre monde", "– Nourrir notre monde"),
    ("", "– "),
])
def test_that_bodies_take_their_article(body: str, said: str) -> None:
    assert wording.of_body(body) == said


DOCUMENT = MinutesDocument("m", body="Comité conseil", held_on="2026-11-12", members=9, present=7,
                           required=5)


def test_that_titles_say_what_the_paper_is() -> None:
    assert wording.heading(DOCUMENT) == "Procès-verbal de la rencontre du comité conseil"
    notes = replace(DOCUMENT, kind="cr", body="Chantier Habitation", meeting_kind="special")
    assert wording.heading(notes) == (
        "Compte rendu de la rencontre extraordinaire du chantier Habitation"
    )
    assembly = replace(DOCUMENT, body="Assemblée des partenaires")
    assert wording.heading(assembly) == "Procès-verbal de l’assemblée des partenaires"
    assert wording.heading(replace(DOCUMENT, title="Lab Créatik")) == "Procès-verbal – Lab Créatik"


def test_that_quorum_opening_and_closing_are_said() -> None:
    assert wording.quorum(DOCUMENT) == (
        f"Quorum{NB}: 7 membres sur 9 (minimum requis{NB}: 5)."
    )
    assert wording.quorum(replace(DOCUMENT, present=4)).startswith("Le quorum n’est pas atteint")
    assert wording.quorum(replace(DOCUMENT, required=0)) == ""
    assert wording.opening(DOCUMENT, "13 h 34").startswith("La présidence constate le quorum")
    plain = replace(DOCUMENT, required=0)
    assert wording.opening(plain, "9 h") == "La rencontre est ouverte à 9 h."
    own = replace(DOCUMENT, opening_phrase="On commence à {hour}.")
    assert wording.opening(own, "9 h") == "On commence à 9 h."
    assert wording.opening(DOCUMENT, "") == ""
    assert wording.closing("") == ""
    assert wording.closing("16 h 5") == "La rencontre est levée à 16 h 5."
    assert wording.in_camera("") == "La rencontre se poursuit à huis clos."
    assert "à 15 h" in wording.in_camera("15 h")


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20)
SAID = st.builds(
    Said, st.just("e"), st.just("motion"), TEXT, recitals=st.tuples(TEXT),
    dissents=st.tuples(st.builds(Dissent, TEXT, TEXT)), in_favour=st.none() | st.integers(0, 9),
)
WHOLE = st.builds(
    MinutesDocument, st.just("m"), body=TEXT,
    attendees=st.tuples(st.builds(Attendee, st.just("a"), st.just("p"), TEXT)),
    points=st.tuples(st.builds(Point, st.just("i"), st.just("1"), st.just(0), TEXT,
                               said=st.tuples(SAID))),
)


@given(WHOLE)
def test_that_a_frozen_document_freezes_the_same_again(document: MinutesDocument) -> None:
    text = frozen.canonical(document)
    thawed = frozen.thawed(text)
    assert frozen.canonical(thawed) == text
    assert len(frozen.fingerprint(text)) == 64


def test_that_a_newer_document_still_reads() -> None:
    assert frozen.thawed('{"meeting_id":"m","novelty":1,"points":[]}').meeting_id == "m"

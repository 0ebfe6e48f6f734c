"""What the minutes say of an election, sentence by sentence."""

import pytest

from dsi_desktop.features.governance.rules.ballots import Ballots
from dsi_desktop.features.governance.rules.election_words import (
    ElectionTold,
    RoundTold,
    Winner,
    elected_word,
    election_name,
    round_name,
    told_lines,
)
from dsi_desktop.kernel.i18n import speaking
from dsi_desktop.kernel.text import fr

FROM_TO = {"start_on": "2026-06-03", "end_on": "2028-06-02"}
HELENE = Winner("Hélène Savard", "SACC", 17, **FROM_TO)
DENIS = Winner("Denis Lavoie", "", 14, **FROM_TO)


def plain(lines: list[str]) -> list[str]:
    return [fr(line) for line in lines]


def test_a_plain_election_says_seats_ballots_people_and_terms() -> None:
    told = ElectionTold(
        2, 4, "secret", (HELENE, DENIS), (RoundTold(1, Ballots(23, 23, 1)),), names_allowed=2,
        scrutineers="Nathalie Bouchard",
    )
    assert plain(told_lines(told)) == plain([
        "2 sièges à pourvoir, 4 candidatures, scrutin secret, 2 noms au plus par bulletin.",
        "23 bulletins remis, 23 déposés, 1 blanc ou nul.",
        "Personnes élues : Hélène Savard (SACC), 17 voix ; Denis Lavoie, 14 voix.",
        "Mandat du 3 juin 2026 au 2 juin 2028.",
        "Scrutin dépouillé par Nathalie Bouchard.",
    ])


def test_an_acclamation_says_no_count() -> None:
    told = ElectionTold(
        2, 1, "acclamation", (Winner("Hélène Savard", start_on="2026-06-03"),),
        (RoundTold(1, Ballots(3, 3)),),
    )
    assert plain(told_lines(told)) == plain([
        "2 sièges à pourvoir, 1 candidature, acclamation.",
        "Personne élue par acclamation : Hélène Savard.",
        "Mandat à compter du 3 juin 2026.",
        "1 siège demeure vacant.",
    ])


def test_a_tie_says_between_whom_and_how_it_was_settled() -> None:
    tie = ("Denis Lavoie", "Manon Girard")
    told = ElectionTold(2, 4, "secret", (HELENE,), (
        RoundTold(1, Ballots(20, 20), tie, "second_round"),
        RoundTold(2, Ballots(), tie, "lot", "Tiré par Luc Roy."),
    ))
    lines = plain(told_lines(told))
    assert lines[1:4] == plain([
        "Premier tour : 20 bulletins remis, 20 déposés.",
        "Égalité entre Denis Lavoie et Manon Girard : un nouveau tour est tenu.",
        ("Égalité entre Denis Lavoie et Manon Girard, départagée par tirage au sort. Tiré par Luc "
        "Roy."),
    ])


def test_a_tie_that_nothing_settled_is_said_alone() -> None:
    told = ElectionTold(1, 2, "show_of_hands", (), (RoundTold(1, Ballots(), ("A", "B")),),
                        note="Reporté.")
    assert plain(told_lines(told)) == plain([
        "1 siège à pourvoir, 2 candidatures, main levée.", "Égalité entre A et B.",
        "1 siège demeure vacant.", "Reporté.",
    ])


def test_who_won_by_lot_is_said_so_and_each_term_when_they_differ() -> None:
    later = Winner("Manon Girard", "L’Ancrage", 9, "lot", "2026-06-20", "2028-06-19")
    told = ElectionTold(2, 3, "secret", (HELENE, later))
    assert plain(told_lines(told))[1:] == plain([
        ("Personnes élues : Hélène Savard (SACC), 17 voix ; Manon Girard (L’Ancrage), 9 voix, par "
        "tirage au sort."),
        "Hélène Savard : mandat du 3 juin 2026 au 2 juin 2028.",
        "Manon Girard : mandat du 20 juin 2026 au 19 juin 2028.",
    ])


def test_a_member_whose_term_is_unknown_has_no_sentence() -> None:
    told = ElectionTold(2, 0, "secret", (Winner("A"), HELENE, Winner("B", start_on="2026-07-01")))
    assert len(told_lines(told)) == 4
    assert "aucune candidature" in told_lines(told)[0]


@pytest.mark.parametrize(("honorific", "word"), [
    ("Mme", "élue"), ("M.", "élu"), ("", "élu·e"), ("Dre", "élu·e"),
])
def test_the_word_follows_the_title_of_civility(honorific: str, word: str) -> None:
    assert elected_word(honorific) == word


def test_rounds_have_their_names() -> None:
    assert [round_name(n) for n in (1, 2, 3, 4)] == [
        "Premier tour", "Deuxième tour", "Troisième tour", "4e tour",
    ]


def test_an_election_is_called_by_its_title_else_by_its_seats() -> None:
    assert election_name("Présidence", "Comité conseil", "") == "Présidence"
    assert fr(election_name("", "Comité conseil", "Citoyen")) == fr(
        "Élection : Comité conseil – Citoyen"
    )
    assert election_name("", "", "") == "Élection"


def test_the_other_language_does_not_break_the_sentences() -> None:
    with speaking("en"):
        assert len(told_lines(ElectionTold(2, 4, "secret", (HELENE, DENIS)))) == 3

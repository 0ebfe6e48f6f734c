"""Words of what can be joined, and of who sits twice."""

import pytest

from dsi_desktop.features.solicitation import queries
from dsi_desktop.features.solicitation.presenter import pairing
from dsi_desktop.features.solicitation.presenter.figures import Matrix
from dsi_desktop.kernel.text import fr

KEPT = queries.MeetingHead(
    "k", "Chantier Transport", 2, "", "2027-01-12", "09:00", "11:00", "Salle", "Clermont")
MOVED = queries.MeetingHead(
    "m", "Chantier Logement", 6, "", "2027-01-14", "", "", "Hôtel de ville", "")


def suggestion(
    shares: tuple[tuple[int, int], ...] = ((7, 120),), *, spared: int = 840, shared: int = 7,
    unknown: int = 0,
) -> queries.Suggestion:  # fmt: skip
    return queries.Suggestion(
        "k-m", MOVED, KEPT, shared, 9, spared, 0, shares, unknown, ("MRC",))


def test_that_a_suggestion_says_what_it_spares() -> None:
    assert fr(pairing.suggestion_title(suggestion())) == fr(
        "Jumeler deux rencontres : 14 h épargnées")


@pytest.mark.parametrize(("made", "words"), [
    (suggestion(),
     "7 organisations sur 9 sont convoquées aux deux. 7 × 2 h de route = 14 h."),
    (suggestion(((1, 90),), spared=90, shared=1),
     "1 organisation sur 9 est convoquée aux deux. 1 × 1 h 30 de route = 1 h 30."),
    (suggestion(((3, 120), (2, 90), (1, -20)), spared=520),
     ("7 organisations sur 9 sont convoquées aux deux. "
     "3 × 2 h + 2 × 1 h 30 − 1 × 20 min de route = 8 h 40.")),
    (suggestion(()), "7 organisations sur 9 sont convoquées aux deux."),
    (suggestion(unknown=1),
     ("7 organisations sur 9 sont convoquées aux deux. 7 × 2 h de route = 14 h. "
     "1 trajet de distance inconnue n’y est pas.")),
    (suggestion(unknown=3),
     ("7 organisations sur 9 sont convoquées aux deux. 7 × 2 h de route = 14 h. "
     "3 trajets de distance inconnue n’y sont pas.")),
])
def test_that_a_suggestion_shows_its_arithmetic(made: queries.Suggestion, words: str) -> None:
    plain = pairing.suggestion_words(made).replace("\N{NO-BREAK SPACE}", " ")
    assert plain == words


def test_that_a_loss_that_comes_first_keeps_its_sign() -> None:
    words = pairing.suggestion_words(suggestion(((1, -20), (2, 60)), spared=100))
    assert "− 1 × 20 min + 2 × 1 h" in words.replace("\N{NO-BREAK SPACE}", " ")


def test_that_a_meeting_is_named_by_its_day_its_hour_and_its_place() -> None:
    said = pairing.meeting_words(KEPT).replace("\N{NO-BREAK SPACE}", " ")
    assert said == "mar. 12 janv., 9 h, Clermont"
    said = pairing.meeting_words(MOVED).replace("\N{NO-BREAK SPACE}", " ")
    assert said == "jeu. 14 janv., Hôtel de ville"
    assert pairing.meeting_words(queries.MeetingHead("x", "", 0, "", "", "", "", "", "")) == ""


READ = queries.CoAttendance(
    (queries.BodyHead("a", "Comité conseil", 0), queries.BodyHead("b", "Transport", 1),
     queries.BodyHead("c", "Logement", 2)),
    (queries.CoCell(0, 1, ("MRC", "SACC"), ("Luc",)),
     queries.CoCell(0, 2, ("MRC",), ()), queries.CoCell(1, 2, (), ("Ana", "Luc"))),
)  # fmt: skip


def test_that_bodies_are_crossed_by_their_people_or_their_organisations() -> None:
    by_people = pairing.matrix_of(READ, people=True)
    assert [(row, at, one.count) for row, at, one in by_people.crossings] == [(0, 1, 1), (1, 2, 2)]
    by_organizations = pairing.matrix_of(READ, people=False)
    assert [one.names for _row, _at, one in by_organizations.crossings] == [
        ("MRC", "SACC"), ("MRC",)]
    assert by_people.names == ("Comité conseil", "Transport", "Logement")


def test_that_the_most_crossed_bodies_are_the_finding() -> None:
    made = pairing.matrix_of(READ, people=True)
    assert fr(pairing.crossing_finding(made, people=True)) == fr(
        "Transport et Logement : 2 mêmes personnes")
    made = pairing.matrix_of(READ, people=False)
    assert fr(pairing.crossing_finding(made, people=False)) == fr(
        "Comité conseil et Transport : 2 mêmes organisations")


def test_that_one_alone_is_said_in_the_singular() -> None:
    one = queries.CoAttendance(READ.bodies, (queries.CoCell(0, 1, ("MRC",), ("Luc",)),))
    assert "1 même personne" in pairing.crossing_finding(
        pairing.matrix_of(one, people=True), people=True)
    assert "1 même organisation" in pairing.crossing_finding(
        pairing.matrix_of(one, people=False), people=False)


def test_that_nothing_shared_is_said() -> None:
    assert pairing.crossing_finding(Matrix(("A", "B")), people=True) == (
        "Aucune instance ne partage ses membres avec une autre")

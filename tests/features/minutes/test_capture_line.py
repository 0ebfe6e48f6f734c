"""The grammar of the capture line: what is typed, what it means."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsi_desktop.features.minutes.rules.capture import (
    Captured,
    Known,
    Mention,
    as_kind,
    candidates,
    completed,
    kind_of,
    mention_at,
    named_first,
    parse,
    person_of,
)
from support.budget import examples

PEOPLE = (
    Known("1", "Stéphane Leblanc"), Known("2", "Stéphane Cormier", invited=False),
    Known("3", "Marie-Ève Tremblay"), Known("4", "Éric Gauthier"), Known("5", "Luc Côté"),
    Known("o1", "MRC de Charlevoix-Est", organization=True),
)
DAYS = {"15 déc": "2026-12-15", "vendredi": "2026-12-04", "dans 2 semaines": "2026-12-18",
        "fin mars": "2027-03-22/2027-03-31", "prochaine rencontre": "/",
        "d’ici juin": "2026-12-04/2027-06-30", "d'ici vendredi": "2026-12-11"}  # fmt: skip


def read(line: str) -> Captured:
    return parse(line, PEOPLE, DAYS.get)


@pytest.mark.parametrize(("line", "kind", "text"), [
    ("Bonjour", "note", "Bonjour"),
    ("d Le trajet est retenu", "decision", "Le trajet est retenu"),
    ("r Demander 18 000 $", "motion", "Demander 18 000 $"),
    ("a Relancer la MRC", "task", "Relancer la MRC"),
    ("  d   espaces   en trop ", "decision", "espaces en trop"),
    ("A été dit que non", "note", "A été dit que non"),
    ("dire non", "note", "dire non"),
    ("d’accord", "note", "d’accord"),
    ("d", "decision", ""),
    ("am remplacer 18 par 15", "amendment", "remplacer 18 par 15"),
    ("v 7 2 1", "vote", "7 2 1"), ("v", "vote", ""), ("vu", "note", "vu"),
    ("ami de tous", "note", "ami de tous"),
])
def test_that_the_first_letter_says_the_kind(line: str, kind: str, text: str) -> None:
    found = read(line)
    assert (found.kind, found.text) == (kind, text)
    assert kind_of(line) == kind


@pytest.mark.parametrize(("line", "person"), [
    ("a x @Stéphane Leblanc", "Stéphane Leblanc"),
    ("a x @leblanc", "Stéphane Leblanc"),
    ("a x @stephane", "Stéphane Leblanc"),
    ("a x @stéphane c", "Stéphane Cormier"),
    ("a x @eve", "Marie-Ève Tremblay"),
    ("a x @marie-eve tremblay demain", "Marie-Ève Tremblay"),
    ("a x (@eric)", "Éric Gauthier"),
    ("@côté appellera", "Luc Côté"),
    ("a x @personne", ""),
    ("a x courriel@exemple.ca", ""),
])
def test_that_a_person_is_named_by_any_part_without_accents(line: str, person: str) -> None:
    assert read(line).person == person


def test_that_a_follow_up_takes_its_person_and_its_day_out_of_the_text() -> None:
    found = read("a Relancer Clermont @leblanc !15 déc, avec @eric")
    assert found == Captured(
        "task", "Relancer Clermont avec Éric Gauthier", "1", "Stéphane Leblanc", "",
        "2026-12-15", "15 déc",
    )
    assert read("a Relancer !dans 2 semaines @luc svp").due_on == "2026-12-18"
    assert read("a Relancer !vendredi").due_text == "vendredi"


def test_that_a_date_in_words_keeps_its_words_and_the_days_it_may_mean() -> None:
    found = read("a Déposer le bilan !fin mars @luc")
    assert (found.due_on, found.due_text) == ("", "fin mars")
    assert (found.due_from, found.due_to) == ("2027-03-22", "2027-03-31")
    assert found.text == "Déposer le bilan"
    found = read("a En reparler !prochaine rencontre")
    assert (found.due_text, found.due_from, found.due_to) == ("prochaine rencontre", "", "")


@pytest.mark.parametrize(("line", "due_on", "due_to"), [
    ("a Relancer Clermont d’ici juin", "", "2027-06-30"),
    ("a Relancer d'ici vendredi Clermont", "2026-12-11", ""),
    ("a Relancer Clermont !d’ici juin", "", "2027-06-30"),
    ("a Partir d’ici demain matin", "", ""),
    ("Relancer Clermont d’ici juin", "", ""),
])
def test_that_from_here_to_a_day_needs_no_mark(line: str, due_on: str, due_to: str) -> None:
    found = read(line)
    assert (found.due_on, found.due_to) == (due_on, due_to)
    assert ("Clermont" in found.text) == ("Clermont" in line)


def test_that_an_organisation_may_answer_for_a_follow_up() -> None:
    found = read("a Prêter la salle @mrc")
    assert (found.organization_id, found.person_id) == ("o1", "")
    assert found.person == "MRC de Charlevoix-Est"


def test_that_a_resolution_may_have_a_title_before_its_recitals() -> None:
    found = read("r [Fonds  régions] considérant que tout va; demander 18 000 $ [sic]")
    assert (found.title, found.recitals) == ("Fonds régions", ("considérant que tout va",))
    assert found.text == "demander 18 000 $ [sic]"
    assert read("[Note] entre crochets").title == ""


@pytest.mark.parametrize(("text", "person", "rest"), [
    ("@luc côté : trop cher", "5", ": trop cher"), ("Éric Gauthier", "4", ""),
    ("personne ici", "", "personne ici"), ("", "", ""),
])
def test_that_a_name_is_read_at_the_head_of_a_text(text: str, person: str, rest: str) -> None:
    found, left = named_first(text, PEOPLE)
    assert ((found.id if found else ""), left) == (person, rest)


def test_that_an_unknown_name_or_date_stays_as_typed() -> None:
    found = read("a Appeler @Zoé Inconnue !un de ces jours")
    assert (found.person, found.unknown, found.due_on) == ("", "Zoé", "")
    assert "!un de ces jours" in found.text
    assert read("Bravo à @zoé !").text == "Bravo à zoé !"
    assert read("a @zoé puis @luc appellent").person == "Luc Côté"


def test_that_a_note_keeps_the_names_it_says() -> None:
    assert read("Selon @stephane cormier, non").text == "Selon Stéphane Cormier, non"


def test_that_recitals_come_before_the_text_of_a_resolution() -> None:
    found = read("r considérant que la MRC paie; Attendu que le temps presse; demander 3 $; vite")
    assert found.recitals == ("considérant que la MRC paie", "Attendu que le temps presse")
    assert found.text == "demander 3 $; vite"
    assert read("r considérant que tout va").recitals == ()


@pytest.mark.parametrize(("line", "kind", "after"), [
    ("Relancer", "task", "a Relancer"), ("a Relancer", "task", "Relancer"),
    ("a Relancer", "motion", "r Relancer"), ("d x", "note", "x"), ("", "decision", "d "),
])
def test_that_a_key_changes_the_kind_of_the_line_typed(line: str, kind: str, after: str) -> None:
    assert as_kind(line, kind) == after


@pytest.mark.parametrize(("line", "cursor", "mention"), [
    ("a x @ste", 8, Mention(4, "ste")),
    ("@", 1, Mention(0, "")),
    ("a x", 3, None),
    ("courriel@ex", 11, None),
    ("a @luc !15", 10, None),
    ("@un deux trois quatre cinq six", 30, None),
    ("@luc  ", 6, None),
])
def test_that_the_name_being_typed_is_found(
    line: str, cursor: int, mention: Mention | None
) -> None:
    assert mention_at(line, cursor) == mention


def test_that_the_names_offered_begin_with_what_is_typed() -> None:
    assert [one.id for one in candidates(PEOPLE, "ste")] == ["1", "2"]
    assert [one.id for one in candidates(PEOPLE, "cor ste")] == ["2"]
    assert [one.id for one in candidates(PEOPLE, "eve")] == ["3"]
    assert candidates(PEOPLE, "xyz") == []
    assert len(candidates(PEOPLE * 4, "", limit=3)) == 3


def test_that_a_name_chosen_takes_the_place_of_what_was_typed() -> None:
    assert completed("a x @ste !15", Mention(4, "ste"), 8, "Stéphane Leblanc") == (
        "a x @Stéphane Leblanc !15", 22,
    )


def test_that_nobody_is_meant_by_nothing() -> None:
    assert person_of("", PEOPLE) is None
    assert person_of("stéphane", [PEOPLE[1], Known("6", "Stéphane Roy", invited=False)]) is None


@settings(max_examples=examples("capture_line"))
@given(st.text(max_size=80))
def test_that_any_line_is_understood_as_something(line: str) -> None:
    found = read(line)
    assert found.kind in ("note", "decision", "motion", "task", "amendment", "vote")
    assert "\n" not in found.text
    assert (found.person == "") == (found.person_id + found.organization_id == "")


@settings(max_examples=examples("capture_line"))
@given(st.sampled_from(PEOPLE[:-1]), st.sampled_from(["15 déc", "vendredi", "dans 2 semaines"]),
       st.text("abcé ,", max_size=20))
def test_that_person_and_day_are_found_wherever_they_stand(
    person: Known, day: str, words: str
) -> None:
    found = read(f"a faire {words} @{person.name} !{day}")
    assert (found.person_id, found.due_on) == (person.id, DAYS[day])

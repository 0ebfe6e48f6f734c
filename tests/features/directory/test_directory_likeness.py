"""What makes two records look alike, and what does not."""

from math import log

import pytest

from dsi_desktop.features.directory.rules.doubles import same_row
from dsi_desktop.features.directory.rules.likeness import (
    Likeness,
    Trait,
    likenesses,
    name_key,
    nearness,
    reach_key,
    telling,
    trigrams,
)
from dsi_desktop.features.directory.rules.merging import best, joined


@pytest.mark.parametrize(("one", "other"), [
    ("Marie-Ève Tremblay", "Tremblay, Marie-Eve"), ("Éric GAUTHIER", "eric gauthier"),
    ("L’Ancrage de l’Isle-aux-Coudres", "Ancrage Isle aux Coudres"),
    ("Service d’aide communautaire", "Service aide communautaire inc."),
])
def test_that_a_name_is_one_whatever_accents_case_order_and_small_words(
    one: str, other: str,
) -> None:
    assert name_key(one) == name_key(other)


def test_that_a_name_of_small_words_only_stays_a_name() -> None:
    assert name_key("De la") == "de la"
    assert name_key(" ’ ") == ""


@pytest.mark.parametrize(("kind", "value", "key"), [
    ("phone", "418 555-0142", ("phone", "4185550142")),
    ("mobile", "1 (418) 555-0142 poste 3", ("phone", "4185550142")),
    ("phone", "poste 12", ("phone", "")), ("email", " Info@SACC.exemple ", (
        "email", "info@sacc.exemple")),
    ("website", "https://www.sacc.exemple/", ("website", "sacc.exemple")),
    ("address", "12, rue du Quai", ("", "")),
])
def test_that_a_contact_is_compared_by_what_reaches(
    kind: str, value: str, key: tuple[str, str],
) -> None:
    assert reach_key(kind, value) == key


def test_that_nearness_is_the_share_of_trigrams_of_both() -> None:
    # « ab » padded: "  a", " ab", "ab " ; « ac »: "  a", " ac", "ac " ; one of three in common.
    assert nearness("ab", "ac") == round(100 * 2 * 1 / 6)
    assert nearness("ab", "ab") == 100
    assert nearness("", "") == 0
    assert trigrams("") == frozenset()


def one_pair(*traits: Trait) -> Likeness:
    (found,) = likenesses(traits)
    return found


def test_that_the_same_name_is_the_surest_reason() -> None:
    found = one_pair(Trait("a", "Hélène Savard"), Trait("b", "Savard, Helene"))
    assert found == Likeness("a", "b", 100, ("name",), 100)


def test_that_a_near_name_is_told_with_its_share() -> None:
    found = one_pair(Trait("a", "Éric Gauthier"), Trait("b", "Éric Gautier"))
    assert found.reasons == ()
    names = ("eric gauthier", "eric gautier")
    assert found.score == found.near == nearness(*names, telling(names))


def test_that_what_every_name_holds_tells_little() -> None:
    weights = telling(["ab", "ab", "ab", "xy"])
    assert weights["ab "] == log(1 + 4 / 3)
    assert weights["xy "] == log(5)
    towns = [Trait(f"o{at}", f"{word} de Charlevoix") for at, word in enumerate(
        ("MRC", "SADC", "Chambre", "Carrefour", "Maison", "Domaine", "Office", "Centre"))]
    assert likenesses(towns) == []
    assert nearness("charlevoix mrc", "charlevoix sadc") > 70


@pytest.mark.parametrize(("reached", "reason"), [
    (("email", "h.savard@sacc.exemple"), "email"), (("mobile", "418 555-0177"), "phone"),
    (("website", "sacc.exemple"), "website"),
])
def test_that_the_same_way_to_be_reached_is_a_reason_alone(
    reached: tuple[str, str], reason: str,
) -> None:
    found = one_pair(
        Trait("a", "Hélène Savard", reached=(reached,)),
        Trait("b", "Mme Savard-Dubé", reached=(reached, ("address", "12, rue du Quai"))),
    )
    assert found.reasons == (reason,)
    assert found.score < 100


def test_that_each_more_reason_raises_the_score_and_a_near_name_does_too() -> None:
    mail, phone = ("email", "info@sacc.exemple"), ("phone", "418 555-0142")
    alone = one_pair(Trait("a", "Zoé", reached=(mail,)), Trait("b", "Luc", reached=(mail,)))
    near = one_pair(Trait("a", "Luc B.", reached=(mail,)), Trait("b", "Luc", reached=(mail,)))
    both = one_pair(
        Trait("a", "Zoé", reached=(mail, phone)), Trait("b", "Luc", reached=(mail, phone)))
    assert alone.score < near.score
    assert both.score == alone.score + 5
    assert both.reasons == ("email", "phone")


def test_that_an_acronym_shared_is_a_reason_with_or_without_its_dots() -> None:
    found = one_pair(
        Trait("a", "Service d’aide", "S.A.C.C."), Trait("b", "Entraide Charlevoix", "SACC"))
    assert found.reasons == ("acronym",)


def test_that_a_detail_of_a_whole_office_tells_nothing() -> None:
    office = ("phone", "418 555-0142")
    names = ("Zoé", "Luc", "Marthe", "Bob")
    people = [Trait(name, name, reached=(office,)) for name in names]
    assert likenesses(people) == []
    assert len(likenesses(people[:3])) == 3


def test_that_pairs_said_to_be_two_are_left_out() -> None:
    people = [Trait("a", "Jean Roy"), Trait("b", "Jean Roy"), Trait("c", "Jean Roy")]
    found = likenesses(people, [frozenset({"a", "b"})])
    assert {(one.one, one.other) for one in found} == {("a", "c"), ("b", "c")}


def test_that_a_trigram_of_everybody_does_not_bring_every_pair_back() -> None:
    many = [Trait(f"o{at:03}", f"Charlevoix {at:03}") for at in range(80)]
    many.append(Trait("x", "Coopérative du Fjord"))
    many.append(Trait("y", "Coopérative du Fiord"))
    found = likenesses(many)
    assert ("x", "y") in {(one.one, one.other) for one in found}
    assert all(one.near >= 70 for one in found)


@pytest.mark.parametrize("count", [0, 1])
def test_that_few_records_make_no_pair(count: int) -> None:
    assert likenesses([Trait("a", "Jean")] * count) == []


def test_that_the_surest_pair_comes_first() -> None:
    people = [Trait("a", "Éric Gauthier"), Trait("b", "Éric Gautier"), Trait("c", "Luc Roy"),
              Trait("d", "Roy Luc")]
    assert [one.one for one in likenesses(people)] == ["c", "a"]


PERIODS = {"start_on": None, "end_on": None}


@pytest.mark.parametrize(("table", "one", "other", "same"), [
    ("membership", {"person_id": "a", "body_id": "b", "voting": True, **PERIODS},
     {"person_id": "a", "body_id": "b", "voting": True, "start_on": "2026-01-01",
      "end_on": None}, True),
    ("membership", {"person_id": "a", "body_id": "b", "voting": True, **PERIODS},
     {"person_id": "a", "body_id": "c", "voting": True, **PERIODS}, False),
    ("membership", {"person_id": "a", "body_id": "b", "voting": True, **PERIODS},
     {"person_id": "a", "body_id": "b", "voting": False, **PERIODS}, False),
    ("external_seat",
     {"external_body_id": "t", "organization_id": "o", "person_id": None, **PERIODS},
     {"external_body_id": "t", "organization_id": "o", "person_id": None,
      "start_on": "2026-01-01", "end_on": None}, True),
    ("external_seat",
     {"external_body_id": "t", "organization_id": "o", "person_id": None, "start_on": None,
      "end_on": "2020-01-01"},
     {"external_body_id": "t", "organization_id": "o", "person_id": None,
      "start_on": "2026-01-01", "end_on": None}, False),
    ("affiliation", {"person_id": "a", "organization_id": "b", "title": "", **PERIODS},
     {"person_id": "a", "organization_id": "b", "title": "direction", **PERIODS}, True),
    ("affiliation",
     {"person_id": "a", "organization_id": "b", "title": "direction", "start_on": None,
      "end_on": "2020-01-01"},
     {"person_id": "a", "organization_id": "b", "title": "Direction", "start_on": "2021-01-01",
      "end_on": None}, False),
    ("contact_detail",
     {"person_id": "a", "organization_id": None, "kind": "phone", "value": "418 555-0142"},
     {"person_id": "a", "organization_id": None, "kind": "mobile", "value": "4185550142"}, True),
    ("contact_detail",
     {"person_id": "a", "organization_id": None, "kind": "address", "value": "Rue du Quai"},
     {"person_id": "a", "organization_id": None, "kind": "address", "value": "RUE DU QUAI"}, True),
    ("contact_detail",
     {"person_id": "a", "organization_id": None, "kind": "address", "value": "Rue du Quai"},
     {"person_id": "a", "organization_id": None, "kind": "other", "value": "Rue du Quai"}, False),
    ("attendance", {"meeting_id": "m", "person_id": None, "organization_id": "o", "name": ""},
     {"meeting_id": "m", "person_id": None, "organization_id": "o", "name": ""}, True),
    ("attendance", {"meeting_id": "m", "person_id": "p", "organization_id": "o", "name": ""},
     {"meeting_id": "m", "person_id": "p", "organization_id": "q", "name": ""}, True),
    ("vote", {"id": "1", "person_id": "p", "choice": "yes", "rank": "a"},
     {"id": "2", "person_id": "p", "choice": "yes", "rank": "b"}, True),
    ("vote", {"id": "1", "person_id": "p", "choice": "yes"},
     {"id": "2", "person_id": "p", "choice": "no"}, False),
])
def test_that_two_rows_are_one_only_when_they_say_one_thing(
    table: str, one: dict[str, object], other: dict[str, object], same: bool,
) -> None:
    assert same_row(table, one, other) is same
    assert same_row(table, other, one) is same


@pytest.mark.parametrize(("one", "other", "both"), [
    ("Bavarde", "", "Bavarde"), ("", "Bavarde", "Bavarde"), ("", "", ""),
    ("Aime le lundi", "le lundi", "Aime le lundi"), ("lundi", "le lundi", "le lundi"),
    ("Un", "Deux", "Un\nDeux"),
])
def test_that_two_texts_are_joined_without_saying_twice(one: str, other: str, both: str) -> None:
    assert joined(one, other) == both


def test_that_what_the_record_that_stays_says_is_proposed_first() -> None:
    assert (best("a", "b"), best("", "b"), best(None, 3), best(0, 3)) == ("a", "b", 3, 0)

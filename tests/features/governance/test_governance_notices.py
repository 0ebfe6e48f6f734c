"""What the seats of a body ask for on a day, each in its sentence; letters and quorum too."""

from datetime import date

import pytest

from dsi_desktop.features.governance.rules import letters, seating
from dsi_desktop.features.governance.rules.notices import Notice, notices
from dsi_desktop.features.governance.rules.seating import Charter, Holder, Letter, Seating
from dsi_desktop.features.governance.rules.seats import CollegeSeats, Term
from support.plain_words import plain

DAY = date(2026, 11, 12)
COMMUNITY = CollegeSeats("c", "Communautaire", frozenset({"community"}), frozenset({"p1", "p2"}), 2)
INSTITUTION = CollegeSeats("i", "Institutionnel", frozenset({"health"}), frozenset({"p3", "p4"}), 2)
POSTS = tuple((f"p{n}", f"Siège {n}") for n in range(1, 5))


def holder(number: int, post: str | None = None, **fields: object) -> Holder:
    name = str(fields.pop("name", f"Personne {number}"))
    organization = fields.pop("organization_id", f"o{number}")
    substitutes_for = fields.pop("substitutes_for_id", None)
    person = fields.pop("person", f"x{number}")
    fields.setdefault("sector", "community")
    term = Term(f"m{number}", str(person), post_id=post, **fields)
    return Holder(term, name, organization, substitutes_for)


def body(*holders: Holder, **fields: object) -> Seating:
    fields.setdefault("charter", Charter())
    fields.setdefault("colleges", (COMMUNITY, INSTITUTION))
    fields.setdefault("posts", POSTS)
    return Seating(DAY, holders=holders, **fields)


FULL = tuple(holder(n, f"p{n}") for n in range(1, 5))


def said(seats: Seating, kind: str) -> list[str]:
    return [plain(one.text) for one in notices(seats) if one.kind == kind]


def test_that_a_full_and_balanced_body_asks_for_nothing() -> None:
    assert notices(body(*FULL)) == ()
    assert body(*FULL).balance is not None
    assert body(*FULL).vacant == []


def test_that_an_empty_body_has_no_balance_but_vacant_seats() -> None:
    assert body().balance is None
    assert said(body(), "vacant")[0] == "Le siège « Siège 1 » est vacant."
    assert len(said(body(), "vacant")) == 4
    assert seating.quorum_of(body()) == (0, 0)


def test_that_two_people_on_one_seat_are_named() -> None:
    twice = body(*FULL, holder(5, "p4", name="Nadia"))
    assert said(twice, "shared") == [
        "Plusieurs personnes occupent le siège « Siège 4 » : Personne 4 et Nadia."]
    assert said(body(*FULL), "shared") == []


def test_that_a_person_on_two_seats_comes_first_and_names_the_second() -> None:
    twice = body(*FULL[:3], holder(4, "p4", person="x1", name="Hélène"))
    first = notices(twice)[0]
    assert first == Notice(
        "double", "bad", "Hélène occupe deux sièges à cette instance.", "membership", "m4")


def test_that_a_broken_balance_leads_to_the_college_of_most() -> None:
    alone = body(*FULL[:2], posts=POSTS[:2])
    found = [one for one in notices(alone) if one.kind == "parity"]
    assert [(plain(one.text), one.record_kind, one.record_id) for one in found] == [
        ("Parité rompue : Communautaire : 2 sièges de plus.", "college", "c")]


def test_that_seats_no_election_could_balance_are_warned_of() -> None:
    large = CollegeSeats("c", "Communautaire", frozenset(), frozenset({"p1"}), 6)
    assert "Parité impossible" in said(body(colleges=(large, INSTITUTION)), "impossible")[0]


def test_that_a_term_near_its_end_is_said_until_somebody_is_named_for_afterwards() -> None:
    ending = holder(1, "p1", end_on="2026-12-31", name="Hélène")
    assert said(body(ending, *FULL[1:]), "ending") == [
        "Le mandat de Hélène se termine le 31 décembre 2026."]
    for after in (
        holder(9, "p1", start_on="2027-01-01"),
        holder(9, None, person="x1", start_on="2027-01-01"),
    ):
        assert said(body(ending, *FULL[1:], after), "ending") == []
    elsewhere = holder(9, "p2", start_on="2027-01-01")
    assert said(body(ending, *FULL[1:], elsewhere), "ending") != []


def test_that_a_seat_waiting_for_somebody_named_is_not_called_vacant() -> None:
    later = holder(9, "p1", start_on="2027-02-01", name="Ève")
    sooner = holder(8, "p1", start_on="2026-12-01", name="Luc", end_on="2027-01-31")
    stands_in = holder(7, "p1", start_on="2026-11-20", role="substitute")
    asked = body(*FULL[1:], later, sooner, stands_in)
    assert said(asked, "vacant") == []
    assert said(asked, "coming") == [
        "Le siège « Siège 1 » attend Luc, dès le 1er décembre 2026."]


def test_that_a_term_near_its_end_without_seat_is_not_followed_by_anybody() -> None:
    ending = holder(1, None, end_on="2026-12-31")
    others = (*FULL[1:], holder(9, None, start_on="2027-01-01"))
    assert len(said(body(ending, *others), "ending")) == 1


def test_that_terms_beyond_the_rule_and_ends_all_together_are_said() -> None:
    charter = Charter(term_months=24, max_terms=1, staggered=True)
    long = [holder(n, f"p{n}", start_on="2022-11-01", end_on="2027-05-31") for n in range(1, 5)]
    asked = body(*long, charter=charter)
    assert said(asked, "terms")[0] == (
        "Personne 1 en est à 2 mandats consécutifs; la règle n’en admet qu’un.")
    assert len(said(asked, "terms")) == 4
    assert said(asked, "staggered") == [
        "Alternance : 4 mandats sur 4 se terminent en 2027. Répartissez les fins sur 2 ans."]
    spread = body(*long[:2], charter=charter)
    assert said(spread, "staggered") == []


def test_that_a_substitute_left_alone_is_said() -> None:
    gone = holder(1, end_on="2026-01-01")
    stays = holder(7, role="substitute", substitutes_for_id="m1", name="Éric")
    beside = holder(8, role="substitute", substitutes_for_id="m2")
    asked = body(gone, *FULL[1:], stays, beside)
    assert said(asked, "orphan") == ["Éric est substitut d’une personne qui ne siège plus."]
    assert [one.term.id for one in seating.substitutes_of(asked, "m2")] == ["m8"]


def letter(end_on: str | None, number: int = 1, start_on: str | None = "2024-01-01") -> Letter:
    return Letter(f"l{end_on}", f"m{number}", f"Personne {number}", start_on, end_on)


@pytest.mark.parametrize(("end", "sentence"), [
    ("2026-12-31", "La lettre de mandat de Personne 1 échoit le 31 décembre 2026."),
    ("2026-11-11", "La lettre de mandat de Personne 1 est échue depuis le 11 novembre 2026."),
    ("2027-12-31", None), (None, None),
])
def test_that_a_letter_near_its_end_or_over_is_said(end: str | None, sentence: str | None) -> None:
    assert said(body(*FULL, letters=(letter(end),)), "letter") == ([sentence] if sentence else [])


def test_that_the_letter_in_force_speaks_and_follows_a_renewed_term() -> None:
    past = holder(1, "p1", end_on="2026-10-31")
    now = holder(5, "p1", person="x1", organization_id="o1", start_on="2026-11-01")
    both = (letter("2026-01-01"), letter("2028-01-01"))
    asked = body(past, now, *FULL[1:], letters=both)
    found = seating.letter_of(asked, now)
    assert found is not None
    assert found.id == "l2028-01-01"
    assert seating.letter_of(asked, FULL[1]) is None
    other = holder(6, person="x1", organization_id="o9")
    assert seating.letter_of(body(past, other, letters=both), other) is None


def test_that_a_college_whose_seats_are_not_those_foreseen_is_told() -> None:
    assert said(body(*FULL[:1], FULL[2], FULL[3], posts=(POSTS[0], *POSTS[2:])), "size") == [
        "Communautaire : 2 sièges prévus, 1 au dossier."]
    assert said(body(posts=()), "size") == []


def test_that_the_gravest_come_first() -> None:
    asked = body(*FULL[:2], posts=POSTS[:3])
    tones = [one.tone for one in notices(asked)]
    assert tones == sorted(tones, key=("bad", "warn", "accent").index)
    assert tones[0] == "bad"


@pytest.mark.parametrize(("charter", "quorum", "sentence"), [
    (Charter(quorum_kind="majority"), (4, 3), "Quorum : 3 sur 4 membres"),
    (Charter(quorum_kind="majority", voting_unit="organization"), (3, 2),
     "Quorum : 2 sur 3 membres"),
    (Charter(quorum_kind="fraction", quorum_value=75), (4, 3), "Quorum : 3 sur 4 membres"),
    (Charter(), (4, 0), "Aucun quorum requis"),
])
def test_that_the_quorum_counts_as_the_body_votes(
    charter: Charter, quorum: tuple[int, int], sentence: str,
) -> None:
    together = (*FULL[:3], holder(4, "p4", organization_id="o1"))
    guest = holder(8, role="observer")
    assert seating.quorum_of(body(*together, guest, charter=charter)) == quorum
    assert plain(seating.quorum_words(*quorum)) == sentence


def test_that_no_quorum_is_said_where_nobody_sits() -> None:
    assert seating.quorum_words(0, 1) == ""
    assert "1 sur 1 membre" in plain(seating.quorum_words(1, 1))


@pytest.mark.parametrize(("start", "end", "state", "words"), [
    ("2026-11-13", None, letters.COMING, "à venir"),
    ("2026-11-13", "2027-01-01", letters.COMING, "à venir"),
    ("2026-11-12", "2027-11-12", letters.HOLDS, "en vigueur"),
    (None, None, letters.HOLDS, "en vigueur"),
    ("2024-01-01", "2027-02-10", letters.ENDS_SOON, "échoit bientôt"),
    ("2024-01-01", "2026-11-11", letters.OVER, "échue"),
])
def test_that_a_letter_says_where_it_stands(
    start: str | None, end: str | None, state: str, words: str,
) -> None:
    assert letters.letter_state(start, end, DAY) == state
    assert letters.state_words(state) == words

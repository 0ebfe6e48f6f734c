"""The short lines in which the story is written."""

from datetime import date, timedelta

import pytest

from dsi_desktop.features.demonstration.rules.days import Shift, shift_to
from dsi_desktop.features.demonstration.rules.lines import (
    cents,
    partner_of,
    slug,
    term_of,
    terms_of_seat,
)
from dsi_desktop.features.demonstration.rules.record import (
    FollowUp,
    Resolved,
    Said,
    entries_of,
    parts,
)


def test_that_days_move_by_whole_weeks_and_plans_by_whole_years() -> None:
    shift = shift_to(date(2028, 1, 12))
    assert shift == Shift(weeks=58, years=1)
    assert shift.day(date(2026, 12, 10)) == "2028-01-20"
    assert shift.anniversary(date(2025, 4, 1)) == "2026-04-01"
    assert shift.period("Plan 2025-2028 des 2 100 ménages") == "Plan 2026-2029 des 2 100 ménages"


@pytest.mark.parametrize("later", range(15))
def test_that_the_story_never_begins_before_the_day_it_is_shown(later: int) -> None:
    today = date(2026, 12, 1) + timedelta(days=later)
    begins = date.fromisoformat(shift_to(today).day(date(2026, 12, 4)))
    assert 0 <= (begins - today).days <= 6


def test_that_the_day_it_was_written_for_moves_nothing() -> None:
    assert shift_to(date(2026, 12, 4)) == Shift(0, 0)


def test_that_days_in_braces_are_written_out() -> None:
    assert Shift(0, 0).words("le {2026-11-12}.") == "le 12\u00a0novembre 2026."
    assert Shift(1, 0).words("le {2026-12-25}") == "le 1er\u00a0janvier 2027"


def test_that_an_absent_day_is_none() -> None:
    assert Shift(0, 0).maybe({"start": date(2026, 1, 1)}, "start") == "2026-01-01"
    assert Shift(0, 0).maybe({}, "start") is None


def test_that_a_record_becomes_entries_in_order() -> None:
    entries = list(entries_of(
        "- une note\nC le motif;\nR cle | Titre | d’agir | ana bob | majority 5-1-0\n"
        "X ana | parce que\nS Écrire | bob | 2026-12-05 | late doing\nD décidé"
    ))
    assert entries == [
        Said("-", "une note"),
        Resolved("cle", "Titre", "d’agir", "ana", "bob", "carried_majority", (5, 1, 0),
                 ("le motif;",), [("ana", "parce que")]),
        FollowUp("Écrire", "bob", date(2026, 12, 5), "doing", None),
        Said("D", "décidé"),
    ]


def test_that_a_resolution_may_end_a_record() -> None:
    [only] = entries_of("R | Titre | d’agir | ana bob | unanimous")
    assert isinstance(only, Resolved)
    assert only.counts is None
    assert only.state == "carried_unanimous"


def test_that_a_dissent_without_resolution_is_a_line_like_another() -> None:
    assert list(entries_of("X ana | motif")) == [Said("X", "ana | motif")]


def test_that_a_follow_up_keeps_the_day_it_was_done() -> None:
    [only] = entries_of("S Écrire | bob | 2026-02-06 | done 2026-02-04")
    assert only == FollowUp("Écrire", "bob", date(2026, 2, 6), "done", date(2026, 2, 4))


def test_that_nothing_recorded_gives_nothing() -> None:
    assert list(entries_of("")) == []


def test_that_missing_parts_are_empty() -> None:
    assert parts("a | b", 3) == ["a", "b", ""]


def test_that_a_term_has_a_role_and_days() -> None:
    term = term_of("ana member 2024-05-16 2026-09-30 Changement de fonctions")
    assert (term.who, term.role, term.end) == ("ana", "member", date(2026, 9, 30))
    assert term.reason == "Changement de fonctions"
    assert term_of("ana chair 2024-05-16").end is None


def test_that_a_seat_has_holders_one_after_the_other() -> None:
    label, terms = terms_of_seat(
        "Éducation :: a member 2024-01-01 2025-12-31 ; b member 2026-01-01"
    )
    assert label == "Éducation"
    assert [term.who for term in terms] == ["a", "b"]


def test_that_a_partner_may_be_unconfirmed() -> None:
    assert partner_of("ville partner non Salle").confirmed is False
    assert partner_of("ville partner oui").contribution == ""


def test_that_money_is_read_in_cents_and_zero_is_nothing() -> None:
    assert cents("12650") == 1265000
    assert cents("0") is None
    assert cents("") is None


def test_that_names_become_letters_of_an_address() -> None:
    assert slug("Marie-Ève L’Heureux") == "marieevelheureux"

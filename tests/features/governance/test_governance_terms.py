"""How long a term lasts, how many in a row, renewal in turns, a balance no election could give."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.features.governance.rules import seats, terms
from dsi_desktop.features.governance.rules.seats import CollegeSeats, Term
from support.plain_words import plain

DAY = date(2026, 11, 12)


@pytest.mark.parametrize(("start", "months", "end"), [
    ("2026-06-01", 24, "2028-05-31"), ("2026-06-15", 12, "2027-06-14"),
    ("2026-08-31", 6, "2027-02-27"), ("2024-02-29", 12, "2025-02-27"),
    ("2026-12-01", 1, "2026-12-31"), (None, 24, None), ("2026-06-01", 0, None),
])
def test_that_a_term_ends_the_day_before_the_next_begins(
    start: str | None, months: int, end: str | None,
) -> None:
    assert terms.term_end(start, months) == end


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(1, 120))
def test_that_a_longer_term_never_ends_sooner(start: date, months: int) -> None:
    one = terms.term_end(start.isoformat(), months)
    two = terms.term_end(start.isoformat(), months + 1)
    assert one is not None
    assert two is not None
    assert start <= date.fromisoformat(one) < date.fromisoformat(two)
    assert (date.fromisoformat(two) - date.fromisoformat(one)).days <= 31


def term(start: str | None, end: str | None, number: int = 1, **fields: object) -> Term:
    return Term(f"{start}{number}", f"p{number}", start_on=start, end_on=end, **fields)


@pytest.mark.parametrize(("served", "count"), [
    ([("2025-06-01", "2027-05-31")], 1),
    ([("2023-06-01", "2025-05-31"), ("2025-06-01", "2027-05-31")], 2),
    ([("2023-06-01", "2025-05-31"), ("2025-06-20", None)], 2),
    ([("2021-06-01", "2023-05-31"), ("2025-06-01", None)], 1),
    ([("2019-06-01", None)], 4),
    ([(None, None)], 1),
    ([("2024-09-01", None), ("2023-01-01", None)], 3),
    ([("2023-06-01", "2025-05-31")], 0),
    ([("2027-06-01", None)], 0),
    ([], 0),
])
def test_that_terms_in_a_row_are_counted(
    served: list[tuple[str | None, str | None]], count: int,
) -> None:
    mine = [term(start, end) for start, end in served]
    others = [term("2020-01-01", None, number=2)]
    assert terms.consecutive_terms([*mine, *others], "p1", DAY, 24) == count


def test_that_substitutes_serve_no_term_and_no_length_counts_one_each() -> None:
    substitute = term("2020-01-01", None, role="substitute")
    assert terms.consecutive_terms([substitute], "p1", DAY, 24) == 0
    assert terms.consecutive_terms([term("2010-01-01", None)], "p1", DAY, 0) == 1


def test_that_too_many_terms_are_said_with_the_rule() -> None:
    assert plain(terms.too_many_terms(3, 2, "Hélène Savard")) == (
        "Hélène Savard en est à 3 mandats consécutifs; la règle en admet 2."
    )
    assert terms.too_many_terms(2, 1, "Hélène").endswith("la règle n’en admet qu’un.")
    assert terms.too_many_terms(2, 2, "Hélène Savard") == ""
    assert terms.too_many_terms(9, None, "Hélène Savard") == ""


def ending(*years: int) -> list[Term]:
    return [term("2025-01-01", f"{year}-05-31", number=n) for n, year in enumerate(years)]


def test_that_a_body_renewed_in_turns_spreads_the_ends() -> None:
    assert terms.all_ending_together(ending(2027, 2027, 2027, 2027, 2028), DAY, 24) == ""
    said = terms.all_ending_together(ending(2027, 2027, 2027, 2027, 2027, 2027), DAY, 24)
    assert plain(said) == (
        "Alternance : 6 mandats sur 6 se terminent en 2027. Répartissez les fins sur 2 ans."
    )
    assert terms.all_ending_together(ending(2027, 2027, 2027, 2028, 2028, 2028), DAY, 24) == ""
    assert terms.all_ending_together(ending(2027, 2027), DAY, 24) == ""
    assert terms.all_ending_together(ending(2027, 2027, 2027, 2027), DAY, 12) == ""


@given(st.lists(st.integers(2027, 2030), max_size=12))
def test_that_what_is_over_or_without_end_is_no_matter_of_renewal(years: list[int]) -> None:
    past = [term("2020-01-01", "2026-11-11", number=n + 50) for n in range(9)]
    open_ended = [term("2020-01-01", None, number=n + 90) for n in range(9)]
    alone = terms.all_ending_together(ending(*years), DAY, 24)
    assert terms.all_ending_together([*ending(*years), *past, *open_ended], DAY, 24) == alone


def college(name: str, planned: int | None, posts: int = 0, *, parity: bool = True) -> CollegeSeats:
    own = frozenset(f"{name}{n}" for n in range(posts))
    return CollegeSeats(name, name, frozenset(), own, planned, parity)


def test_that_seats_too_unequal_for_the_rule_are_said() -> None:
    assert plain(seats.impossible_parity([college("A", 6), college("B", 3)], 1)) == (
        "Parité impossible avec 6 sièges pour A et 3 sièges pour B, quand la règle admet un écart "
        "de 1."
    )
    said = plain(seats.impossible_parity([college("A", None, 4), college("B", 1)], 2))
    assert "1 siège pour B" in said


@pytest.mark.parametrize("colleges", [
    [], [college("A", 6)], [college("A", 5), college("B", 4)],
    [college("A", 6), college("B", None)],
    [college("A", 6), college("B", 1, parity=False)],
    [college("A", None, 4), college("B", None, 5)],
])
def test_that_a_balance_that_can_be_reached_is_not_warned_of(colleges: list[CollegeSeats]) -> None:
    assert seats.impossible_parity(colleges, 1) == ""


@given(st.integers(1, 15), st.integers(1, 15), st.integers(0, 4))
def test_that_a_warned_balance_is_broken_once_every_seat_is_filled(
    one: int, two: int, gap: int,
) -> None:
    colleges = [college("A", None, one), college("B", None, two)]
    filled = [
        Term(post, post, post_id=post) for each in colleges for post in sorted(each.posts)
    ]
    balance = seats.parity(colleges, filled, DAY, gap)
    assert balance is not None
    assert balance.held == (seats.impossible_parity(colleges, gap) == "")


def test_that_terms_ending_within_ninety_days_are_found() -> None:
    soon = (DAY + timedelta(days=90)).isoformat()
    later = (DAY + timedelta(days=91)).isoformat()
    found = seats.ending_soon([term("2025-01-01", soon), term("2025-01-01", later, 2)], DAY)
    assert [one.person_id for one in found] == ["p1"]

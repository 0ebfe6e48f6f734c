"""What the directory makes of names, dates and contact details."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.features.directory import rules
from dsi_desktop.kernel.errors import RuleBroken


@given(st.text())
def test_that_a_line_is_one_line_and_cleaning_twice_changes_nothing(text: str) -> None:
    kept = rules.line(text)
    assert not any(sign in kept for sign in "\n\r\t\x00\x85")
    assert rules.line(kept) == kept


@given(st.text())
def test_that_prose_keeps_its_letters(text: str) -> None:
    kept = rules.prose(text)
    assert "\r" not in kept
    assert "\x00" not in kept
    assert rules.prose(kept) == kept


@pytest.mark.parametrize(("typed", "kept"), [
    ("4185550142", "418 555-0142"), ("(418) 555-0142", "418 555-0142"),
    ("1-418-555-0142", "418 555-0142"), ("418 555-0142, poste 3", "418 555-0142, poste 3"),
    ("811", "811"), ("+33 1 23 45 67 89", "+33 1 23 45 67 89"),
])
def test_that_phone_numbers_take_the_quebec_form(typed: str, kept: str) -> None:
    assert rules.contact_value("phone", typed) == kept


def test_that_other_contacts_are_kept_as_written() -> None:
    assert rules.contact_value("address", " 12, rue du  Quai ") == "12, rue du Quai"
    assert rules.contact_value("email", "info@sacc.exemple") == "info@sacc.exemple"


@pytest.mark.parametrize(("name", "letters"), [
    ("Marie-Ève Tremblay", "MT"), ("Jean", "J"), ("Denis du Berger", "DB"), ("", ""),
    ("Gabrielle d’Amours", "GA"), ("de la", "DL"),
])
def test_that_initials_are_those_of_the_telling_words(name: str, letters: str) -> None:
    assert rules.initials(name) == letters


@pytest.mark.parametrize(("start", "end", "words"), [
    ("2026-06-01", None, "depuis juin 2026"), (None, "2026-06-01", "jusqu’à juin 2026"),
    ("2021-03-01", "2026-06-01", "mars 2021 à juin 2026"), (None, None, ""),
])
def test_that_a_period_is_said_in_words(start: str | None, end: str | None, words: str) -> None:
    assert rules.period_words(start, end) == words


def test_that_an_empty_date_is_no_date_and_a_wrong_one_is_refused() -> None:
    assert rules.day("", "start_on") is None
    assert rules.day("2026-02-28", "start_on") == "2026-02-28"
    with pytest.raises(RuleBroken):
        rules.day("demain", "start_on")


def test_that_both_ends_of_a_period_are_inside() -> None:
    assert rules.in_force("2026-01-01", "2026-01-31", "2026-01-31")
    assert not rules.in_force("2026-01-01", "2026-01-31", "2026-02-01")
    assert rules.overlaps((None, "2026-01-31"), ("2026-01-31", None))
    assert not rules.overlaps((None, "2026-01-30"), ("2026-01-31", None))

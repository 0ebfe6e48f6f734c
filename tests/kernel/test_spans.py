"""Due dates said in words: the days they may mean, in French and in English, or nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.kernel.fmt import parse_day
from dsi_desktop.kernel.spans import Span, parse_span

FRIDAY = date(2026, 12, 4)


def span(start: str, end: str = "") -> Span:
    return Span(date.fromisoformat(start), date.fromisoformat(end or start))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("vendredi", span("2026-12-11")), ("15 déc.", span("2026-12-15")),
        ("d’ici vendredi", span("2026-12-11")), ("d'ici le 15 déc", span("2026-12-15")),
        ("d’ici 2 semaines", span("2026-12-18")), ("dans 3 mois", span("2027-03-04")),
        ("au plus tard le 15 décembre", span("2026-12-15")), ("by friday", span("2026-12-11")),
        ("avant le 15 déc", span("2026-12-14")), ("avant Noël", span("2026-12-24")),
        ("Noël", span("2026-12-25")), ("d’ici à vendredi", span("2026-12-11")),
    ],
)  # fmt: skip
def test_that_words_that_mean_one_day_are_one_day(typed: str, found: Span) -> None:
    assert parse_span(typed, FRIDAY) == found
    assert found.precise


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("fin mars", span("2027-03-22", "2027-03-31")),
        ("début mars", span("2027-03-01", "2027-03-10")),
        ("mi-mars", span("2027-03-11", "2027-03-21")),
        ("à la fin de mars 2028", span("2028-03-22", "2028-03-31")),
        ("fin de l’année", span("2026-09-02", "2026-12-31")),
        ("fin du mois", span("2026-12-22", "2026-12-31")),
        ("juin", span("2027-06-01", "2027-06-30")), ("décembre", span("2026-12-01", "2026-12-31")),
        ("mois de juin 2027", span("2027-06-01", "2027-06-30")),
        ("le mois prochain", span("2027-01-01", "2027-01-31")),
        ("ce mois-ci", span("2026-12-01", "2026-12-31")),
        ("cette semaine", span("2026-11-30", "2026-12-04")),
        ("la semaine prochaine", span("2026-12-07", "2026-12-11")),
        ("semaine du 16 décembre", span("2026-12-14", "2026-12-18")),
        ("fin de semaine", span("2026-12-05", "2026-12-06")),
        ("fin de semaine prochaine", span("2026-12-12", "2026-12-13")),
        ("automne 2026", span("2026-09-22", "2026-12-20")),
        ("automne", span("2026-09-22", "2026-12-20")),
        ("à l’automne", span("2026-09-22", "2026-12-20")),
        ("cet été", span("2027-06-21", "2027-09-21")),
        ("printemps 2027", span("2027-03-21", "2027-06-20")),
        ("hiver 2027", span("2026-12-21", "2027-03-20")),
        ("2027", span("2027-01-01", "2027-12-31")), ("en 2027", span("2027-01-01", "2027-12-31")),
        ("fin 2027", span("2027-09-02", "2027-12-31")),
        ("l’an prochain", span("2027-01-01", "2027-12-31")),
        ("les Fêtes", span("2026-12-24", "2027-01-02")),
        ("end of march", span("2027-03-22", "2027-03-31")),
        ("next week", span("2026-12-07", "2026-12-11")),
        ("next month", span("2027-01-01", "2027-01-31")),
        ("fall 2027", span("2027-09-22", "2027-12-20")), ("week of dec 16", span("2026-12-14",
                                                                                 "2026-12-18")),
    ],
)  # fmt: skip
def test_that_words_that_mean_several_days_keep_the_first_and_the_last(
    typed: str, found: Span
) -> None:
    assert parse_span(typed, FRIDAY) == found
    assert not found.precise


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ("d’ici juin", "2027-06-30"), ("d’ici la fin mars", "2027-03-31"),
        ("d’ici l’été", "2027-09-21"), ("d’ici les Fêtes", "2027-01-02"),
        ("au plus tard en février", "2027-02-28"), ("avant mars", "2027-02-28"),
        ("before march", "2027-02-28"), ("until june", "2027-06-30"),
        ("d’ici la fin de l’année", "2026-12-31"), ("d’ici 2028", "2028-12-31"),
    ],
)  # fmt: skip
def test_that_a_deadline_runs_from_today_to_the_last_day_meant(typed: str, end: str) -> None:
    assert parse_span(typed, FRIDAY) == span("2026-12-04", end)


def test_that_a_deadline_already_past_does_not_begin_after_its_end() -> None:
    assert parse_span("avant décembre", FRIDAY) == span("2026-11-30")
    assert parse_span("avant 2026", FRIDAY) == span("2025-12-31")


def test_that_the_turn_of_the_year_takes_the_next_feast() -> None:
    assert parse_span("Noël", date(2026, 12, 27)) == span("2027-12-25")
    assert parse_span("été", date(2026, 9, 30)) == span("2027-06-21", "2027-09-21")
    assert parse_span("mois prochain", date(2026, 11, 30)) == span("2026-12-01", "2026-12-31")


@pytest.mark.parametrize(
    "typed",
    ["", "bientôt", "un de ces jours", "d’ici", "avant", "fin", "fin du monde", "mi-quelque chose",
     "automne chaud", "automne 0000", "0000", "mars 0000", "semaine du 99 mars",
     "à préciser", "32", "d’ici bientôt", "hiver 0001"],
)  # fmt: skip
def test_that_words_that_are_no_date_are_not_guessed(typed: str) -> None:
    assert parse_span(typed, FRIDAY) is None


def test_that_a_month_later_stays_inside_the_month() -> None:
    assert parse_day("dans 1 mois", date(2027, 1, 31)) == date(2027, 2, 28)
    assert parse_day("dans 13 mois", date(2026, 12, 31)) == date(2028, 1, 31)
    assert parse_day("in 2 months", FRIDAY) == date(2027, 2, 4)


@given(st.text(max_size=30), st.dates(date(2, 1, 1), date(9000, 1, 1)))
def test_that_no_text_breaks_the_reader(text: str, today: date) -> None:
    found = parse_span(text, today)
    assert found is None or found.start <= found.end


WORDS = ("fin", "mi-", "début", "d’ici", "avant", "la", "mars", "automne", "2027", "semaine",
         "prochaine", "mois", "9999", "hiver", "au", "Noël", "12")  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5), st.dates(date(2, 1, 1),
                                                                          date(9000, 1, 1)))
def test_that_no_order_of_words_breaks_the_reader(words: list[str], today: date) -> None:
    found = parse_span(" ".join(words), today)
    assert found is None or found.start <= found.end

"""What people type is read: days, hours and amounts, in French and in English, or not at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import speaking

FRIDAY = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("15 déc", "2026-12-15"), ("15 DÉC.", "2026-12-15"), ("15 décembre 2026", "2026-12-15"),
        ("15 dec", "2026-12-15"), ("le 15 décembre", "2026-12-15"), ("1er mai", "2027-05-01"),
        ("3 déc", "2027-12-03"), ("4 déc", "2026-12-04"), ("2026-12-15", "2026-12-15"),
        ("2026/1/5", "2026-01-05"), ("15/12", "2026-12-15"), ("15/12/2027", "2027-12-15"),
        ("vendredi", "2026-12-11"), ("ven.", "2026-12-11"), ("samedi", "2026-12-05"),
        ("lundi prochain", "2026-12-07"), ("ce lundi", "2026-12-07"), ("friday", "2026-12-11"),
        ("next monday", "2026-12-07"), ("vendredi 18 décembre", "2026-12-18"),
        ("le jeudi 10 déc.", "2026-12-10"), ("Friday, December 18", "2026-12-18"),
        ("demain", "2026-12-05"), ("aujourd’hui", "2026-12-04"), ("après-demain", "2026-12-06"),
        ("hier", "2026-12-03"), ("tomorrow", "2026-12-05"), ("today", "2026-12-04"),
        ("dans 10 jours", "2026-12-14"), ("dans 2 semaines", "2026-12-18"),
        ("in 1 week", "2026-12-11"), ("in 3 days", "2026-12-07"), ("Dec 15", "2026-12-15"),
        ("dec 15, 2027", "2027-12-15"), ("15th december", "2026-12-15"), ("mar 5", "2027-03-05"),
        ("juin 5", "2027-06-05"), ("29 février", "2028-02-29"), ("  15   déc ", "2026-12-15"),
    ],
)  # fmt: skip
def test_that_a_day_is_read_as_people_type_it(typed: str, day: str) -> None:
    assert fmt.parse_day(typed, FRIDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "typed",
    ["", "bientôt", "31 février", "32 déc", "31/02", "2026-13-01", "jui 5", "15 xyz", "15 d",
     "dans x jours", "lundi 45 mai", "12", "à préciser", "vendredi de 5", "15 déc 26",
     "mois prochain"],
)  # fmt: skip
def test_that_what_is_no_day_is_not_guessed(typed: str) -> None:
    assert fmt.parse_day(typed, FRIDAY) is None


@pytest.mark.parametrize("language", ["fr", "en"])
@given(st.dates(date(2026, 12, 4), date(2099, 12, 31)))
def test_that_a_long_date_is_read_back(language: str, day: date) -> None:
    with speaking(language):
        assert fmt.parse_day(fmt.date_long(day), FRIDAY) == day


@given(st.text(max_size=30))
def test_that_no_text_breaks_the_readers(text: str) -> None:
    for said in (fmt.parse_day(text, FRIDAY), fmt.parse_time(text), fmt.parse_money(text)):
        assert said is None or isinstance(said, date | str | int)


@pytest.mark.parametrize(
    ("typed", "hour"),
    [("13 h 30", "13:30"), ("13:30", "13:30"), ("9h", "09:00"), ("9 h 5", "09:05"), ("9", "09:00"),
     ("1:30 pm", "13:30"), ("1:30 p.m.", "13:30"), ("12 am", "00:00"), ("12 p.m.", "12:00"),
     ("24 h", None), ("9 h 75", None), ("midi", None), ("", None)],
)  # fmt: skip
def test_that_an_hour_is_read_as_people_type_it(typed: str, hour: str | None) -> None:
    assert fmt.parse_time(typed) == hour


@given(st.times())
def test_that_a_written_hour_is_read_back(moment: object) -> None:
    hour = str(moment)[:5]
    assert fmt.parse_time(fmt.time(hour)) == hour
    with speaking("en"):
        assert fmt.parse_time(fmt.time(hour)) == hour


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("18 000,00 $", 1_800_000), ("18000", 1_800_000), ("$18,000.50", 1_800_050), ("9,5", 950),
     ("-12,50 $", -1_250), ("1,234", 123_400), ("0", 0), ("douze", None), ("1,2,3", None), ("",
     None),
     ("1234567890123", None)],
)  # fmt: skip
def test_that_an_amount_is_read_as_people_type_it(typed: str, cents: int | None) -> None:
    assert fmt.parse_money(typed) == cents


@given(st.integers(-10**12, 10**12))
def test_that_a_written_amount_is_read_back(cents: int) -> None:
    assert fmt.parse_money(fmt.money(cents)) == cents
    with speaking("en"):
        assert fmt.parse_money(fmt.money(cents)) == cents

"""What comes back by weeks, by weekdays or dates of months, and by years."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.kernel import rhythm as rhythms
from dsi_desktop.kernel.errors import RuleBroken
from support.plain_words import plain

FIRST = date(2026, 12, 10)


@pytest.mark.parametrize(("unit", "every", "day", "words"), [
    ("week", 1, FIRST, "tous les jeudis"),
    ("week", 2, FIRST, "un jeudi sur deux"),
    ("week", 3, FIRST, "un jeudi sur 3"),
    ("month", 1, FIRST, "le deuxième jeudi du mois"),
    ("month", 2, date(2026, 12, 31), "le dernier jeudi, tous les 2 mois"),
    ("date", 1, date(2026, 12, 15), "le 15 du mois"),
    ("date", 1, date(2026, 12, 1), "le 1er du mois"),
    ("date", 3, date(2026, 12, 31), "le dernier jour, tous les 3 mois"),
    ("year", 1, date(2027, 3, 31), "chaque année, le 31 mars"),
    ("year", 2, date(2027, 3, 1), "tous les 2 ans, le 1er mars"),
])
def test_that_a_rhythm_is_said_in_words_and_read_again(
    unit: str, every: int, day: date, words: str
) -> None:
    rhythm = rhythms.rhythm_of(unit, every, day)
    assert plain(rhythms.rhythm_words(rhythm)) == words
    assert rhythms.read_rhythm(rhythm.written()) == rhythm


@pytest.mark.parametrize(("unit", "every", "field"), [
    ("century", 1, "unit"), ("week", 0, "every"), ("year", 11, "every"), ("date", None, "every"),
])
def test_that_a_rhythm_nobody_can_follow_is_refused(
    unit: str, every: int | None, field: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        rhythms.rhythm_of(unit, every, FIRST)
    assert refused.value.field == field


@pytest.mark.parametrize("text", [
    "", "tous les mois", "FREQ=DAILY;START=2026-12-10", "FREQ=WEEKLY;BYDAY=XX;START=2026-12-10",
    "FREQ=MONTHLY;BYDAY=7TH;START=2026-12-10", "FREQ=MONTHLY;BYMONTHDAY=31;START=2026-12-10",
    "FREQ=MONTHLY;BYMONTHDAY=x;START=2026-12-10", "FREQ=YEARLY;INTERVAL=90;START=2026-12-10",
    "FREQ=YEARLY;START=demain",
])
def test_that_what_another_program_wrote_is_no_rhythm_rather_than_an_error(text: str) -> None:
    assert rhythms.read_rhythm(text) is None


@pytest.mark.parametrize(("unit", "day", "after", "found"), [
    ("week", FIRST, FIRST, date(2026, 12, 17)),
    ("month", FIRST, FIRST, date(2027, 1, 14)),
    ("date", date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28)),
    ("date", date(2026, 12, 30), date(2027, 1, 30), date(2027, 2, 28)),
    ("year", date(2028, 2, 29), date(2028, 3, 1), date(2029, 2, 28)),
    ("year", date(2027, 3, 31), date(2020, 1, 1), date(2027, 3, 31)),
])
def test_that_the_next_day_is_found_in_months_that_lack_it_too(
    unit: str, day: date, after: date, found: date
) -> None:
    assert rhythms.next_day(rhythms.rhythm_of(unit, 1, day), after) == found


def test_that_days_are_counted_from_a_later_day_to_the_end_of_the_calendar() -> None:
    last = rhythms.rhythm_of("month", 1, date(2026, 12, 31))
    assert rhythms.days_of(last, date(2027, 1, 1), date(2027, 2, 28)) == [
        date(2027, 1, 28), date(2027, 2, 25)]
    assert len(rhythms.days_of(last, date(9990, 1, 1), date.max)) == 108
    early = rhythms.Rhythm("date", 1, 0, date(2026, 12, 20), 15)
    assert rhythms.next_day(early, date(2026, 12, 1)) == date(2027, 1, 15)


def test_that_a_calendar_has_an_end() -> None:
    weekly = rhythms.rhythm_of("week", 1, date(9998, 12, 1))
    assert rhythms.next_day(weekly, date(9999, 1, 1)) is None
    yearly = rhythms.rhythm_of("year", 1, date(9998, 12, 1))
    assert rhythms.next_day(yearly, date(9998, 12, 1)) is None


@given(
    st.sampled_from(list(rhythms.LONGEST)), st.integers(1, 10),
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
)
def test_that_days_follow_one_another_and_start_with_the_first(
    unit: str, every: int, day: date
) -> None:
    rhythm = rhythms.rhythm_of(unit, every, day)
    days = rhythms.days_of(rhythm, day, day.replace(year=day.year + 12, day=1))
    assert days[0] == day
    assert days == sorted(set(days))
    assert rhythms.next_day(rhythm, day) == days[1]

"""Dates, hours and amounts as they are written here, and compared with Babel where it says them."""

from datetime import date

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import speaking

TODAY = date(2026, 12, 4)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
LOCALES = {"fr": "fr_CA", "en": "en_CA"}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("language", LOCALES)
@given(day=DAYS)
def test_that_a_long_date_is_the_one_of_babel(language: str, day: date) -> None:
    with speaking(language):
        said = plain(fmt.date_long(day))
    assert said.replace("1er ", "1 ") == format_date(day, "full", LOCALES[language])


@pytest.mark.parametrize("language", LOCALES)
def test_that_the_names_of_months_are_those_of_babel(language: str) -> None:
    for number in range(1, 13):
        day = date(2026, number, 5)
        with speaking(language):
            assert fmt.month(number) == format_date(day, "MMMM", LOCALES[language])
            short = format_date(day, "MMM", LOCALES[language]).removesuffix(".")
            assert fmt.month_short(number).removesuffix(".") == short


@pytest.mark.parametrize("language", LOCALES)
@given(amount=st.integers(-10**12, 10**12))
def test_that_a_number_is_the_one_of_babel(language: str, amount: int) -> None:
    with speaking(language):
        said = plain(fmt.number(amount))
    assert said == plain(format_decimal(amount, locale=LOCALES[language]))


def test_that_a_date_is_said_in_both_languages() -> None:
    assert fmt.date_long("2026-12-03") == "jeudi 3\u00a0décembre 2026"
    assert fmt.date_long(date(2026, 4, 1), with_weekday=False) == "1er\u00a0avril 2026"
    with speaking("en"):
        assert fmt.date_long("2026-12-03") == "Thursday, December 3, 2026"
        assert fmt.date_long("2026-12-03", with_weekday=False) == "December 3, 2026"


def test_that_a_short_date_says_its_year_when_it_is_another() -> None:
    assert fmt.date_short(date(2026, 12, 3)) == "3\u00a0déc."
    assert fmt.date_short("2026-12-03", TODAY) == "3\u00a0déc."
    assert fmt.date_short("2027-05-01", TODAY) == "1er\u00a0mai 2027"
    with speaking("en"):
        assert fmt.date_short("2026-12-03", TODAY) == "Dec.\u00a03"
        assert fmt.date_short("2027-05-01", TODAY) == "May\u00a01, 2027"


def test_that_the_days_of_the_week_have_a_short_name() -> None:
    assert [fmt.weekday_short(date(2026, 12, day)) for day in range(7, 14)] == [
        "LUN.", "MAR.", "MER.", "JEU.", "VEN.", "SAM.", "DIM.",
    ]
    with speaking("en"):
        assert fmt.weekday_short(TODAY) == "FRI."
        assert fmt.weekday(TODAY) == "Friday"


@pytest.mark.parametrize(
    ("hour", "french", "english"),
    [("13:30", "13~h~30", "1:30~p.m."), ("09:00", "9~h", "9:00~a.m."), ("08:05", "8~h~5",
     "8:05~a.m."),
     ("00:15", "0~h~15", "12:15~a.m."), ("12:00", "12~h", "12:00~p.m.")],
)  # fmt: skip
def test_that_an_hour_is_written_as_the_oqlf_does(hour: str, french: str, english: str) -> None:
    assert fmt.time(hour) == french.replace("~", "\u00a0")
    with speaking("en"):
        assert fmt.time(hour) == english.replace("~", "\u00a0")


def test_that_a_range_of_hours_says_what_is_known() -> None:
    assert plain(fmt.time_range("13:30", "15:30")) == "13 h 30 à 15 h 30"
    assert plain(fmt.time_range("13:30", None)) == "13 h 30"
    assert plain(fmt.time_range(None, "15:30")) == "15 h 30"
    assert fmt.time_range(None, None) == ""
    with speaking("en"):
        assert plain(fmt.time_range("13:30", "15:30")) == "1:30 p.m. to 3:30 p.m."


@pytest.mark.parametrize(
    ("cents", "short", "french", "english"),
    [(1_800_000, False, "18~000,00~$", "$18,000.00"), (1_800_000, True, "18~000~$", "$18,000"),
     (985, True, "9,85~$", "$9.85"), (-1_250, False, "-12,50~$", "-$12.50"), (0, True, "0~$",
     "$0")],
)  # fmt: skip
def test_that_money_is_written_from_cents(
    cents: int, short: bool, french: str, english: str
) -> None:
    assert fmt.money(cents, short=short) == french.replace("~", "\u00a0")
    with speaking("en"):
        assert fmt.money(cents, short=short) == english


def test_that_a_percentage_and_a_decimal_follow_the_language() -> None:
    assert (fmt.percent(62), fmt.number(1234.5, 1)) == ("62\u00a0%", "1\u00a0234,5")
    with speaking("en"):
        assert (fmt.percent(62), fmt.number(1234.5, 1)) == ("62%", "1,234.5")


@pytest.mark.parametrize(
    ("count", "said"), [(25, "25 min"), (60, "1 h"), (65, "1 h 5"), (80, "1 h 20"), (0, "0 min")]
)
def test_that_a_duration_is_said_in_hours_and_minutes(count: int, said: str) -> None:
    assert plain(fmt.minutes(count)) == said


@pytest.mark.parametrize(
    ("number", "masculine", "feminine", "english"),
    [(1, "1er", "1re", "1st"), (2, "2e", "2e", "2nd"), (3, "3e", "3e", "3rd"), (11, "11e", "11e",
     "11th"),
     (21, "21e", "21e", "21st"), (112, "112e", "112e", "112th")],
)  # fmt: skip
def test_that_ordinals_agree(number: int, masculine: str, feminine: str, english: str) -> None:
    assert (fmt.ordinal(number), fmt.ordinal(number, feminine=True)) == (masculine, feminine)
    with speaking("en"):
        assert fmt.ordinal(number) == english


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-12-04", "aujourd’hui"), ("2026-12-05", "demain"), ("2026-12-09", "9 déc."),
     ("2027-01-02", "2 janv. 2027"), ("2026-12-03", "en retard de 1 jour"),
     ("2026-11-30", "en retard de 4 jours")],
)  # fmt: skip
def test_that_a_due_date_is_said_from_today(day: str, said: str) -> None:
    assert plain(fmt.relative_day(day, TODAY)) == said

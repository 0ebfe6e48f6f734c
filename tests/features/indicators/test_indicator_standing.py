"""How far an indicator came, and when it is next measured, on figures computed by hand."""

from datetime import date

import pytest

from dsi_desktop.features.indicators.rules.standing import (
    BACK,
    FAR,
    ON_WAY,
    REACHED,
    UNKNOWN,
    Course,
    Target,
    day_of,
    days_late,
    first_day,
    last_day,
    late_band,
    next_due,
    standing,
    target_of,
)

TODAY = date(2026, 12, 4)


def course(
    *measures: tuple[str, int], baseline: int | None = 0, start: str | None = "2025-04-01",
    target: int | None = 400, due: str | None = "2027-03-31", direction: str = "up",
    frequency: str = "yearly", begins: str | None = None,
) -> Course:  # fmt: skip
    targets = () if target is None else (Target("t", target, due),)
    return Course(direction, frequency, baseline, start, targets, measures, begins)


@pytest.mark.parametrize(
    ("given", "verdict", "percent"),
    [
        (course(("2026-10-31", 312)), ON_WAY, 78),
        (course(("2026-10-31", 60)), FAR, 15),
        (course(("2026-10-31", 400)), REACHED, 100),
        (course(("2026-10-31", 472)), REACHED, 118),
        (course(("2026-10-31", -10)), BACK, -2),
        (course(("2026-10-31", 240), baseline=212, target=150), BACK, -45),
        (course(("2026-10-31", 2), baseline=5, target=0), ON_WAY, 60),
        (course(("2026-10-31", 40), start=None, due=None, target=100), ON_WAY, 40),
        (course(("2026-10-31", 39), start=None, due=None, target=100), FAR, 39),
        (course(("2026-10-31", 40), start="2027-01-01", due="2026-01-01", target=100), ON_WAY, 40),
        (course(("2026-10-31", 5), baseline=5, target=5), REACHED, 100),
        (course(("2026-10-31", 4), baseline=5, target=5, direction="down"), REACHED, 100),
        (course(("2026-10-31", 5), baseline=5, target=5, direction="down"), REACHED, 100),
        (course(("2026-10-31", 4), baseline=5, target=5), BACK, None),
        (course(("2026-10-31", 95), direction="hold", target=100), REACHED, 100),
        (course(("2026-10-31", 94), direction="hold", target=100), FAR, None),
        (course(("2026-10-31", 97), direction="hold", target=100), REACHED, 100),
        (course(("2026-10-31", 90), direction="hold", target=100), FAR, None),
        (course(), UNKNOWN, None),
        (course(("2026-10-31", 5), target=None), UNKNOWN, None),
    ],
)
def test_that_the_way_come_is_judged(given: Course, verdict: str, percent: int | None) -> None:
    found = standing(given, TODAY)
    assert (found.verdict, found.percent) == (verdict, percent)


def test_that_the_first_measure_is_the_start_when_none_is_written() -> None:
    found = course(("2026-01-01", 100), ("2026-06-01", 150), baseline=None, target=200)
    assert (found.start, standing(found, TODAY).percent) == (100, 50)


def test_that_the_pace_is_three_quarters_of_the_time_elapsed() -> None:
    def at(value: int) -> Course:
        return course(("2026-04-01", value), target=100, due="2027-04-01")

    assert standing(at(37), TODAY).verdict == FAR
    assert standing(at(38), TODAY).verdict == ON_WAY


def test_that_the_target_in_force_is_the_next_one_due() -> None:
    first, second = Target("a", 10, "2026-03-31"), Target("b", 20, "2027-03-31")
    open_one = Target("c", 30, None)
    assert target_of((second, first), "2026-12-04") == second
    assert target_of((first,), "2026-12-04") == first
    assert target_of((open_one, first), "2026-12-04") == open_one
    assert target_of((first, second), "2026-03-31") == first
    assert target_of((), "2026-12-04") is None


@pytest.mark.parametrize(
    ("given", "due", "late"),
    [
        (course(("2026-08-31", 1), frequency="monthly"), date(2026, 9, 30), 65),
        (course(("2026-08-31", 1), frequency="half_yearly"), date(2027, 2, 28), 0),
        (course(("2026-11-15", 1), frequency="quarterly"), date(2027, 2, 15), 0),
        (course(("2025-12-04", 1)), date(2026, 12, 4), 0),
        (course(("2025-12-03", 1)), date(2026, 12, 3), 1),
        (course(), date(2026, 4, 1), 247),
        (course(start=None, begins="2025-06-30"), date(2026, 6, 30), 157),
        (course(start=None), TODAY, 0),
        (course(frequency="once"), date(2027, 3, 31), 0),
        (course(frequency="once", target=None), None, 0),
        (course(("2026-01-01", 1), frequency="once"), None, 0),
        (course(("2026-01-31", 1), frequency="monthly"), date(2026, 2, 28), 279),
    ],
)
def test_that_the_next_measure_is_expected_at_its_rhythm(
    given: Course, due: date | None, late: int
) -> None:
    assert (next_due(given, TODAY), days_late(given, TODAY)) == (due, late)


def test_that_the_band_of_what_lacks_goes_to_today() -> None:
    assert late_band(course(), TODAY) == (date(2026, 4, 1), TODAY)
    assert late_band(course(("2026-11-30", 1)), TODAY) is None


def test_that_days_no_one_can_read_are_left_aside() -> None:
    assert day_of("demain") is None
    odd = Course("up", "yearly", 5, "hier", (Target("t", 9, "un jour"),), ())
    assert (first_day(odd), last_day(odd, TODAY)) == (None, date(2026, 12, 5))
    assert first_day(course(("2026-01-02", 4))) == date(2025, 4, 1)

"""Moments, days on a line, what of the journal is shown, subjects of the report."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.db.fields import Field
from dsi_desktop.db.history import Entry
from dsi_desktop.features.history.rules import texts
from dsi_desktop.features.history.rules.moments import (
    STAR,
    Cell,
    at_moment,
    effective,
    steps,
    values_at,
)
from dsi_desktop.features.history.rules.scopes import (
    is_order,
    is_shown,
    read_subject,
    subject_of,
)
from dsi_desktop.features.history.rules.timeline import (
    BANDS,
    CROWD,
    day_of,
    densities,
    is_crowded,
    months,
    step_of,
    ticks,
)
from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.errors import RuleBroken

FIRST, LAST = date(2026, 2, 3), date(2026, 11, 22)
days_between = st.dates(FIRST, LAST)


def entry(gesture: str, when: int, field: str, new: Value, row: str = "r") -> Entry:
    return Entry(gesture, when, "", "", "", field, None, new, current=False, table="task", row=row)


BORN = entry("g1", 100, STAR, '{"title":"Un","state":"todo"}')


def test_that_a_write_never_counts_before_what_it_follows() -> None:
    told = [BORN, entry("g2", 40, "title", "Deux"), entry("g3", 60, "title", "Trois")]
    assert effective(told) == {"g1": 100, "g2": 100, "g3": 100}


def test_that_a_gesture_counts_at_the_latest_of_what_it_waits_for() -> None:
    told = [entry("g1", 300, STAR, "{}", "other"), BORN,
            entry("g2", 150, "title", "Deux"), entry("g2", 150, "title", "x", "other")]
    assert effective(told)["g2"] >= 150
    assert effective(told)["g2"] == 300


def test_that_a_creation_gives_each_field_its_first_value() -> None:
    known = steps([BORN, entry("g2", 200, "title", "Deux")])
    assert [one.value for one in known[Cell("task", "r", "title")]] == ["Un", "Deux"]
    assert [one.gesture for one in known[Cell("task", "r", "state")]] == ["g1"]


@pytest.mark.parametrize(("moment", "expected"), [
    (99, None), (100, {"title": "Un", "state": "todo"}), (200, {"title": "Deux", "state": "todo"}),
    (300, None), (400, {"title": "Deux", "state": "todo"}),
])
def test_what_a_record_was_at_a_moment(moment: int, expected: dict[str, Value] | None) -> None:
    told = [BORN, entry("g2", 200, "title", "Deux"), entry("g3", 300, "deleted", 1),
            entry("g4", 400, "deleted", None)]
    assert values_at(steps(told), "task", "r", moment) == expected


def test_that_before_the_first_step_there_is_none() -> None:
    assert at_moment([], 10) is None


def test_that_a_mad_clock_stays_within_the_calendar() -> None:
    assert day_of(10**20) == date.max
    assert day_of(-(10**20)) == date.min


@given(st.lists(days_between, min_size=1, max_size=80))
def test_that_every_tick_stands_on_the_line_once_a_day(days: list[date]) -> None:
    found = ticks(days, FIRST, LAST)
    assert len(found) == len(set(days))
    assert all(0 <= place <= 1 for place in found)
    assert found == sorted(found)


@given(st.lists(days_between, min_size=1, max_size=80))
def test_that_the_fullest_band_is_full(days: list[date]) -> None:
    found = densities(days, FIRST, LAST)
    assert len(found) == BANDS
    assert max(found) == 1
    assert sum(share > 0 for share in found) <= len(set(days))


def test_that_no_gesture_fills_no_band_and_one_day_is_a_line() -> None:
    assert set(densities([], FIRST, LAST)) == {0.0}
    assert ticks([FIRST], FIRST, FIRST) == [0.0]


def test_that_many_days_are_crowded() -> None:
    days = [date.fromordinal(FIRST.toordinal() + at) for at in range(CROWD + 1)]
    assert is_crowded(days)
    assert not is_crowded(days[1:])


def test_that_one_steps_from_gesture_to_gesture() -> None:
    days = [date(2026, 5, 1), date(2026, 5, 12), date(2026, 5, 12)]
    assert step_of(days, date(2026, 5, 1), 1) == date(2026, 5, 12)
    assert step_of(days, date(2026, 5, 12), 1) is None
    assert step_of(days, date(2026, 5, 12), -1) == date(2026, 5, 1)
    assert step_of(days, date(2026, 5, 1), -1) is None


@given(days_between, days_between)
def test_that_a_few_months_are_written(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = months(first, last)
    assert len(found) <= 6
    assert all(first < day <= last and day.day == 1 for day in found)


def test_that_only_what_says_something_is_shown() -> None:
    assert is_shown("due_on", Field("échéance", unit="day"))
    assert is_shown("newer", None)
    assert not is_shown("sha256", Field("empreinte"))
    assert not is_shown("rank", Field("ordre", unit="rank", settles=True))
    assert not is_shown("task_id", Field("tâche"), link_up=True)
    assert is_order(Field("ordre", unit="rank"))
    assert not is_order(None)


def test_that_a_subject_is_read_as_it_is_written() -> None:
    first, last = date(2026, 5, 12), date(2026, 11, 22)
    assert read_subject(subject_of("plan", first, last)) == ("plan", first, last)
    assert read_subject("2026-05-12:2026-11-22") == ("", first, last)


@pytest.mark.parametrize("wrong", [
    "", "plan", "plan:2026-05-12:2026-05-12", "autre:2026-05-12:2026-11-22", "hier:demain",
    "2026-11-22:2026-05-12", "a:b:c:d",
])
def test_that_another_subject_is_refused(wrong: str) -> None:
    with pytest.raises(RuleBroken):
        read_subject(wrong)


def test_that_long_texts_are_cut_and_counts_are_listed() -> None:
    assert texts.short("Une ligne\nUne autre") == "Une ligne"
    assert texts.short("a" * 90).endswith("…")
    assert len(texts.short("a" * 90)) == 70
    assert texts.counted({"added": 2, "deleted": 1}) == "2 ajouts, 1 suppression"
    assert texts.counted({}) == "Rien n’a changé entre ces deux dates."
    assert texts.field_change("fin", "", "hier").replace("\u00a0", " ") == "Fin : rien → hier"
    assert texts.field_change("fin", "hier", "hier").replace("\u00a0", " ") == "Fin : hier"

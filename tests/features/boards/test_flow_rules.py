"""Where cards stood, counted by hand beside the rules."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dsi_desktop.features.boards.rules import flow
from dsi_desktop.features.boards.rules.flow import (
    DAY_MS,
    Month,
    Place,
    Span,
    Stay,
    Told,
    depth,
    moments,
    months,
    passages,
    stays_of,
    throughput,
)

TODO, DOING, TRIED, DONE = (
    Place("todo", "À faire", "todo"), Place("doing", "En cours", "doing"),
    Place("tried", "À l’essai", "doing"), Place("done", "Fait", "done"),
)  # fmt: skip
PLACES = (TODO, DOING, TRIED, DONE)
START = date(2026, 9, 1)


def day(number: int, minutes: int = 0) -> int:
    """Return noon of the nth day after the start."""
    noon = datetime(2026, 9, 1, 12, tzinfo=UTC) + timedelta(days=number, minutes=minutes)
    return int(noon.timestamp() * 1000)


def end_of(when: date) -> int:
    return day((when - START).days, 720)


def day_of(moment: int) -> date:
    return datetime.fromtimestamp(moment / 1000, UTC).date()


def told(*facts: tuple[int, str, str | int | None], task: str = "t") -> list[Told]:
    return [Told(task, what, value, when) for when, what, value in facts]


def walked(*facts: tuple[int, str, str | int | None], body: str | None = None) -> list[Stay]:
    return stays_of(told(*facts), PLACES, body)


def test_that_a_card_is_where_its_state_says() -> None:
    assert walked((day(0), "state", "todo"), (day(3), "state", "doing")) == [
        Stay("t", "todo", day(0), day(3)), Stay("t", "doing", day(3)),
    ]  # fmt: skip


def test_that_the_column_says_more_than_the_state() -> None:
    found = walked(
        (day(0), "state", "doing"), (day(0), "column", "doing"), (day(2), "column", "tried"),
        (day(4), "off", 1),
    )  # fmt: skip
    assert [(one.place, one.start) for one in found] == [
        ("doing", day(0)), ("tried", day(2)), ("doing", day(4)),
    ]  # fmt: skip


def test_that_a_column_of_another_board_is_not_one_of_this_board() -> None:
    assert walked((day(0), "state", "todo"), (day(1), "column", "elsewhere")) == [
        Stay("t", "todo", day(0))
    ]


def test_that_one_gesture_is_one_move() -> None:
    found = walked(
        (day(0), "state", "todo"), (day(0), "column", "todo"),
        (day(5), "column", "done"), (day(5), "state", "done"),
    )  # fmt: skip
    assert [one.place for one in found] == ["todo", "done"]


@pytest.mark.parametrize(
    ("what", "value", "gone"),
    [("deleted", 1, True), ("archived", 1, True), ("state", "dropped", True),
     ("archived", 0, False), ("deleted", None, False), ("state", None, False)],
)  # fmt: skip
def test_that_a_card_leaves_when_it_is_no_longer_work(
    what: str, value: str | int | None, *, gone: bool
) -> None:
    found = walked((day(0), "state", "todo"), (day(4), what, value))
    assert found == [Stay("t", "todo", day(0), day(4) if gone else None)]


def test_that_a_card_done_and_put_away_stays_done() -> None:
    found = walked((day(0), "state", "done"), (day(9), "archived", 1))
    assert found == [Stay("t", "done", day(0))]


def test_that_a_state_without_a_column_is_nowhere() -> None:
    assert walked((day(0), "state", "idea")) == []


def test_that_a_card_given_to_another_chantier_leaves_and_comes() -> None:
    facts = [(day(0), "state", "todo"), (day(0), "body", "a"), (day(6), "body", "b")]
    assert walked(*facts, body="a") == [Stay("t", "todo", day(0), day(6))]
    assert walked(*facts, body="b") == [Stay("t", "todo", day(6))]


def test_that_a_column_passed_in_a_minute_does_not_count() -> None:
    found = walked(
        (day(0), "state", "todo"), (day(3), "state", "doing"), (day(3, 1), "state", "done"),
    )  # fmt: skip
    assert found == [Stay("t", "todo", day(0), day(3, 1)), Stay("t", "done", day(3, 1))]


def test_that_a_slip_undone_at_once_leaves_no_trace() -> None:
    found = walked(
        (day(0), "state", "todo"), (day(3), "state", "done"), (day(3, 2), "state", "todo"),
    )  # fmt: skip
    assert found == [Stay("t", "todo", day(0))]


def test_that_a_card_put_in_the_wrong_column_at_first_begins_in_the_right_one() -> None:
    found = walked((day(0), "state", "doing"), (day(0, 1), "state", "todo"))
    assert found == [Stay("t", "todo", day(0, 1))]
    away = walked(
        (day(0), "state", "todo"), (day(2), "archived", 1), (day(4), "archived", 0),
        (day(4, 1), "state", "done"),
    )  # fmt: skip
    assert away == [Stay("t", "todo", day(0), day(2)), Stay("t", "done", day(4, 1))]


@pytest.mark.parametrize(
    ("length", "count", "gap"), [(0, 1, 0), (10, 11, 1), (31, 32, 1), (92, 15, 7), (730, 25, 31)]
)
def test_that_days_weeks_or_months_are_counted(length: int, count: int, gap: int) -> None:
    last = START + timedelta(days=length)
    found = moments(Span(START, last))
    assert len(found) == count
    assert found[-1] == last
    assert list(found) == sorted(set(found))
    assert found[0] == START
    assert (found[-1 if length < 2 else 2] - found[min(1, length)]).days == gap


def test_that_what_stands_at_the_end_of_each_day_is_counted() -> None:
    stays = [
        Stay("a", "todo", day(0), day(2)), Stay("a", "done", day(2)), Stay("b", "todo", day(1)),
        Stay("c", "doing", day(-30), day(-20)), Stay("d", "doing", day(9)),
    ]  # fmt: skip
    days = [START + timedelta(days=number) for number in range(4)]
    found = depth(stays, PLACES, days, end_of)
    assert found.days == tuple(days)
    assert found.counts == ((1, 2, 1, 1), (0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 1, 1))


def test_that_a_passage_says_half_and_most() -> None:
    stays = [Stay(f"{n}", "doing", day(0), day(n)) for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 40)]
    stays.append(Stay("here", "doing", day(0)))
    stays.append(Stay("before", "doing", day(-60), day(-50)))
    _todo, found, *_rest = passages(stays, PLACES, day(0), day(50))
    assert (found.place, found.left, found.median, found.most) == (DOING, 10, 5.0, 9.0)
    assert (found.here, found.oldest) == (1, 50.0)


def test_that_few_passages_say_nothing_of_their_length() -> None:
    stays = [Stay("a", "todo", day(0), day(1)), Stay("b", "todo", day(0), day(1))]
    (found, *_rest) = passages(stays, PLACES, day(0), day(9))
    assert (found.left, found.median, found.most, found.here, found.oldest) == (2, None, None, 0, 0)
    assert [one.place for one in passages([], PLACES, 0, DAY_MS)] == [TODO, DOING, TRIED]


def test_that_a_card_done_twice_counts_once_the_last_time() -> None:
    stays = [
        Stay("a", "todo", day(0), day(5)), Stay("a", "done", day(5), day(31)),
        Stay("a", "doing", day(31), day(40)), Stay("a", "done", day(40)),
        Stay("b", "done", day(3), day(8)), Stay("b", "todo", day(8)),
        Stay("old", "todo", day(-90)), Stay("late", "todo", day(90)),
    ]  # fmt: skip
    span = Span(START, date(2026, 10, 31))
    assert throughput(stays, PLACES, span, day_of) == [
        Month(date(2026, 9, 1), 2, 0), Month(date(2026, 10, 1), 0, 1),
    ]  # fmt: skip


def test_that_months_go_over_the_year() -> None:
    assert months(Span(date(2026, 11, 30), date(2027, 1, 1))) == [
        date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1),
    ]  # fmt: skip
    assert flow.months(Span(START, START)) == [START]

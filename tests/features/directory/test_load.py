"""Hours, kilometres and meetings of some visits: what counts and what does not."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.db.visits import Road, Visit
from dsi_desktop.features.directory.rules.load import (
    Load,
    Trip,
    load_of,
    minutes_by_month,
    minutes_of,
    months_of,
    trip,
    trip_of,
    weighed,
    weighed_by,
)

ROADS = {("a", "b"): Road(30, 25), ("a", "c"): Road(10, None)}


def visit(meeting: str = "1", status: str = "present", **told: object) -> Visit:
    made = Visit(
        meeting, "body", "2026-03-10", "p", "o", status, 120, "a", "b",
        travels=status != "remote", coming=False,
    )
    return made._replace(**told)


def test_there_and_back() -> None:
    assert trip(ROADS, "b", "a") == Trip(60, 50, known=True)


@pytest.mark.parametrize(
    ("whence", "place", "found"),
    [
        ("a", "a", Trip()), ("b", "c", Trip(known=False)), ("", "b", Trip(known=False)),
        ("a", "", Trip(known=False)), ("", "", Trip(known=False)),
        ("a", "c", Trip(20, 0, known=False)),
    ],
)
def test_a_road_that_is_not_known_is_never_guessed(
    whence: str, place: str, found: Trip
) -> None:
    assert trip(ROADS, whence, place) == found


def test_an_afternoon_counts_the_road() -> None:
    assert load_of([visit()], ROADS) == Load(
        convened=1, attended=1, meeting_minutes=120, road_minutes=50, kilometres=60
    )
    assert load_of([visit()], ROADS).hours == pytest.approx(2.8333, abs=1e-3)


def test_from_afar_there_is_no_road() -> None:
    found = load_of([visit(status="remote")], ROADS)
    assert (found.minutes, found.kilometres, found.remote, found.attended) == (120, 0, 1, 1)
    assert trip_of(visit(status="remote"), {}) == Trip()


@pytest.mark.parametrize("status", ["excused", "absent", "represented", "expected", "newer"])
def test_who_did_not_come_gives_no_time(status: str) -> None:
    found = load_of([visit(status=status)], ROADS)
    assert (found.convened, found.attended, found.minutes, found.unknown_roads) == (1, 0, 0, 0)
    assert minutes_of(visit(status=status), ROADS) == 0


def test_an_excuse_is_counted_apart_from_an_absence() -> None:
    found = load_of([visit("1", "excused"), visit("2", "absent"), visit("3", "absent")], {})
    assert (found.excused, found.absent) == (1, 2)


def test_two_people_of_one_organisation_are_one_meeting_and_twice_the_hours() -> None:
    found = load_of([visit(), visit(person_id="q", from_area_id="b")], ROADS)
    assert (found.convened, found.attended, found.minutes) == (1, 1, 290)
    mixed = load_of([visit(status="remote"), visit(status="absent")], ROADS)
    assert (mixed.attended, mixed.remote, mixed.absent) == (1, 1, 0)


def test_an_unknown_road_is_counted() -> None:
    found = load_of([visit(to_area_id="z")], ROADS)
    assert (found.unknown_roads, found.minutes) == (1, 120)


def test_an_unknown_length_weighs_nothing_but_its_road() -> None:
    assert load_of([visit(minutes=None)], ROADS).minutes == 50
    assert minutes_of(visit(minutes=None), ROADS) == 50


def test_what_is_to_come_counts_only_when_asked_ahead() -> None:
    coming = visit(status="expected", coming=True)
    assert load_of([coming], ROADS).minutes == 0
    assert load_of([coming], ROADS, ahead=True).minutes == 170
    assert minutes_of(coming, ROADS, ahead=True) == 170
    assert load_of([visit(status="expected")], ROADS, ahead=True).minutes == 0


def test_each_month_has_its_share() -> None:
    some = [visit(), visit("2", held_on="2026-04-01"), visit("3", "absent", held_on="2026-04-02")]
    found = weighed(some, ROADS, ("2026-03", "2026-04", "2026-05"))
    assert found.minutes == (170, 170, 0)
    assert found.meetings == (1, 2, 0)
    assert found.load.minutes == 340
    assert minutes_by_month(some, ROADS, ("2026-04",)) == (170,)


def test_months_of_a_period() -> None:
    assert months_of(date(2025, 11, 30), date(2026, 2, 1)) == (
        "2025-11", "2025-12", "2026-01", "2026-02",
    )


STATUSES = ("present", "remote", "absent", "excused", "represented", "expected")
VISITS = st.lists(st.builds(
    visit, st.sampled_from("1234"), st.sampled_from(STATUSES),
    person_id=st.sampled_from("pq"), organization_id=st.sampled_from("xyz"),
    from_area_id=st.sampled_from(["", "a", "b", "c"]), minutes=st.sampled_from([None, 0, 45, 120]),
), max_size=30)  # fmt: skip


@given(VISITS, st.randoms())
def test_hours_add_up_whoever_gives_them_and_in_whatever_order(
    some: list[Visit], draw: Random
) -> None:
    whole = weighed(some, ROADS, ("2026-03",))
    assert whole.minutes == (whole.load.minutes,)
    assert whole.load.minutes == sum(minutes_of(one, ROADS) for one in some)
    parts = weighed_by(lambda one: one.organization_id, some, ROADS, ("2026-03",))
    assert sum(part.load.minutes for part in parts.values()) == whole.load.minutes
    assert sum(part.load.kilometres for part in parts.values()) == whole.load.kilometres
    shuffled = draw.sample(some, len(some))
    assert weighed(shuffled, ROADS, ("2026-03",)) == whole
    one_status = whole.load.convened - whole.load.attended - whole.load.represented
    assert one_status >= whole.load.absent + whole.load.excused

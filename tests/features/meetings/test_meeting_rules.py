"""Hours, agenda, room and quorum, as pure values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.features.meetings.rules import hours, presets, refusals
from dsi_desktop.features.meetings.rules.hours import Planned, agenda
from dsi_desktop.features.meetings.rules.numbering import Node, placed
from dsi_desktop.features.meetings.rules.room import (
    QuorumRule,
    Seat,
    Stay,
    is_here,
    quorum_at,
    role_of,
)
from dsi_desktop.kernel.errors import RuleBroken


@pytest.mark.parametrize(("typed", "kept"), [
    ("13:30", "13:30"), ("13 h 30", "13:30"), ("13h", "13:00"), ("9 h 5", "09:05"), ("8", "08:00"),
    ("", None), (None, None),
])
def test_that_an_hour_is_read_as_people_write_it(typed: str | None, kept: str | None) -> None:
    assert hours.hour_of(typed, "x") == kept


@pytest.mark.parametrize("typed", ["24 h", "12:60", "midi", "1330"])
def test_that_an_hour_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        hours.hour_of(typed, "start_time")
    assert caught.value.field == "start_time"


@given(st.integers(0, 24 * 60 - 1))
def test_that_minutes_and_hours_agree(minutes: int) -> None:
    assert hours.in_minutes(hours.from_minutes(minutes)) == minutes


def test_that_the_agenda_says_when_each_point_begins_and_which_overrun() -> None:
    found = agenda("13:30", "14:00", [
        Planned("a", 5), Planned("b", 10), Planned("b1", 15, 1), Planned("b2", 5, 1),
        Planned("b21", 99, 2), Planned("c", 10), Planned("end", 0),
    ])
    assert [slot.begins for slot in found.slots] == [
        "13:30", "13:35", None, None, None, "13:55", "14:05",
    ]
    assert [slot.late for slot in found.slots] == [
        False, False, False, False, False, True, True,
    ]
    assert (found.planned, found.available, found.ends, found.over) == (35, 30, "14:05", 5)


def test_that_an_agenda_without_hours_still_adds_up() -> None:
    found = agenda(None, None, [Planned("orphan", 5, 1), Planned("a", 20)])
    assert (found.planned, found.available, found.ends, found.over) == (20, None, None, 0)
    assert agenda("13:30", "14:00", [Planned("a", 30), Planned("end")]).slots[1].late is False


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 2)), max_size=12))
def test_that_the_clock_never_runs_backwards(points: list[tuple[int, int]]) -> None:
    plan = [Planned(str(n), *point) for n, point in enumerate(points)]
    found = agenda("08:00", "12:00", plan)
    begins = [hours.in_minutes(slot.begins) for slot in found.slots if slot.begins]
    assert begins == sorted(begins) or found.planned >= 16 * 60
    assert found.over == max(0, found.planned - 240)


def test_that_the_time_left_to_a_point_is_told() -> None:
    assert hours.remaining("13:40", 20, "13:52") == 8
    assert hours.remaining("13:40", 20, "14:05") == -5
    assert hours.remaining(None, 20, "14:05") is None
    assert hours.remaining("13:40", None, "14:05") is None


def test_that_points_are_numbered_in_their_tree() -> None:
    nodes = [
        Node("b", None, "V2"), Node("a", None, "V1"), Node("b2", "b", "V9"), Node("b1", "b", "V3"),
        Node("b11", "b1", "V1"),
    ]
    assert [(one.id, one.number, one.level) for one in placed(nodes)] == [
        ("a", "1", 0), ("b", "2", 0), ("b1", "2.1", 1), ("b11", "2.1.1", 2), ("b2", "2.2", 1),
    ]


def test_that_a_ring_or_a_lost_parent_loses_no_point() -> None:
    ring = [Node("a", "b", "V1"), Node("b", "a", "V2"), Node("c", "gone", "V3")]
    assert sorted(one.id for one in placed(ring)) == ["a", "b", "c"]


PAIRS = st.tuples(st.integers(0, 7), st.none() | st.integers(0, 7))


@given(st.lists(PAIRS, unique_by=lambda pair: pair[0]))
def test_that_every_point_has_one_place(pairs: list[tuple[int, int | None]]) -> None:
    nodes = [
        Node(str(one), None if parent is None else str(parent), str(one)) for one, parent in pairs
    ]
    assert sorted(one.id for one in placed(nodes)) == sorted(node.id for node in nodes)


def seat(name: str, status: str = "present", *, voting: bool = True, **more: object) -> Seat:
    return Seat(name, status, voting, **more)  # type: ignore[arg-type]


def test_that_the_quorum_is_counted_at_the_hour() -> None:
    rule = QuorumRule("majority")
    seats = [
        seat("a"), seat("b", stays=(Stay(None, "14:00"), Stay("14:30", None))),
        seat("c", "remote", stays=(Stay("13:45"),)), seat("d", "excused"),
        seat("guest", voting=False),
    ]
    assert quorum_at(seats, rule, "13:40").present == 2
    assert quorum_at(seats, rule, "13:50").present == 3
    assert quorum_at(seats, rule, "14:10").present == 2
    assert quorum_at(seats, rule, "14:30").present == 3
    whole = quorum_at(seats, rule, None)
    assert (whole.members, whole.present, whole.required, whole.held) == (4, 3, 3, True)


def test_that_a_member_counts_through_who_represents_her_while_she_is_here() -> None:
    rule = QuorumRule("number", 1)
    seats = [
        seat("a", "represented", represented_by_id="s"),
        seat("s", voting=False, stays=(Stay("13:30", "14:00"),)),
        seat("b", "represented"),
    ]
    assert quorum_at(seats, rule, "13:45").present == 1
    assert quorum_at(seats, rule, "14:15").present == 0


def test_that_organisations_count_once() -> None:
    rule = QuorumRule("majority", unit="organization")
    seats = [
        seat("a", organization_id="o"), seat("b", organization_id="o"),
        seat("c", "absent", organization_id="p"), seat("d"),
    ]
    found = quorum_at(seats, rule, None)
    assert (found.members, found.present, found.required) == (3, 2, 2)


def test_that_the_quorum_is_said() -> None:
    assert "Quorum atteint" in quorum_at([seat("a")], QuorumRule("majority"), None).sentence
    lacking = quorum_at([seat("a", "absent")], QuorumRule("majority"), None)
    assert "non atteint" in lacking.sentence
    assert "Aucun quorum" in quorum_at([], QuorumRule(), None).sentence
    nobody = quorum_at([], QuorumRule("majority"), None)
    assert (nobody.required, nobody.held) == (1, False)
    assert nobody.sentence.endswith("personne n’est sur la liste des présences")


def test_that_only_who_came_is_here() -> None:
    assert not is_here(seat("a", "expected"), None)
    assert is_here(seat("a"), "23:59")
    assert not is_here(seat("a", stays=(Stay("14:00"),)), "13:59")


def test_that_roles_of_the_body_become_titles_of_the_room() -> None:
    assert [role_of(one) for one in ("chair", "substitute", "observer", "permanent_guest")] == [
        "member", "substitute", "observer", "guest",
    ]


@pytest.mark.parametrize("kind", ["assembly", "advisory_committee", "workstream", "unknown"])
def test_that_each_kind_of_body_has_a_standard_agenda(kind: str) -> None:
    items = presets.standard_agenda(kind)
    assert len(items) >= 7
    assert len({item.key for item in items}) == len(items)
    assert all(item.minutes >= 0 for item in items)


def test_that_adopted_minutes_say_what_to_do_instead() -> None:
    with pytest.raises(RuleBroken, match="erratum"):
        refusals.check_open("adopted")

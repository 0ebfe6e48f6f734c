"""The numbers of an agenda handed out stay on their points, whatever happens in the room."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.rules.numbering import Node, placed
from dsi_desktop.kernel.errors import RuleBroken
from support.meeting_ground import DAY, Ground, grounded


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


def numbers(ground: Ground) -> list[str]:
    sheet = queries.meeting_sheet(ground.store, ground.meeting)
    return [f"{one.number} {one.title}" for one in sheet.items]


def read(*nodes: Node) -> list[tuple[str, str]]:
    return [(one.id, one.number) for one in placed(nodes)]


def test_that_numbers_follow_the_order_until_the_agenda_is_handed_out(ground: Ground) -> None:
    commands.move_item(ground.store, ground.items[2])
    assert numbers(ground) == [
        "1 Navette des aîné·es", "2 Ouverture et quorum", "3 Adoption de l’ordre du jour",
    ]


@pytest.mark.parametrize("hand_out", [
    lambda g: commands.convene_meeting(g.store, g.meeting, sent_on="2026-11-01"),
    lambda g: commands.open_meeting(g.store, g.meeting, "13:30"),
], ids=["convened", "opened"])
def test_that_a_printed_number_stays_when_its_point_moves(ground: Ground, hand_out: object) -> None:
    assert callable(hand_out)
    hand_out(ground)
    commands.move_item(ground.store, ground.items[2])
    assert numbers(ground) == [
        "3 Navette des aîné·es", "1 Ouverture et quorum", "2 Adoption de l’ordre du jour",
    ]


def test_that_points_added_in_the_room_go_on_after_the_printed_ones(ground: Ground) -> None:
    commands.open_meeting(ground.store, ground.meeting, "13:30")
    commands.add_item(ground.store, ground.meeting, "Invité", after_id=ground.items[0])
    commands.add_item(ground.store, ground.meeting, "Trajet", parent_id=ground.items[2])
    commands.add_item(ground.store, ground.meeting, "Horaire", parent_id=ground.items[2])
    commands.move_item(ground.store, ground.items[1], after_id=ground.items[2])
    assert numbers(ground) == [
        "1 Ouverture et quorum", "4 Invité", "3 Navette des aîné·es", "3.1 Trajet",
        "3.2 Horaire", "2 Adoption de l’ordre du jour",
    ]


def test_that_a_point_withdrawn_or_removed_gives_its_number_to_nobody(ground: Ground) -> None:
    commands.open_meeting(ground.store, ground.meeting, "13:30")
    commands.withdraw_item(ground.store, ground.items[0])
    commands.remove_item(ground.store, ground.items[1])
    commands.add_item(ground.store, ground.meeting, "Divers")
    assert numbers(ground) == ["1 Ouverture et quorum", "3 Navette des aîné·es", "4 Divers"]


def test_that_a_point_postponed_to_a_printed_agenda_takes_the_next_number(ground: Ground) -> None:
    other = commands.create_meeting(ground.store, body_id=ground.body, held_on="2026-12-10")
    commands.add_item(ground.store, other, "Ouverture")
    commands.convene_meeting(ground.store, other)
    commands.postpone_item(ground.store, ground.items[2], to_meeting_id=other)
    sheet = queries.meeting_sheet(ground.store, other)
    assert [(one.number, one.title) for one in sheet.items] == [
        ("1", "Ouverture"), ("2", "Navette des aîné·es"),
    ]


def test_that_an_agenda_sent_can_be_numbered_again_until_the_opening(ground: Ground) -> None:
    commands.convene_meeting(ground.store, ground.meeting, sent_on=DAY)
    commands.move_item(ground.store, ground.items[2])
    commands.renumber_agenda(ground.store, ground.meeting)
    assert [one.split()[0] for one in numbers(ground)] == ["1", "2", "3"]
    commands.open_meeting(ground.store, ground.meeting, "13:30")
    with pytest.raises(RuleBroken, match="remis ne changent"):
        commands.renumber_agenda(ground.store, ground.meeting)


def test_that_opening_gives_a_number_to_what_was_added_since_the_call(ground: Ground) -> None:
    commands.convene_meeting(ground.store, ground.meeting, sent_on=DAY)
    before = numbers(ground)
    commands.open_meeting(ground.store, ground.meeting, "13:30")
    assert numbers(ground) == before


def test_that_a_meeting_undone_to_before_its_call_is_numbered_by_its_order(ground: Ground) -> None:
    commands.convene_meeting(ground.store, ground.meeting, sent_on=DAY)
    ground.store.undo()
    commands.move_item(ground.store, ground.items[2])
    assert numbers(ground)[0] == "1 Navette des aîné·es"


def test_that_of_two_points_added_apart_under_one_number_the_first_keeps_it() -> None:
    assert read(
        Node("a", None, "a", "1"), Node("b", None, "b", "2"),
        Node("mine", None, "c", "3"), Node("theirs", None, "d", "3"), Node("new", None, "e"),
    ) == [("a", "1"), ("b", "2"), ("mine", "3"), ("theirs", "4"), ("new", "5")]


def test_that_a_sub_point_carried_away_leaves_its_number_to_nobody() -> None:
    assert read(
        Node("a", None, "a", "1"), Node("b", None, "b", "2"),
        Node("gone", None, "c", "1.1"), Node("new", "a", "d"),
    ) == [("a", "1"), ("new", "1.2"), ("b", "2"), ("gone", "1.1")]


def test_that_a_number_that_is_not_one_of_ours_is_shown_as_it_is() -> None:
    assert read(Node("a", None, "a", "A"), Node("b", None, "b")) == [("a", "A"), ("b", "1")]


@given(st.lists(st.tuples(
    st.integers(0, 7), st.sampled_from(["", "1", "2", "3", "1.1", "2.1"])), max_size=8))
def test_that_no_two_points_are_ever_read_under_one_number(
    drawn: list[tuple[int, str]],
) -> None:
    nodes = [
        Node(str(at), str(above) if above < at else None, str(at), number)
        for at, (above, number) in enumerate(drawn)
    ]
    found = placed(nodes)
    assert len({one.number for one in found}) == len(nodes)

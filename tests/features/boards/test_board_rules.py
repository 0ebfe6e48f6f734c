"""Where a card ends up, even when two laptops ranked cards alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsi_desktop.features.boards import rules
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.vocabulary import VOCABULARY
from support.budget import examples

RANKED = [("a", "F"), ("b", "M"), ("c", "M"), ("d", "T")]


def test_only_the_moved_card_is_ranked_anew_where_ranks_differ() -> None:
    assert rules.after(RANKED, "d", "a") == ["d"]
    assert rules.after(RANKED, "d", None) == ["d"]
    assert rules.after(RANKED, "a", "d") == ["a"]


def test_cards_ranked_alike_after_the_place_are_ranked_with_it() -> None:
    assert rules.after(RANKED, "d", "b") == ["d", "c"]
    assert rules.after(RANKED, "a", "c") == ["a"]


@settings(max_examples=examples("board_moves"))
@given(st.lists(st.sampled_from("FMT"), min_size=1, max_size=8), st.data())
def test_the_cards_ranked_anew_are_those_whose_order_would_change(
    drawn: list[str], data: st.DataObject
) -> None:
    ranked = [(str(place), rank) for place, rank in enumerate(sorted(drawn))]
    moved = data.draw(st.sampled_from([row for row, _rank in ranked]))
    others = [row for row, _rank in ranked if row != moved]
    target = data.draw(st.sampled_from([None, *others]))
    anew = rules.after(ranked, moved, target)
    wanted = list(others)
    wanted.insert(others.index(target) + 1 if target is not None else 0, moved)
    ranks = dict(ranked)
    low = ranks[target] if target is not None else ""
    for step, row in enumerate(anew, 1):
        ranks[row] = low + "!" * step
    assert sorted(wanted, key=lambda row: (ranks[row], wanted.index(row))) == wanted


def test_names_of_columns_and_boards_are_asked_for() -> None:
    assert rules.column_title(" À  valider ") == "À valider"
    assert rules.board_title("Transport ") == "Transport"
    for refuse in (rules.column_title, rules.board_title):
        with pytest.raises(RuleBroken):
            refuse("  ")


def test_a_column_that_holds_cards_stays() -> None:
    rules.check_empty(0)
    with pytest.raises(RuleBroken):
        rules.check_empty(1)


def test_the_first_columns_are_states_of_tasks() -> None:
    assert {state for state, _title in rules.DEFAULT_COLUMNS} < set(VOCABULARY["task_state"])

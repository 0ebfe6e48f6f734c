"""What a plan may say: money, percentages, codes, states, and how progress adds up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.rules.measured import check_unlocked, rescaled
from dsi_desktop.features.tasks.rules import Due
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.vocabulary import VOCABULARY

TODAY = date(2026, 12, 4)
NB = "\N{NO-BREAK SPACE}"
STATES = st.sampled_from(list(VOCABULARY["action_state"]))


def test_an_amount_below_nothing_is_refused() -> None:
    assert [rules.amount_of(cents) for cents in (None, 0, 1_250)] == [None, 0, 1_250]
    with pytest.raises(RuleBroken):
        rules.amount_of(-1)


@given(st.lists(STATES))
def test_progress_counts_achieved_and_recurring_actions_and_no_percentage(
    states: list[str],
) -> None:
    found = rules.rollup(states)
    assert found.actions == len(states)
    assert found.achieved == states.count("done") + states.count("recurring")
    assert (found.percent is None) == (not states)
    assert found.percent is None or 0 <= found.percent <= 100


@given(st.lists(STATES), st.lists(STATES))
def test_what_adds_up_below_adds_up_above(one: list[str], other: list[str]) -> None:
    assert rules.rollup(one) + rules.rollup(other) == rules.rollup(one + other)


def test_five_actions_of_eight_are_sixty_two_percent() -> None:
    assert rules.Rollup(5, 8).percent == 62


def test_titles_are_asked_for() -> None:
    assert rules.title_of(" Se  loger ") == "Se loger"
    with pytest.raises(RuleBroken) as refused:
        rules.title_of(" ")
    assert refused.value.field == "title"


def test_reversed_dates_are_refused() -> None:
    rules.check_dates("2026-01-01", "2026-01-01")
    rules.check_dates("2026-01-01", None)
    with pytest.raises(RuleBroken) as refused:
        rules.check_dates("2026-01-02", "2026-01-01", "closes_on")
    assert refused.value.field == "closes_on"


@pytest.mark.parametrize("value", [-1, 101, 1000])
def test_percentages_over_a_hundred_are_refused(value: int) -> None:
    with pytest.raises(RuleBroken) as refused:
        rules.percent_of(value)
    assert refused.value.field == "progress"


def test_percentages_from_nothing_to_a_hundred_are_taken() -> None:
    assert [rules.percent_of(value) for value in (None, 0, 100)] == [None, 0, 100]


@pytest.mark.parametrize("state", rules.NEED_REASON)
def test_a_pause_a_delay_or_a_renunciation_is_given_its_reason(state: str) -> None:
    rules.check_state(state, "Sans chauffeur")
    with pytest.raises(RuleBroken) as refused:
        rules.check_state(state, "  ")
    assert refused.value.field == "state_reason"


def test_a_state_out_of_the_vocabulary_is_refused() -> None:
    rules.check_state("done", "")
    with pytest.raises(RuleBroken) as refused:
        rules.check_state("perdue", "")
    assert refused.value.field == "state"


def test_an_action_done_is_whole_and_one_taken_up_again_is_not() -> None:
    assert rules.progress_in("done", 40) == 100
    assert rules.progress_in("in_progress", 100) is None
    assert rules.progress_in("in_progress", 40) == 40
    assert rules.progress_in("abandoned", 100) == 100


def test_an_action_is_late_only_while_it_is_open() -> None:
    assert rules.is_late("in_progress", "2026-12-03", TODAY)
    assert not rules.is_late("in_progress", "2026-12-04", TODAY)
    assert not rules.is_late("done", "2026-12-03", TODAY)
    assert not rules.is_late("upcoming", None, TODAY)


def test_an_imprecise_end_is_said_in_its_words() -> None:
    said = rules.due_of("upcoming", None, "vers l’été 27", "2027-09-22", TODAY)
    assert said == Due("vers l’été 27", late=False)
    assert rules.due_of("upcoming", "2027-03-31", "", None, TODAY).text == f"31{NB}mars{NB}27"
    assert rules.due_of("upcoming", None, "", None, TODAY).text == ""


@pytest.mark.parametrize(
    ("parent", "taken", "code"),
    [
        ("", [], "1"),
        ("", ["1", "2", "1.4"], "3"),
        ("1.1", ["1.1.1", "1.1.3", "1.2.9"], "1.1.4"),
        ("2", ["A", "2.x", ""], "2.1"),
    ],
)
def test_a_new_code_follows_the_largest_of_its_brothers(
    parent: str, taken: list[str], code: str
) -> None:
    assert rules.next_code(parent, taken) == code


def test_codes_of_place() -> None:
    assert rules.child_code("", 2) == "2"
    assert rules.child_code("1.2", 3) == "1.2.3"


def test_more_cannot_be_paid_than_was_granted() -> None:
    rules.check_funding(None, 100)
    rules.check_funding(100, 100)
    with pytest.raises(RuleBroken) as refused:
        rules.check_funding(100, 101)
    assert refused.value.field == "paid"


@pytest.mark.parametrize(
    ("state", "amount"),
    [("foreseen", 300), ("asked", 300), ("granted", 200), ("paid", 100), ("refused", 0)],
)
def test_a_source_stands_for_what_its_state_says(state: str, amount: int) -> None:
    assert rules.standing(300, 200, 100, state) == amount


def test_a_source_without_amounts_stands_for_nothing() -> None:
    assert rules.standing(None, None, None, "paid") == 0
    assert rules.standing(None, 720, None, "foreseen") == 720


def test_a_value_keeps_its_meaning_with_other_decimals() -> None:
    assert [rescaled(one, 0, 2) for one in (None, 0, 4, -4)] == [None, 0, 400, -400]
    assert rescaled(400, 2, 0) == 4
    with pytest.raises(RuleBroken) as refused:
        rescaled(425, 2, 1)
    assert refused.value.field == "decimals"


def test_a_locked_period_takes_no_more_measures() -> None:
    check_unlocked("2026-04-01", "2026-03-31")
    check_unlocked("2026-04-01", None)
    check_unlocked(None, "2026-03-31")
    with pytest.raises(RuleBroken) as refused:
        check_unlocked("2026-03-31", "2026-03-31")
    assert refused.value.field == "measured_on"


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [(1180, 0, f"1{NB}180"), (125, 1, "12,5"), (-5, 2, "-0,05"), (0, 0, "0")],
)
def test_measures_are_said_with_their_decimals(value: int, decimals: int, said: str) -> None:
    assert rules.scaled(value, decimals) == said


def test_the_regional_frame_has_thirteen_dimensions() -> None:
    assert len(set(rules.OFFICIAL_DIMENSIONS)) == 13

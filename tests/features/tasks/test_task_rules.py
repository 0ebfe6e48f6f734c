"""When a follow-up is late, and how its date is said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.features.tasks import rules
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.vocabulary import VOCABULARY

TODAY = date(2026, 12, 4)


def test_a_title_is_one_line_of_words() -> None:
    assert rules.title_of("  Relancer\n la\x07  MRC ") == "Relancer la MRC"


def test_a_task_without_words_is_refused_beside_the_title() -> None:
    with pytest.raises(RuleBroken) as refused:
        rules.title_of(" \n ")
    assert refused.value.field == "title"


def test_every_state_of_the_vocabulary_is_admitted_and_no_other() -> None:
    assert [rules.state_of(state) for state in VOCABULARY["task_state"]]
    with pytest.raises(RuleBroken):
        rules.state_of("lost")


def test_open_and_closed_states_share_out_the_vocabulary() -> None:
    assert sorted((*rules.OPEN, *rules.CLOSED)) == sorted(VOCABULARY["task_state"])


@pytest.mark.parametrize("text", ["2026-02-30", "hier", "04/12/2026"])
def test_what_is_not_a_date_is_refused_beside_its_box(text: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        rules.day_of(text, "due_on")
    assert refused.value.field == "due_on"


def test_no_date_is_nothing() -> None:
    assert rules.day_of("", "due_on") is None
    assert rules.day_of("2026-12-04", "due_on") == "2026-12-04"


def test_an_end_before_its_start_is_refused() -> None:
    rules.check_order("2026-12-04", "2026-12-04", "due_on")
    rules.check_order(None, "2026-12-04", "due_on")
    with pytest.raises(RuleBroken):
        rules.check_order("2026-12-05", "2026-12-04", "due_on")


def test_the_day_done_is_kept_while_done_and_forgotten_after() -> None:
    assert rules.done_on("done", None, TODAY) == "2026-12-04"
    assert rules.done_on("done", "2026-11-01", TODAY) == "2026-11-01"
    assert rules.done_on("doing", "2026-11-01", TODAY) is None


@given(st.sampled_from(list(VOCABULARY["task_state"])), st.dates())
def test_only_open_tasks_past_their_last_day_are_late(state: str, day: date) -> None:
    assert rules.is_late(state, day.isoformat().zfill(10), TODAY) == (
        state in rules.OPEN and day < TODAY
    )


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "hier"), (0, "aujourd’hui"), (1, "demain"),
        (42, "15\N{NO-BREAK SPACE}janv."), (-4, "30\N{NO-BREAK SPACE}nov."),
    ],
)
def test_a_near_date_is_said_as_people_say_it(days: int, words: str) -> None:
    assert rules.near_day((TODAY + timedelta(days=days)).isoformat(), TODAY) == words


def test_a_far_date_says_its_year() -> None:
    assert rules.near_day("2028-03-31", TODAY) == "31\N{NO-BREAK SPACE}mars\N{NO-BREAK SPACE}28"
    assert rules.near_day(None, TODAY) == ""


def test_an_imprecise_date_is_shown_as_it_was_said() -> None:
    due = rules.due_of("todo", None, "vers l’été", "2027-06-21", TODAY)
    assert due == rules.Due("vers l’été", late=False)
    assert rules.due_of("todo", None, "à l’automne", "2026-11-30", TODAY).late


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Marie-Ève Tremblay", "MT"), ("L’Ancrage", "L"), ("", ""), ("Jean de la Fontaine", "JF")],
)
def test_initials_are_those_of_the_first_and_last_words(name: str, letters: str) -> None:
    assert rules.initials(name) == letters

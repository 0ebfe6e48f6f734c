"""Words and bounds of what stands around a card, without a dossier."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.features.tasks.rules import comments, dates, hours, labels, links, repeating
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.rhythm import rhythm_of
from support.plain_words import plain

TODAY = date(2026, 12, 4)


def test_that_every_colour_has_a_word_and_an_unknown_one_too() -> None:
    assert [labels.hue_word(n) for n in (0, 6)] == ["sarcelle", "ocre"]
    assert labels.hue_word(None) == "sarcelle"
    assert len({labels.hue_word(n) for n in range(7)}) == 7


@pytest.mark.parametrize(("typed", "tenths", "said"), [
    ("2,5", 25, "2,5"), ("2.5", 25, "2,5"), ("2 h 30", 25, "2,5"), ("1:15", 12, "1,2"),
    ("12", 120, "12"), ("3h", 30, "3"), ("", None, ""), ("0", 0, "0"),
])
def test_that_hours_are_read_and_said_as_people_do(
    typed: str, tenths: int | None, said: str
) -> None:
    assert hours.read_hours(typed, "hours_done") == tenths
    assert hours.hours_words(tenths) == said


@pytest.mark.parametrize("typed", ["beaucoup", "-2", "2 h 75", "1,25", "999999"])
def test_that_what_is_no_number_of_hours_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        hours.read_hours(typed, "hours_done")
    assert refused.value.field == "hours_done"


@given(st.integers(0, 9_999))
def test_that_hours_said_are_read_again(tenths: int) -> None:
    assert hours.read_hours(hours.hours_words(tenths), "h") == tenths


def test_that_an_imprecise_date_says_the_days_it_may_mean() -> None:
    when = dates.read_due("fin mars", TODAY)
    assert dates.typed_due(when.due_on, when.due_text) == "fin mars"
    assert plain(dates.range_words(when.due_from, when.due_to)) == "du 22 mars 2027 au 31 mars 2027"
    assert plain(dates.range_words(None, "2027-06-21")) == "au plus tard le 21 juin 2027"
    assert dates.range_words(None, None) == ""
    assert dates.typed_due("2026-12-15", "") == "2026-12-15"


@pytest.mark.parametrize(("due", "start", "done", "found"), [
    ("2026-11-30", None, date(2026, 12, 4), (None, "2026-12-30")),
    ("2026-12-30", "2026-12-20", date(2026, 12, 4), ("2027-01-20", "2027-01-30")),
    ("2026-11-30", None, date(2027, 3, 5), (None, "2027-03-30")),
    ("2026-11-30", None, date(2026, 12, 30), (None, "2026-12-30")),
    (None, "2026-11-20", date(2026, 12, 30), (None, "2027-01-30")),
])
def test_that_the_next_card_is_due_after_this_one_and_never_late_at_birth(
    due: str | None, start: str | None, done: date, found: tuple[str | None, str]
) -> None:
    monthly = rhythm_of("date", 1, date(2026, 11, 30)).written()
    days = repeating.next_days(monthly, start, due, done)
    assert days is not None
    assert (days.start_on, days.due_on) == found


def test_that_a_rhythm_is_said_or_said_to_be_unknown() -> None:
    assert repeating.repeats_words("") == ""
    assert repeating.repeats_words("FREQ=HOURLY") == "selon un rythme inconnu ici"
    assert plain(repeating.repeats_words(rhythm_of("year", 1, TODAY).written())) == (
        "chaque année, le 4 décembre")
    assert repeating.repeats_of("") == ""
    assert repeating.next_days("", None, None, TODAY) is None


@pytest.mark.parametrize(("kind", "said", "other"), [
    ("blocks", "bloque", "est bloquée par"), ("follows", "suit", "précède"),
    ("duplicates", "double", "est doublée par"), ("newer", "newer", "newer"),
])
def test_that_each_end_of_a_link_says_it_its_way(kind: str, said: str, other: str) -> None:
    assert links.said(kind, from_the_other=False) == said
    assert links.said(kind, from_the_other=True) == other


def test_that_a_ring_made_by_two_laptops_does_not_hold_the_search() -> None:
    orders = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]
    assert links.ring(("d", "a"), orders) == ["a", "b", "c", "d"]
    assert links.ring(("x", "a"), orders) == []
    assert links.ring(("b", "a"), [("a", "c"), ("a", "d"), ("c", "e"), ("d", "e"), ("e", "b")]) == [
        "a", "c", "e", "b"]
    assert links.order_of("duplicates", "a", "b") is None


def test_that_nobody_signed_is_said() -> None:
    comments.check_own("", "")
    with pytest.raises(RuleBroken, match="inconnue"):
        comments.check_own("", "Luc")

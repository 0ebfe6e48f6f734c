"""Dates that move, chains that decide, a scale that holds: counted by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.features.plan.rules.dependencies import check_kind, check_link, loop_of
from dsi_desktop.features.schedule.rules.axis import axis, fitted, step_of, ticks, years
from dsi_desktop.features.schedule.rules.chains import (
    START,
    Link,
    early_words,
    followers,
    in_circles,
    slacks,
    too_early,
)
from dsi_desktop.features.schedule.rules.dates import (
    Dates,
    Extent,
    Step,
    day_of,
    days_words,
    extent,
    gone,
    length_words,
    moved,
    resized,
    shift_words,
    span_words,
)
from dsi_desktop.kernel.errors import RuleBroken
from support.plain_words import plain


def days(first: str, last: str) -> Extent:
    return Extent(date.fromisoformat(first), date.fromisoformat(last))


# --- what an action takes ------------------------------------------------------------------


@pytest.mark.parametrize(("dates", "state", "expected"), [
    (Dates(), "", None),
    (Dates(start_on="hier"), "", None),
    (Dates("2027-01-04", "2027-01-29"), "", ("2027-01-04", "2027-01-29", "exact")),
    (Dates("2027-01-04", "2027-01-01"), "", ("2027-01-04", "2027-01-04", "exact")),
    (Dates(end_on="2027-01-29"), "", ("2027-01-29", "2027-01-29", "exact")),
    (Dates("2027-01-04"), "recurring", ("2027-01-04", "2027-01-04", "open")),
    (Dates("2027-01-04", None, "chaque année"), "", ("2027-01-04", "2027-01-04", "open")),
    (Dates(None, None, "été", "2027-06-21", "2027-09-21"), "",
     ("2027-06-21", "2027-09-21", "vague")),
    (Dates(None, None, "été", "2027-06-21"), "", ("2027-06-21", "2027-06-21", "vague")),
    (Dates("2027-01-04", "2027-06-30", started_on="2027-02-01", ended_on="2027-05-03"), "done",
     ("2027-02-01", "2027-05-03", "exact")),
    (Dates("2027-01-04", "2027-06-30", ended_on="2027-05-03"), "in_progress",
     ("2027-01-04", "2027-06-30", "exact")),
])  # fmt: skip
def test_that_an_action_takes_its_real_days_then_the_planned_ones(
    dates: Dates, state: str, expected: tuple[str, str, str] | None
) -> None:
    found = extent(dates, state)
    seen = found and (found.first.isoformat(), found.last.isoformat(), found.kind)
    assert seen == expected


def test_that_both_ends_of_an_extent_count() -> None:
    assert days("2027-01-04", "2027-01-08").days == 5
    assert day_of("2027-02-30") is None


# --- moving --------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "step", "expected"), [
    ("2027-01-31", Step(months=1), "2027-02-28"), ("2027-02-28", Step(months=1), "2027-03-31"),
    ("2027-01-15", Step(months=-2), "2026-11-15"), ("2027-01-30", Step(months=1), "2027-02-28"),
    ("2027-03-31", Step(days=-31), "2027-02-28"), (None, Step(days=1), None),
    ("9998-12-31", Step(months=12), "9998-12-31"), ("bientôt", Step(days=1), "bientôt"),
])  # fmt: skip
def test_that_the_last_of_a_month_stays_a_last(
    text: str | None, step: Step, expected: str | None
) -> None:
    assert gone(text, step) == expected


def test_that_an_action_moves_whole_and_its_words_follow() -> None:
    planned = Dates("2027-01-04", "2027-01-29")
    assert moved(planned, Step(days=7)) == Dates("2027-01-11", "2027-02-05")
    vague = Dates(None, None, "vers l’été 2027", "2027-06-21", "2027-09-21")
    after = moved(vague, Step(months=3))
    assert (after.when_from, after.when_to) == ("2027-09-21", "2027-12-21")
    assert after.when_text == "septembre à décembre 2027"


def test_that_what_began_keeps_its_first_day() -> None:
    begun = Dates("2027-01-04", "2027-01-29", started_on="2027-01-06")
    assert moved(begun, Step(days=7)).start_on == "2027-01-04"
    assert moved(begun, Step(days=7)).end_on == "2027-02-05"
    with pytest.raises(RuleBroken, match="commencée") as refusal:
        resized(begun, "start", Step(days=1))
    assert refusal.value.field == "start_on"
    with pytest.raises(RuleBroken, match="précède"):
        moved(begun, Step(days=-60))


@pytest.mark.parametrize(("dates", "edge", "step", "expected"), [
    (Dates("2027-01-04", "2027-01-29"), "end", Step(days=3), Dates("2027-01-04", "2027-02-01")),
    (Dates("2027-01-04", "2027-01-29"), "start", Step(days=3), Dates("2027-01-07", "2027-01-29")),
    (Dates(None, "2027-01-29"), "start", Step(days=-9), Dates("2027-01-20", "2027-01-29")),
    (Dates("2027-01-04"), "end", Step(days=30), Dates("2027-01-04", "2027-02-03")),
    (Dates(None, None, "été", "2027-06-21", "2027-09-21"), "end", Step(months=1),
     Dates(None, None, "juin à octobre 2027", "2027-06-21", "2027-10-21")),
    (Dates(None, None, "été", "2027-06-21", "2027-09-21"), "start", Step(months=-1),
     Dates(None, None, "mai à septembre 2027", "2027-05-21", "2027-09-21")),
])  # fmt: skip
def test_that_one_end_goes_alone(
    dates: Dates, edge: str, step: Step, expected: Dates
) -> None:
    assert resized(dates, "end" if edge == "end" else "start", step) == expected


@pytest.mark.parametrize(("dates", "state", "said"), [
    (Dates("2027-01-04", "2027-01-29"), "done", "terminée"),
    (Dates("2027-01-04", "2027-01-29"), "abandoned", "terminée"),
    (Dates(), "in_progress", "pas de date"),
])  # fmt: skip
def test_that_nothing_moves_what_is_over_or_has_no_date(
    dates: Dates, state: str, said: str
) -> None:
    with pytest.raises(RuleBroken, match=said):
        moved(dates, Step(1), state)
    with pytest.raises(RuleBroken, match=said):
        resized(dates, "end", Step(1), state)


def test_that_an_end_does_not_pass_before_the_start() -> None:
    for edge, step in (("end", Step(days=-40)), ("start", Step(days=40))):
        with pytest.raises(RuleBroken) as refusal:
            resized(Dates("2027-01-04", "2027-01-29"), "end" if edge == "end" else "start", step)
        assert refusal.value.field == "end_on"
    with pytest.raises(RuleBroken) as refusal:
        resized(Dates("2027-07-01", None, "été", None, "2027-09-21"), "end", Step(months=-6))
    assert refusal.value.field == "when_to"


@given(st.integers(-400, 400), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 900))
def test_that_days_there_and_back_change_nothing(far: int, first: date, length: int) -> None:
    last = date.fromordinal(first.toordinal() + length)
    start = Dates(first.isoformat(), last.isoformat())
    assert moved(moved(start, Step(days=far)), Step(days=-far)) == start


# --- words ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("first", "last", "expected"), [
    ("2027-01-01", "2027-12-31", "2027"), ("2027-01-01", "2028-12-31", "2027-2028"),
    ("2027-06-01", "2027-06-30", "juin 2027"), ("2027-04-01", "2027-06-30", "avril à juin 2027"),
    ("2026-12-21", "2027-03-20", "décembre 2026 à mars 2027"),
])  # fmt: skip
def test_that_months_are_said_without_a_day(first: str, last: str, expected: str) -> None:
    assert span_words(date.fromisoformat(first), date.fromisoformat(last)) == expected


@pytest.mark.parametrize(("far", "expected"), [
    (0, ""), (7, "+ 7 j"), (-7, "− 7 j"), (27, "+ 27 j"), (28, "+ 1 mois"), (122, "+ 4 mois"),
    (-61, "− 2 mois"),
])  # fmt: skip
def test_that_a_shift_is_said_in_days_then_in_months(far: int, expected: str) -> None:
    assert plain(shift_words(far)) == expected


def test_that_the_days_of_an_action_are_said() -> None:
    assert days_words(None, "un jour") == ("", "un jour")
    said = days_words(extent(Dates("2027-01-04", "2027-01-29")))
    assert [plain(part) for part in said] == ["4 janvier 2027", "29 janvier 2027"]
    vague = Extent(date(2027, 6, 21), date(2027, 9, 21), "vague")
    assert [plain(part) for part in days_words(vague, "été")] == ["21 juin 2027", "été"]
    assert days_words(Extent(vague.first, vague.first, "vague"), "été") == ("", "été")
    assert plain(days_words(Extent(vague.first, vague.first, "open"))[0]) == "21 juin 2027"


# --- what waits ----------------------------------------------------------------------------

# a: 1–10 March; b waits for a, 11–20; c waits for b, 1–5 April; d waits for a, 15–16 March.
EXTENTS = {
    "a": days("2027-03-01", "2027-03-10"), "b": days("2027-03-11", "2027-03-20"),
    "c": days("2027-03-21", "2027-03-31"), "d": days("2027-03-15", "2027-03-16"),
    "alone": days("2027-03-01", "2028-03-31"),
}
LINKS = (Link("1", "a", "b"), Link("2", "b", "c"), Link("3", "a", "d"))


def test_that_the_longest_chain_is_critical_and_the_rest_has_its_slack() -> None:
    found = slacks(EXTENTS, LINKS)
    # The chain ends on 31 March; d ends on the 16th, 15 days before; nothing holds « alone ».
    assert {one: slack.days for one, slack in found.items()} == {"a": 0, "b": 0, "c": 0, "d": 15}
    assert found["a"].critical
    assert not found["d"].critical
    assert "a" not in slacks(EXTENTS, LINKS, {"a"})


def test_that_a_gap_between_two_linked_actions_is_slack() -> None:
    later = {**EXTENTS, "c": days("2027-04-10", "2027-04-20")}
    found = slacks(later, LINKS)
    # b ends on 20 March, c may begin on the 21st and begins on 10 April: 20 days.
    assert {one: slack.days for one, slack in found.items()} == {"a": 20, "b": 20, "c": 0, "d": 35}


def test_that_lags_and_starts_are_counted() -> None:
    extents = {"a": days("2027-03-01", "2027-03-10"), "b": days("2027-03-06", "2027-03-20")}
    assert slacks(extents, [Link("1", "a", "b", START, 5)])["a"].days == 0
    assert slacks(extents, [Link("1", "a", "b", START, 2)])["a"].days == 3
    # b should begin on 21 March (10 days, then 10 of delay): it is pushed, and a decides.
    assert slacks(extents, [Link("1", "a", "b", lag=10)])["a"].days == 0


def test_that_two_chains_have_each_their_end() -> None:
    extents = {**EXTENTS, "x": days("2027-03-01", "2027-03-02"),
               "y": days("2027-03-03", "2027-03-04")}  # fmt: skip
    found = slacks(extents, (*LINKS, Link("9", "x", "y")))
    assert found["x"].critical
    assert found["y"].critical


def test_that_a_circle_is_seen_and_does_not_stop_the_count() -> None:
    ring = (Link("7", "p", "q"), Link("8", "q", "p"), Link("9", "q", "r"), Link("0", "a", "p"))
    assert in_circles((*LINKS, *ring)) == {"p", "q"}
    extents = {**EXTENTS, "p": EXTENTS["a"], "q": EXTENTS["b"], "r": EXTENTS["c"]}
    assert set(slacks(extents, (*LINKS, *ring))) == {"a", "b", "c", "d"}
    assert in_circles(LINKS) == set()


@pytest.mark.parametrize(("link", "expected"), [
    (Link("", "a", "b"), 0), (Link("", "a", "b", lag=3), 2), (Link("", "b", "d"), 5),
    (Link("", "a", "d", START), 0), (Link("", "b", "a", START), 10), (Link("", "a", "?"), 0),
    (Link("", "a", "b", lag=-5), 0), (Link("", "b", "d", lag=-5), 0),
])  # fmt: skip
def test_that_what_begins_too_early_is_counted_in_days(link: Link, expected: int) -> None:
    assert too_early(link, EXTENTS) == expected


def test_that_an_end_nobody_said_holds_nobody() -> None:
    extents = {"a": Extent(date(2027, 3, 1), date(2027, 3, 1), "open"), "b": EXTENTS["a"]}
    assert too_early(Link("", "a", "b", lag=30), extents) == 0
    assert too_early(Link("", "a", "b", START, 30), extents) == 30


def test_that_conflicts_and_followers_are_said() -> None:
    assert plain(early_words(61)) == "commence 2 mois trop tôt"
    assert followers(LINKS, "a") == ["b", "d", "c"]
    assert followers((*LINKS, Link("", "c", "a")), "a") == ["b", "d", "c"]
    assert followers(LINKS, "c") == []


def test_that_a_circle_is_refused_by_its_names() -> None:
    edges = [("a", "b"), ("b", "c"), ("a", "d")]
    assert loop_of(edges, "c", "a") == ["a", "b", "c"]
    assert loop_of(edges, "d", "c") == []
    titles = {"a": "Portrait", "b": "Navette"}
    with pytest.raises(RuleBroken) as refusal:
        check_link(edges, "c", "a", titles)
    said = "« Portrait » → « Navette » → « sans titre » → « Portrait »"
    assert said in plain(refusal.value.sentence)
    assert refusal.value.field == "awaited_id"
    with pytest.raises(RuleBroken, match="elle-même"):
        check_link(edges, "a", "a", titles)
    check_link(edges, "d", "c", titles)


def test_that_a_kind_or_a_delay_that_means_nothing_is_refused() -> None:
    check_kind("start_to_start", -30)
    with pytest.raises(RuleBroken) as refusal:
        check_kind("whenever", 0)
    assert refusal.value.field == "kind"
    with pytest.raises(RuleBroken) as refusal:
        check_kind("finish_to_start", 3651)
    assert refusal.value.field == "lag_days"


# --- the scale -----------------------------------------------------------------------------


def test_that_the_scale_holds_whole_years_of_the_plan() -> None:
    held = axis(date(2025, 6, 1), date(2027, 2, 3), "quarter")
    assert (held.first, held.end) == (date(2025, 4, 1), date(2027, 4, 1))
    assert [tick.words for tick in years(held)] == ["2025-2026", "2026-2027"]
    assert [tick.words for tick in ticks(held)][:3] == ["avr.", "juill.", "oct."]
    assert held.day_at(held.x(date(2026, 2, 3)) + 0.1) == date(2026, 2, 3)
    assert held.after(held.first) == held.day


def test_that_months_are_trimmed_and_years_stand_alone() -> None:
    held = axis(date(2026, 6, 10), date(2026, 7, 3), "month", 1)
    assert (held.first, held.end) == (date(2026, 5, 1), date(2026, 9, 1))
    assert [tick.words for tick in years(held)] == ["2026"]
    far = axis(date(2025, 6, 1), date(2027, 2, 3), "year", 1)
    assert [tick.words for tick in ticks(far)] == ["2025", "2026", "2027"]
    assert years(far) == []
    assert axis(date(1, 1, 1), date(9999, 1, 1), "year").first == date(1899, 4, 1)


def test_that_a_key_goes_by_a_week_a_month_or_a_quarter() -> None:
    assert [step_of(scale) for scale in ("month", "quarter", "year")] == [
        Step(days=7), Step(months=1), Step(months=3),
    ]  # fmt: skip
    assert not Step()
    assert fitted(axis(date(2026, 4, 1), date(2027, 3, 1), "quarter"), 730).width == 730
    assert length_words(0)

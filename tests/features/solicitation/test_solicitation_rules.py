"""Periods, limits, tables of others, meetings held together: values in, values out."""

from datetime import date

import pytest

from dsi_desktop.db.visits import Road, Visit
from dsi_desktop.features.directory.rules.load import NO_TRIP, Trip
from dsi_desktop.features.solicitation.rules import joining, spans, thresholds
from dsi_desktop.features.solicitation.rules.joining import Joining, Spared
from dsi_desktop.features.solicitation.rules.outside import (
    OutsideSeat,
    meetings_over,
    minutes_by_month,
    settled,
    share_of,
)
from dsi_desktop.features.solicitation.rules.thresholds import Thresholds, thresholds_of
from dsi_desktop.features.solicitation.rules.warnings import (
    Partner,
    Tired,
    alert_sentence,
    partners_of,
    sentences,
    tired,
)
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.text import fr

ROADS = {("a", "b"): Road(30, 60), ("a", "c"): Road(20, 30), ("b", "c"): Road(10, 15)}


def going(meeting: str, person: str, whence: str, place: str, **told: object) -> Visit:
    visit = Visit(
        meeting, f"body-{meeting}", "2027-01-12", person, f"o-{person}", "expected", 120, whence,
        place, travels=True, coming=True,
    )
    return visit._replace(**told)


def test_a_month_has_its_own_end() -> None:
    assert spans.month_span("2028-02") == (date(2028, 2, 1), date(2028, 2, 29))
    assert spans.month_span("2026-12") == (date(2026, 12, 1), date(2026, 12, 31))


def test_whole_months_stay_whole_a_year_before() -> None:
    assert spans.year_before(date(2028, 3, 1), date(2029, 2, 28)) == (
        date(2027, 3, 1), date(2028, 2, 29),
    )
    assert spans.year_before(date(2026, 2, 3), date(2026, 2, 10)) == (
        date(2025, 2, 3), date(2025, 2, 10),
    )


def test_before_and_after_are_the_same_days_of_two_years() -> None:
    before, after = spans.around(date(2026, 6, 1), date(2026, 11, 12))
    assert after == (date(2026, 6, 1), date(2026, 11, 12))
    assert before == (date(2025, 6, 1), date(2025, 11, 12))


def test_after_a_year_the_comparison_is_twelve_months_before_and_after() -> None:
    before, after = spans.around(date(2024, 2, 29), date(2026, 11, 12))
    assert after == (date(2024, 2, 29), date(2025, 2, 27))
    assert before == (date(2023, 2, 28), date(2024, 2, 27))


def test_limits_read_from_the_dossier_and_usual_ones_for_what_is_no_number() -> None:
    assert thresholds_of({}) == Thresholds(16, 3, "", "")
    kept = {"hours": "20", "meetings": "²", "milestone_on": "2026-06-01", "milestone": "x"}
    assert thresholds_of(kept) == Thresholds(20, 3, "2026-06-01", "x")


@pytest.mark.parametrize("number", [None, 0, -1, 745])
def test_a_limit_nobody_can_hold_is_refused(number: int | None) -> None:
    with pytest.raises(RuleBroken):
        thresholds.check_threshold(number, "hours")


def test_an_organisation_without_its_own_limit_has_that_of_all() -> None:
    found = partners_of([("a", "A", None, 2), ("b", "B", 8, None)], Thresholds())
    assert found == {"a": Partner("a", "A", 16, 2), "b": Partner("b", "B", 8, 3)}


@pytest.mark.parametrize(
    ("start", "end", "share"),
    [
        (None, None, 1.0), ("2026-02-15", None, 0.5), (None, "2026-02-07", 0.25),
        ("2026-03-01", None, 0.0), (None, "2026-01-31", 0.0), ("2026-02-10", "2026-02-10", 1 / 28),
    ],
)
def test_a_seat_weighs_for_its_days(start: str | None, end: str | None, share: float) -> None:
    assert share_of("2026-02", start, end) == pytest.approx(share)


def test_a_table_of_others_is_spread_over_the_months() -> None:
    seat = OutsideSeat("p", "o", 6, 100, Trip(40, 20), start_on="2026-02-15")
    assert minutes_by_month(seat, ("2026-01", "2026-02", "2026-03")) == [0, 30, 60]
    assert meetings_over(seat, ("2026-02", "2026-03")) == pytest.approx(0.75)


def test_rounding_month_by_month_loses_no_minute() -> None:
    assert settled([10.4, 10.4, 10.4]) == (10, 11, 10)
    assert sum(settled([33.3] * 12)) == round(33.3 * 12)


def test_seven_people_asked_to_both_spare_two_hours_each() -> None:
    """The arithmetic of the mock-up: 7 x 2 h = 14 h."""
    people = [f"p{place}" for place in range(7)]
    kept = [going("k", one, "b", "b") for one in [*people, "x", "y"]]
    moved = [going("m", one, "b", "a") for one in people]
    found = joining.spared(moved, kept, ROADS)
    assert found == Spared(14 * 60, 7 * 60, ((7, 120),), 0)


def test_who_is_asked_to_one_only_may_travel_more() -> None:
    kept = [going("k", "p", "a", "b")]
    moved = [going("m", "p", "a", "c"), going("m", "q", "c", "c"), going("m", "r", "b", "b")]
    found = joining.spared(moved, kept, ROADS)
    assert found.shares == ((1, 60), (1, -30))
    assert found.minutes == 30


def test_who_does_not_travel_spares_nothing() -> None:
    kept = [going("k", one, "a", "b") for one in ("p", "q", "r")]
    moved = [
        going("m", "p", "a", "c", status="excused"), going("m", "q", "a", "c", status="remote"),
        going("m", "r", "a", "nowhere"),
    ]
    assert joining.spared(moved, kept, ROADS) == Spared(0, 0, (), 1)


def test_a_meeting_without_anybody_is_nowhere() -> None:
    assert joining.spared([going("m", "p", "a", "b")], [], ROADS) == Spared(0, 0, (), 1)


def test_the_meeting_that_spares_most_by_moving_is_the_one_that_moves() -> None:
    one = [going("k", "p", "a", "c"), going("k", "q", "c", "c")]
    other = [going("m", "p", "a", "b")]
    assert joining.joining_of(one, other, ROADS) == Joining(
        "m", "k", Spared(120, 60, ((1, 120),), 0)
    )
    assert joining.joining_of(other, one, ROADS) == Joining(
        "m", "k", Spared(120, 60, ((1, 120),), 0)
    )


@pytest.mark.parametrize(
    "told",
    [
        {"held_on": "2027-02-12"}, {"body_id": "body-k"}, {"to_area_id": "c"},
        {"person_id": "q", "from_area_id": "b"},
    ],
)
def test_no_joining_when_far_apart_of_one_body_already_together_or_for_nothing(
    told: dict[str, str]
) -> None:
    one = [going("k", "p", "a", "c")]
    other = [going("m", "p", "a", "b")._replace(**told)]
    assert joining.joining_of(one, other, ROADS) is None


def test_only_meetings_to_come_are_joined() -> None:
    held = going("m", "p", "a", "b", coming=False)
    assert joining.to_come([held, going("k", "p", "a", "b")]).keys() == {"k"}


@pytest.mark.parametrize(
    ("hours", "then"),
    [
        (("11:30", "09:00", "12:00"), ("11:30", "14:30")),
        (("11:30", "09:00", None), ("11:30", None)),
        ((None, "09:00", "12:00"), ("09:00", "12:00")),
    ],
)
def test_hours_right_after(
    hours: tuple[str | None, str, str | None], then: tuple[str, str | None]
) -> None:
    assert joining.hours_after(*hours) == then


def test_no_meeting_ends_past_midnight() -> None:
    with pytest.raises(RuleBroken):
        joining.hours_after("22:00", "09:00", "11:00")


def test_what_would_spare_the_road_is_said_both_ways() -> None:
    said = joining.join_sentence("Transport", "2027-01-12", 840, moves=True)
    assert said.startswith("Tenue le mardi 12")
    assert "juste après Transport" in said
    other = joining.join_sentence("Transport", "2027-01-12", 840, moves=False)
    assert other.startswith("Si Transport (mardi 12")


def test_who_is_past_a_limit_with_what_is_still_to_come() -> None:
    partners = {key: Partner(f"o-{key}", key.upper(), 4, 2) for key in ("p", "q")}
    known = {one.id: one for one in partners.values()}
    month = [
        going("1", "p", "a", "b"), going("2", "p", "a", "b", status="absent"),
        going("3", "p", "a", "b", status="present", coming=False),
        going("1", "q", "a", "b"), going("4", "stranger", "a", "b"),
    ]
    found = tired(month, ROADS, known)
    assert found == (Tired(partners["p"], 3, 480),)
    assert (found[0].crowded, found[0].over) == (True, True)


def test_what_is_said_before_a_convocation_leaves() -> None:
    mrc, sacc = Partner("1", "MRC", 16, 3), Partner("2", "SACC", 16, 3)
    said = sentences([Tired(mrc, 4, 600), Tired(sacc, 4, 1100)])
    assert said[0] == "Cette convocation serait la 4e du mois pour MRC et SACC."
    assert fr(said[1]) == fr("SACC donnerait 18,3 h ce mois-là; son seuil est de 16 h.")
    assert len(said) == 2


def test_many_are_counted_after_a_few_names() -> None:
    many = [Tired(Partner(str(one), f"P{one}", 16, 3), 4, 960 + one) for one in range(7)]
    crowded, first, *_rest, others = sentences(many)
    assert crowded.endswith("pour P0, P1, P2, P3 et 3 autres.")
    assert first.startswith("P6 donnerait")
    assert others == "3 autres organisations passeraient leur seuil d’heures."
    assert sentences(many[:5])[0].endswith("pour P0, P1, P2, P3 et P4.")


def test_what_the_home_page_says() -> None:
    partner = Partner("1", "MRC", 16, 3)
    meetings, hours = "5 rencontres ce mois-ci, plus que 3", "20,0 h ce mois-ci, plus que 16 h"
    both = alert_sentence(Tired(partner, 5, 1200))
    assert fr(both) == fr(f"MRC : {meetings} et {hours}")
    assert "rencontres" not in alert_sentence(Tired(partner, 2, 1200))
    assert "16 h" not in alert_sentence(Tired(partner, 5, 100))


def test_no_road_is_no_trip() -> None:
    assert Trip(0, 0, known=True) == NO_TRIP

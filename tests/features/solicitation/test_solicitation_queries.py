"""Trend, turning point, shared seats, suggestions, gaps: read from a winter computed by hand."""

from datetime import date

import pytest

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.settings import Setting
from dsi_desktop.db.store import Store
from dsi_desktop.features.solicitation import commands, queries
from dsi_desktop.features.solicitation.queries import PERSON, CoCell, Milestone, RoadLine
from dsi_desktop.features.solicitation.queries.alerts import ALERTS
from support import solicitation_ground as ground
from support.solicitation_ground import (
    ANCRAGE,
    CLERMONT,
    COUNCIL,
    END,
    ERIC,
    GUY,
    HELENE,
    ISLE,
    LUCE,
    MALBAIE,
    MRC,
    PAUL,
    SACC,
    START,
    TRANSPORT,
)

TODAY = date(2026, 11, 12)


@pytest.fixture
def coming(store: Store) -> Store:
    """Two meetings to come, two days and two places apart: Hélène and Éric go to both.

    Held after the council in Clermont, the chantier would spare both the road to La Malbaie:
    20 min and 80 min. The other way round would spare them the road to Clermont: 0 and 70.
    """
    with store.operation("Convoquer") as op:
        near = {HELENE: SACC, ERIC: MRC}
        ground.ask(op, "n-1", COUNCIL, "2026-12-01", CLERMONT, near | {LUCE: ANCRAGE})
        ground.ask(op, "n-2", TRANSPORT, "2026-12-03", MALBAIE, near)
    return store


def test_the_same_months_a_year_before_stand_beside_each_other(store: Store) -> None:
    found = queries.trend(store, date(2027, 1, 1), date(2027, 3, 31))
    assert found.months == ("2027-01", "2027-02", "2027-03")
    assert found.before == (730, 340, 60)
    assert found.now == (0, 0, 0)
    assert found.milestone is None


def test_the_turning_point_is_shown_on_the_trend(store: Store) -> None:
    commands.set_milestone(store, "2026-02-01", "calendrier commun")
    assert queries.trend(store, START, END).milestone == Milestone(
        date(2026, 2, 1), "calendrier commun"
    )


def test_before_and_after_compare_the_same_days(store: Store) -> None:
    found = queries.before_after(store, date(2027, 1, 15), date(2027, 2, 20))
    assert found.before == (date(2026, 1, 15), date(2026, 2, 20))
    assert (found.before_minutes, found.after_minutes, found.change) == (640, 0, -100)
    assert [(line.id, line.before) for line in found.lines] == [(SACC, 350), (MRC, 290)]


def test_from_nothing_no_percentage_is_told(store: Store) -> None:
    found = queries.before_after(store, START, END)
    assert (found.before_minutes, found.after_minutes, found.change) == (0, 1130, None)


def test_a_date_to_come_compares_nothing(store: Store) -> None:
    found = queries.before_after(store, date(2027, 6, 1), TODAY)
    assert (found.before_minutes, found.after_minutes, found.lines) == (0, 0, ())


def test_the_same_people_sit_in_two_bodies(store: Store) -> None:
    with store.operation("Ajouter") as op:
        op.add(Body(id="b-idle", name="Habitation", rank="V3"))
        op.add(Body(id="b-alone", name="Culture", rank="V4"))
        ground.ask(op, "alone", "b-alone", "2026-02-02", CLERMONT, {GUY: ""})
    found = queries.co_attendance(store, START, END)
    assert [body.name for body in found.bodies] == ["Comité conseil", "Transport", "Culture"]
    assert found.cells == (
        CoCell(0, 1, ("L’Ancrage", "MRC", "SACC"), ("Éric Roy", "Hélène Roy", "Luce Roy")),
        CoCell(0, 2, (), ("Guy Roy",)),
    )


def test_two_meetings_that_would_better_be_one_trip(coming: Store) -> None:
    (found,) = queries.suggestions(coming, TODAY)
    assert (found.moved.id, found.kept.id) == ("n-2", "n-1")
    assert (found.shared, found.organizations) == (2, 3)
    assert (found.spared, found.kilometres) == (100, 112)
    assert found.shares == ((1, 80), (1, 20))
    assert (found.unknown, found.names) == (0, ("MRC", "SACC"))
    assert (found.kept.area, found.kept.held_on) == ("Clermont", "2026-12-01")


def test_a_suggestion_set_aside_stays_aside_until_taken_back(coming: Store) -> None:
    (found,) = queries.suggestions(coming, TODAY, meeting_id="n-1")
    commands.set_suggestion_aside(coming, found.key)
    assert queries.suggestions(coming, TODAY) == ()
    commands.take_suggestion_back(coming, found.key)
    assert queries.suggestions(coming, TODAY) == (found,)
    assert queries.suggestions(coming, TODAY, meeting_id=ground.FIRST) == ()


def test_once_held_together_nothing_more_is_suggested(coming: Store) -> None:
    (found,) = queries.suggestions(coming, TODAY)
    commands.hold_together(coming, found.moved.id, found.kept.id)
    assert queries.suggestions(coming, TODAY) == ()


def test_roads_to_type_are_counted_and_listed(store: Store) -> None:
    (found,) = queries.unknown_roads(store, START, END)
    assert (found.from_area_id, found.to_area_id, found.trips) == (ISLE, MALBAIE, 1)
    assert (found.from_name, found.to_name) == ("L’Isle-aux-Coudres", "La Malbaie")


def test_the_roads_of_the_tables_of_others_are_to_type_too(store: Store) -> None:
    table = commands.add_external_body(
        store, name="Table", meetings_per_year=12, minutes=60, area_id=PAUL
    )
    for home in (ANCRAGE, SACC):
        commands.seat_outside(store, external_body_id=table, organization_id=home)
    far, near = queries.unknown_roads(store, START, END)
    assert ((far.from_area_id, far.to_area_id), far.trips) == ((ISLE, PAUL), 3)
    assert near.trips == 1


def test_known_roads_are_listed_by_name(store: Store) -> None:
    assert [
        (road.from_name, road.to_name, road.kilometres) for road in queries.known_roads(store)
    ] == [
        ("Baie-Saint-Paul", "La Malbaie", 48), ("Clermont", "Baie-Saint-Paul", 41),
        ("La Malbaie", "Clermont", 8),
    ]
    assert isinstance(queries.known_roads(store)[0], RoadLine)


def test_people_meetings_and_hours_that_miss_are_listed(store: Store) -> None:
    with store.operation("Oublier le lieu") as op:
        op.get(Organization, SACC).area_id = None
        op.get(Organization, ANCRAGE).area_id = None
    found = queries.places_missing(store, START, END)
    assert [one.name for one in found.people] == ["Hélène Roy", "Luce Roy"]
    assert [one.id for one in found.meetings] == [ground.SIXTH]
    assert [one.id for one in found.unmeasured] == [ground.FOURTH]


def test_one_month_of_one_organisation_meeting_by_meeting(store: Store) -> None:
    first, second = queries.month_of(store, SACC, "2026-01")
    assert (first.body, first.person, first.minutes, first.road_minutes) == (
        "Comité conseil", "Hélène Roy", 120, 20,
    )
    assert (second.minutes, second.road_minutes, second.known) == (150, 0, True)
    titular, stand_in = queries.month_of(store, SACC, "2026-02")
    assert (titular.status, titular.minutes) == ("represented", 0)
    assert (stand_in.person, stand_in.minutes, stand_in.kilometres) == ("Nadia Roy", 120, 96)


def test_one_month_of_one_person(store: Store) -> None:
    (nadia,) = queries.month_of(store, ground.NADIA, "2026-02", by=PERSON)
    assert nadia.road_minutes == 80
    (absent, _later) = queries.month_of(store, LUCE, "2026-01", by=PERSON)[::-1]
    assert (absent.status, absent.minutes, absent.known) == ("absent", 0, True)
    assert queries.month_of(store, SACC, "2026-01", body_id=TRANSPORT)[0].minutes == 150


def test_tables_of_others_are_listed_with_who_sits_there(store: Store) -> None:
    table = commands.add_external_body(
        store, name="Table", holder="CIUSSS", meetings_per_year=4, minutes=90, area_id=PAUL
    )
    commands.seat_outside(
        store, external_body_id=table, organization_id=SACC, person_id=HELENE,
        end_on="2026-01-31",
    )
    commands.seat_outside(store, external_body_id=table, organization_id=MRC)
    commands.add_external_body(store, name="Autre table")
    other, found = queries.external_tables(store, TODAY)
    assert (other.meetings_per_year, other.area, other.seats) == (None, "", ())
    assert (found.holder, found.minutes, found.area) == ("CIUSSS", 90, "Baie-Saint-Paul")
    assert [(seat.organization, seat.person, seat.current) for seat in found.seats] == [
        ("MRC", "", True), ("SACC", "Hélène Roy", False),
    ]


def test_the_forms_offer_what_lives_by_name(store: Store) -> None:
    found = queries.choices(store)
    assert [one.name for one in found.organizations] == ["L’Ancrage", "MRC", "SACC"]
    assert found.people[0].name == "Éric Roy"
    assert [one.name for one in found.areas] == [
        "Baie-Saint-Paul", "Clermont", "L’Isle-aux-Coudres", "La Malbaie",
    ]
    assert [one.id for one in found.bodies] == [COUNCIL, TRANSPORT]


def test_two_municipalities_of_one_name_say_what_they_are_part_of(store: Store) -> None:
    with store.operation("Ajouter") as op:
        op.add(Area(id="mrc", name="Charlevoix-Est", kind="mrc"))
        op.add(Area(id="twin", name="Clermont", parent_id="mrc"))
    assert [one.name for one in queries.choices(store).areas][1:3] == [
        "Clermont", "Clermont (Charlevoix-Est)",
    ]


def test_who_is_asked_too_much_this_month_is_an_alert_of_the_home_page(coming: Store) -> None:
    (reader,) = ALERTS
    assert reader(coming, date(2026, 12, 1)) == []
    commands.set_caps(coming, MRC, hours=None, meetings=1)
    (found,) = reader(coming, date(2026, 12, 1))
    assert (found.record_kind, found.record_id, found.tone) == ("organization", MRC, "warn")
    assert found.text.startswith("MRC")


def test_a_milestone_another_program_wrote_badly_is_none(store: Store) -> None:
    with store.operation("Mal écrire") as op:
        op.add(Setting(key="solicitation.milestone_on", value="demain"))
    assert queries.trend(store, START, END).milestone is None


def test_a_meeting_taken_away_weighs_nothing(store: Store) -> None:
    with store.operation("Retirer") as op:
        op.remove(op.get(Meeting, ground.FIRST))
    assert queries.trend(store, START, END).now == (300, 340, 60)

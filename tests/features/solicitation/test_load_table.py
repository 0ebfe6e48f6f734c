"""Loads computed by hand, to the minute: see the table of `support/solicitation_ground.py`."""

from datetime import date

import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.areas import Journey
from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.evaluation import SurveyRound
from dsi_desktop.db.schema.governance import ExternalBody, ExternalSeat
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.solicitation import commands, queries
from dsi_desktop.features.solicitation.queries import PERSON, Gaps, LoadLine
from support import solicitation_ground as ground
from support.solicitation_ground import ANCRAGE, END, ERIC, GUY, HELENE, MRC, NADIA, SACC, START


def lines(store: Store, **asked: str) -> dict[str, LoadLine]:
    table = queries.load_table(store, START, END, **asked)
    return {line.id: line for line in table.lines}


def test_hours_with_travel_are_those_computed_by_hand(store: Store) -> None:
    found = lines(store)
    assert found[SACC].minutes == (290, 200, 60)
    assert found[MRC].minutes == (320, 140, 0)
    assert found[ANCRAGE].minutes == (120, 0, 0)
    assert round(found[SACC].load.hours, 1) == 9.2
    assert round(found[MRC].load.hours, 1) == 7.7
    assert round(found[ANCRAGE].load.hours, 1) == 2.0


def test_the_time_there_and_the_time_on_the_road_stand_apart(store: Store) -> None:
    found = lines(store)
    sacc, mrc = found[SACC].load, found[MRC].load
    assert (sacc.meeting_minutes, sacc.road_minutes, sacc.kilometres) == (450, 100, 112)
    assert (mrc.meeting_minutes, mrc.road_minutes, mrc.kilometres) == (300, 160, 192)


def test_meetings_are_counted_by_what_became_of_the_invitation(store: Store) -> None:
    found = lines(store)
    said = {
        key: (line.load.convened, line.load.attended, line.load.remote, line.load.absent)
        for key, line in found.items()
    }
    assert said == {SACC: (4, 4, 0, 0), MRC: (4, 4, 1, 0), ANCRAGE: (3, 1, 0, 1)}
    assert found[SACC].meetings == (2, 1, 1)


def test_the_most_loaded_come_first_and_the_whole_is_the_sum(store: Store) -> None:
    table = queries.load_table(store, START, END)
    assert [line.id for line in table.lines] == [SACC, MRC, ANCRAGE]
    assert table.months == ("2026-01", "2026-02", "2026-03")
    assert table.by_month == (730, 340, 60)
    assert table.total.minutes == 1130
    assert table.by_month_meetings == (2, 2, 1)
    assert (table.total.convened, table.total.attended, table.total.kilometres) == (11, 9, 304)


def test_what_is_not_known_is_counted_and_weighs_nothing(store: Store) -> None:
    table = queries.load_table(store, START, END)
    assert table.gaps == Gaps(
        roads=1, people_without_area=0, meetings_without_area=1, meetings_without_hours=1
    )
    found = lines(store)
    assert [found[key].load.unknown_roads for key in (SACC, MRC, ANCRAGE)] == [1, 0, 1]


def test_by_person_who_came_instead_has_the_hours(store: Store) -> None:
    found = lines(store, by=PERSON)
    assert found[HELENE].minutes == (290, 0, 60)
    assert found[NADIA].minutes == (0, 200, 0)
    assert found[HELENE].load.represented == 1
    assert found[NADIA].load.convened == 1
    assert found[ERIC].load.minutes == 460
    assert found[HELENE].organization == "SACC"


def test_an_excuse_is_no_absence_and_a_citizen_has_a_load_of_their_own(store: Store) -> None:
    guy = lines(store, by=PERSON)[GUY]
    assert (guy.load.convened, guy.load.excused, guy.load.absent) == (1, 1, 0)
    assert (guy.load.minutes, guy.organization) == (0, "")


def test_somebody_who_represents_two_travels_once(store: Store) -> None:
    with store.operation("Représenter aussi") as op:
        line = op.get(Attendance, f"{ground.THIRD}.{ground.LUCE}")
        line.status, line.represented_by_id = "represented", ERIC
    found = lines(store)
    assert found[ANCRAGE].minutes == (120, 0, 0)
    assert found[ANCRAGE].load.represented == 1
    assert found[MRC].minutes == (320, 140, 0)


def test_seats_are_those_of_the_last_day_without_substitutes(store: Store) -> None:
    found = lines(store)
    assert [found[key].seats for key in (SACC, MRC, ANCRAGE)] == [2, 2, 1]
    assert [lines(store, by=PERSON)[key].seats for key in (HELENE, NADIA)] == [2, 0]


def test_one_body_only(store: Store) -> None:
    found = lines(store, body_id=ground.TRANSPORT)
    assert found[SACC].minutes == (150, 0, 0)
    assert found[MRC].minutes == (150, 80, 0)
    assert found[MRC].seats == 1
    assert found[ANCRAGE].load.absent == 1


def test_a_road_typed_fills_what_was_unknown_in_both_directions(store: Store) -> None:
    commands.set_journey(store, ground.MALBAIE, ground.ISLE, 30, 45)
    assert lines(store)[ANCRAGE].minutes == (210, 0, 0)
    with store.read() as session:
        ends = session.execute(
            select(Journey.from_area_id, Journey.to_area_id).where(Journey.kilometres == 30)
        ).one()
    assert tuple(ends) == (ground.ISLE, ground.MALBAIE)


def test_a_meeting_that_is_placed_afterwards_counts_its_road(store: Store) -> None:
    commands.place_meeting(store, ground.SIXTH, ground.MALBAIE)
    assert lines(store)[SACC].minutes == (290, 200, 80)


def test_the_place_of_an_adopted_meeting_is_kept_beside_it(store: Store) -> None:
    commands.place_meeting(store, ground.SECOND, ground.PAUL)
    assert lines(store)[SACC].minutes == (290, 200, 60)
    with store.operation("Oublier le lieu") as op:
        op.get(Meeting, ground.SECOND).area_id = None
    assert lines(store)[SACC].minutes == (360, 200, 60)


def test_a_person_who_is_placed_leaves_from_there(store: Store) -> None:
    commands.place_person(store, HELENE, ground.MALBAIE)
    assert lines(store)[SACC].minutes == (290, 200, 60)
    commands.place_person(store, HELENE, None)
    with store.operation("Oublier le lieu") as op:
        op.get(Organization, SACC).area_id = None
    assert queries.load_table(store, START, END).gaps.people_without_area == 1


def test_a_table_of_others_counts_for_the_days_of_the_seat(store: Store) -> None:
    """Twelve a year of 90 min, 70 min of road: 160 a month, half of February (14 days of 28)."""
    table = commands.add_external_body(
        store, name="Table régionale", meetings_per_year=12, minutes=90, area_id=ground.PAUL
    )
    commands.seat_outside(
        store, external_body_id=table, organization_id=SACC, person_id=HELENE,
        start_on="2026-02-15",
    )
    sacc = lines(store)[SACC]
    assert sacc.minutes == (290, 280, 220)
    assert sacc.load.outside_minutes == 240
    assert round(sacc.load.hours, 1) == 13.2
    assert sacc.outside_seats == 1
    assert lines(store, by=PERSON)[HELENE].load.outside_minutes == 240
    assert lines(store, body_id=ground.COUNCIL)[SACC].load.outside_minutes == 0
    assert queries.load_table(store, START, END).total.outside_minutes == 240


def test_a_table_of_others_that_nobody_measured_weighs_nothing(store: Store) -> None:
    with store.operation("Noter") as op:
        op.add(ExternalBody(id="x", name="Table", meetings_per_year=6))
        op.add(ExternalSeat(external_body_id="x", organization_id=SACC))
    assert lines(store)[SACC].outside_seats == 0


def test_a_seat_that_ended_before_the_period_weighs_nothing(store: Store) -> None:
    with store.operation("Noter") as op:
        op.add(ExternalBody(id="x", name="Table", meetings_per_year=6, hours_per_meeting=60))
        op.add(ExternalSeat(external_body_id="x", organization_id=SACC, end_on="2025-12-31"))
    assert lines(store)[SACC].outside_seats == 0


@pytest.mark.parametrize(
    ("fields", "counted"),
    [
        ({"state": "in_progress"}, 1),
        ({"state": "in_progress", "start_on": "2026-04-01"}, 0),
        ({"state": "done", "ended_on": "2026-02-01"}, 1),
        ({"state": "done", "ended_on": "2025-12-01"}, 0),
        ({"state": "done", "end_on": "2026-01-15"}, 1),
        ({"state": "abandoned"}, 0),
    ],
)
def test_an_action_counts_while_it_runs(
    store: Store, fields: dict[str, str], counted: int
) -> None:
    with store.operation("Porter") as op:
        op.add(Action(title="Navette", lead_id=SACC, contact_id=HELENE, **fields))
    assert lines(store)[SACC].actions == counted
    assert lines(store, by=PERSON)[HELENE].actions == counted
    assert lines(store, body_id=ground.TRANSPORT)[SACC].actions == 0


def test_follow_ups_count_for_the_organisation_of_who_answers(store: Store) -> None:
    with store.operation("Suivre") as op:
        op.add(Task(title="Appeler", person_id=HELENE, meeting_id=ground.FIRST))
        op.add(Task(title="Écrire", organization_id=SACC, state="done", done_on="2026-01-20"))
        op.add(Task(title="Avant", organization_id=SACC, state="dropped", due_on="2025-10-01"))
    assert lines(store)[SACC].tasks == 2
    assert lines(store, by=PERSON)[HELENE].tasks == 1


def test_an_evaluation_is_asked_of_who_came_else_of_the_members(store: Store) -> None:
    with store.operation("Évaluer") as op:
        op.add(SurveyRound(meeting_id=ground.SECOND))
        op.add(SurveyRound(body_id=ground.COUNCIL, held_on="2026-03-01"))
        op.add(SurveyRound(body_id=ground.COUNCIL, held_on="2025-03-01"))
    found = lines(store)
    assert [found[key].evaluations for key in (SACC, MRC, ANCRAGE)] == [2, 2, 1]
    assert [lines(store, by=PERSON)[key].evaluations for key in (HELENE, NADIA)] == [2, 0]
    assert lines(store, body_id=ground.TRANSPORT)[SACC].evaluations == 1


def test_months_past_a_limit_are_marked_by_its_own_cap_or_that_of_all(store: Store) -> None:
    commands.set_thresholds(store, hours=5, meetings=1)
    commands.set_caps(store, SACC, hours=4, meetings=None)
    found = lines(store)
    assert found[SACC].over == (True, False, False)
    assert found[SACC].crowded == (True, False, False)
    assert found[MRC].over == (True, False, False)
    assert (found[SACC].hours_cap, found[SACC].meetings_cap) == (4, 1)
    assert lines(store, by=PERSON)[HELENE].hours_cap == 5


def test_ten_years_without_a_meeting_are_an_empty_table(store: Store) -> None:
    table = queries.load_table(
        store, date(2010, 1, 1), date(2019, 12, 31), body_id=ground.TRANSPORT
    )
    assert (table.lines, table.total.minutes) == ((), 0)
    assert table.by_month == (0,) * 120

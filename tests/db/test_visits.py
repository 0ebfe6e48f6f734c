"""Who was asked to which meeting: stays, substitutes, places, and what does not count."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.db.schema.areas import Journey
from dsi_desktop.db.schema.meetings import Attendance, Meeting, MeetingSeries, Presence
from dsi_desktop.db.settings import keep_setting, settings
from dsi_desktop.db.store import Store
from dsi_desktop.db.visits import Road, Visit, between, pair, roads, visits
from support import solicitation_ground as ground
from support.dossier import copied, template
from support.solicitation_ground import END, ERIC, FIRST, HELENE, MRC, NADIA, SACC, START, THIRD


@pytest.fixture(scope="module")
def winter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("winter"), ground.seed)


@pytest.fixture
def store(winter: Path, tmp_path: Path) -> Iterator[Store]:
    opened = copied(winter, tmp_path)
    yield opened
    opened.close()


def read(store: Store, start: date = START, end: date = END, **asked: str) -> tuple[Visit, ...]:
    with store.read() as session:
        return visits(session, start, end, **asked)


def minutes(store: Store, meeting: str = FIRST, person: str = ERIC) -> int | None:
    (found,) = [
        one for one in read(store) if (one.meeting_id, one.person_id) == (meeting, person)
    ]
    return found.minutes


def stay(store: Store, arrived_at: str | None, left_at: str | None) -> None:
    with store.operation("Noter une présence") as op:
        line = op.get(Attendance, f"{FIRST}.{ERIC}")
        line.arrived_at, line.left_at = arrived_at, left_at


def test_visits_come_by_date_and_a_cancelled_meeting_has_none(store: Store) -> None:
    found = read(store)
    assert [one.held_on for one in found] == sorted(one.held_on for one in found)
    assert ground.FIFTH not in {one.meeting_id for one in found}
    assert len(found) == 13


def test_both_ends_of_the_period_are_inside(store: Store) -> None:
    day = date(2026, 1, 14)
    assert {one.meeting_id for one in read(store, day, day)} == {FIRST}
    assert read(store, date(2020, 1, 1), date(2020, 12, 31)) == ()


def test_a_visit_says_from_where_to_where_for_how_long(store: Store) -> None:
    (found,) = read(store, date(2026, 1, 14), date(2026, 1, 14), organization_id=MRC)
    assert found == Visit(
        FIRST, ground.COUNCIL, "2026-01-14", ERIC, MRC, "present", 90, ground.PAUL,
        ground.MALBAIE, travels=True, coming=False,
    )


def test_who_is_represented_gives_no_time_and_who_came_instead_does(store: Store) -> None:
    titular, stand_in = read(store, date(2026, 2, 11), date(2026, 2, 11), organization_id=SACC)
    assert (titular.person_id, titular.status, titular.minutes) == (HELENE, "represented", 0)
    assert (stand_in.person_id, stand_in.status, stand_in.minutes) == (NADIA, "present", 120)
    assert stand_in.from_area_id == ground.MALBAIE


def test_a_person_has_their_own_visits_and_those_made_for_others(store: Store) -> None:
    (found,) = read(store, person_id=NADIA)
    assert (found.meeting_id, found.organization_id) == (THIRD, SACC)
    assert {one.status for one in read(store, person_id=HELENE)} == {"present", "represented"}


def test_somebody_unknown_may_have_come_instead(store: Store) -> None:
    with store.operation("Oublier qui") as op:
        op.get(Attendance, f"{THIRD}.{HELENE}").represented_by_id = None
    found = read(store, date(2026, 2, 11), date(2026, 2, 11), organization_id=SACC)
    assert [(one.person_id, one.status) for one in found] == [
        (HELENE, "represented"), ("", "present"),
    ]
    assert found[1].from_area_id == ground.CLERMONT


def test_who_represents_two_is_there_once(store: Store) -> None:
    with store.operation("Représenter aussi") as op:
        op.get(Attendance, f"{THIRD}.{HELENE}").represented_by_id = ERIC
    found = read(store, date(2026, 2, 11), date(2026, 2, 11), organization_id=SACC)
    assert [one.status for one in found] == ["represented"]


def test_the_team_that_convenes_is_not_asked(store: Store) -> None:
    with store.operation("Animer") as op:
        op.get(Attendance, f"{FIRST}.{ERIC}").role = "staff"
    assert FIRST not in {one.meeting_id for one in read(store, organization_id=MRC)}


def test_one_body_at_a_time(store: Store) -> None:
    assert {one.body_id for one in read(store, body_id=ground.TRANSPORT)} == {ground.TRANSPORT}


@pytest.mark.parametrize(
    ("arrived_at", "left_at", "spent"),
    [
        (None, None, 120), ("14:00", None, 90), (None, "14:30", 60), ("13:00", "16:00", 120),
        ("14:00", "14:30", 30), ("16:00", None, 0), ("15:00", "14:00", 0),
    ],
)
def test_a_stay_is_held_inside_the_meeting(
    store: Store, arrived_at: str | None, left_at: str | None, spent: int
) -> None:
    stay(store, arrived_at, left_at)
    assert minutes(store) == spent


def test_who_comes_back_adds_a_stay(store: Store) -> None:
    stay(store, None, "14:00")
    with store.operation("Revenir") as op:
        op.add(Presence(attendance_id=f"{FIRST}.{ERIC}", arrived_at="15:00"))
    assert minutes(store) == 60


def test_hours_that_nobody_wrote_are_not_known(store: Store) -> None:
    assert minutes(store, ground.FOURTH) is None
    with store.operation("Arriver") as op:
        op.get(Attendance, f"{ground.FOURTH}.{ERIC}").arrived_at = "09:00"
    assert minutes(store, ground.FOURTH) is None
    with store.operation("Partir") as op:
        op.get(Attendance, f"{ground.FOURTH}.{ERIC}").left_at = "10:00"
    assert minutes(store, ground.FOURTH) == 60


def test_a_meeting_is_where_its_series_is_when_nothing_else_is_said(store: Store) -> None:
    with store.operation("Suivre la série") as op:
        op.add(MeetingSeries(id="s", body_id=ground.COUNCIL, area_id=ground.PAUL))
        op.get(Meeting, ground.SIXTH).series_id = "s"
    (found,) = read(store, date(2026, 3, 4), date(2026, 3, 4))
    assert found.to_area_id == ground.PAUL


def test_a_road_is_the_same_both_ways_and_two_rows_complete_each_other(store: Store) -> None:
    with store.operation("Noter") as op:
        op.add(Journey(id="1", from_area_id=ground.ISLE, to_area_id=ground.PAUL, kilometres=17))
        op.add(Journey(id="2", from_area_id=ground.PAUL, to_area_id=ground.ISLE, kilometres=99,
                       minutes=40))
    with store.read() as session:
        found = roads(session)
    assert found[pair(ground.PAUL, ground.ISLE)] == Road(17, 40)
    assert pair(ground.PAUL, ground.ISLE) == pair(ground.ISLE, ground.PAUL)
    assert len(found) == 4


@pytest.mark.parametrize(
    ("begins", "ends", "found"),
    [
        ("13:30", "15:00", 90), (None, "15:00", None), ("13:30", None, None),
        ("15:00", "13:30", None),
    ],
)
def test_minutes_between_two_hours(
    begins: str | None, ends: str | None, found: int | None
) -> None:
    assert between(begins, ends) == found


def test_a_setting_is_kept_changed_and_forgotten(store: Store) -> None:
    for value in ("", "one", "two", "", "", "three"):
        with store.operation("Régler") as op:
            keep_setting(op, "a%.b", value)
        with store.read() as session:
            assert settings(session, "a%.") == ({"b": value} if value else {})
            assert settings(session, "aX.") == {}

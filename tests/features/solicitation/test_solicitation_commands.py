"""Commands of the solicitation: done, undone, done again; and what they refuse in words."""

import inspect
from collections.abc import Callable

import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.areas import Journey
from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.governance import ExternalBody, ExternalSeat
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import AdoptedMinutes
from dsi_desktop.db.store import Store
from dsi_desktop.features.solicitation import commands, queries
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support import commands_solicitation
from support import solicitation_ground as ground
from support.commands_solicitation import COMMANDS, PREPARED, journey, seat, table
from support.dossier import contents
from support.solicitation_ground import CLERMONT, MALBAIE, PAUL, SACC

Refused = Callable[[Store], object]


@pytest.fixture
def store(store: Store) -> Store:
    with store.operation("Convoquer") as op:
        near = commands_solicitation.NEAR
        ground.ask(op, "n-1", ground.COUNCIL, "2026-12-01", CLERMONT, near)
        ground.ask(op, "n-2", ground.TRANSPORT, "2026-12-03", MALBAIE, near)
    made = commands.add_external_body(store, name="Table régionale")
    commands.seat_outside(store, external_body_id=made, organization_id=SACC)
    return store


@pytest.mark.parametrize(("name", "gesture"), COMMANDS, ids=[name for name, _g in COMMANDS])
def test_that_a_command_is_done_undone_and_done_again(
    store: Store, name: str, gesture: commands_solicitation.Gesture
) -> None:
    if name in PREPARED:
        PREPARED[name](store)
    before = contents(store)
    gesture(store)
    after = contents(store)
    assert after != before
    store.undo()
    assert contents(store) == before
    store.redo()
    assert contents(store) == after


def test_that_every_command_is_tried() -> None:
    public = {name for name, _f in inspect.getmembers(commands, inspect.isfunction)}
    assert public == set(commands.__all__) == {name for name, _gesture in COMMANDS}


@pytest.mark.parametrize(
    ("field", "refused"),
    [
        ("from_area_id", lambda s: commands.set_journey(s, None, PAUL, 1, 1)),
        ("to_area_id", lambda s: commands.set_journey(s, PAUL, "", 1, 1)),
        ("to_area_id", lambda s: commands.set_journey(s, PAUL, PAUL, 1, 1)),
        ("kilometres", lambda s: commands.set_journey(s, PAUL, CLERMONT, None, 1)),
        ("kilometres", lambda s: commands.set_journey(s, PAUL, CLERMONT, -1, 1)),
        ("minutes", lambda s: commands.set_journey(s, PAUL, CLERMONT, 1, 2881)),
        ("hours", lambda s: commands.set_thresholds(s, hours=0, meetings=3)),
        ("meetings", lambda s: commands.set_thresholds(s, hours=16, meetings=None)),
        ("hours", lambda s: commands.set_caps(s, SACC, hours=745, meetings=None)),
        ("on", lambda s: commands.set_milestone(s, "2026-02-30", "jamais")),
        ("name", lambda s: commands.add_external_body(s, name=" ")),
        ("meetings_per_year", lambda s: commands.add_external_body(
            s, name="Table", meetings_per_year=367)),
        ("minutes", lambda s: commands.add_external_body(s, name="Table", minutes=-1)),
        ("organization_id", lambda s: commands.seat_outside(
            s, external_body_id=table(s), organization_id=None)),
        ("end_on", lambda s: commands.edit_outside_seat(
            s, seat(s), start_on="2026-05-01", end_on="2026-04-01")),
    ],
)
def test_that_bad_input_is_refused_beside_its_field_and_nothing_changes(
    store: Store, field: str, refused: Refused
) -> None:
    before = contents(store)
    with pytest.raises(RuleBroken) as said:
        refused(store)
    assert said.value.field == field
    assert contents(store) == before


def test_that_a_road_typed_again_from_the_other_end_replaces_what_was_known(
    store: Store,
) -> None:
    commands.set_journey(store, MALBAIE, PAUL, 50, 45)
    commands.set_journey(store, PAUL, MALBAIE, 51, 46)
    asked = select(Journey.kilometres, Journey.minutes).where(
        Journey.deleted.is_(None), Journey.from_area_id.in_((MALBAIE, PAUL)),
        Journey.to_area_id.in_((MALBAIE, PAUL)),
    )
    with store.read() as session:
        assert [tuple(row) for row in session.execute(asked)] == [(51, 46)]


def test_that_a_place_that_is_not_in_the_dossier_is_refused(store: Store) -> None:
    for refused in (
        lambda: commands.set_journey(store, PAUL, "nowhere", 1, 1),
        lambda: commands.place_meeting(store, ground.SIXTH, "nowhere"),
        lambda: commands.place_person(store, ground.HELENE, "nowhere"),
    ):
        with pytest.raises(NotFound):
            refused()


def test_that_a_forgotten_road_is_unknown_again(store: Store) -> None:
    assert len(queries.known_roads(store)) == 3
    commands.remove_journey(store, journey(store))
    assert len(queries.known_roads(store)) == 2


def test_that_limits_and_the_turning_point_are_read_back(store: Store) -> None:
    assert (queries.thresholds(store).hours, queries.thresholds(store).meetings) == (16, 3)
    commands.set_thresholds(store, hours=20, meetings=4)
    commands.set_milestone(store, "2026-06-01", " calendrier\ncommun ")
    kept = queries.thresholds(store)
    assert (kept.hours, kept.meetings) == (20, 4)
    assert (kept.milestone_on, kept.milestone) == ("2026-06-01", "calendrier commun")
    commands.set_milestone(store, "")
    assert queries.thresholds(store).milestone_on == ""
    commands.set_milestone(store, "")
    commands.set_caps(store, SACC, hours=None, meetings=None)
    with store.read() as session:
        assert session.get_one(Organization, SACC).hours_cap is None


def test_that_a_table_of_others_leaves_with_its_seats(store: Store) -> None:
    commands.remove_external_body(store, table(store))
    with store.read() as session:
        assert session.scalars(select(ExternalSeat.deleted)).all() == [1]


def test_that_a_table_of_others_is_edited_field_by_field(store: Store) -> None:
    commands.edit_external_body(
        store, table(store), holder="CIUSSS", minutes=90, area_id=PAUL, meetings_per_year=4
    )
    commands.edit_external_body(store, table(store), area_id=None)
    commands.edit_outside_seat(store, seat(store), person_id=ground.HELENE)
    commands.edit_outside_seat(store, seat(store), person_id=None)
    with store.read() as session:
        kept = session.scalars(select(ExternalBody)).one()
        assert (kept.name, kept.holder, kept.hours_per_meeting) == ("Table régionale", "CIUSSS", 90)
        assert (kept.meetings_per_year, kept.area_id) == (4, None)


def test_that_meetings_held_together_follow_each_other_in_one_place(store: Store) -> None:
    with store.operation("Situer") as op:
        kept = op.get(Meeting, "n-1")
        kept.place, kept.address, kept.end_time = "Salle municipale", "2, rue Maisonneuve", "11:30"
    commands.hold_together(store, "n-2", "n-1")
    with store.read() as session:
        moved = session.get_one(Meeting, "n-2")
        assert (moved.held_on, moved.start_time, moved.end_time) == (
            "2026-12-01", "11:30", "14:30",
        )
        assert (moved.place, moved.address, moved.area_id) == (
            "Salle municipale", "2, rue Maisonneuve", CLERMONT,
        )


def test_that_a_meeting_that_is_not_to_come_is_not_moved(store: Store) -> None:
    with store.operation("Passer") as op:
        op.add(AdoptedMinutes(meeting_id="n-2"))
        ground.ask(op, "n-3", ground.COUNCIL, "2026-11-11", CLERMONT, {})
        ground.ask(op, "n-4", ground.COUNCIL, "2026-12-05", CLERMONT, {})
        op.get(Meeting, "n-4").deleted = 1
    for moved in ("n-2", "n-3", "n-4", ground.FIRST):
        with pytest.raises(RuleBroken):
            commands.hold_together(store, moved, "n-1")

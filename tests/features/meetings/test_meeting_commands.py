"""What a person does with a meeting, and what she is refused."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.kernel.clock import frozen
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support import commands_agenda, commands_before, commands_room
from support.commands_meetings import COMMANDS as PLANNED
from support.commands_meetings import PREPARED as BEFORE
from support.commands_meetings import Gesture, seed
from support.dossier import TODAY, contents, new_dossier
from support.meeting_ground import DAY, Ground, grounded

COMMANDS = [
    *PLANNED, *commands_agenda.COMMANDS, *commands_before.COMMANDS, *commands_room.COMMANDS,
]
PREPARED = {**BEFORE, **commands_agenda.PREPARED, **commands_room.PREPARED}
NOT_GESTURES = {"open_for_writing", "quorum_now"}


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


@pytest.mark.parametrize(("name", "gesture"), COMMANDS, ids=[name for name, _g in COMMANDS])
def test_that_each_command_of_meetings_is_undone_and_done_again(
    tmp_path: Path, name: str, gesture: Gesture
) -> None:
    store = new_dossier(tmp_path)
    seed(store)
    PREPARED.get(name, lambda _store: None)(store)
    before = contents(store)
    gesture(store)
    after = contents(store)
    assert after != before
    store.undo()
    assert contents(store) == before
    store.redo()
    assert contents(store) == after
    store.close()


def test_that_every_command_of_meetings_is_in_the_table() -> None:
    assert set(commands.__all__) - NOT_GESTURES == {name for name, _gesture in COMMANDS}


def refused(store: Store, gesture: Gesture) -> RuleBroken:
    before = contents(store)
    with pytest.raises(RuleBroken) as caught:
        gesture(store)
    assert contents(store) == before
    return caught.value


def test_that_the_members_of_that_day_are_invited_in_the_same_gesture(ground: Ground) -> None:
    sheet = queries.meeting_sheet(ground.store, ground.meeting)
    assert [one.name for one in sheet.people][:2] == ["Josée Desbiens", "Marie-Ève Tremblay"]
    assert {one.status for one in sheet.people} == {"expected"}
    assert {one.organization for one in sheet.people} == {
        "MRC de Charlevoix-Est", "L’Ancrage", "Centr’Hommes",
    }
    assert (sheet.chair, sheet.note_taker) == ("Josée Desbiens", "Marie-Ève Tremblay")
    assert sheet.quorum.required == 3


def test_that_a_mandate_ended_yesterday_is_not_invited_nor_counted(ground: Ground) -> None:
    with ground.store.read() as session:
        member = session.query(Membership).filter_by(person_id=ground.people[4]).one().id
    governance.end_membership(ground.store, member, "2026-11-30")
    meeting = commands.create_meeting(ground.store, body_id=ground.body, held_on="2026-12-01")
    sheet = queries.meeting_sheet(ground.store, meeting)
    assert "Éric Gauthier" not in [one.name for one in sheet.people]
    assert sheet.quorum.members == 4


def test_that_a_substitute_is_invited_without_a_vote(ground: Ground) -> None:
    person = directory.add_person(ground.store, given_name="Luc", family_name="Substitut")
    governance.appoint_member(
        ground.store, body_id=ground.body, person_id=person, role="substitute",
        start_on="2026-01-01",
    )
    assert commands.invite_members(ground.store, ground.meeting) == 1
    sheet = queries.meeting_sheet(ground.store, ground.meeting)
    line = next(one for one in sheet.people if one.name == "Luc Substitut")
    assert (line.role, line.voting) == ("substitute", False)


def test_that_meetings_of_a_year_are_numbered_by_body(ground: Ground) -> None:
    again = commands.create_meeting(ground.store, body_id=ground.body, held_on="2026-12-10")
    other = commands.create_meeting(ground.store, body_id=ground.chantier, held_on="2026-12-10")
    ordinals = {line.id: line.ordinal for line in queries.meetings(ground.store)}
    assert (ordinals[ground.meeting], ordinals[again], ordinals[other]) == (1, 2, 1)


@pytest.mark.parametrize(("fields", "field"), [
    ({"body_id": "", "held_on": DAY}, "body_id"),
    ({"held_on": ""}, "held_on"),
    ({"held_on": "2026-02-30"}, "held_on"),
    ({"held_on": DAY, "start_time": "15:30", "end_time": "13:30"}, "end_time"),
    ({"held_on": DAY, "start_time": "25 h"}, "start_time"),
    ({"held_on": DAY, "kind": "party"}, "kind"),
])
def test_that_a_meeting_is_refused_beside_the_field(
    ground: Ground, fields: dict[str, str], field: str
) -> None:
    asked = {"body_id": ground.body, **fields}
    found = refused(ground.store, lambda s: commands.create_meeting(s, **asked))
    assert found.field == field


def test_that_a_body_that_does_not_exist_cannot_meet(ground: Ground) -> None:
    with pytest.raises(NotFound):
        commands.create_meeting(ground.store, body_id="nobody", held_on=DAY)


def test_that_a_convocation_after_the_meeting_is_refused(ground: Ground) -> None:
    found = refused(
        ground.store,
        lambda s: commands.convene_meeting(s, ground.meeting, sent_on="2027-01-01"),
    )
    assert found.field == "sent_on"
    commands.convene_meeting(ground.store, ground.meeting, sent_on="2026-11-02")
    commands.convene_meeting(ground.store, ground.meeting, sent_on="2026-11-03")
    line = queries.meeting_sheet(ground.store, ground.meeting)
    assert (line.line.state, line.convened_on) == ("convened", "2026-11-03")


def test_that_a_cancelled_meeting_takes_no_writing_until_restored(ground: Ground) -> None:
    assert refused(ground.store, lambda s: commands.cancel_meeting(s, ground.meeting, " "))
    commands.convene_meeting(ground.store, ground.meeting)
    commands.cancel_meeting(ground.store, ground.meeting, "Tempête")
    assert refused(ground.store, lambda s: commands.add_item(s, ground.meeting, "x"))
    commands.restore_meeting(ground.store, ground.meeting)
    assert queries.meeting_sheet(ground.store, ground.meeting).line.state == "convened"


def test_that_a_meeting_with_a_past_is_not_removed(ground: Ground) -> None:
    minutes.record_note(ground.store, ground.meeting, ground.items[0], "Bonjour")
    assert refused(ground.store, lambda s: commands.remove_meeting(s, ground.meeting))
    assert refused(ground.store, lambda s: commands.remove_item(s, ground.items[0]))


def test_that_a_removed_meeting_leaves_the_list_and_can_come_back(ground: Ground) -> None:
    commands.remove_meeting(ground.store, ground.meeting)
    assert queries.meetings(ground.store) == []
    with pytest.raises(NotFound):
        queries.meeting_sheet(ground.store, ground.meeting)
    with pytest.raises(NotFound):
        commands.add_item(ground.store, ground.meeting, "x")
    commands.restore_meeting(ground.store, ground.meeting)
    assert [line.id for line in queries.meetings(ground.store)] == [ground.meeting]


def titles(ground: Ground) -> list[str]:
    sheet = queries.meeting_sheet(ground.store, ground.meeting)
    return [f"{line.number} {line.title}" for line in sheet.items]


def test_that_points_are_moved_nested_and_taken_out(ground: Ground) -> None:
    store, items = ground.store, ground.items
    commands.move_item(store, items[2])
    assert titles(ground)[0] == "1 Navette des aîné·es"
    commands.move_item(store, items[2], after_id=items[1])
    assert titles(ground)[2] == "3 Navette des aîné·es"
    commands.indent_item(store, items[2])
    assert titles(ground)[2] == "2.1 Navette des aîné·es"
    inside = commands.add_item(store, ground.meeting, "Horaire", after_id=items[2])
    assert titles(ground)[3] == "2.2 Horaire"
    commands.outdent_item(store, inside)
    assert titles(ground)[3] == "3 Horaire"
    under = commands.add_item(store, ground.meeting, "Trajet", parent_id=inside)
    commands.remove_item(store, inside)
    assert under not in [line.id for line in
                         queries.meeting_sheet(store, ground.meeting).items]


def test_that_a_point_never_goes_under_itself_nor_too_deep(ground: Ground) -> None:
    store, items = ground.store, ground.items
    child = commands.add_item(store, ground.meeting, "2.1", parent_id=items[1])
    assert refused(store, lambda s: commands.move_item(s, items[1], parent_id=child))
    assert refused(store, lambda s: commands.move_item(s, items[1], after_id=items[1]))
    assert refused(store, lambda s: commands.indent_item(s, items[0]))
    assert refused(store, lambda s: commands.outdent_item(s, items[0]))
    deep = commands.add_item(store, ground.meeting, "2.1.1", parent_id=child)
    other = commands.add_item(store, ground.meeting, "2.1.2", parent_id=child)
    assert deep != other
    assert refused(store, lambda s: commands.indent_item(s, other))


@pytest.mark.parametrize("fields", [{"title": " "}, {"minutes": 700}, {"kind": "x"}])
def test_that_a_bad_point_is_refused(ground: Ground, fields: dict[str, object]) -> None:
    assert refused(ground.store, lambda s: commands.edit_item(s, ground.items[0], **fields))


def test_that_a_postponed_point_is_copied_to_the_meeting_named(ground: Ground) -> None:
    later = commands.create_meeting(ground.store, body_id=ground.body, held_on="2027-01-21")
    commands.edit_item(ground.store, ground.items[2], description="Trois scénarios")
    copy = commands.postpone_item(ground.store, ground.items[2], to_meeting_id=later)
    sheet = queries.meeting_sheet(ground.store, later)
    assert [(line.id, line.title) for line in sheet.items] == [(copy, "Navette des aîné·es")]
    assert queries.meeting_sheet(ground.store, ground.meeting).items[2].state == "postponed"
    commands.remove_item(ground.store, ground.items[2])
    with pytest.raises(NotFound):
        commands.edit_item(ground.store, ground.items[2], title="x")


def test_that_the_room_is_kept_with_comings_and_goings(ground: Ground) -> None:
    ground.under_way()
    store = ground.store
    commands.record_departure(store, ground.line(1), "14:10")
    commands.record_arrival(store, ground.line(1), "14:40")
    commands.record_departure(store, ground.line(1), "15:00")
    line = next(
        one for one in queries.meeting_sheet(store, ground.meeting).people
        if one.person_id == ground.people[1]
    )
    assert [(stay.arrived_at, stay.left_at) for stay in line.stays] == [
        (None, "14:10"), ("14:40", "15:00"),
    ]
    assert refused(store, lambda s: commands.record_arrival(s, ground.line(1), "14:50"))
    assert refused(store, lambda s: commands.record_departure(s, ground.line(1), "14:30"))


def test_that_a_departure_of_somebody_expected_means_she_came(ground: Ground) -> None:
    commands.record_departure(ground.store, ground.line(1), "14:10")
    commands.record_arrival(ground.store, ground.line(2))
    found = {one.person_id: one.status
             for one in queries.meeting_sheet(ground.store, ground.meeting).people}
    assert (found[ground.people[1]], found[ground.people[2]]) == ("present", "present")


def test_that_an_absence_forgets_the_hours_and_who_represented(ground: Ground) -> None:
    store, people = ground.store, ground.people
    ground.under_way()
    commands.set_attendance(store, ground.meeting, people[1], "present", arrived_at="14 h")
    commands.set_attendance(
        store, ground.meeting, people[1], "represented", represented_by_id=people[2]
    )
    line = next(one for one in queries.meeting_sheet(store, ground.meeting).people
                if one.person_id == people[1])
    assert (line.represented_by, line.stays[0].arrived_at) == ("Nathalie Bouchard", None)
    commands.set_attendance(store, ground.meeting, people[1], "excused")
    line = next(one for one in queries.meeting_sheet(store, ground.meeting).people
                if one.person_id == people[1])
    assert line.represented_by == ""


@pytest.mark.parametrize("gesture", [
    lambda s, g: commands.set_attendance(s, g.meeting, g.people[0], "asleep"),
    lambda s, g: commands.set_attendance(
        s, g.meeting, g.people[0], "present", arrived_at="15:00", left_at="14:00"),
    lambda s, g: commands.add_guest(s, g.meeting),
    lambda s, g: commands.add_guest(s, g.meeting, person_id=g.people[0]),
    lambda s, g: commands.add_guest(s, g.meeting, name="x", role="king"),
])
def test_that_a_bad_presence_is_refused(ground: Ground, gesture: Gesture) -> None:
    assert refused(ground.store, lambda s: gesture(s, ground))


def test_that_a_guest_comes_with_a_name_or_from_the_directory(ground: Ground) -> None:
    person = directory.add_person(ground.store, given_name="Luc", family_name="Côté")
    commands.add_guest(ground.store, ground.meeting, name="Noémie Savard")
    commands.add_guest(ground.store, ground.meeting, person_id=person)
    names = [one.name for one in queries.meeting_sheet(ground.store, ground.meeting).people]
    assert {"Noémie Savard", "Luc Côté"} <= set(names)
    assert "Luc Côté" in [one.name for one in queries.people_to_invite(ground.store)]


def test_that_the_meeting_goes_from_point_to_point(ground: Ground) -> None:
    store, items = ground.store, ground.items
    ground.under_way()
    commands.start_item(store, items[1], "13:40")
    commands.start_item(store, items[1], "13:45")
    commands.finish_item(store, items[1], "13:50", outcome="adopted_modified")
    added = commands.add_item(store, ground.meeting, "Invité du régional")
    commands.start_item(store, items[2], "13:50")
    sheet = queries.meeting_sheet(store, ground.meeting)
    states = [line.state for line in sheet.items]
    assert states == ["done", "done", "current", "upcoming"]
    assert sheet.items[1].outcome == "adopted_modified"
    assert [line.added for line in sheet.items if line.id == added] == [True]
    assert refused(store, lambda s: commands.close_meeting(s, ground.meeting, "13:00"))
    ground.close()
    assert queries.meeting_sheet(store, ground.meeting).items[2].state == "done"
    assert refused(store, lambda s: commands.open_meeting(s, ground.meeting))
    commands.reopen_meeting(store, ground.meeting)
    assert queries.meeting_sheet(store, ground.meeting).line.state == "in_progress"


def test_that_choices_come_from_the_dossier(ground: Ground) -> None:
    names = [choice.name for choice in queries.bodies_that_meet(ground.store)]
    assert sorted(names) == ["Chantier Transport", "Comité conseil"]
    lines = queries.meetings(ground.store, body_id=ground.chantier)
    assert lines == []


def test_that_a_meeting_left_open_is_closed_the_next_day_without_an_hour(ground: Ground) -> None:
    commands.open_meeting(ground.store, ground.meeting, "23:59")
    ground.store.clock = frozen(TODAY + timedelta(days=1))
    commands.close_meeting(ground.store, ground.meeting)
    found = contents(ground.store)["meeting"]
    assert [("held" in row, "23:59" in row) for row in found] == [(True, True)]


def test_that_a_meeting_cancelled_after_it_was_held_comes_back_as_held(ground: Ground) -> None:
    ground.under_way()
    for close in (False, True):
        if close:
            ground.close()
        before = contents(ground.store)["meeting"]
        commands.cancel_meeting(ground.store, ground.meeting, "erreur")
        commands.restore_meeting(ground.store, ground.meeting)
        assert contents(ground.store)["meeting"] == before


def test_that_coming_again_and_absence_leave_no_wrong_hour(ground: Ground) -> None:
    ground.under_way()
    line = ground.line(0)
    commands.record_departure(ground.store, line, "14:00")
    commands.record_arrival(ground.store, line, "14:30")
    commands.record_arrival(ground.store, line, "14:40")
    (stay,) = contents(ground.store)["presence"]
    assert "14:40" in stay
    commands.change_attendance(ground.store, line, "absent")
    assert contents(ground.store)["presence"] == []


def test_that_an_empty_choice_is_nobody(ground: Ground) -> None:
    commands.edit_meeting(ground.store, ground.meeting, chair_id="")
    item = commands.add_item(ground.store, ground.meeting, "Varia", bearer_id="")
    asked = text("SELECT m.chair_id, i.bearer_id FROM agenda_item i, meeting m WHERE i.id = :item")
    with ground.store.read() as session:
        assert session.execute(asked, {"item": item}).all() == [(None, None)]


def test_that_a_meeting_lives_at_the_hour_of_its_place_then_of_its_bodies(ground: Ground) -> None:
    def zone(body: str, **fields: str) -> str:
        made = commands.create_meeting(ground.store, body_id=body, held_on=DAY, **fields)
        with ground.store.read() as session:
            asked = text("SELECT time_zone FROM meeting WHERE id = :id")
            return str(session.execute(asked, {"id": made}).scalar_one())

    islands = directory.add_area(ground.store, name="Les Îles", time_zone="America/Halifax")
    shore = directory.add_area(ground.store, name="Gaspé")
    assert zone(ground.chantier) == "America/Toronto"
    assert zone(ground.chantier, area_id=islands) == "America/Halifax"
    governance.edit_body(ground.store, ground.body, area_id=islands)
    assert zone(ground.body) == zone(ground.chantier) == "America/Halifax"
    assert zone(ground.body, area_id=shore) == "America/Toronto"
    assert zone(ground.body, time_zone="America/Toronto") == "America/Toronto"

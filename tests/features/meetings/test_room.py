"""Who is in the room, by which right, from when to when, and who speaks for whom."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.db.schema.meetings import Attendance
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.queries import AttendanceLine
from dsi_desktop.features.meetings.rules.room import Mandates, mandates_of
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.text import fr
from support.dossier import TODAY
from support.meeting_ground import Ground, grounded

YESTERDAY = "2026-11-11"


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    governance.set_rules(made.store, made.body, quorum_kind="majority", below_quorum="refuse")
    yield made
    made.store.close()


def membership(ground: Ground, place: int) -> str:
    return _of(ground, ground.people[place])


def line_of(ground: Ground, name: str) -> AttendanceLine:
    sheet = queries.meeting_sheet(ground.store, ground.meeting)
    return next(one for one in sheet.people if one.name == name)


def quorum(ground: Ground) -> tuple[int, int]:
    found = queries.meeting_sheet(ground.store, ground.meeting).quorum
    return found.present, found.members


def test_that_a_mandate_ended_yesterday_is_refused_as_a_voice_in_words(ground: Ground) -> None:
    governance.end_membership(ground.store, membership(ground, 4), YESTERDAY)
    with pytest.raises(RuleBroken) as caught:
        commands.change_attendance(ground.store, ground.line(4), "present")
    assert fr(caught.value.sentence) == fr(
        "Le mandat de Éric Gauthier a pris fin le mercredi 11 novembre 2026 : sa voix ne compte "
        "pas à cette rencontre. Notez plutôt cette personne comme invitée."
    )
    commands.change_attendance(
        ground.store, ground.line(4), "present", role="guest", voting=False
    )
    assert (line_of(ground, "Éric Gauthier").role, quorum(ground)) == ("guest", (1 - 1, 4))


def test_that_a_voice_already_noted_stops_counting_with_its_mandate(ground: Ground) -> None:
    ground.all_here()
    assert quorum(ground) == (5, 5)
    governance.end_membership(ground.store, membership(ground, 4), YESTERDAY)
    assert quorum(ground) == (4, 4)
    assert not line_of(ground, "Éric Gauthier").voting


def test_that_a_mandate_to_come_has_no_voice_yet_and_a_renewed_one_keeps_its_voice() -> None:
    mandates = mandates_of(
        [("a", "2026-12-01", None), ("b", "2024-01-01", YESTERDAY), ("b", "2026-11-12", None)],
        TODAY.isoformat(),
    )
    assert "commence le mardi 1" in mandates.sentence("a", "Luc Côté")
    assert [mandates.give_voice(one) for one in ("a", "b", "c", None)] == [False, True, True, True]
    assert mandates.sentence("b", "Josée") == ""
    assert Mandates("", {"a": [(None, "2020-01-01")]}).give_voice("a")


def test_that_somebody_represented_needs_a_mandate_too(ground: Ground) -> None:
    governance.end_membership(ground.store, membership(ground, 1), YESTERDAY)
    with pytest.raises(RuleBroken, match="a pris fin"):
        commands.represent_member(ground.store, ground.line(1), name="Luc Côté")
    assert len(queries.meeting_sheet(ground.store, ground.meeting).people) == 5


def test_that_a_member_not_invited_comes_with_her_voice(ground: Ground) -> None:
    late = directory.add_person(ground.store, given_name="Luc", family_name="Côté")
    governance.appoint_member(
        ground.store, body_id=ground.body, person_id=late, start_on="2026-11-01",
        organization_id=ground.organizations[1],
    )
    former = directory.add_person(ground.store, given_name="Zoé", family_name="Roy")
    governance.appoint_member(
        ground.store, body_id=ground.body, person_id=former, start_on="2025-01-01",
    )
    governance.end_membership(ground.store, _of(ground, former), YESTERDAY)
    for person in (late, former):
        commands.set_attendance(ground.store, ground.meeting, person, "present")
    came, gone = line_of(ground, "Luc Côté"), line_of(ground, "Zoé Roy")
    assert (came.voting, came.role, came.organization) == (True, "member", "L’Ancrage")
    assert (gone.voting, gone.role) == (False, "guest")


def _of(ground: Ground, person: str) -> str:
    with ground.store.read() as session:
        return str(session.query(Membership).filter_by(person_id=person).one().id)


def test_that_a_substitute_of_the_directory_speaks_while_in_the_room(ground: Ground) -> None:
    substitute = directory.add_person(ground.store, given_name="Luc", family_name="Côté")
    commands.represent_member(ground.store, ground.line(1), person_id=substitute)
    member, here = line_of(ground, "Stéphane Leblanc"), line_of(ground, "Luc Côté")
    assert (member.status, member.represented_by) == ("represented", "Luc Côté")
    assert (here.status, here.role, here.organization) == ("present", "substitute", "L’Ancrage")
    commands.change_attendances(ground.store, [ground.line(0), ground.line(2)], "present")
    assert quorum(ground) == (3, 5)
    commands.open_meeting(ground.store, ground.meeting, "13:30")
    commands.record_departure(ground.store, here.id, "14:00")
    with pytest.raises(RuleBroken, match=r"2 sur 5.*Aucune décision"):
        minutes.record_decision(
            ground.store, ground.meeting, ground.items[2], "Retenu.", said_at="14:05"
        )


def test_that_a_guest_named_in_the_room_becomes_a_known_substitute(ground: Ground) -> None:
    guest = commands.add_guest(ground.store, ground.meeting, name="Noémie Savard")
    commands.represent_member(ground.store, ground.line(1), name="  Noémie Savard ")
    found = line_of(ground, "Noémie Savard")
    assert (found.id, found.role, bool(found.person_id)) == (guest, "substitute", True)
    assert line_of(ground, "Stéphane Leblanc").represented_by == "Noémie Savard"
    commands.represent_member(ground.store, ground.line(2), person_id=found.person_id)
    assert quorum(ground) == (2, 5)
    ground.store.undo()
    ground.store.undo()
    assert (line_of(ground, "Noémie Savard").person_id, quorum(ground)) == ("", (0, 5))


def test_that_nobody_represents_herself_or_nobody(ground: Ground) -> None:
    with pytest.raises(RuleBroken, match="ne se remplace pas elle-même"):
        commands.represent_member(ground.store, ground.line(1), person_id=ground.people[1])
    with pytest.raises(RuleBroken, match="qui représente"):
        commands.represent_member(ground.store, ground.line(1), name="  ")


def test_that_a_voice_is_not_given_to_who_has_one_nor_against_the_rules(ground: Ground) -> None:
    with pytest.raises(RuleBroken, match="son propre droit de vote"):
        commands.represent_member(ground.store, ground.line(1), person_id=ground.people[2])
    governance.set_rules(ground.store, ground.body, substitutes_allowed=False)
    with pytest.raises(RuleBroken, match="n’admettent pas de substitut"):
        commands.represent_member(ground.store, ground.line(1), name="Luc Côté")


def test_that_a_whole_room_is_noted_in_one_gesture(ground: Ground) -> None:
    lines = [ground.line(place) for place in range(5)]
    commands.change_attendances(ground.store, lines, "present")
    assert quorum(ground) == (5, 5)
    ground.store.undo()
    assert quorum(ground) == (0, 5)


def test_that_several_leave_and_come_back_at_the_same_hour(ground: Ground) -> None:
    ground.under_way()
    gone = [ground.line(place) for place in (1, 2, 4)]
    commands.record_departures(ground.store, gone, "14 h 10")
    with pytest.raises(RuleBroken, match="2 sur 5"):
        minutes.record_decision(
            ground.store, ground.meeting, ground.items[2], "Retenu.", said_at="14:15"
        )
    commands.record_arrivals(ground.store, gone[:2], "14:30")
    minutes.record_decision(
        ground.store, ground.meeting, ground.items[2], "Retenu.", said_at="14:30"
    )
    stays = line_of(ground, "Stéphane Leblanc").stays
    assert [(one.arrived_at, one.left_at) for one in stays] == [(None, "14:10"), ("14:30", None)]


def test_that_one_refusal_leaves_the_whole_room_as_it_was(ground: Ground) -> None:
    ground.under_way()
    commands.record_departure(ground.store, ground.line(2), "14:40")
    lines = [ground.line(place) for place in (1, 2)]
    with pytest.raises(RuleBroken, match="précède"):
        commands.record_arrivals(ground.store, lines, "14:20")
    assert line_of(ground, "Stéphane Leblanc").stays[0].arrived_at is None


def test_that_an_arrival_of_somebody_expected_says_the_hour_and_the_point(ground: Ground) -> None:
    commands.open_meeting(ground.store, ground.meeting, "13:30")
    commands.start_item(ground.store, ground.items[1], "13:40")
    commands.record_arrival(ground.store, ground.line(0), "13:45")
    commands.record_arrival(ground.store, ground.line(0), "13:42")
    with ground.store.read() as session:
        found = session.get_one(Attendance, ground.line(0))
        said = (found.status, found.arrived_at, found.arrived_item_id)
    assert said == ("present", "13:42", ground.items[1])

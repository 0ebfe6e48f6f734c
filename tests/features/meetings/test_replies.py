"""What people answer to a convocation, and what it promises of the quorum and the parity."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.meetings import Attendance
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.rules.replies import Answer, expected, meals
from dsi_desktop.features.meetings.rules.room import QuorumRule, attendance_id
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.text import fr
from support.dossier import contents
from support.meeting_ground import DAY, Ground, grounded


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


def seat_of(ground: Ground, place: int) -> str:
    with ground.store.read() as session:
        return str(session.get_one(Attendance, ground.line(place)).membership_id)


def substitute(ground: Ground, place: int) -> str:
    """Name a substitute on the seat of somebody."""
    person = directory.add_person(ground.store, given_name="Luc", family_name="Côté")
    governance.appoint_member(
        ground.store, body_id=ground.body, person_id=person, role="substitute",
        start_on="2026-01-01", substitutes_for_id=seat_of(ground, place),
    )
    return person


def answer(ground: Ground, *replies: str) -> None:
    for place, reply in enumerate(replies):
        commands.record_reply(ground.store, [ground.line(place)], reply)


def sheet(ground: Ground) -> queries.RepliesSheet:
    return queries.replies_to(ground.store, ground.meeting)


def line(ground: Ground, name: str) -> queries.ReplyLine:
    return next(one for one in sheet(ground).lines if one.name == name)


def status(ground: Ground, person: str) -> Attendance | None:
    with ground.store.read() as session:
        found = session.get(Attendance, attendance_id(ground.meeting, person))
        return None if found is None or found.deleted else found


def refused(ground: Ground, reply: str, **asked: str) -> RuleBroken:
    before = contents(ground.store)
    with pytest.raises(RuleBroken) as caught:
        commands.record_reply(ground.store, [ground.line(1)], reply, **asked)
    assert contents(ground.store) == before
    return caught.value


def test_that_a_list_without_an_answer_promises_nothing(ground: Ground) -> None:
    found = sheet(ground)
    assert (found.answered, found.open, found.substitutes) == (0, True, True)
    assert fr(found.expected.sentence) == fr("Quorum à confirmer : 0 sur 5, 3 requis")
    assert found.expected.silent == 5
    assert found.meals == ()
    assert found.balance == ""


def test_that_enough_answers_promise_the_quorum(ground: Ground) -> None:
    answer(ground, "yes", "remote", "yes", "no")
    found = sheet(ground)
    assert found.answered == 4
    assert fr(found.expected.sentence) == fr("Quorum attendu : 3 sur 5, 3 requis")
    assert status(ground, ground.people[3]).status == "excused"
    assert status(ground, ground.people[1]).status == "expected"


def test_that_too_many_refusals_break_the_quorum_before_the_evening(ground: Ground) -> None:
    answer(ground, "no", "no", "no", "yes")
    assert fr(sheet(ground).expected.sentence) == fr("Quorum compromis : au plus 2 sur 5, 3 requis")


def test_that_a_body_without_quorum_counts_who_comes(ground: Ground) -> None:
    governance.set_rules(ground.store, ground.body, quorum_kind="none")
    answer(ground, "yes")
    assert sheet(ground).expected.sentence == "1 présence annoncée; aucun quorum requis"
    answer(ground, "yes", "yes")
    assert sheet(ground).expected.sentence == "2 présences annoncées; aucun quorum requis"


def test_that_the_substitute_of_a_seat_waits_until_the_titular_is_away(ground: Ground) -> None:
    person = substitute(ground, 1)
    assert commands.invite_members(ground.store, ground.meeting) == 0
    assert line(ground, "Stéphane Leblanc").named == "Luc Côté"
    commands.record_reply(ground.store, [ground.line(1)], "substitute")
    there = line(ground, "Stéphane Leblanc")
    assert (there.reply, there.stand_in) == ("substitute", "Luc Côté")
    came = line(ground, "Luc Côté")
    assert (came.role, came.voting, came.reply) == ("substitute", False, "yes")
    assert came.organization == there.organization
    titular = status(ground, ground.people[1])
    assert titular is not None
    assert (titular.status, titular.represented_by_id) == ("represented", person)


def test_that_a_represented_voice_counts_for_the_quorum_expected(ground: Ground) -> None:
    substitute(ground, 1)
    answer(ground, "yes", "substitute", "yes")
    assert fr(sheet(ground).expected.sentence) == fr("Quorum attendu : 3 sur 5, 3 requis")
    for person in (ground.people[0], ground.people[2]):
        commands.set_attendance(ground.store, ground.meeting, person, "present")
    stand_in = line(ground, "Luc Côté")
    commands.set_attendance(ground.store, ground.meeting, stand_in.person_id, "present")
    assert queries.meeting_sheet(ground.store, ground.meeting).quorum.present == 3


def test_that_a_titular_who_comes_after_all_sends_the_substitute_home(ground: Ground) -> None:
    person = substitute(ground, 1)
    commands.record_reply(ground.store, [ground.line(1)], "substitute")
    commands.record_reply(ground.store, [ground.line(1)], "yes")
    titular = status(ground, ground.people[1])
    assert titular is not None
    assert (titular.status, titular.represented_by_id) == ("expected", None)
    assert status(ground, person) is None
    commands.record_reply(ground.store, [ground.line(1)], "substitute")
    assert status(ground, person) is not None


def test_that_a_substitute_of_two_seats_stays_while_one_needs_her(ground: Ground) -> None:
    person = substitute(ground, 1)
    for place in (1, 2):
        commands.record_reply(
            ground.store, [ground.line(place)], "substitute", stand_in_id=person,
        )
    commands.record_reply(ground.store, [ground.line(1)], "")
    assert status(ground, person) is not None
    commands.record_reply(ground.store, [ground.line(2)], "no")
    assert status(ground, person) is None


def test_that_a_guest_who_stands_in_stays_a_guest(ground: Ground) -> None:
    person = directory.add_person(ground.store, given_name="Léa", family_name="Roy")
    commands.add_guest(ground.store, ground.meeting, person_id=person, status="expected")
    commands.record_reply(ground.store, [ground.line(1)], "substitute", stand_in_id=person)
    commands.record_reply(ground.store, [ground.line(1)], "yes")
    there = status(ground, person)
    assert there is not None
    assert there.role == "guest"


def test_that_a_stand_in_taken_off_the_list_is_no_trouble(ground: Ground) -> None:
    person = substitute(ground, 1)
    commands.record_reply(ground.store, [ground.line(1)], "substitute")
    commands.remove_attendance(ground.store, attendance_id(ground.meeting, person))
    commands.record_reply(ground.store, [ground.line(1)], "yes")
    assert status(ground, person) is None


def test_that_the_mandate_letter_names_a_substitute_too(ground: Ground) -> None:
    person = directory.add_person(ground.store, given_name="Léa", family_name="Roy")
    governance.issue_mandate_letter(
        ground.store, membership_id=seat_of(ground, 2), substitute_id=person, start_on="2026-01-01",
    )
    assert line(ground, "Nathalie Bouchard").named == "Léa Roy"
    commands.record_reply(ground.store, [ground.line(2)], "substitute")
    assert line(ground, "Nathalie Bouchard").stand_in == "Léa Roy"


def test_that_a_substitution_without_a_name_is_refused(ground: Ground) -> None:
    refusal = refused(ground, "substitute")
    assert refusal.field == "stand_in_id"
    assert "Choisissez qui remplacera" in refusal.sentence


def test_that_nobody_stands_in_for_herself(ground: Ground) -> None:
    refusal = refused(ground, "substitute", stand_in_id=ground.people[1])
    assert "elle-même" in refusal.sentence


def test_that_a_member_with_a_vote_stands_in_for_nobody(ground: Ground) -> None:
    refusal = refused(ground, "substitute", stand_in_id=ground.people[2])
    assert "Nathalie Bouchard siège déjà" in refusal.sentence


def test_that_a_body_without_substitutes_refuses_them(ground: Ground) -> None:
    governance.set_rules(ground.store, ground.body, substitutes_allowed=False)
    assert not sheet(ground).substitutes
    assert "substitut" in refused(ground, "substitute", stand_in_id="x").sentence


def test_that_an_answer_that_does_not_exist_is_refused(ground: Ground) -> None:
    assert refused(ground, "maybe").field == "reply"


def test_that_no_answer_is_noted_once_the_meeting_is_open(ground: Ground) -> None:
    ground.under_way()
    assert "présences" in refused(ground, "no").sentence
    assert not sheet(ground).open


def test_that_an_answer_is_one_gesture_for_several_and_comes_back_by_undo(ground: Ground) -> None:
    lines = [ground.line(place) for place in range(5)]
    commands.record_reply(ground.store, lines, "yes")
    assert sheet(ground).answered == 5
    ground.store.undo()
    assert sheet(ground).answered == 0


def test_that_the_silent_are_listed_with_their_diet_and_meals_are_counted(ground: Ground) -> None:
    with ground.store.operation("Préparer") as op:
        op.get(Person, ground.people[4]).diet = "sans gluten"
    commands.order_meal(ground.store, [ground.line(0), ground.line(1)], "Repas")
    commands.order_meal(ground.store, [ground.line(2)], "repas ")
    commands.order_meal(ground.store, [ground.line(3)], "non")
    commands.order_meal(ground.store, [ground.line(4)], "Sans gluten")
    assert sheet(ground).meals == (("Repas", 3), ("Sans gluten", 1))
    assert line(ground, "Éric Gauthier").diet == "sans gluten"
    commands.record_reply(ground.store, [ground.line(0)], "no")
    assert sheet(ground).meals == (("Repas", 2), ("Sans gluten", 1))
    commands.record_reply(ground.store, [ground.line(0)], "yes")
    commands.order_meal(ground.store, [ground.line(4)], "")
    assert sheet(ground).meals == (("Repas", 3),)


def test_that_the_parity_announced_follows_the_answers(ground: Ground) -> None:
    directory.edit_organization(ground.store, ground.organizations[0], sector="municipal")
    answer(ground, "yes", "yes", "yes", "no", "no")
    assert fr(sheet(ground).balance) == fr(
        "Parité annoncée : Collège communautaire 2 et Collège institutionnel 1")
    governance.set_rules(ground.store, ground.body, parity_max_gap=0)
    assert "écart au-delà de la règle" in sheet(ground).balance


def test_that_a_meeting_that_is_not_there_is_said(ground: Ground) -> None:
    with pytest.raises(NotFound):
        queries.replies_to(ground.store, "nowhere")


def test_that_a_meeting_of_a_body_without_rules_asks_no_quorum(ground: Ground) -> None:
    other = commands.create_meeting(ground.store, body_id=ground.chantier, held_on=DAY)
    found = queries.replies_to(ground.store, other)
    assert found.lines == ()
    assert "aucun quorum requis" in found.expected.sentence


def test_that_an_organisation_with_two_members_has_one_voice() -> None:
    rule = QuorumRule("number", 1, "organization")
    promised = expected(
        [Answer("a", "yes", organization_id="o"), Answer("b", "yes", organization_id="o"),
         Answer("c", "", voting=False)], rule,
    )
    assert (promised.sure.present, promised.sure.members, promised.silent) == (1, 1, 0)


def test_that_no_meal_is_ordered_for_who_says_no() -> None:
    assert meals(["", "Non", "aucun", "Végé", "vege"]) == (("Végé", 2),)

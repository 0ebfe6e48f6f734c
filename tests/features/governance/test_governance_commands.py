"""What the table may do with its bodies and its seats, and what it takes back."""

from typing import Any

import pytest

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body, College, Membership, Post
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support.commands_directory import Gesture, every, first
from support.commands_governance import COMMANDS, PREPARED, body
from support.dossier import TODAY, contents

DAY = TODAY.isoformat()


@pytest.mark.parametrize(("name", "gesture"), COMMANDS, ids=[name for name, _g in COMMANDS])
def test_that_each_command_of_governance_is_undone_and_done_again(
    store: Store, name: str, gesture: Gesture,
) -> None:
    PREPARED.get(name, lambda _store: None)(store)
    before = contents(store)
    gesture(store)
    after = contents(store)
    assert after != before
    store.undo()
    assert contents(store) == before
    store.redo()
    assert contents(store) == after


def test_that_every_command_of_governance_is_in_the_table() -> None:
    public = {
        name for name, value in vars(commands).items()
        if name in commands.__all__ and callable(value)
    }
    assert public == {name for name, _gesture in COMMANDS}


def refused(store: Store, gesture: Gesture) -> RuleBroken:
    before = contents(store)
    with pytest.raises(RuleBroken) as caught:
        gesture(store)
    assert contents(store) == before
    return caught.value


def test_that_a_council_starts_with_its_rules_and_two_colleges(store: Store) -> None:
    rules = queries.rules_of(store, body(store, 1))
    assert (rules.minutes_kind, rules.quorum_kind, rules.notice_days) == ("pv", "majority", 5)
    names = [line.name for line in queries.colleges_of(store, body(store, 1))]
    assert names == ["Collège communautaire", "Collège institutionnel"]


def test_that_an_assembly_and_a_chantier_start_with_their_own_rules(store: Store) -> None:
    assembly = queries.rules_of(store, body(store, 0))
    assert (assembly.quorum_kind, assembly.notice_days) == ("present", 10)
    food = queries.rules_of(store, body(store, 2))
    assert (food.minutes_kind, food.requires_adoption, food.quorum_kind) == ("cr", False, "none")
    with pytest.raises(NotFound):
        queries.rules_of(store, "nobody")


def test_that_chantiers_take_different_colours_and_groups_that_of_their_chantier(
    store: Store,
) -> None:
    group = commands.create_body(
        store, name="Cuisines collectives", kind="working_group", parent_id=body(store, 2))
    given = commands.create_body(store, name="Jeunesse", kind="workstream", hue=5)
    hues = {line.id: line.hue for line in queries.bodies(store, TODAY)}
    assert hues[body(store, 0)] == hues[body(store, 1)] == 0
    assert hues[body(store, 2)] == 1
    assert hues[body(store, 3)] == 2
    assert hues[group] == 1
    assert hues[given] == 5


def test_that_a_body_without_a_name_is_refused(store: Store) -> None:
    assert refused(
        store, lambda s: commands.create_body(s, name=" ", kind="assembly")).field == "name"
    assert refused(store, lambda s: commands.rename_body(s, body(s, 0), "")).field == "name"


def test_that_a_body_does_not_report_to_itself_or_to_one_under_it(store: Store) -> None:
    for target in (0, 1, 2):
        error = refused(store, lambda s, t=target: commands.move_body(s, body(s, 0), body(s, t)))
        assert error.field == "parent_id"


def test_that_a_body_is_moved_after_a_sister_or_to_the_top(store: Store) -> None:
    food, transport = body(store, 2), body(store, 3)
    commands.move_body(store, food, body(store, 1), after_id=transport)
    assert [line.id for line in queries.bodies(store, TODAY)][-2:] == [transport, food]
    commands.move_body(store, food, body(store, 1), after_id=transport)
    commands.move_body(store, transport, None)
    lines = {line.id: line for line in queries.bodies(store, TODAY)}
    assert lines[transport].depth == 0


def test_that_closing_a_body_ends_its_seats_and_not_before_it_began(store: Store) -> None:
    council = body(store, 1)
    assert refused(
        store, lambda s: commands.end_body(s, council, "2014-12-31")).field == "end_on"
    assert refused(store, lambda s: commands.end_body(s, council, "")).field == "end_on"
    commands.end_body(store, council, DAY)
    assert queries.body_sheet(store, council, TODAY).members[0].end_on == DAY
    assert refused(store, lambda s: commands.appoint_member(
        s, body_id=council, person_id=every(s, Person)[1], start_on="2026-12-01",
    )).field == "start_on"


def test_that_a_body_with_a_past_is_closed_and_not_removed(store: Store) -> None:
    for place in (0, 1, 2):
        assert refused(store, lambda s, p=place: commands.remove_body(s, body(s, p)))


def test_that_a_successor_takes_place_rules_colleges_and_sub_bodies(store: Store) -> None:
    old = body(store, 1)
    commands.set_rules(store, old, notice_days=12)
    new = commands.succeed_body(store, old, name="Comité stratégique", on=DAY)
    lines = {line.id: line for line in queries.bodies(store, TODAY, ended=True)}
    assert lines[old].state == "closed"
    assert lines[body(store, 2)].parent_id == new
    assert queries.rules_of(store, new).notice_days == 12
    assert len(queries.colleges_of(store, new)) == 2
    assert queries.body_sheet(store, old, TODAY).successor == "Comité stratégique"


def test_that_rules_are_written_where_there_were_none(store: Store) -> None:
    with store.operation("essai") as op:
        lonely = op.add(Body(name="Reçue d’ailleurs", kind="team")).id
    assert queries.rules_of(store, lonely).minutes_kind == "cr"
    commands.set_rules(store, lonely, minutes_kind="pv")
    assert queries.rules_of(store, lonely).minutes_kind == "pv"


@pytest.mark.parametrize(("fields", "field"), [
    ({"number_template": "CC-{yyyy}"}, "number_template"),
    ({"quorum_kind": "fraction", "quorum_value": 101}, "quorum_value"),
    ({"quorum_kind": "number", "quorum_value": -1}, "quorum_value"),
])
def test_that_rules_that_could_not_be_applied_are_refused(
    store: Store, fields: dict[str, Any], field: str
) -> None:
    council = body(store, 1)
    error = refused(store, lambda s: commands.set_rules(s, council, **fields))
    assert error.field == field


def test_that_nobody_sits_twice_in_one_body_at_once(store: Store) -> None:
    council, helene = body(store, 1), first(store, Person)
    error = refused(
        store, lambda s: commands.appoint_member(s, body_id=council, person_id=helene))
    assert error.field == "person_id"
    commands.end_membership(store, first(store, Membership), "2026-10-31")
    commands.appoint_member(store, body_id=council, person_id=helene)


def test_that_a_seat_has_one_holder_and_belongs_to_its_body(store: Store) -> None:
    council, eric, seat = body(store, 1), every(store, Person)[1], first(store, Post)
    error = refused(store, lambda s: commands.appoint_member(
        s, body_id=council, person_id=eric, post_id=seat))
    assert error.field == "post_id"
    error = refused(store, lambda s: commands.appoint_member(
        s, body_id=body(s, 3), person_id=eric, post_id=seat))
    assert error.field == "post_id"


def test_that_a_membership_does_not_end_before_it_starts(store: Store) -> None:
    seat = first(store, Membership)
    assert refused(
        store, lambda s: commands.end_membership(s, seat, "2024-05-31")).field == "end_on"
    assert refused(store, lambda s: commands.end_membership(s, seat, "")).field == "end_on"
    assert refused(
        store, lambda s: commands.edit_membership(s, seat, end_on="2020-01-01")).field == "end_on"


def test_that_substitutes_and_observers_sit_only_where_the_rules_say(store: Store) -> None:
    council, eric = body(store, 1), every(store, Person)[1]
    titular, elsewhere = every(store, Membership)
    made = commands.appoint_member(
        store, body_id=council, person_id=eric, role="substitute", substitutes_for_id=titular)
    member = next(one for one in queries.members_at(store, council, TODAY) if one.id == made)
    assert member.voting is False
    assert refused(store, lambda s: commands.edit_membership(
        s, made, substitutes_for_id=elsewhere)).field == "substitutes_for_id"
    commands.set_rules(store, council, substitutes_allowed=False, observers_allowed=False)
    for role in ("substitute", "observer"):
        error = refused(store, lambda s, r=role: commands.edit_membership(s, made, role=r))
        assert error.field == "role"


def test_that_colleges_and_relations_stay_inside_what_they_join(store: Store) -> None:
    college = first(store, College)
    assert refused(store, lambda s: commands.add_seat(
        s, body_id=body(s, 2), college_id=college)).field == "college_id"
    food = body(store, 2)
    for other in (None, food):
        error = refused(store, lambda s, o=other: commands.add_relation(
            s, kind="informs", from_body_id=food, to_body_id=o))
        assert error.field == "to_body_id"
    assert refused(
        store, lambda s: commands.abolish_seat(s, _dated_seat(s), "2019-01-01")).field == "end_on"


def _dated_seat(store: Store) -> str:
    return every(store, Post)[-1]


@pytest.fixture(autouse=True)
def _a_dated_seat(store: Store) -> None:
    commands.add_seat(store, body_id=body(store, 3), label="Siège 9", start_on="2020-01-01")


def test_that_a_citizen_has_no_mandate_letter_and_a_letter_keeps_its_dates(store: Store) -> None:
    seat = commands.appoint_member(
        store, body_id=body(store, 3), person_id=first(store, Person))
    assert refused(store, lambda s: commands.issue_mandate_letter(
        s, membership_id=seat)).field == "membership_id"
    assert refused(store, lambda s: commands.issue_mandate_letter(
        s, membership_id=first(s, Membership), start_on="2026-01-01", end_on="2025-01-01",
    )).field == "end_on"


def test_that_a_mandate_says_what_and_to_whom(store: Store) -> None:
    assert refused(store, lambda s: commands.give_mandate(
        s, title="", body_id=body(s, 2))).field == "title"
    assert refused(store, lambda s: commands.give_mandate(s, title="Portrait")).field == "body_id"


def test_that_a_fiduciary_is_an_organisation(store: Store) -> None:
    commands.add_relation(
        store, kind="fiduciary", from_body_id=body(store, 1),
        organization_id=first(store, Organization), note="entente FLAC")
    relations = queries.body_sheet(store, body(store, 1), TODAY).relations
    assert {(one.kind, one.other, one.outgoing) for one in relations} == {
        ("informs", "Sécurité alimentaire", False),
        ("fiduciary", "Service d’aide communautaire", True),
    }

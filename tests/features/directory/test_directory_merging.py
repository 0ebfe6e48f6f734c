"""Two records become one: every link follows, what stands twice stands once, undo brings all."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from dsi_desktop.db.entity import Entity, tables
from dsi_desktop.db.schema.directory import (
    Affiliation,
    ContactDetail,
    Organization,
    OrganizationArea,
    Person,
    Tagging,
)
from dsi_desktop.db.schema.elections import BallotCount, Candidacy, Election
from dsi_desktop.db.schema.governance import MandateLetter, Membership, MembershipAsset
from dsi_desktop.db.schema.meetings import Attendance, Meeting, Presence
from dsi_desktop.db.schema.plan import Action, ActionPartner
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands
from dsi_desktop.features.directory.commands.retargeting import KEYED
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.ids import linked_id
from support.commands_directory import every, first
from support.commands_governance import body
from support.commands_lists import strayed
from support.dossier import contents


def rows(store: Store, kind: type[Entity]) -> list[Entity]:
    with store.read() as session:
        return list(session.scalars(select(kind).where(kind.deleted.is_(None)).order_by(kind.id)))


def record(store: Store, kind: type[Entity], record_id: str) -> Entity:
    with store.read() as session:
        return session.scalars(select(kind).where(kind.id == record_id)).one()


@pytest.fixture
def people(seated: Store) -> tuple[str, str]:
    """Give Hélène Savard, chair of the council, and the same person written again."""
    helene = first(seated, Person)
    again = commands.add_person(
        seated, given_name="Hélène", family_name="Savard", honorific="Mme",
        organization_id=first(seated, Organization), title="direction", start_on="2018-02-01",
    )
    return helene, again


def merge(store: Store, pair: tuple[str, str]) -> None:
    commands.merge_records(store, "person", *pair, {"honorific": "Mme"})


def seat(store: Store, person: str, where: str, **fields: object) -> str:
    with store.operation("essai") as op:
        return op.add(Membership(body_id=where, person_id=person, **fields)).id  # type: ignore[arg-type]


def test_that_one_stays_and_the_other_says_what_it_became(
    seated: Store, people: tuple[str, str],
) -> None:
    merge(seated, people)
    stays, gone = (record(seated, Person, one) for one in people)
    assert (stays.deleted, stays.honorific) == (None, "Mme")
    assert (gone.deleted, gone.merged_into_id) == (1, people[0])


def test_that_undo_brings_every_link_back(seated: Store, people: tuple[str, str]) -> None:
    _burden(seated, people[1])
    before = contents(seated)
    merge(seated, people)
    after = contents(seated)
    assert seated.undo() is not None
    assert contents(seated) == before
    seated.redo()
    assert contents(seated) == after


def test_that_no_living_row_names_the_record_that_is_gone(
    seated: Store, people: tuple[str, str],
) -> None:
    _burden(seated, people[1])
    merge(seated, people)
    left = [table for table, each in contents(seated).items()
            if any(people[1] in row for row in each)]
    assert left == []
    assert [one.person_id for one in rows(seated, Task)] == [people[0]]


def _burden(store: Store, person: str) -> None:
    """Give somebody a seat, meetings, a task, an action, tags and contacts of every shape."""
    with store.operation("essai") as op:
        meeting = op.add(Meeting(title="Comité conseil", chair_id=person, note_taker_id=person))
        there = op.add(Attendance(
            id=linked_id("attendance", meeting.id, person), meeting_id=meeting.id,
            person_id=person, represented_by_id=person, status="present",
        ))
        op.add(Presence(attendance_id=there.id))
        op.add(Task(title="Rappeler", person_id=person))
        op.add(Action(title="Navette", contact_id=person))
    commands.tag_record(store, table="person", record_id=person, name="porteuse")
    commands.add_contact(store, person_id=person, kind="mobile", value="418 555-0177")
    seat(store, person, body(store, 2))


def test_that_attendances_follow_under_their_right_name(
    seated: Store, people: tuple[str, str],
) -> None:
    _burden(seated, people[1])
    merge(seated, people)
    (there,) = rows(seated, Attendance)
    (came,) = rows(seated, Presence)
    assert there.id == linked_id("attendance", there.meeting_id, people[0])
    assert (there.status, there.represented_by_id) == ("present", people[0])
    assert came.attendance_id == there.id


@pytest.mark.parametrize(("one", "other", "kept"), [
    ("expected", "present", "present"), ("remote", "absent", "remote"),
    ("from-a-newer-version", "excused", "excused"),
])
def test_that_one_meeting_is_attended_once_and_says_the_most(
    seated: Store, people: tuple[str, str], one: str, other: str, kept: str,
) -> None:
    with seated.operation("essai") as op:
        meeting = op.add(Meeting(title="Comité conseil")).id
        for person, status, arrived in zip(people, (one, other), (None, "13:40"), strict=True):
            op.add(Attendance(
                id=linked_id("attendance", meeting, person), meeting_id=meeting,
                person_id=person, status=status, arrived_at=arrived,
            ))
        op.flush()
        op.add(Presence(attendance_id=linked_id("attendance", meeting, people[1])))
    merge(seated, people)
    (there,) = rows(seated, Attendance)
    assert (there.status, there.arrived_at) == (kept, "13:40")
    assert [come.attendance_id for come in rows(seated, Presence)] == [there.id]


def test_that_nobody_sits_twice_and_what_hung_on_the_second_seat_follows(
    seated: Store, people: tuple[str, str],
) -> None:
    (chair,) = [one for one in rows(seated, Membership) if one.person_id == people[0]]
    twice = seat(seated, people[1], chair.body_id, start_on="2023-06-01", end_on="2027-06-01")
    with seated.operation("essai") as op:
        op.add(MandateLetter(membership_id=twice))
        op.add(MembershipAsset(membership_id=twice))
    merge(seated, people)
    (left,) = [one for one in rows(seated, Membership) if one.person_id == people[0]]
    assert (left.id, left.start_on, left.end_on) == (chair.id, "2023-06-01", None)
    assert left.post_id == chair.post_id
    assert [one.membership_id for one in rows(seated, MandateLetter)] == [chair.id]
    assert [one.membership_id for one in rows(seated, MembershipAsset)] == [chair.id]


def test_that_a_seat_of_before_stays_beside_the_one_of_today(
    seated: Store, people: tuple[str, str],
) -> None:
    seat(seated, people[1], body(seated, 1), start_on="2015-01-01", end_on="2019-01-01")
    merge(seated, people)
    sat = [one for one in rows(seated, Membership) if one.person_id == people[0]]
    assert sorted(one.start_on for one in sat) == ["2015-01-01", "2024-06-01"]


def test_that_a_candidacy_follows_with_the_votes_counted(
    seated: Store, people: tuple[str, str],
) -> None:
    with seated.operation("essai") as op:
        election = op.add(Election(title="Collège communautaire")).id
        ran = op.add(Candidacy(
            id=linked_id("candidacy", election, people[1]), election_id=election,
            person_id=people[1],
        )).id
        op.add(BallotCount(
            id=linked_id("ballot_count", ran, "1"), election_id=election, candidacy_id=ran,
            round=1, votes=18,
        ))
    merge(seated, people)
    (runs,) = rows(seated, Candidacy)
    (counted,) = rows(seated, BallotCount)
    assert (runs.id, runs.person_id) == (linked_id("candidacy", election, people[0]), people[0])
    assert (counted.id, counted.votes) == (linked_id("ballot_count", runs.id, "1"), 18)


def test_that_one_function_is_kept_from_its_first_day(
    seated: Store, people: tuple[str, str],
) -> None:
    merge(seated, people)
    (function,) = rows(seated, Affiliation)
    assert (function.person_id, function.title) == (people[0], "direction")
    assert function.start_on == "2018-02-01"


def test_that_another_function_in_the_same_organisation_stays(
    seated: Store, people: tuple[str, str],
) -> None:
    with seated.operation("essai") as op:
        asked = select(Affiliation).where(Affiliation.person_id == people[1])
        op.scalars(asked).one().title = "présidence"
    merge(seated, people)
    assert sorted(one.title for one in rows(seated, Affiliation)) == ["direction", "présidence"]


@pytest.mark.parametrize(("kind", "value", "left"), [
    ("email", "HELENE@sacc.exemple", 1), ("email", "autre@sacc.exemple", 2),
    ("address", "12, rue du Quai", 2),
])
def test_that_a_contact_is_kept_once_and_stays_private_when_either_was(
    seated: Store, people: tuple[str, str], kind: str, value: str, left: int,
) -> None:
    commands.add_contact(seated, person_id=people[1], kind=kind, value=value, private=True)
    merge(seated, people)
    contacts = rows(seated, ContactDetail)
    assert len(contacts) == left
    assert any(one.private for one in contacts)


def test_that_a_tag_worn_by_both_is_worn_once(seated: Store, people: tuple[str, str]) -> None:
    commands.tag_record(seated, table="person", record_id=people[1], name="porteuse")
    commands.tag_record(seated, table="person", record_id=people[1], name="vigie")
    merge(seated, people)
    worn = [one for one in rows(seated, Tagging) if one.record_id == people[0]]
    assert len(worn) == 2
    assert all(one.id == linked_id("tagging", one.tag_id, "person", people[0]) for one in worn)


def test_that_the_links_of_organisations_follow_too(seated: Store) -> None:
    sacc, mrc = every(seated, Organization)
    other = commands.add_organization(seated, name="SACC", website="sacc.exemple")
    area = [one.area_id for one in rows(seated, OrganizationArea)]
    commands.set_served_areas(seated, other, area)
    with seated.operation("essai") as op:
        action = op.add(Action(title="Popote", lead_id=other)).id
        for one in (sacc, other, mrc):
            key = linked_id("action_partner", action, one)
            op.add(ActionPartner(id=key, action_id=action, organization_id=one))
        op.add(Meeting(title="Comité conseil"))
    commands.merge_records(seated, "organization", sacc, other, {"website": "sacc.exemple"})
    assert [one.lead_id for one in rows(seated, Action)] == [sacc]
    assert sorted(one.organization_id for one in rows(seated, ActionPartner)) == sorted((sacc, mrc))
    assert [one.organization_id for one in rows(seated, OrganizationArea)] == [sacc]
    assert record(seated, Organization, sacc).website == "sacc.exemple"


def test_that_a_guest_named_for_an_organisation_is_kept_once(seated: Store) -> None:
    sacc = first(seated, Organization)
    other = commands.add_organization(seated, name="SACC")
    with seated.operation("essai") as op:
        meeting = op.add(Meeting(title="Forum")).id
        for one in (sacc, other):
            op.add(Attendance(meeting_id=meeting, organization_id=one, name="Une bénévole"))
        op.add(Attendance(meeting_id=meeting, organization_id=other, name="Un bénévole"))
    commands.merge_records(seated, "organization", sacc, other, {})
    assert sorted(one.name for one in rows(seated, Attendance)) == ["Un bénévole", "Une bénévole"]


def test_that_an_archived_record_comes_back_when_the_other_was_not(seated: Store) -> None:
    shelved = commands.add_organization(seated, name="Ancienne coop")
    commands.archive_organization(seated, shelved)
    living = commands.add_organization(seated, name="Coop")
    commands.merge_records(seated, "organization", shelved, living, {"name": "Coop"})
    assert not record(seated, Organization, shelved).archived


def test_that_a_merge_into_a_merge_leads_to_the_last(
    seated: Store, people: tuple[str, str],
) -> None:
    merge(seated, people)
    last = commands.add_person(seated, given_name="Hélène", family_name="Savard")
    commands.merge_records(seated, "person", last, people[0], {})
    assert record(seated, Person, people[0]).merged_into_id == last
    assert all(one.person_id == last for one in rows(seated, Affiliation))


def test_that_links_from_another_laptop_are_brought_to_the_record_that_stays(
    seated: Store,
) -> None:
    strayed(seated)
    commands.bring_links_home(seated)
    (there,) = rows(seated, Attendance)
    assert there.person_id in {one.id for one in rows(seated, Person)}


def test_that_links_to_a_chain_of_merges_wait_for_a_living_record(
    seated: Store, people: tuple[str, str],
) -> None:
    merge(seated, people)
    last = commands.add_person(seated, given_name="Hélène", family_name="Savard")
    commands.merge_records(seated, "person", last, people[0], {})
    before = contents(seated)
    commands.bring_links_home(seated)
    assert contents(seated) == before


Refused = Callable[[Store, str, str], object]


@pytest.mark.parametrize("gesture", [
    lambda s, one, _other: commands.merge_records(s, "person", one, one, {}),
    lambda s, one, _other: commands.keep_apart(s, "person", one, one),
    lambda s, one, other: commands.merge_records(
        s, "person", one, other, {"given_name": "", "family_name": " "}),
])
def test_that_what_makes_no_sense_is_refused_in_words(
    seated: Store, people: tuple[str, str], gesture: Refused,
) -> None:
    before = contents(seated)
    with pytest.raises(RuleBroken) as refused:
        gesture(seated, *people)
    assert refused.value.sentence
    assert contents(seated) == before


def test_that_a_record_already_gone_is_refused(seated: Store, people: tuple[str, str]) -> None:
    merge(seated, people)
    with pytest.raises(RuleBroken, match="n’est plus"):
        merge(seated, people)
    with pytest.raises(RuleBroken, match="n’est plus"):
        commands.keep_apart(seated, "person", *people)


@pytest.mark.parametrize("table", ["task", "body", ""])
def test_that_only_people_and_organisations_are_merged(seated: Store, table: str) -> None:
    with pytest.raises(NotFound):
        commands.merge_records(seated, table, "a", "b", {})


def test_that_every_row_whose_id_is_made_of_a_person_or_an_organisation_is_known() -> None:
    source = Path(commands.__file__).parents[3]
    made = {
        name for path in source.rglob("*.py")
        for name in re.findall(r'linked_id\(\s*"(\w+)"', path.read_text(encoding="utf8"))
    }
    held = {
        name for name in made & set(tables())
        if {"person", "organization"} & {
            key.column.table.name for column in tables()[name].columns
            for key in column.foreign_keys
        }
    }
    # A seat won in an election is named after its candidacy, which keeps it after a merge; a
    # point after what it brings to the agenda; a position in a round is made once, in the room; a
    # source of money after the project that brought it.
    others = {
        "person", "organization", "membership", "agenda_item", "consensus_position",
        "funding_line",
    }  # fmt: skip
    assert held - others <= set(KEYED)
    assert {"attendance", "action_partner"} <= held

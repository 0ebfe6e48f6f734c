"""What the lists and the sheets of the directory say."""

from datetime import date

import pytest

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.schema.plan import Action, ActionPartner
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands, queries
from support.commands_directory import every, first
from support.commands_governance import body
from support.dossier import TODAY


def test_that_the_list_counts_people_seats_and_actions_of_today(seated: Store) -> None:
    sacc = first(seated, Organization)
    with seated.operation("essai") as op:
        op.add(Action(title="Popote roulante", lead_id=sacc))
    lines = {line.acronym or line.name: line for line in queries.organizations(seated, TODAY)}
    counted = lines["SACC"]
    assert (counted.people, counted.seats, counted.actions) == (1, 1, 1)
    assert counted.area == "MRC de Charlevoix-Est"
    before = queries.organizations(seated, date(2018, 1, 1))
    assert [line.people for line in before] == [0, 0]


@pytest.mark.parametrize(("search", "found"), [
    ("", 2), ("d'aide", 1), ("SACC", 1), ("charlevoix est", 2), ("ÉST", 2), ("aide sacc", 1),
    ("introuvable", 0),
])
def test_that_searching_ignores_accents_and_case(seated: Store, search: str, found: int) -> None:
    assert len(queries.organizations(seated, TODAY, search=search)) == found


def test_that_people_are_in_order_of_family_name_with_their_work_contacts(seated: Store) -> None:
    helene = first(seated, Person)
    commands.add_contact(
        seated, person_id=helene, kind="mobile", value="418 555-0199", private=True)
    commands.add_person(seated, given_name="Zoé", family_name="Émond")
    lines = queries.people(seated, TODAY)
    assert [line.family_name for line in lines] == ["Émond", "Gauthier", "Savard"]
    savard = lines[-1]
    assert (savard.organization, savard.title) == ("Service d’aide communautaire", "direction")
    assert (savard.email, savard.phone) == ("helene@sacc.exemple", "")
    assert [line.name for line in queries.people(seated, TODAY, search="helene")] == [
        "Hélène Savard"]


def test_that_archived_records_stand_apart(seated: Store) -> None:
    lonely = commands.add_organization(seated, name="Ancienne coop")
    commands.archive_organization(seated, lonely)
    assert len(queries.organizations(seated, TODAY)) == 2
    assert [line.id for line in queries.organizations(seated, TODAY, archived=True)] == [lonely]
    assert lonely not in dict(queries.organization_choices(seated))
    assert queries.organization_sheet(seated, lonely, TODAY).archived


def test_that_a_sheet_gathers_seats_actions_and_meetings(seated: Store) -> None:
    sacc, mrc = every(seated, Organization)
    food = body(seated, 2)
    with seated.operation("essai") as op:
        led = op.add(Action(title="Collations", lead_id=sacc, progress=80, end_on="2026-12-12"))
        shared = op.add(Action(title="Popote", lead_id=mrc, body_id=food))
        op.add(ActionPartner(action_id=shared.id, organization_id=sacc))
        meeting = op.add(Meeting(title="CC", held_on="2026-10-08"))
        op.add(Attendance(
            meeting_id=meeting.id, organization_id=sacc, person_id=None, status="present"))
    sheet = queries.organization_sheet(seated, sacc, TODAY)
    assert [(one.title, one.part) for one in sheet.actions] == [
        ("Collations", "lead"), ("Popote", "partner")]
    assert sheet.actions[0].id == led.id
    assert [(one.held_on, one.status) for one in sheet.meetings] == [("2026-10-08", "present")]
    assert [(seat.body, seat.college, seat.person, seat.current) for seat in sheet.seats] == [
        ("Comité conseil", "Collège communautaire", "Hélène Savard", True)]
    assert [one.person for one in sheet.people] == ["Hélène Savard"]


def test_that_a_person_sheet_says_functions_seats_and_actions(seated: Store) -> None:
    helene = first(seated, Person)
    with seated.operation("essai") as op:
        op.add(Action(title="Navette", contact_id=helene))
    sheet = queries.person_sheet(seated, helene, TODAY)
    assert sheet.name == "Hélène Savard"
    assert [one.organization for one in sheet.functions] == ["Service d’aide communautaire"]
    assert [one.part for one in sheet.actions] == ["lead"]
    assert [one.role for one in sheet.seats] == ["chair"]


def test_that_seats_of_the_past_come_after_those_of_today(seated: Store) -> None:
    sheet = queries.person_sheet(seated, first(seated, Person), date(2023, 1, 1))
    assert [seat.current for seat in sheet.seats] == [False]


def test_that_two_municipalities_of_one_name_are_told_apart_by_their_mrc(seated: Store) -> None:
    labels = [area.label for area in queries.area_choices(seated)]
    assert labels == ["Clermont (MRC de Charlevoix-Est)", "MRC de Charlevoix-Est"]


def test_that_choices_are_in_french_order(seated: Store) -> None:
    assert [name for _id, name in queries.person_choices(seated)] == [
        "Éric Gauthier", "Hélène Savard"]

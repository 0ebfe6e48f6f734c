"""What the lists and the sheets of the directory say."""

from datetime import date

import pytest

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands, queries
from support.commands_directory import first
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


def test_that_two_municipalities_of_one_name_are_told_apart_by_their_mrc(seated: Store) -> None:
    labels = [area.label for area in queries.area_choices(seated)]
    assert labels == ["Clermont (MRC de Charlevoix-Est)", "MRC de Charlevoix-Est"]


def test_that_choices_are_in_french_order(seated: Store) -> None:
    assert [name for _id, name in queries.person_choices(seated)] == [
        "Éric Gauthier", "Hélène Savard"]

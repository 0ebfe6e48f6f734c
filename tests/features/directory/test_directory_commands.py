"""What the directory accepts, refuses and takes back."""


import pytest

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Affiliation, Organization, Person
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands, queries
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support import commands_directory, commands_lists, commands_sheets
from support.commands_directory import Gesture, every, first
from support.dossier import TODAY, contents

COMMANDS = [
    *commands_directory.COMMANDS, *commands_lists.COMMANDS, *commands_sheets.COMMANDS,
]
PREPARED = (
    commands_directory.PREPARED | commands_lists.PREPARED | commands_sheets.PREPARED
)


@pytest.mark.parametrize(("name", "gesture"), COMMANDS, ids=[name for name, _g in COMMANDS])
def test_that_each_command_is_undone_and_done_again(
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


def test_that_every_command_is_in_the_table() -> None:
    public = {
        name for name, value in vars(commands).items()
        if callable(value) and getattr(value, "__module__", "").startswith(commands.__name__)
        and not name.startswith("_") and not isinstance(value, type)
    }
    assert public == {name for name, _gesture in COMMANDS}


def refused(store: Store, gesture: Gesture) -> RuleBroken:
    before = contents(store)
    with pytest.raises(RuleBroken) as caught:
        gesture(store)
    assert contents(store) == before
    return caught.value


def test_that_an_organisation_without_a_name_is_refused_beside_the_field(store: Store) -> None:
    error = refused(store, lambda s: commands.add_organization(s, name=" \x00\t "))
    assert (error.field, error.sentence) == ("name", "Nommez l’organisation.")


def test_that_an_organisation_does_not_leave_before_it_joined(store: Store) -> None:
    error = refused(store, lambda s: commands.edit_organization(
        s, first(s, Organization), left_on="2013-01-01"))
    assert error.field == "left_on"


def test_that_a_date_outside_the_calendar_is_refused(store: Store) -> None:
    error = refused(store, lambda s: commands.edit_organization(
        s, first(s, Organization), joined_on="2026-02-30"))
    assert error.field == "joined_on"


def test_that_a_person_without_any_name_is_refused(store: Store) -> None:
    error = refused(store, lambda s: commands.add_person(s, given_name="", family_name=""))
    assert error.field == "given_name"


def test_that_an_end_before_its_start_is_refused(store: Store) -> None:
    error = refused(
        store, lambda s: commands.end_affiliation(s, first(s, Affiliation), "2018-01-01"))
    assert error.field == "end_on"


@pytest.mark.parametrize("value", ["", "sans-arobase", "@", "a@b"])
def test_that_a_broken_email_is_refused(store: Store, value: str) -> None:
    person = first(store, Person)
    error = refused(
        store, lambda s: commands.add_contact(s, person_id=person, kind="email", value=value))
    assert error.field == "value"


def test_that_a_contact_belongs_to_exactly_one(store: Store) -> None:
    both = {"person_id": first(store, Person), "organization_id": first(store, Organization)}
    refused(store, lambda s: commands.add_contact(s, value="x@y.ca"))
    refused(store, lambda s: commands.add_contact(s, value="x@y.ca", **both))


def test_that_who_still_sits_is_not_archived(store: Store) -> None:
    person, organization = first(store, Person), first(store, Organization)
    body = governance.create_body(store, name="Comité conseil", kind="advisory_committee")
    seat = governance.appoint_member(
        store, body_id=body, person_id=person, organization_id=organization,
        start_on="2026-01-01")
    assert "Comité conseil" in refused(store, lambda s: commands.archive_person(s, person)).sentence
    assert refused(store, lambda s: commands.archive_organization(s, organization))
    governance.end_membership(store, seat, "2026-11-11", reason="départ")
    commands.archive_person(store, person)
    assert queries.people(store, TODAY, archived=True)[0].name == "Hélène Savard"


def test_that_the_function_in_force_is_changed_rather_than_doubled(store: Store) -> None:
    person, organization = first(store, Person), first(store, Organization)
    commands.set_affiliation(
        store, person_id=person, organization_id=organization, title="présidence")
    functions = queries.person_sheet(store, person, TODAY).functions
    assert [(one.title, one.start_on) for one in functions] == [("présidence", "2019-01-15")]


def test_that_a_tag_written_twice_stays_one_tag(store: Store) -> None:
    person = first(store, Person)
    tag = commands.tag_record(store, table="person", record_id=person, name="  PORTEUSE ")
    worn = queries.person_sheet(store, person, TODAY).tags
    assert [one.name for one in worn] == ["porteuse"]
    commands.untag_record(store, tag_id=tag, table="person", record_id=person)
    assert queries.person_sheet(store, person, TODAY).tags == ()
    commands.tag_record(store, table="person", record_id=person, name="porteuse")
    worn = queries.person_sheet(store, person, TODAY).tags
    assert [one.name for one in worn] == ["porteuse"]


def test_that_strange_text_is_kept_and_control_characters_are_dropped(store: Store) -> None:
    strange = "<b>&lt; \N{PARTY POPPER} שלום \x00\x07"
    made = commands.add_organization(store, name=strange * 2, mission="a\r\nb\x01")
    sheet = queries.organization_sheet(store, made, TODAY)
    assert sheet.name == "<b>&lt; \N{PARTY POPPER} שלום <b>&lt; \N{PARTY POPPER} שלום"
    assert sheet.mission == "a\nb"


def test_that_a_long_text_is_kept_whole(store: Store) -> None:
    made = commands.add_organization(store, name="A", mission="é" * 100_000)
    assert len(queries.organization_sheet(store, made, TODAY).mission) == 100_000


def test_that_an_unknown_record_is_said(store: Store) -> None:
    with pytest.raises(NotFound):
        commands.edit_person(store, "nobody", given_name="X")
    with pytest.raises(NotFound):
        queries.organization_sheet(store, "nobody", TODAY)
    with pytest.raises(NotFound):
        queries.person_sheet(store, "nobody", TODAY)


def test_that_served_areas_are_replaced(store: Store) -> None:
    organization, (clermont, mrc) = every(store, Organization)[0], sorted(every(store, Area))
    commands.set_served_areas(store, organization, [mrc])
    commands.set_served_areas(store, organization, [mrc, clermont])
    served = queries.organization_sheet(store, organization, TODAY).served
    assert served == ("Clermont", "MRC de Charlevoix-Est")
    commands.set_served_areas(store, organization, [])
    assert queries.organization_sheet(store, organization, TODAY).served == ()

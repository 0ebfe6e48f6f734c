"""What narrows and orders the two lists, the filters kept, and the pairs that may be one."""

import pytest

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization, Person, Tag
from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.db.schema.settings import SavedFilter
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands
from dsi_desktop.features.directory.queries.comparison import comparison
from dsi_desktop.features.directory.queries.duplicates import (
    duplicates,
    pairs_apart,
    standing_for,
)
from dsi_desktop.features.directory.queries.filters import (
    narrowing_choices,
    saved_filters,
    tags,
)
from dsi_desktop.features.directory.queries.lists import organizations, people
from dsi_desktop.features.directory.rules.narrowing import Narrowing, filter_name, read, written
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support.commands_directory import every, first
from support.commands_governance import body
from support.dossier import TODAY

SACC, MRC = "Service d’aide communautaire", "MRC de Charlevoix-Est"
HELENE, ERIC = "Hélène Savard", "Éric Gauthier"


def found(store: Store, kind: str, **asked: str | bool) -> list[str]:
    narrowing = Narrowing(kind, **asked)  # type: ignore[arg-type]
    lines = organizations if kind == "organization" else people
    return [line.name for line in lines(store, TODAY, narrowing)]


@pytest.mark.parametrize(("kind", "asked", "names"), [
    ("organization", {}, [MRC, SACC]), ("person", {}, [ERIC, HELENE]),
    ("organization", {"sector": "municipal"}, [MRC]), ("person", {"sector": "community"}, [HELENE]),
    ("organization", {"lacking": "area"}, [MRC]), ("person", {"lacking": "area"}, [ERIC]),
    ("organization", {"lacking": "email"}, [MRC, SACC]), ("person", {"lacking": "email"}, [ERIC]),
    ("organization", {"lacking": "phone"}, [MRC, SACC]),
    ("organization", {"lacking": "person"}, [MRC]), ("person", {"lacking": "organization"}, [ERIC]),
    ("organization", {"lacking": "seat"}, []), ("person", {"lacking": "seat"}, []),
    ("person", {"lacking": "from-a-newer-version"}, [ERIC, HELENE]),
    ("person", {"search": "porteuse"}, [HELENE]), ("organization", {"search": "zzz"}, []),
    ("person", {"archived": True}, []),
])
def test_that_a_list_holds_what_was_asked_and_nothing_else(
    seated: Store, kind: str, asked: dict[str, str | bool], names: list[str],
) -> None:
    assert found(seated, kind, **asked) == names


def test_that_a_territory_holds_those_inside_it_and_those_that_serve_it(seated: Store) -> None:
    clermont, mrc = _areas(seated)
    sacc, town = every(seated, Organization)
    commands.edit_organization(seated, town, area_id=clermont)
    assert found(seated, "organization", area_id=mrc) == [MRC, SACC]
    assert found(seated, "organization", area_id=clermont) == [MRC]
    commands.set_served_areas(seated, sacc, [clermont])
    assert found(seated, "organization", area_id=clermont) == [MRC, SACC]
    assert found(seated, "person", area_id=mrc) == [HELENE]
    commands.edit_person(seated, first(seated, Person), area_id=clermont)
    assert found(seated, "person", area_id=clermont) == [HELENE]


def _areas(store: Store) -> tuple[str, str]:
    mrc, clermont = every(store, Area)
    return clermont, mrc


def test_that_territories_in_a_loop_do_not_hang_the_list(seated: Store) -> None:
    clermont, mrc = _areas(seated)
    with seated.operation("autre programme") as op:
        op.get(Area, mrc).parent_id = clermont
    assert found(seated, "organization", area_id=clermont) == [SACC]
    assert len(narrowing_choices(seated, "organization").areas) == 2


def test_that_a_list_is_narrowed_to_a_tag_and_to_a_body(seated: Store) -> None:
    tag = first(seated, Tag)
    assert found(seated, "person", tag_id=tag) == [HELENE]
    assert found(seated, "organization", tag_id=tag) == []
    assert found(seated, "person", body_id=body(seated, 1)) == [HELENE]
    assert found(seated, "organization", body_id=body(seated, 2)) == [MRC]
    with seated.operation("essai") as op:
        seat = first(seated, Membership)
        op.get(Membership, seat).end_on = "2024-12-31"
    assert found(seated, "person", body_id=body(seated, 1)) == []


@pytest.mark.parametrize(("sort", "descending", "names"), [
    ("name", False, ["Âtre", MRC, SACC]), ("name", True, [SACC, MRC, "Âtre"]),
    ("acronym", False, [SACC, "Âtre", MRC]), ("sector", False, [SACC, "Âtre", MRC]),
    ("sector", True, [MRC, "Âtre", SACC]), ("seats", True, [MRC, SACC, "Âtre"]),
    ("joined_on", False, [SACC, "Âtre", MRC]), ("unknown", False, ["Âtre", MRC, SACC]),
    ("area", True, [SACC, "Âtre", MRC]),
])
def test_that_a_list_is_in_french_order_of_a_column_with_the_empty_last(
    seated: Store, sort: str, descending: bool, names: list[str],
) -> None:
    commands.add_organization(seated, name="Âtre", sector="economic")
    shown = organizations(seated, TODAY, sort=sort, descending=descending)
    assert [line.name for line in shown] == names


def test_that_people_are_ordered_by_organisation_with_those_without_last(seated: Store) -> None:
    shown = people(seated, TODAY, sort="organization")
    assert [line.name for line in shown] == [HELENE, ERIC]
    assert (shown[0].organization, shown[0].sector, shown[0].area) == (
        SACC, "community", "MRC de Charlevoix-Est")
    assert shown[0].tags == ("porteuse",)


def test_that_the_newest_function_is_shown(seated: Store) -> None:
    mrc = every(seated, Organization)[1]
    commands.set_affiliation(
        seated, person_id=first(seated, Person), organization_id=mrc, title="mairie",
        start_on="2025-01-01")
    line = people(seated, TODAY)[-1]
    assert (line.organization, line.title) == (MRC, "mairie")


def test_that_an_organisation_shows_its_contacts_of_work_only(seated: Store) -> None:
    sacc = first(seated, Organization)
    commands.add_contact(
        seated, organization_id=sacc, kind="email", value="a@b.exemple", private=True)
    commands.add_contact(seated, organization_id=sacc, kind="phone", value="4185550142")
    line = organizations(seated, TODAY)[-1]
    assert (line.email, line.phone) == ("", "418 555-0142")


def test_that_choices_leave_no_list_empty(seated: Store) -> None:
    choices = narrowing_choices(seated, "person")
    assert [name for _id, name in choices.tags] == ["porteuse"]
    assert {name for _id, name in choices.bodies} == {"Comité conseil", "Sécurité alimentaire"}
    assert [name for _id, name in choices.areas] == ["MRC de Charlevoix-Est"]
    assert narrowing_choices(seated, "organization").tags == ()


def test_that_tags_say_how_many_wear_them(seated: Store) -> None:
    commands.tag_record(
        seated, table="organization", record_id=first(seated, Organization), name="Âgée")
    commands.tag_record(
        seated, table="organization", record_id=first(seated, Organization), name="porteuse")
    assert [(tag.name, tag.worn) for tag in tags(seated)] == [("Âgée", 1), ("porteuse", 2)]


def test_that_filters_are_kept_in_their_order_and_say_what_they_ask(store: Store) -> None:
    asked = Narrowing("person", search="éric", lacking="email", archived=True)
    commands.save_filter(store, "À joindre", asked)
    commands.save_filter(store, "Actives", Narrowing("organization", sector="health"))
    assert [(one.name, one.narrowing) for one in saved_filters(store)] == [
        ("À joindre", asked), ("Actives", Narrowing("organization", sector="health"))]


@pytest.mark.parametrize("name", ["", "  ", "à joindre"])
def test_that_a_filter_needs_a_name_of_its_own(store: Store, name: str) -> None:
    commands.save_filter(store, "À joindre", Narrowing())
    with pytest.raises(RuleBroken) as refused:
        commands.save_filter(store, name, Narrowing())
    assert refused.value.field == "name"
    assert filter_name(" Deux ", ["Un"]) == "Deux"
    kept = saved_filters(store)[0].id
    commands.rename_filter(store, kept, "À JOINDRE")
    assert saved_filters(store)[0].name == "À JOINDRE"


@pytest.mark.parametrize(("text", "kept"), [
    ("", Narrowing()), ("[]", Narrowing()), ("{", Narrowing()),
    ('{"kind": "martian", "sector": "health"}', Narrowing(sector="health")),
    ('{"sector": 3, "archived": "yes", "colour": "red"}', Narrowing()),
    ('{"archived": true, "kind": "person"}', Narrowing("person", archived=True)),
])
def test_that_a_filter_of_another_hand_is_read_as_far_as_it_makes_sense(
    store: Store, text: str, kept: Narrowing,
) -> None:
    assert read(text) == kept
    with store.operation("autre programme") as op:
        op.add(SavedFilter(page="directory", name="Autre", query=text))
        op.add(SavedFilter(page="plan", name="Ailleurs", query=text))
    assert [one.narrowing for one in saved_filters(store)] == [kept]


def test_that_only_what_is_asked_is_written() -> None:
    assert written(Narrowing("person")) == '{"kind": "person"}'
    assert Narrowing("person").is_open
    assert not Narrowing("person", tag_id="x").is_open
    assert "kind" not in Narrowing().asks


@pytest.fixture
def twins(seated: Store) -> tuple[str, str]:
    """Give Hélène Savard and her namesake, seated in the same council."""
    helene = first(seated, Person)
    again = commands.add_person(
        seated, given_name="Helene", family_name="Savard", diet="sans gluten",
        organization_id=every(seated, Organization)[1], title="agente")
    commands.edit_person(seated, helene, diet="végane", area_id=first(seated, Area))
    with seated.operation("essai") as op:
        op.add(Membership(body_id=body(seated, 1), person_id=again, start_on="2026-01-01"))
    return helene, again


def test_that_namesakes_are_told_with_what_tells_them_apart(
    seated: Store, twins: tuple[str, str],
) -> None:
    (pair,) = duplicates(seated, "person")
    assert {pair.one.id, pair.other.id} == set(twins)
    assert (pair.score, pair.reasons) == (100, ("name",))
    assert {pair.one.detail, pair.other.detail} == {f"direction · {SACC}", f"agente · {MRC}"}
    assert duplicates(seated, "organization") == []


def test_that_a_shared_contact_makes_a_pair_and_the_site_too(seated: Store) -> None:
    sacc, mrc = every(seated, Organization)
    for one in (sacc, mrc):
        commands.edit_organization(seated, one, website="https://charlevoix.exemple")
        commands.add_contact(seated, organization_id=one, kind="phone", value="418 555-0142")
    (pair,) = duplicates(seated, "organization")
    assert set(pair.reasons) == {"website", "phone"}
    assert "SACC · MRC de Charlevoix-Est" in {pair.one.detail, pair.other.detail}


def test_that_a_pair_said_to_be_two_stays_two_until_it_is_compared_again(
    seated: Store, twins: tuple[str, str],
) -> None:
    commands.keep_apart(seated, "person", *twins)
    assert duplicates(seated, "person") == []
    (apart,) = pairs_apart(seated, "person")
    assert (apart.score, apart.reasons) == (100, ("name",))
    commands.compare_again(seated, "person", *twins[::-1])
    assert pairs_apart(seated, "person") == []
    assert len(duplicates(seated, "person")) == 1


def test_that_two_that_do_not_look_alike_may_be_kept_apart(seated: Store) -> None:
    commands.keep_apart(seated, "organization", *every(seated, Organization))
    (apart,) = pairs_apart(seated, "organization")
    assert (apart.score, apart.reasons, apart.one.name) == (0, (), MRC)


def test_that_a_comparison_says_each_field_what_follows_and_the_seat_held_twice(
    seated: Store, twins: tuple[str, str],
) -> None:
    compared = comparison(seated, "person", *twins)
    fields = {one.name: one for one in compared.fields}
    assert (fields["given_name"].one, fields["given_name"].other) == ("Hélène", "Helene")
    assert fields["family_name"].same
    assert fields["given_name"].label == "Prénom"
    assert fields["diet"].both == "végane\nsans gluten"
    assert fields["area_id"].one_words == "MRC de Charlevoix-Est"
    assert fields["area_id"].other_words == ""
    assert fields["language"].one_words == "français"
    follows = {one.table: (one.one, one.other) for one in compared.follows}
    assert follows["membership"] == (1, 1)
    assert follows["contact_detail"] == (1, 0)
    assert compared.twice == ("Comité conseil",)
    assert compared.weights[0] > compared.weights[1]


def test_that_a_comparison_of_organisations_writes_days_in_full(seated: Store) -> None:
    compared = comparison(seated, "organization", *every(seated, Organization))
    joined = next(one for one in compared.fields if one.name == "joined_on")
    assert "2014" in joined.one_words
    assert joined.other_words == ""
    assert compared.twice == ()
    assert (compared.one_name, compared.other_name) == (SACC, MRC)


def test_that_a_record_that_is_gone_is_not_compared(
    seated: Store, twins: tuple[str, str],
) -> None:
    commands.merge_records(seated, "person", *twins, {})
    for pair in (twins, ("nobody", twins[0])):
        with pytest.raises(NotFound):
            comparison(seated, "person", *pair)


def test_that_a_merged_record_leads_to_the_one_that_stands_for_it(
    seated: Store, twins: tuple[str, str],
) -> None:
    commands.merge_records(seated, "person", *twins, {})
    assert standing_for(seated, "person", twins[1]) == twins[0]
    assert standing_for(seated, "person", twins[0]) == twins[0]
    assert standing_for(seated, "organization", "nobody") == "nobody"


def test_that_two_laptops_that_merged_crosswise_do_not_hang_the_reader(
    seated: Store, twins: tuple[str, str],
) -> None:
    commands.merge_records(seated, "person", *twins, {})
    with seated.operation("reçu") as op:
        gone = op.get(Person, twins[0])
        gone.merged_into_id, gone.deleted = twins[1], 1
    assert standing_for(seated, "person", twins[1]) in twins


def test_that_several_records_take_the_same_values_in_one_gesture(seated: Store) -> None:
    both = every(seated, Organization)
    commands.edit_together(
        seated, "organization", both, sector="health", tag="à revoir", area_id=None,
        language="en")
    lines = organizations(seated, TODAY)
    assert {line.sector for line in lines} == {"health"}
    assert {line.tags for line in lines} == {("à revoir",)}
    assert seated.undo() == "Modifier plusieurs fiches"
    assert {line.sector for line in organizations(seated, TODAY)} == {"community", "municipal"}


def test_that_a_tag_is_taken_from_several_records_even_where_it_is_not_worn(
    seated: Store,
) -> None:
    commands.edit_together(seated, "person", every(seated, Person), untag=first(seated, Tag))
    assert {line.tags for line in people(seated, TODAY)} == {()}


def test_that_several_records_are_archived_together_or_not_at_all(seated: Store) -> None:
    lonely = commands.add_person(seated, given_name="Zoé", family_name="Émond")
    with pytest.raises(RuleBroken) as refused:
        commands.edit_together(
            seated, "person", [lonely, first(seated, Person)], archived=True)
    assert "Hélène Savard" in refused.value.sentence
    assert "Comité conseil" in refused.value.sentence
    assert len(people(seated, TODAY)) == 3
    with pytest.raises(RuleBroken, match=SACC):
        commands.edit_together(
            seated, "organization", [first(seated, Organization)], archived=True)
    commands.edit_together(seated, "person", [lonely], archived=True)
    assert len(people(seated, TODAY)) == 2
    commands.edit_together(seated, "person", [lonely], archived=False)
    assert len(people(seated, TODAY)) == 3


def test_that_no_record_and_no_change_are_refused(seated: Store) -> None:
    with pytest.raises(RuleBroken):
        commands.edit_together(seated, "person", [], language="en")
    with pytest.raises(RuleBroken):
        commands.edit_together(seated, "person", every(seated, Person))


def test_that_a_tag_takes_no_name_of_another(seated: Store) -> None:
    tag = first(seated, Tag)
    commands.tag_record(
        seated, table="person", record_id=first(seated, Person), name="vigie")
    with pytest.raises(RuleBroken) as refused:
        commands.rename_tag(seated, tag, "VIGIE")
    assert refused.value.field == "name"
    commands.rename_tag(seated, tag, "Porteuse")
    assert [one.name for one in tags(seated)] == ["Porteuse", "vigie"]

"""What the organigramme and the sheets of the bodies say at a date."""

from datetime import date

import pytest

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import College, Membership, Post
from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.kernel.errors import NotFound
from support.commands_directory import every, first
from support.commands_governance import body
from support.dossier import TODAY


def test_that_bodies_are_read_from_the_top_with_their_depth(store: Store) -> None:
    assert [(line.name, line.depth) for line in queries.bodies(store, TODAY)] == [
        ("Assemblée des partenaires", 0), ("Comité conseil", 1), ("Sécurité alimentaire", 2),
        ("Transport", 2),
    ]
    assert queries.body_choices(store, TODAY)[1][1] == "\N{EM SPACE}Comité conseil"


def test_that_a_body_exists_between_its_first_and_last_day(store: Store) -> None:
    assert len(queries.bodies(store, date(2014, 12, 31))) == 3
    commands.end_body(store, body(store, 3), TODAY.isoformat())
    assert len(queries.bodies(store, TODAY)) == 4
    assert len(queries.bodies(store, date(2026, 11, 13))) == 3
    assert len(queries.bodies(store, date(2026, 11, 13), ended=True)) == 4


def test_that_members_and_seats_are_those_of_the_day(store: Store) -> None:
    council = body(store, 1)
    assert [one.role for one in queries.members_at(store, council, TODAY)] == ["chair"]
    assert queries.members_at(store, council, date(2024, 5, 31)) == []
    held = [(seat.label, seat.person) for seat in queries.seats_at(store, council, TODAY)]
    assert held == [("Siège 1", "Hélène Savard"), ("Siège 2", "")]
    vacant = queries.seats_at(store, council, date(2024, 5, 31))
    assert [seat.membership_id for seat in vacant] == [None, None]


def test_that_a_sheet_says_balance_vacancies_and_what_ends_soon(store: Store) -> None:
    council = body(store, 1)
    commands.edit_membership(store, first(store, Membership), end_on="2026-12-31")
    sheet = queries.body_sheet(store, council, TODAY)
    assert sheet.parent == "Assemblée des partenaires"
    assert sheet.balance is not None
    assert sheet.balance.sentence == "Parité tenue : 1 et 0"
    assert sheet.ending_soon == (first(store, Membership),)
    assert [post.membership_id is None for post in sheet.posts] == [False, True]
    later = queries.body_sheet(store, council, date(2027, 2, 1))
    assert [one.person for one in later.past] == ["Hélène Savard"]
    with pytest.raises(NotFound):
        queries.body_sheet(store, "nobody", TODAY)


def test_that_officers_come_first_and_those_without_a_vote_last(store: Store) -> None:
    council, eric = body(store, 1), every(store, Person)[1]
    commands.appoint_member(store, body_id=council, person_id=eric, role="observer")
    plain = directory.add_person(store, given_name="Alma", family_name="Aubé")
    commands.appoint_member(store, body_id=council, person_id=plain)
    roles = [one.role for one in queries.members_at(store, council, TODAY)]
    assert roles == ["chair", "member", "observer"]


def test_that_a_citizen_counts_in_the_college_of_citizens(store: Store) -> None:
    council = body(store, 1)
    plain = directory.add_person(store, given_name="Alma", family_name="Aubé")
    commands.appoint_member(store, body_id=council, person_id=plain)
    balance = queries.body_sheet(store, council, TODAY).balance
    assert balance is not None
    assert [count.held for count in balance.counts] == [2, 0]
    assert not balance.held


def test_that_cards_say_people_vacancies_and_balance(store: Store) -> None:
    cards = {card.title: card for card in queries.chart_bodies(store, TODAY)}
    council = cards["Comité conseil"]
    assert [(one.name, one.note, one.office) for one in council.people] == [
        ("Hélène Savard", "présidence · Service d’aide communautaire", "présidence")]
    assert (council.vacant, council.balanced) == (1, True)
    assert cards["Transport"].people == ()
    assert cards["Transport"].balance == ""


def test_that_an_assembly_counts_its_organisations_or_those_of_the_directory(store: Store) -> None:
    def lines() -> tuple[str, ...]:
        return next(card.lines for card in queries.chart_bodies(store, TODAY) if card.lines)

    assert lines() == ("2 organisations membres", "2 rencontres par année")
    commands.appoint_member(
        store, body_id=body(store, 0), person_id=first(store, Person),
        organization_id=first(store, Organization))
    commands.set_rules(store, body(store, 0), meetings_per_year=None)
    assert lines() == ("1 organisation membre",)


def test_that_a_sleeping_body_says_so_and_a_local_name_wins(store: Store) -> None:
    commands.archive_body(store, body(store, 3))
    commands.edit_body(store, body(store, 3), local_name="comité d’action")
    card = next(one for one in queries.chart_bodies(store, TODAY) if one.title == "Transport")
    assert (card.dormant, card.kind_word) == (True, "comité d’action")
    commands.edit_body(store, body(store, 3), local_name="transport")
    card = next(one for one in queries.chart_bodies(store, TODAY) if one.title == "Transport")
    assert card.kind_word == "chantier"


def test_that_names_for_forms_know_the_organisation_of_each_person(store: Store) -> None:
    sacc = first(store, Organization)
    assert [(name, org) for _id, name, org in queries.person_names(store)] == [
        ("Éric Gauthier", None), ("Hélène Savard", sacc)]
    assert len(queries.organization_names(store)) == 2


def test_that_the_demarche_is_named_by_its_record_or_by_the_dossier(store: Store) -> None:
    assert queries.initiative_name(store) == "DSI Charlevoix"
    with store.operation("essai") as op:
        op.add(Initiative(name="Démarche intégrée"))
    assert queries.initiative_name(store) == "Démarche intégrée"


def test_that_abolished_seats_and_removed_colleges_leave(store: Store) -> None:
    council = body(store, 1)
    commands.abolish_seat(store, every(store, Post)[1], "2026-01-01")
    assert [seat.label for seat in queries.seats_at(store, council, TODAY)] == ["Siège 1"]
    commands.remove_college(store, first(store, College))
    assert [line.name for line in queries.colleges_of(store, council)] == [
        "Collège institutionnel"]
    assert queries.seats_at(store, council, TODAY)[0].college == ""

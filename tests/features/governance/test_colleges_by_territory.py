"""A college may gather a territory: two seats for each MRC, whatever the municipality within."""

from datetime import date

import pytest

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.commands.polls import free_seats
from dsi_desktop.features.governance.rules import seats, tree
from dsi_desktop.features.governance.rules.seats import CollegeSeats, Term
from support.commands_directory import every, first
from support.commands_governance import body
from support.dossier import TODAY
from support.plain_words import plain

EAST = CollegeSeats("e", "Charlevoix-Est", area_id="150")
WEST = CollegeSeats("w", "Charlevoix", area_id="160")
ELECTED = CollegeSeats("m", "Élus de l’Est", frozenset({"municipal"}), area_id="150")


def term(*areas: str, sector: str = "community") -> Term:
    return Term("m", "p", sector=sector, areas=frozenset(areas))


@pytest.mark.parametrize(("member", "college"), [
    (term("15035", "150"), "e"), (term("160"), "w"), (term(), None), (term("99"), None),
])
def test_that_the_territory_of_the_organisation_decides(
    member: Term, college: str | None,
) -> None:
    assert seats.college_of(member, [EAST, WEST]) == college


def test_that_a_college_of_a_sector_within_a_territory_asks_for_both() -> None:
    assert ELECTED.gathers(term("150", sector="municipal"))
    assert not ELECTED.gathers(term("150"))
    assert not ELECTED.gathers(term("160", sector="municipal"))
    assert not CollegeSeats("x", "Aucun").gathers(term("150", sector="municipal"))


def test_that_a_municipality_belongs_to_all_above_it_even_in_a_ring() -> None:
    parents = {"15035": "150", "150": "03", "03": None, "a": "b", "b": "a"}
    assert tree.above("15035", parents) == {"15035", "150", "03"}
    assert tree.above("a", parents) == {"a", "b"}
    assert tree.above(None, parents) == frozenset()


def test_that_the_balance_of_territories_is_read_at_a_date(store: Store) -> None:
    mrc, clermont = every(store, Area)
    west = directory.add_area(store, name="MRC de Charlevoix", kind="mrc", code="160")
    sacc, east = every(store, Organization)
    directory.edit_organization(store, sacc, area_id=clermont)
    directory.edit_organization(store, east, area_id=west)
    chantier = body(store, 3)
    for name, area in (("Est", mrc), ("Ouest", west)):
        commands.add_college(store, body_id=chantier, name=name, area_id=area)
    helene, eric = every(store, Person)
    commands.appoint_member(
        store, body_id=chantier, person_id=helene, organization_id=sacc, start_on="2025-01-01")
    commands.appoint_member(
        store, body_id=chantier, person_id=eric, organization_id=east, start_on="2026-01-01")
    strips = queries.seating_sheet(store, chantier, TODAY).strips
    assert [(one.name, one.held) for one in strips] == [("Est", 1), ("Ouest", 1)]
    before = queries.seating_sheet(store, chantier, date(2025, 6, 1))
    assert before.balance is not None
    assert plain(before.balance.sentence) == "Parité tenue : 1 et 0"
    assert first(store, Membership)


def test_that_a_citizen_counts_where_she_lives(store: Store) -> None:
    mrc, clermont = every(store, Area)
    eric = every(store, Person)[1]
    directory.edit_person(store, eric, area_id=clermont)
    chantier = body(store, 3)
    commands.add_college(store, body_id=chantier, name="Est", area_id=mrc)
    commands.appoint_member(store, body_id=chantier, person_id=eric)
    assert queries.seating_sheet(store, chantier, TODAY).strips[0].held == 1


def test_that_an_election_counts_who_already_sits_for_the_territory(store: Store) -> None:
    mrc, clermont = every(store, Area)
    directory.edit_organization(store, first(store, Organization), area_id=clermont)
    chantier = body(store, 3)
    college = commands.add_college(store, body_id=chantier, name="Est", area_id=mrc, seats=2)
    commands.appoint_member(
        store, body_id=chantier, person_id=first(store, Person),
        organization_id=first(store, Organization), start_on="2025-01-01")
    with store.operation("Compter") as op:
        assert len(free_seats(op, chantier, college, TODAY)) == 1

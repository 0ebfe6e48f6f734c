"""Two records made one on two laptops at once, or one after the other: nobody is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.directory import Affiliation, Person
from dsi_desktop.db.schema.meetings import Attendance
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands
from dsi_desktop.features.directory.queries.duplicates import stray_links
from support import laptops_ground as laptops
from support.apart import exchange

ANA, ANNA, LAST = "p-ana", "p-anna", "p-last"


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """Give two laptops with the same person written twice, each with a function."""
    marie = laptops.marie(tmp_path)
    with marie.operation("Écrire") as op:
        for key in (ANA, ANNA, LAST):
            op.add(Person(id=key, given_name="Ana", family_name="Roy"))
        for key in (ANA, ANNA):
            op.add(Affiliation(person_id=key, title=f"fonction {key}"))
    yield marie, laptops.luc(tmp_path, marie)
    laptops.close_all()


def holders(store: Store) -> set[str | None]:
    with store.read() as session:
        return set(session.scalars(
            select(Affiliation.person_id).where(Affiliation.deleted.is_(None))))


def living(store: Store) -> set[str]:
    with store.read() as session:
        return set(session.scalars(select(Person.id).where(Person.deleted.is_(None))))


def test_that_two_records_merged_both_ways_leave_one(pair: tuple[Store, Store]) -> None:
    marie, luc = pair
    commands.merge_records(marie, "person", ANA, ANNA, {})
    commands.merge_records(luc, "person", ANNA, ANA, {})
    exchange(*pair)
    assert stray_links(marie) == stray_links(luc) > 0
    commands.bring_links_home(marie)
    commands.bring_links_home(luc)
    exchange(*pair)
    for store in pair:
        assert living(store) == {ANA, LAST}
        assert holders(store) == {ANA}
        assert stray_links(store) == 0


def test_that_a_link_to_the_first_of_a_chain_reaches_the_last(pair: tuple[Store, Store]) -> None:
    marie, luc = pair
    commands.merge_records(marie, "person", ANNA, ANA, {})
    commands.merge_records(marie, "person", LAST, ANNA, {})
    with luc.operation("Convoquer") as op:
        op.add(Attendance(id="a", person_id=ANA))
    exchange(*pair)
    assert stray_links(marie) == 1
    commands.bring_links_home(marie)
    assert stray_links(marie) == 0
    with marie.read() as session:
        assert session.get_one(Attendance, "a").person_id == LAST


def test_that_a_link_to_who_became_a_removed_record_is_left_alone(
    pair: tuple[Store, Store],
) -> None:
    marie, _luc = pair
    commands.merge_records(marie, "person", ANNA, ANA, {})
    with marie.operation("Retirer, puis recevoir") as op:
        op.remove(op.get(Person, ANNA))
        op.add(Attendance(id="a", person_id=ANA))
    assert stray_links(marie) == 0
    commands.bring_links_home(marie)
    assert living(marie) == {LAST}
    with marie.read() as session:
        assert session.get_one(Attendance, "a").person_id == ANA

"""Two records made one: who observed and who sat stay two; one seat elsewhere weighs once."""

import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body, ExternalBody, ExternalSeat, Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands
from dsi_desktop.features.directory.queries.comparison import comparison


@pytest.fixture
def pairs(store: Store) -> Store:
    with store.operation("Écrire deux fois") as op:
        for key in ("1", "2"):
            op.add(Person(id=f"p{key}", given_name="Ana", family_name="Roy"))
            op.add(Organization(id=f"o{key}", name="Coop"))
        op.add(Body(id="b", name="Chantier"))
        op.add(ExternalBody(id="t", name="Table"))
    return store


def test_that_an_observer_made_one_with_a_member_loses_no_seat(pairs: Store) -> None:
    with pairs.operation("Asseoir") as op:
        op.add(Membership(
            id="m1", body_id="b", person_id="p1", role="observer", voting=False,
            start_on="2020-01-01",
        ))
        op.add(Membership(
            id="m2", body_id="b", person_id="p2", organization_id="o2", start_on="2025-01-01"))
    assert comparison(pairs, "person", "p1", "p2").twice == ()
    commands.merge_records(pairs, "person", "p1", "p2", {})
    asked = select(Membership.role, Membership.voting, Membership.start_on).where(
        Membership.person_id == "p1", Membership.deleted.is_(None)).order_by(Membership.id)
    with pairs.read() as session:
        assert session.execute(asked).all() == [
            ("observer", False, "2020-01-01"), ("member", True, "2025-01-01"),
        ]


def test_that_a_seat_at_a_table_of_others_weighs_once(pairs: Store) -> None:
    with pairs.operation("Siéger ailleurs") as op:
        for key, start in (("1", "2024-02-01"), ("2", "2024-01-01")):
            op.add(ExternalSeat(
                external_body_id="t", organization_id=f"o{key}", start_on=start))
    commands.merge_records(pairs, "organization", "o1", "o2", {})
    with pairs.read() as session:
        (seat,) = session.scalars(select(ExternalSeat).where(ExternalSeat.deleted.is_(None)))
        assert (seat.organization_id, seat.start_on) == ("o1", "2024-01-01")

"""A function with a known end is left too when somebody changes organisation."""

from sqlalchemy import select

from dsi_desktop.db.schema.directory import Affiliation, Organization, Person
from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands


def test_that_a_function_that_was_to_end_later_ends_at_the_move(store: Store) -> None:
    with store.operation("Embaucher pour un temps") as op:
        for key in ("o-1", "o-2"):
            op.add(Organization(id=key, name=key))
        op.add(Person(id="p", given_name="Ana", family_name="Roy"))
        op.add(Affiliation(
            person_id="p", organization_id="o-1", start_on="2022-01-01", end_on="2023-12-31"))
        op.add(Affiliation(
            person_id="p", organization_id="o-1", start_on="2024-01-01", end_on="2027-06-30"))
        op.add(Membership(
            id="m", person_id="p", organization_id="o-1", start_on="2024-01-01",
            end_on="2027-06-30",
        ))
    commands.change_organization(store, "p", organization_id="o-2", on="2026-12-01")
    with store.read() as session:
        asked = select(Affiliation.organization_id, Affiliation.end_on).where(
            Affiliation.person_id == "p").order_by(Affiliation.start_on)
        assert session.execute(asked).all() == [
            ("o-1", "2023-12-31"), ("o-1", "2026-11-30"), ("o-2", None),
        ]
        assert session.get_one(Membership, "m").end_on == "2026-11-30"

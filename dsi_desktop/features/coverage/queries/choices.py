"""What one chooses from to mend a gap: who carries, who pays, which chantier."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from dsi_desktop.db.engines import FRENCH
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.money import Funder
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name

Options = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Choices:
    """Pairs (id, name), as lists show them."""

    chantiers: Options
    organizations: Options
    people: Options
    funders: Options


def choices(store: Store) -> Choices:
    """Return what the forms of the page offer."""
    bodies = select(Body.id, Body.local_name, Body.name).where(
        Body.deleted.is_(None), Body.kind == "workstream", Body.state == "active"
    )
    homes = select(Organization.id, Organization.name).where(
        Organization.deleted.is_(None), Organization.archived.is_not(True)
    )
    people = select(Person.id, Person.given_name, Person.family_name).where(
        Person.deleted.is_(None), Person.archived.is_not(True)
    )
    funders = select(Funder.id, Funder.name).where(Funder.deleted.is_(None))
    with store.read() as session:

        def rows(asked: Select[*tuple[Any, ...]]) -> list[Any]:
            return list(session.execute(asked).all())

        return Choices(
            [(key, local or name or "") for key, local, name in rows(
                bodies.order_by(Body.rank, Body.id))],
            [(key, name or "") for key, name in rows(
                homes.order_by(Organization.name.collate(FRENCH), Organization.id))],
            [(key, full_name(given or "", family or "")) for key, given, family in rows(
                people.order_by(Person.family_name.collate(FRENCH), Person.id))],
            [(key, name or "") for key, name in rows(
                funders.order_by(Funder.rank, Funder.id))],
        )  # fmt: skip

"""What there is to choose from: plans, chantiers, people, organisations, dimensions."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.plan import Dimension
from dsi_desktop.db.store import Store


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose in a box."""

    id: str
    name: str
    hue: int = 0


def chantiers(store: Store) -> list[Choice]:
    asked = (
        select(Body.id, Body.local_name, Body.name, Body.hue)
        .where(Body.deleted.is_(None), Body.kind == "workstream", Body.state == "active")
        .order_by(Body.rank, Body.name, Body.id)
    )
    with store.read() as session:
        return [
            Choice(row[0], row[1] or row[2] or "", row[3] or 0)
            for row in session.execute(asked).all()
        ]


def people(store: Store) -> list[Choice]:
    asked = (
        select(Person.id, Person.given_name + " " + Person.family_name)
        .where(Person.deleted.is_(None), Person.archived.is_not(True))
        .order_by(Person.family_name, Person.given_name, Person.id)
    )
    return _choices(store, asked)


def organizations(store: Store) -> list[Choice]:
    asked = (
        select(Organization.id, Organization.name)
        .where(Organization.deleted.is_(None), Organization.archived.is_not(True))
        .order_by(Organization.name, Organization.id)
    )
    return _choices(store, asked)


def dimensions(store: Store) -> list[Choice]:
    asked = (
        select(Dimension.id, Dimension.name)
        .where(Dimension.deleted.is_(None))
        .order_by(Dimension.rank, Dimension.id)
    )
    return _choices(store, asked)


def _choices(store: Store, asked: Select[*tuple[Any, ...]]) -> list[Choice]:
    with store.read() as session:
        return [Choice(row[0], (row[1] or "").strip()) for row in session.execute(asked).all()]

"""The two lists of the directory, with the counts a coordinator looks for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Label, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Affiliation, ContactDetail, Organization, Person
from dsi_desktop.db.schema.governance import Body, Membership
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.kernel.text import fold

L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class OrganizationLine:
    """An organisation in the list; counts are of today."""

    id: str
    name: str
    acronym: str
    sector: str
    area: str
    people: int
    seats: int
    actions: int
    archived: bool


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in the list; only contact details of work are shown here."""

    id: str
    name: str
    given_name: str
    family_name: str
    organization: str
    title: str
    email: str
    phone: str
    seats: int
    archived: bool


def organizations(
    store: Store, today: date, *, search: str = "", archived: bool = False,
) -> list[OrganizationLine]:
    """Return organisations in French order; `search` ignores accents and case."""
    day = today.isoformat()
    people = _count(
        "people", Affiliation.person_id, Affiliation.organization_id == Organization.id,
        Affiliation.deleted.is_(None), _open(Affiliation, day),
    )
    seats = _count(
        "seats", Membership.id, Membership.organization_id == Organization.id,
        Membership.deleted.is_(None), _open(Membership, day), _body_open(day),
    )
    actions = _count(
        "actions", Action.id, Action.lead_id == Organization.id, Action.deleted.is_(None),
    )
    asked = (
        select(
            Organization.id, Organization.name, Organization.acronym, Organization.sector,
            func.coalesce(Area.name, "").label("area"), people, seats, actions,
            Organization.archived,
        )
        .outerjoin(Area, Organization.area_id == Area.id)
        .where(Organization.deleted.is_(None), _shown(Organization.archived, archived=archived))
    )
    with store.read() as session:
        lines = [OrganizationLine(*row) for row in session.execute(asked)]
    found = _matching(lines, search, lambda line: f"{line.name} {line.acronym} {line.area}")
    return sorted(found, key=lambda line: (fold(line.name), line.id))


def people(
    store: Store, today: date, *, search: str = "", archived: bool = False,
) -> list[PersonLine]:
    """Return people by family name in French order; `search` ignores accents and case."""
    day = today.isoformat()
    seats = _count(
        "seats", Membership.id, Membership.person_id == Person.id, Membership.deleted.is_(None),
        _open(Membership, day), _body_open(day),
    )
    asked = (
        select(
            Person.id, Person.given_name, Person.family_name, _work("email"), _work("phone"),
            seats, Person.archived,
        )
        .where(Person.deleted.is_(None), _shown(Person.archived, archived=archived))
    )
    functions = (
        select(Affiliation.person_id, Organization.name, Affiliation.title)
        .join(Organization, Affiliation.organization_id == Organization.id)
        .where(Affiliation.deleted.is_(None), _open(Affiliation, day))
        .order_by(Affiliation.start_on.desc(), Affiliation.id.desc())
    )
    with store.read() as session:
        rows = session.execute(asked).all()
        first = {row.person_id: (row.name, row.title) for row in session.execute(functions)}
    lines = [
        PersonLine(
            row.id, full_name(row.given_name, row.family_name), row.given_name, row.family_name,
            *first.get(row.id, ("", "")), row.email or "", row.phone or "", row.seats,
            row.archived,
        )
        for row in rows
    ]
    found = _matching(lines, search, lambda line: f"{line.name} {line.organization} {line.title}")
    return sorted(found, key=lambda line: (fold(line.family_name), fold(line.given_name), line.id))


def organization_choices(store: Store) -> list[tuple[str, str]]:
    """Return (id, name) of the organisations a form offers."""
    asked = select(Organization.id, Organization.name).where(
        Organization.deleted.is_(None), _shown(Organization.archived, archived=False),
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    return sorted(((row.id, row.name) for row in rows), key=lambda pair: fold(pair[1]))


def person_choices(store: Store) -> list[tuple[str, str]]:
    """Return (id, name) of the people a form offers, by family name."""
    asked = select(Person.id, Person.given_name, Person.family_name).where(
        Person.deleted.is_(None), _shown(Person.archived, archived=False),
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    ordered = sorted(rows, key=lambda row: (fold(row.family_name), fold(row.given_name)))
    return [(row.id, full_name(row.given_name, row.family_name)) for row in ordered]


def _count(
    name: str, counted: InstrumentedAttribute[Any], *where: ColumnElement[bool],
) -> Label[int]:
    return select(func.count(counted.distinct())).where(*where).scalar_subquery().label(name)


def _open(table: type[Affiliation | Membership | Body], day: str) -> ColumnElement[bool]:
    """Hold on a day: started, and not ended before."""
    return and_(
        or_(table.start_on.is_(None), table.start_on <= day),
        or_(table.end_on.is_(None), table.end_on >= day),
    )


def _body_open(day: str) -> ColumnElement[bool]:
    living = select(Body.id).where(
        Body.deleted.is_(None), or_(Body.end_on.is_(None), Body.end_on >= day),
    )
    return Membership.body_id.in_(living)


def _shown(column: InstrumentedAttribute[bool], *, archived: bool) -> ColumnElement[bool]:
    return column.is_(True) if archived else or_(column.is_(None), column.is_(False))


def _work(kind: str) -> Label[Any]:
    """Return the first contact detail of work of this kind; mobile counts as phone."""
    kinds = ("phone", "mobile") if kind == "phone" else (kind,)
    return (
        select(ContactDetail.value)
        .where(
            ContactDetail.person_id == Person.id, ContactDetail.kind.in_(kinds),
            ContactDetail.deleted.is_(None), _shown(ContactDetail.private, archived=False),
        )
        .order_by(ContactDetail.preferred.desc(), ContactDetail.kind.desc(), ContactDetail.id)
        .limit(1).scalar_subquery().label(kind)
    )


def _matching(lines: list[L], search: str, text: Callable[[L], str]) -> list[L]:
    """Keep the lines that hold every word of the search, whatever accents and case."""
    words = fold(search).split()
    return [line for line in lines if all(word in fold(text(line)) for word in words)]

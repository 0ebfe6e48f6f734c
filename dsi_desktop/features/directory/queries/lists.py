"""The two lists of the directory, with the counts a coordinator looks for."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Label, Select, Subquery, and_, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased
from sqlalchemy.sql.base import ColumnCollection

from dsi_desktop.db.engines import FRENCH
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Affiliation, Organization, Person, Tag, Tagging
from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.queries.narrowing import (
    affiliated,
    body_open,
    contact,
    in_force,
    narrowed,
    shown,
)
from dsi_desktop.features.directory.rules import Narrowing, full_name
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.text import fold

L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class OrganizationLine:
    """An organisation in the list; counts are of today, contact details of work."""

    id: str
    name: str
    acronym: str
    sector: str
    kind: str
    area: str
    people: int
    seats: int
    actions: int
    email: str
    phone: str
    website: str
    joined_on: str | None
    archived: bool
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in the list; only contact details of work are shown here.

    `area` is their municipality, else the territory of their organisation.
    """

    id: str
    name: str
    given_name: str
    family_name: str
    organization: str
    title: str
    sector: str
    area: str
    email: str
    phone: str
    language: str
    seats: int
    archived: bool
    tags: tuple[str, ...]


def organizations(
    store: Store, today: date, narrowing: Narrowing | None = None, *, search: str = "",
    archived: bool = False, sort: str = "name", descending: bool = False,
) -> list[OrganizationLine]:
    """Return organisations, in French order of the column `sort`; `search` ignores accents."""
    day, wanted = today.isoformat(), narrowing or Narrowing(search=search, archived=archived)
    people = _held(Affiliation.organization_id, Affiliation.person_id,
                   in_force(Affiliation, day))
    seats = _held(Membership.organization_id, Membership.id, in_force(Membership, day),
                  body_open(day))
    actions = _held(Action.lead_id, Action.id, Action.deleted.is_(None))
    asked = (
        select(
            Organization.id, Organization.name, Organization.acronym, Organization.sector,
            Organization.kind, func.coalesce(Area.name, "").label("area"),
            func.coalesce(people.c.held, 0).label("people"),
            func.coalesce(seats.c.held, 0).label("seats"),
            func.coalesce(actions.c.held, 0).label("actions"),
            _first(contact(Organization, ("email",)), "email"),
            _first(contact(Organization, ("phone", "mobile")), "phone"),
            Organization.website, Organization.joined_on, Organization.archived,
        )
        .outerjoin(Area, and_(Organization.area_id == Area.id, Area.deleted.is_(None)))
        .outerjoin(people, people.c.holder == Organization.id)
        .outerjoin(seats, seats.c.holder == Organization.id)
        .outerjoin(actions, actions.c.holder == Organization.id)
        .where(*narrowed(Organization, day, wanted))
    )
    asked = asked.order_by(*_order(asked.selected_columns, sort, ("name",), descending=descending))
    with store.read() as session:
        tags = _tags(session, "organization")
        rows: list[list[Any]] = [[*row, tuple(tags[row.id])] for row in session.execute(asked)]
    lines = [OrganizationLine(*row) for row in rows]
    return _matching(lines, wanted.search, lambda line: (
        line.name, line.acronym, line.area, line.kind, *line.tags))


def people(
    store: Store, today: date, narrowing: Narrowing | None = None, *, search: str = "",
    archived: bool = False, sort: str = "name", descending: bool = False,
) -> list[PersonLine]:
    """Return people, in French order of the column `sort` (`name`: the family name first)."""
    day, wanted = today.isoformat(), narrowing or Narrowing(search=search, archived=archived)
    seats = _held(Membership.person_id, Membership.id, in_force(Membership, day), body_open(day))
    own, theirs = aliased(Area), aliased(Area)
    now = affiliated(day).limit(1).correlate(Person).scalar_subquery()
    title = affiliated(day).with_only_columns(Affiliation.title).limit(1).correlate(Person)
    asked = (
        select(
            Person.id, Person.given_name, Person.family_name,
            func.coalesce(Organization.name, "").label("organization"), _first(title, "title"),
            func.coalesce(Organization.sector, "").label("sector"),
            func.coalesce(own.name, theirs.name, "").label("area"),
            _first(contact(Person, ("email",)), "email"),
            _first(contact(Person, ("phone", "mobile")), "phone"), Person.language,
            func.coalesce(seats.c.held, 0).label("seats"), Person.archived,
        )
        .select_from(Person)
        .outerjoin(Organization, Organization.id == now)
        .outerjoin(own, Person.area_id == own.id)
        .outerjoin(theirs, Organization.area_id == theirs.id)
        .outerjoin(seats, seats.c.holder == Person.id)
        .where(*narrowed(Person, day, wanted))
    )
    key = "family_name" if sort == "name" else sort
    asked = asked.order_by(*_order(
        asked.selected_columns, key, ("family_name", "given_name"), descending=descending))
    with store.read() as session:
        tags = _tags(session, "person")
        rows: list[list[Any]] = [
            [row.id, full_name(row.given_name, row.family_name), *row[1:], tuple(tags[row.id])]
            for row in session.execute(asked)
        ]
    lines = [PersonLine(*row) for row in rows]
    return _matching(lines, wanted.search, lambda line: (
        line.name, line.organization, line.title, line.area, *line.tags))


def organization_choices(store: Store) -> list[tuple[str, str]]:
    """Return (id, name) of the organisations a form offers."""
    asked = select(Organization.id, Organization.name).where(
        Organization.deleted.is_(None), shown(Organization.archived, archived=False),
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    return sorted(((row.id, row.name) for row in rows), key=lambda pair: fold(pair[1]))


def person_choices(store: Store) -> list[tuple[str, str]]:
    """Return (id, name) of the people a form offers, by family name."""
    asked = select(Person.id, Person.given_name, Person.family_name).where(
        Person.deleted.is_(None), shown(Person.archived, archived=False),
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    ordered = sorted(rows, key=lambda row: (fold(row.family_name), fold(row.given_name)))
    return [(row.id, full_name(row.given_name, row.family_name)) for row in ordered]


def _held(
    holder: InstrumentedAttribute[Any], counted: InstrumentedAttribute[Any],
    *where: ColumnElement[bool],
) -> Subquery:
    """Count once for everybody rather than once a row."""
    return (
        select(holder.label("holder"), func.count(counted.distinct()).label("held"))
        .where(holder.is_not(None), *where).group_by(holder).subquery()
    )


def _first(asked: Select[str], name: str) -> Label[str]:
    return func.coalesce(asked.scalar_subquery(), "").label(name)


_WORDS = MappingProxyType({"sector": "sector", "language": "language"})
_NUMBERS = frozenset({"people", "seats", "actions", "joined_on"})


def _order(
    columns: ColumnCollection[str, ColumnElement[Any]], sort: str, then: Sequence[str], *,
    descending: bool,
) -> list[ColumnElement[Any]]:
    """Order by one column, what is empty last, then by name: the same order twice."""
    column = columns[sort] if sort in columns else columns[then[0]]
    key: ColumnElement[Any] = column
    if sort in _WORDS:
        words = sorted(vocabulary.options(_WORDS[sort]), key=lambda pair: fold(pair[1]))
        key = case({one: at for at, (one, _word) in enumerate(words)}, value=column, else_=99)
    elif sort not in _NUMBERS:
        key = column.collate(FRENCH)
    empty = case((func.coalesce(column, "") == "", 1), else_=0)
    named = [columns[name].collate(FRENCH) for name in then]
    return [empty, key.desc() if descending else key, *named, columns["id"]]


def _tags(session: Session, table: str) -> defaultdict[str, list[str]]:
    asked = (
        select(Tagging.record_id, Tag.name)
        .join(Tag, Tagging.tag_id == Tag.id)
        .where(Tagging.record_table == table, Tagging.deleted.is_(None), Tag.deleted.is_(None))
        .order_by(Tag.name.collate(FRENCH))
    )
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in session.execute(asked):
        found[row.record_id].append(row.name)
    return found


def _matching(
    lines: list[L], search: str, texts: Callable[[L], tuple[str, ...]],
) -> list[L]:
    """Keep the lines that hold every word of the search, whatever accents and case."""
    words = fold(search).split()
    if not words:
        return lines
    folded = ((line, fold(" ".join(texts(line)))) for line in lines)
    return [line for line, text in folded if all(word in text for word in words)]

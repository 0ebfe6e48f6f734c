"""Who sits in a body at a date, which seats are vacant, and how the colleges balance."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, func, or_, select
from sqlalchemy.orm import Session, aliased

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import (
    Body,
    BodyRelation,
    BodyRules,
    College,
    Membership,
    Post,
)
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.governance.rules import seats, tree
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold

_ROLES = (
    "chair", "vice_chair", "secretary", "treasurer", "coordinator", "spokesperson", "facilitator",
)


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A membership: who, on behalf of whom, in which role, since and until when."""

    id: str
    body_id: str
    person_id: str
    person: str
    family_name: str
    organization_id: str | None
    organization: str
    sector: str
    role: str
    post_id: str | None
    college_id: str | None
    start_on: str | None
    end_on: str | None
    voting: bool
    appointed_by: str
    substitutes_for_id: str | None
    areas: frozenset[str] = frozenset()

    @property
    def term(self) -> seats.Term:
        """The membership as the rules see it."""
        sector = self.sector if self.organization_id else "citizen"
        return seats.Term(
            self.id, self.person_id, self.role, sector, self.post_id, self.start_on, self.end_on,
            self.voting, self.areas,
        )


@dataclass(frozen=True, slots=True)
class CollegeLine:
    """A part of the seats of a body; `sectors` are keys separated by spaces."""

    id: str
    body_id: str
    name: str
    sectors: str
    area: str
    seats: int | None
    parity: bool
    area_id: str | None = None


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat at a date; no `membership_id`: it is vacant."""

    id: str
    label: str
    college: str
    area: str
    membership_id: str | None
    person: str


@dataclass(frozen=True, slots=True)
class RelationLine:
    """An arrow other than « relève de », seen from one body; `outgoing` when it starts there."""

    id: str
    kind: str
    other: str
    outgoing: bool
    note: str
    start_on: str | None = None
    end_on: str | None = None


@dataclass(frozen=True, slots=True)
class BodySheet:
    """A body at a date, whole."""

    id: str
    name: str
    kind: str
    local_name: str
    acronym: str
    purpose: str
    parent_id: str | None
    parent: str
    area_id: str | None
    area: str
    start_on: str | None
    end_on: str | None
    state: str
    hue: int
    successor: str
    members: tuple[MemberLine, ...]
    past: tuple[MemberLine, ...]
    posts: tuple[SeatLine, ...]
    colleges: tuple[CollegeLine, ...]
    relations: tuple[RelationLine, ...]
    balance: seats.Balance | None
    ending_soon: tuple[str, ...]
    twice: tuple[str, ...]
    meetings: int


def members_at(store: Store, body_id: str, day: date) -> list[MemberLine]:
    """Return the members of a body on a day: by office, then by name."""
    with store.read() as session:
        found = memberships(session, body_id)
    return [line for line in found if seats.sits(line.term, day)]


def terms_of(store: Store, body_id: str) -> list[seats.Term]:
    """Return every membership of a body as the rules see it, the past ones too."""
    with store.read() as session:
        return [line.term for line in memberships(session, body_id)]


def colleges_of(store: Store, body_id: str) -> list[CollegeLine]:
    """Return the colleges of a body, in their order."""
    with store.read() as session:
        return all_colleges(session, body_id)


def seats_at(store: Store, body_id: str, day: date) -> list[SeatLine]:
    """Return the seats of a body on a day with who holds each."""
    with store.read() as session:
        return _seats(session, body_id, memberships(session, body_id), day)


def body_sheet(store: Store, body_id: str, day: date) -> BodySheet:
    """Return a body at a date, whole; `NotFound` when it is not in the dossier."""
    parent, successor = aliased(Body), aliased(Body)
    asked = (
        select(
            Body, func.coalesce(parent.name, "").label("parent"),
            func.coalesce(Area.name, "").label("area"),
            func.coalesce(successor.name, "").label("successor"),
            func.coalesce(BodyRules.parity_max_gap, 1).label("max_gap"),
        )
        .outerjoin(parent, Body.parent_id == parent.id)
        .outerjoin(successor, Body.successor_id == successor.id)
        .outerjoin(Area, Body.area_id == Area.id)
        .outerjoin(BodyRules, (BodyRules.body_id == Body.id) & BodyRules.deleted.is_(None))
        .where(Body.id == body_id, Body.deleted.is_(None))
    )
    held = select(func.count()).where(Meeting.body_id == body_id, Meeting.deleted.is_(None))
    with store.read() as session:
        row = session.execute(asked).first()
        if row is None:
            raise NotFound(_("Cette instance n’est pas dans le dossier."))
        members = memberships(session, body_id)
        colleges = all_colleges(session, body_id)
        posts = all_posts(session)
        return _sheet(
            row, members, colleges,
            tuple(_seats(session, body_id, members, day)),
            tuple(_relations(session, body_id)),
            seats.parity(
                college_seats(colleges, posts), [line.term for line in members], day, row.max_gap,
            ),
            session.scalars(held).one(), day,
        )


def _sheet(
    row: Row[*tuple[Any, ...]], members: list[MemberLine],
    colleges: list[CollegeLine], held: tuple[SeatLine, ...], relations: tuple[RelationLine, ...],
    balance: seats.Balance | None, meetings: int, day: date,
) -> BodySheet:
    body = row.Body
    terms = [line.term for line in members]
    now = tuple(line for line in members if seats.sits(line.term, day))
    return BodySheet(
        body.id, body.name, body.kind, body.local_name, body.acronym, body.purpose,
        body.parent_id, row.parent, body.area_id, row.area, body.start_on, body.end_on,
        body.state, body.hue or 0, row.successor, now,
        tuple(line for line in members if line.end_on and line.end_on < day.isoformat()),
        held, tuple(colleges), relations, balance,
        tuple(term.id for term in seats.ending_soon(terms, day)),
        tuple(seats.double_seats(terms, day)), meetings,
    )


def memberships(session: Session, body_id: str | None = None) -> list[MemberLine]:
    """Return every membership of a body (of all bodies without an id), by office then name."""
    asked = (
        select(
            Membership.id, Membership.body_id, Membership.person_id, Person.given_name,
            Person.family_name, Membership.organization_id, Organization.name,
            Organization.acronym, Organization.sector, Membership.role, Membership.post_id,
            Post.college_id, Membership.start_on, Membership.end_on, Membership.voting,
            Membership.appointed_by, Membership.substitutes_for_id,
            Organization.area_id, Person.area_id.label("home_id"),
        )
        .join(Person, Membership.person_id == Person.id)
        .outerjoin(Organization, Membership.organization_id == Organization.id)
        .outerjoin(Post, Membership.post_id == Post.id)
        .where(Membership.deleted.is_(None))
    )
    if body_id is not None:
        asked = asked.where(Membership.body_id == body_id)
    parents = {row.id: row.parent_id for row in session.execute(select(Area.id, Area.parent_id))}
    lines = [
        MemberLine(
            row.id, row.body_id, row.person_id, full_name(row.given_name, row.family_name),
            row.family_name or "", row.organization_id, row.name or "", row.sector or "", row.role,
            row.post_id, row.college_id, row.start_on, row.end_on, row.voting,
            row.appointed_by, row.substitutes_for_id,
            tree.above(row.area_id if row.organization_id else row.home_id, parents),
        )
        for row in session.execute(asked)
    ]
    return sorted(lines, key=_by_office)


def _by_office(line: MemberLine) -> tuple[int, str, str, str]:
    place = _ROLES.index(line.role) if line.role in _ROLES else len(_ROLES)
    if line.role in seats.WITHOUT_VOTE:
        place += 1
    return place, fold(line.family_name), fold(line.person), line.id


def all_colleges(session: Session, body_id: str | None = None) -> list[CollegeLine]:
    """Return the colleges of a body (of every body without an id), in their order."""
    asked = (
        select(
            College.id, func.coalesce(College.body_id, ""), func.coalesce(College.name, ""),
            func.coalesce(College.sectors, ""),
            func.coalesce(Area.name, ""), College.seats, College.parity, College.area_id,
        )
        .outerjoin(Area, College.area_id == Area.id)
        .where(College.deleted.is_(None))
        .order_by(College.rank, College.id)
    )
    if body_id is not None:
        asked = asked.where(College.body_id == body_id)
    return [CollegeLine(*row) for row in session.execute(asked)]


def all_posts(session: Session) -> list[tuple[str, str, str | None]]:
    """Return (post, body, college) of every seat."""
    asked = select(Post.id, Post.body_id, Post.college_id).where(Post.deleted.is_(None))
    return [(row.id, row.body_id or "", row.college_id) for row in session.execute(asked)]


def college_seats(
    colleges: list[CollegeLine], posts: list[tuple[str, str, str | None]],
) -> list[seats.CollegeSeats]:
    """Return the colleges as the rules see them."""
    return [
        seats.CollegeSeats(
            line.id, line.name, frozenset(line.sectors.split()),
            frozenset(post for post, _body, college in posts if college == line.id),
            line.seats, line.parity, line.area_id,
        )
        for line in colleges
    ]


def _seats(
    session: Session, body_id: str, members: list[MemberLine], day: date,
) -> list[SeatLine]:
    text = day.isoformat()
    asked = (
        select(
            Post.id, Post.label, func.coalesce(College.name, "").label("college"),
            func.coalesce(Area.name, "").label("area"),
        )
        .outerjoin(College, Post.college_id == College.id)
        .outerjoin(Area, Post.area_id == Area.id)
        .where(
            Post.body_id == body_id, Post.deleted.is_(None),
            or_(Post.start_on.is_(None), Post.start_on <= text),
            or_(Post.end_on.is_(None), Post.end_on >= text),
        )
        .order_by(College.rank, Post.rank, Post.id)
    )
    holders = {
        line.post_id: line for line in members
        if seats.sits(line.term, day) and line.role not in seats.WITHOUT_VOTE
    }
    return [
        SeatLine(
            row.id, row.label, row.college, row.area,
            holders[row.id].id if row.id in holders else None,
            holders[row.id].person if row.id in holders else "",
        )
        for row in session.execute(asked)
    ]


def _relations(session: Session, body_id: str) -> list[RelationLine]:
    asked = select(BodyRelation, Body.name, Organization.name.label("organization")).where(
        BodyRelation.deleted.is_(None),
        or_(BodyRelation.from_body_id == body_id, BodyRelation.to_body_id == body_id),
    ).outerjoin(Body, or_(
        (BodyRelation.from_body_id == body_id) & (BodyRelation.to_body_id == Body.id),
        (BodyRelation.to_body_id == body_id) & (BodyRelation.from_body_id == Body.id),
    )).outerjoin(Organization, BodyRelation.organization_id == Organization.id)
    return [
        RelationLine(
            row.BodyRelation.id, row.BodyRelation.kind, row.name or row.organization or "",
            row.BodyRelation.from_body_id == body_id, row.BodyRelation.note,
            row.BodyRelation.start_on, row.BodyRelation.end_on,
        )
        for row in session.execute(asked.order_by(BodyRelation.id))
    ]

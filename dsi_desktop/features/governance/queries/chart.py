"""The bodies of a day as the cards of the organigramme."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, func, or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.governance import Body, BodyRelation, BodyRules, Membership, Post
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.queries.seats import (
    CollegeLine,
    MemberLine,
    all_colleges,
    college_seats,
    memberships,
)
from dsi_desktop.features.governance.rules import seats
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody, ChartPerson, ChartRelation
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import ngettext
from dsi_desktop.kernel.text import fold

_OF_ALL = frozenset({"assembly", "regional_table"})


def chart_bodies(store: Store, day: date, *, closed: bool = False) -> list[ChartBody]:
    """Return the bodies of a day, brothers in their order, as cards; `closed`: ended ones too."""
    text = day.isoformat()
    asked = (
        select(
            Body.id, Body.parent_id, Body.name, Body.kind, Body.local_name, Body.hue, Body.state,
            Body.end_on, Body.area_id, func.coalesce(Area.name, "").label("area"),
            BodyRules.meetings_per_year,
            func.coalesce(BodyRules.parity_max_gap, 1).label("max_gap"),
        )
        .outerjoin(BodyRules, (BodyRules.body_id == Body.id) & BodyRules.deleted.is_(None))
        .outerjoin(Area, Body.area_id == Area.id)
        .where(Body.deleted.is_(None), or_(Body.start_on.is_(None), Body.start_on <= text))
        .order_by(Body.rank, Body.id)
    )
    if not closed:
        asked = asked.where(or_(Body.end_on.is_(None), Body.end_on >= text))
    with store.read() as session:
        rows = session.execute(asked).all()
        facts = _facts(session, day)
    return [_card(row, facts) for row in rows]


def chart_relations(store: Store, day: date) -> list[ChartRelation]:
    """Return the arrows of a day other than « relève de »."""
    text = day.isoformat()
    asked = (
        select(
            BodyRelation.id, BodyRelation.kind, BodyRelation.from_body_id,
            BodyRelation.to_body_id, func.coalesce(Organization.name, "").label("organization"),
            BodyRelation.note,
        )
        .outerjoin(Organization, BodyRelation.organization_id == Organization.id)
        .where(
            BodyRelation.deleted.is_(None),
            or_(BodyRelation.start_on.is_(None), BodyRelation.start_on <= text),
            or_(BodyRelation.end_on.is_(None), BodyRelation.end_on >= text),
        )
        .order_by(BodyRelation.id)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    return [
        ChartRelation(
            row.id, row.kind, vocabulary.label("relation_kind", row.kind),
            row.from_body_id or "", row.to_body_id, row.organization, row.note,
        )
        for row in rows
    ]


def chart_beginning(store: Store) -> date | None:
    """Return the first day on which a body or a membership is known; None when none is."""
    bodies = select(func.min(Body.start_on)).where(Body.deleted.is_(None))
    members = select(func.min(Membership.start_on)).where(Membership.deleted.is_(None))
    with store.read() as session:
        found = [session.scalars(bodies).one(), session.scalars(members).one()]
    days = [date.fromisoformat(text) for text in found if text]
    return min(days, default=None)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of all bodies at once, read in four statements."""

    day: date
    members: dict[str, list[MemberLine]]
    colleges: dict[str, list[CollegeLine]]
    posts: list[tuple[str, str, str | None]]
    partners: int


def _facts(session: Session, day: date) -> _Facts:
    members: dict[str, list[MemberLine]] = defaultdict(list)
    for member in memberships(session):
        if seats.sits(member.term, day):
            members[member.body_id].append(member)
    colleges: dict[str, list[CollegeLine]] = defaultdict(list)
    for college in all_colleges(session):
        colleges[college.body_id].append(college)
    return _Facts(day, members, colleges, _posts_of_day(session, day), _partners(session, day))


def _posts_of_day(session: Session, day: date) -> list[tuple[str, str, str | None]]:
    text = day.isoformat()
    asked = select(Post.id, Post.body_id, Post.college_id).where(
        Post.deleted.is_(None),
        or_(Post.start_on.is_(None), Post.start_on <= text),
        or_(Post.end_on.is_(None), Post.end_on >= text),
    )
    return [(row.id, row.body_id or "", row.college_id) for row in session.execute(asked)]


def _partners(session: Session, day: date) -> int:
    text = day.isoformat()
    asked = select(func.count()).where(
        Organization.deleted.is_(None),
        or_(Organization.archived.is_(None), Organization.archived.is_(False)),
        or_(Organization.joined_on.is_(None), Organization.joined_on <= text),
        or_(Organization.left_on.is_(None), Organization.left_on >= text),
    )
    return session.scalars(asked).one()


def _card(row: Row[*tuple[Any, ...]], facts: _Facts) -> ChartBody:
    members = facts.members[row.id]
    terms = [member.term for member in members]
    colleges = college_seats(facts.colleges[row.id], facts.posts)
    balance = seats.parity(colleges, terms, facts.day, row.max_gap) if terms else None
    posts = [post for post, body, _college in facts.posts if body == row.id]
    lines = _lines(row, members, facts) if row.kind in _OF_ALL else ()
    shown = [member for member in members if member.role not in seats.WITHOUT_VOTE]
    return ChartBody(
        row.id, row.parent_id, row.name, row.kind,
        _kind_word(row), row.hue or 0,
        () if lines else tuple(_person(one) for one in shown),
        lines, len(seats.vacant_posts(posts, terms, facts.day)),
        balance.sentence if balance else "", balance.held if balance else True,
        row.state == "dormant", len(shown),
        bool(row.end_on) and row.end_on < facts.day.isoformat(), row.area_id, row.area,
        frozenset(member.term.sector for member in shown),
        frozenset(member.organization_id for member in members if member.organization_id),
    )


def _kind_word(row: Row[*tuple[Any, ...]]) -> str:
    """Return the local word for the kind; the common one when the name already says it."""
    said = fold(row.local_name or "")
    if said and said not in fold(row.name):
        return str(row.local_name)
    return vocabulary.label("body_kind", row.kind)


def _person(member: MemberLine) -> ChartPerson:
    office = vocabulary.label("membership_role", member.role) if member.role != "member" else ""
    note = " · ".join(part for part in (office, member.organization) if part)
    return ChartPerson(member.person, note, office)


def _lines(row: Row[*tuple[Any, ...]], members: list[MemberLine], facts: _Facts) -> tuple[str, ...]:
    count = len({member.organization_id for member in members if member.organization_id})
    partners = count or facts.partners
    found = [
        ngettext("{n} organisation membre", "{n} organisations membres", partners)
        .format(n=partners)
    ]
    if row.meetings_per_year:
        found.append(
            ngettext("{n} rencontre par année", "{n} rencontres par année", row.meetings_per_year)
            .format(n=row.meetings_per_year)
        )
    return tuple(found)

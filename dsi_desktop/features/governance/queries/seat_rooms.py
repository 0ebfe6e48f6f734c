"""What is read of the seats of bodies: posts, members, colleges, rules and letters, all at once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.governance import (
    BodyRules,
    College,
    MandateLetter,
    Membership,
    Post,
)
from dsi_desktop.features.governance.queries.seats import (
    CollegeLine,
    MemberLine,
    all_colleges,
    college_seats,
    memberships,
)
from dsi_desktop.features.governance.rules.seating import Charter, Holder, Letter, Seating
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of a body, with its days."""

    id: str
    label: str
    college_id: str | None
    college: str
    area: str
    start_on: str | None
    end_on: str | None


@dataclass(frozen=True, slots=True)
class Room:
    """All that was read of one body."""

    seating: Seating
    posts: tuple[Seat, ...]
    members: dict[str, MemberLine]
    abolished: tuple[tuple[str, str], ...]


def rooms(session: Session, day: date, body_ids: list[str]) -> dict[str, Room]:
    only = body_ids[0] if len(body_ids) == 1 else None
    members: dict[str, list[MemberLine]] = defaultdict(list)
    for line in memberships(session, only):
        members[line.body_id].append(line)
    posts: dict[str, list[Seat]] = defaultdict(list)
    for body_id, post in _posts(session, only):
        posts[body_id].append(post)
    charters = _charters(session, only)
    written = _letters(session, only)
    colleges: dict[str, list[CollegeLine]] = defaultdict(list)
    for college in all_colleges(session, only):
        colleges[college.body_id].append(college)
    found: dict[str, Room] = {}
    for body_id in body_ids:
        here = tuple(post for post in posts[body_id] if _exists(post, day))
        every = [(post.id, body_id, post.college_id) for post in posts[body_id]]
        known = {line.id: line for line in members[body_id]}
        seating = Seating(
            day, charters.get(body_id, Charter()), tuple(college_seats(colleges[body_id], every)),
            tuple((post.id, _words(post)) for post in here),
            tuple(_holder(line) for line in known.values()),
            tuple(
                Letter(one.id, one.membership_id, known[one.membership_id].person,
                       one.start_on, one.end_on)
                for one in written if one.membership_id in known
            ),
        )
        gone = tuple(
            (post.id, _words(post)) for post in posts[body_id]
            if post.end_on and post.end_on < day.isoformat()
        )
        found[body_id] = Room(seating, here, known, gone)
    return found


def _holder(line: MemberLine) -> Holder:
    return Holder(line.term, line.person, line.organization_id, line.substitutes_for_id)


def _exists(post: Seat, day: date) -> bool:
    text = day.isoformat()
    return (post.start_on or "") <= text and (not post.end_on or post.end_on >= text)


def _words(post: Seat) -> str:
    label = post.label or _("siège sans nom")
    return _("{seat} ({college})").format(seat=label, college=post.college) if (
        post.college) else label


def _posts(session: Session, only: str | None) -> Iterator[tuple[str, Seat]]:
    asked: Select[*tuple[Any, ...]] = (
        select(
            Post.body_id, Post.id, Post.label, College.id, func.coalesce(College.name, ""),
            func.coalesce(Area.name, ""), Post.start_on, Post.end_on,
        )
        .outerjoin(College, (Post.college_id == College.id) & College.deleted.is_(None))
        .outerjoin(Area, Post.area_id == Area.id)
        .where(Post.deleted.is_(None))
        .order_by(College.rank, Post.rank, Post.id)
    )
    if only is not None:
        asked = asked.where(Post.body_id == only)
    for body_id, *fields in session.execute(asked):
        yield str(body_id), Seat(*fields)


@dataclass(frozen=True, slots=True)
class _Written:
    id: str
    membership_id: str
    start_on: str | None
    end_on: str | None


def _letters(session: Session, only: str | None) -> list[_Written]:
    asked = select(
        MandateLetter.id, func.coalesce(MandateLetter.membership_id, ""), MandateLetter.start_on,
        MandateLetter.end_on,
    ).where(MandateLetter.deleted.is_(None)).order_by(MandateLetter.id)
    if only is not None:
        asked = asked.join(Membership, Membership.id == MandateLetter.membership_id).where(
            Membership.body_id == only)
    return [_Written(*row) for row in session.execute(asked)]


def _charters(session: Session, only: str | None) -> dict[str, Charter]:
    asked = select(BodyRules).where(BodyRules.deleted.is_(None))
    if only is not None:
        asked = asked.where(BodyRules.body_id == only)
    return {
        str(row.body_id): Charter(
            _or(row.parity_max_gap, 1), _or(row.term_months, 24), row.max_terms, row.staggered,
            row.quorum_kind, row.quorum_value, row.voting_unit,
        )
        for row in session.scalars(asked)
    }


def _or(value: int | None, default: int) -> int:
    return default if value is None else value

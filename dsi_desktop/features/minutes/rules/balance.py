"""How the seats of the body were shared between its colleges on the day of the meeting."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from dsi_desktop.features.governance.rules import seats, tree

Record = Any


class _Shelf(Protocol):
    def of(self, table: str, field: str, values: Collection[str | None]) -> list[Record]: ...

    def named(self, table: str, values: Collection[str | None]) -> list[Record]: ...


def seats_by_college(shelf: _Shelf, meeting: Record) -> tuple[tuple[str, int], ...]:
    """Return (college, seats held) on the day; nothing for a body without colleges or members.

    The organisation decides the college, as it does for the view of the seats at that date.
    """
    colleges = shelf.of("college", "body_id", [meeting.body_id])
    if not meeting.held_on or len(colleges) < 2:
        return ()
    members = shelf.of("membership", "body_id", [meeting.body_id])
    bound = shelf.named("organization", [one.organization_id for one in members])
    people = shelf.named("person", [one.person_id for one in members])
    facts = _Facts(
        {one.id: one.sector for one in bound}, {one.id: one.area_id for one in (*bound, *people)},
        {one.id: one.parent_id for one in shelf.of("area", "deleted", [None])},
    )
    posts = shelf.of("post", "college_id", [one.id for one in colleges])
    day = date.fromisoformat(meeting.held_on)
    terms = [_term(one, facts) for one in members]
    balance = seats.parity([_college(one, posts) for one in colleges], terms, day)
    if balance is None or not seats.members_at(terms, day):
        return ()
    return tuple((count.name, count.held) for count in balance.counts)


@dataclass(frozen=True, slots=True)
class _Facts:
    """Sector and territory of whom the members sit for."""

    sectors: dict[str, str]
    homes: dict[str, str | None]
    parents: dict[str, str | None]


def _term(one: Record, facts: _Facts) -> seats.Term:
    sector = facts.sectors.get(one.organization_id, "") if one.organization_id else "citizen"
    home = facts.homes.get(one.organization_id or one.person_id or "")
    return seats.Term(
        one.id, one.person_id or "", one.role, sector, one.post_id, one.start_on, one.end_on,
        one.voting, tree.above(home, facts.parents),
    )


def _college(one: Record, posts: list[Record]) -> seats.CollegeSeats:
    own = frozenset(post.id for post in posts if post.college_id == one.id)
    return seats.CollegeSeats(
        one.id, one.name, frozenset((one.sectors or "").split()), own, one.seats, one.parity,
        one.area_id,
    )

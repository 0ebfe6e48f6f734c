"""The colleges of a body, who sits in them and its quorum, read from the records."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Protocol

from dsi_desktop.features.governance.rules import seats, tree
from dsi_desktop.features.meetings.rules.room import QuorumRule

Record = Any


class Shelf(Protocol):
    """Where records are fetched: in a reading or in an operation alike."""

    def of(self, table: str, field: str, values: Collection[str | None]) -> list[Record]: ...

    def named(self, table: str, values: Collection[str | None]) -> list[Record]: ...


@dataclass(frozen=True, slots=True)
class Seated:
    """The colleges of a body and its memberships of all times."""

    colleges: tuple[seats.CollegeSeats, ...] = ()
    terms: tuple[seats.Term, ...] = ()


def seated(shelf: Shelf, body_id: str | None) -> Seated:
    """Return the colleges of a body with its members; nothing with fewer than two colleges.

    The organisation decides the college, as it does for the view of the seats.
    """
    colleges = shelf.of("college", "body_id", [body_id])
    if len(colleges) < 2:
        return Seated()
    members = shelf.of("membership", "body_id", [body_id])
    bound = shelf.named("organization", [one.organization_id for one in members])
    people = shelf.named("person", [one.person_id for one in members])
    facts = _Facts(
        {one.id: one.sector for one in bound}, {one.id: one.area_id for one in (*bound, *people)},
        {one.id: one.parent_id for one in shelf.of("area", "deleted", [None])},
    )
    posts = shelf.of("post", "college_id", [one.id for one in colleges])
    return Seated(
        tuple(_college(one, posts) for one in colleges), tuple(_term(one, facts) for one in members)
    )


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


def quorum_rule(rules: Record | None) -> QuorumRule:
    """Return how a body counts its quorum; a body without rules asks for none."""
    if rules is None:
        return QuorumRule()
    return QuorumRule(rules.quorum_kind, rules.quorum_value, rules.voting_unit, rules.below_quorum)

"""The seats of every body on a day: who holds them, for whom, until when, and what they ask for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from dsi_desktop.db.schema.governance import Body, College, MandateLetter, Membership, Post
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.queries.bodies import BodyLine, bodies
from dsi_desktop.features.governance.queries.seat_rooms import Room, Seat, rooms
from dsi_desktop.features.governance.queries.seats import MemberLine, all_colleges
from dsi_desktop.features.governance.rules import letters, seats
from dsi_desktop.features.governance.rules.notices import Notice, notices
from dsi_desktop.features.governance.rules.seating import (
    Holder,
    Seating,
    letter_of,
    quorum_of,
    substitutes_of,
)
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _

WITHOUT_COLLEGE, WITHOUT_VOTE = "", "without_vote"


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat, or a member without one.

    `group` is a college, else `WITHOUT_COLLEGE` or `WITHOUT_VOTE`; `state` is vacant, held, ending
    or double; `letter_state` is "" without a letter.
    """

    id: str
    group: str
    post_id: str | None
    label: str
    area: str
    member: MemberLine | None
    state: str
    substitutes: tuple[str, ...] = ()
    letter_id: str = ""
    letter_state: str = ""


@dataclass(frozen=True, slots=True)
class CollegeStrip:
    """A college as the strip paints it: seats held and vacant on the day."""

    id: str
    name: str
    sectors: str
    area: str
    planned: int | None
    parity: bool
    held: int
    vacant: int


@dataclass(frozen=True, slots=True)
class SeatingSheet:
    """The seats of a body on a day, whole. `quorum` is (members, members required)."""

    id: str
    name: str
    kind: str
    hue: int
    state: str
    balance: seats.Balance | None
    max_gap: int
    strips: tuple[CollegeStrip, ...]
    rows: tuple[SeatRow, ...]
    abolished: tuple[tuple[str, str], ...]
    notices: tuple[Notice, ...]
    quorum: tuple[int, int]
    letters: tuple[int, int]


@dataclass(frozen=True, slots=True)
class SeatingLine:
    """A body among others: how many seats it has on a day, and what they ask for."""

    body: BodyLine
    held: int
    posts: int
    balance: seats.Balance | None
    notices: tuple[Notice, ...]

    def count(self, kind: str) -> int:
        """Return how many notices of a kind there are."""
        return sum(1 for notice in self.notices if notice.kind == kind)


@dataclass(frozen=True, slots=True)
class BodyNotice:
    """What the seats of one body ask for, with the body it is about."""

    body_id: str
    body: str
    notice: Notice


def seating_lines(store: Store, day: date) -> list[SeatingLine]:
    """Return the bodies of a day in reading order, with their seats counted."""
    lines = bodies(store, day)
    with store.read() as session:
        found = rooms(session, day, [line.id for line in lines])
    return [
        SeatingLine(
            line, len(found[line.id].seating.voting), len(found[line.id].posts),
            found[line.id].seating.balance, notices(found[line.id].seating),
        )
        for line in lines
    ]


def seat_notices(store: Store, day: date) -> list[BodyNotice]:
    """Return what the seats of every open body ask for, the gravest first."""
    found = [
        BodyNotice(line.body.id, line.body.name, notice)
        for line in seating_lines(store, day) if line.body.state != "closed"
        for notice in line.notices
    ]
    order = ("bad", "warn", "accent")
    return sorted(found, key=lambda one: order.index(one.notice.tone))


def seating_sheet(store: Store, body_id: str, day: date) -> SeatingSheet:
    """Return the seats of a body on a day; `NotFound` when it is not in the dossier."""
    asked = select(Body).where(Body.id == body_id, Body.deleted.is_(None))
    with store.read() as session:
        body = session.scalars(asked).first()
        if body is None:
            raise NotFound(_("Cette instance n’est pas dans le dossier."))
        room = rooms(session, day, [body_id])[body_id]
        colleges = all_colleges(session, body_id)
        seating = room.seating
        rows = tuple(_rows(room))
        strips = tuple(
            CollegeStrip(
                line.id, line.name, line.sectors, line.area, line.seats, line.parity,
                *_filled(rows, line.id),
            )
            for line in colleges
        )
        return SeatingSheet(
            body.id, body.name, body.kind, body.hue or 0, body.state, seating.balance,
            seating.charter.max_gap, strips, rows, room.abolished, notices(seating),
            quorum_of(seating), _papers(rows),
        )


def body_of(store: Store, kind: str, record_id: str) -> str:
    """Return the body whose seats show a record of a kind; "" when there is none."""
    asked = {
        "body": select(Body.id).where(Body.id == record_id),
        "post": select(Post.body_id).where(Post.id == record_id),
        "college": select(College.body_id).where(College.id == record_id),
        "membership": select(Membership.body_id).where(Membership.id == record_id),
        "mandate_letter": select(Membership.body_id)
        .join(MandateLetter, MandateLetter.membership_id == Membership.id)
        .where(MandateLetter.id == record_id),
    }[kind]
    with store.read() as session:
        return session.scalars(asked).first() or ""


def _filled(rows: Iterable[SeatRow], college_id: str) -> tuple[int, int]:
    mine = [row for row in rows if row.group == college_id]
    vacant = sum(1 for row in mine if row.member is None)
    return len(mine) - vacant, vacant


def _papers(rows: Iterable[SeatRow]) -> tuple[int, int]:
    """Return (letters in force, members an organisation could write one for)."""
    bound = [
        row for row in rows
        if row.group != WITHOUT_VOTE and row.member is not None and row.member.organization_id
    ]
    held = {letters.HOLDS, letters.ENDS_SOON}
    return sum(1 for row in bound if row.letter_state in held), len(bound)


def _rows(room: Room) -> Iterator[SeatRow]:
    seating = room.seating
    holders = {
        one.term.post_id: one for one in seating.now
        if one.term.post_id and one.term.role not in seats.WITHOUT_VOTE
    }
    shown = {one.term.id for one in holders.values()}
    own = {one.id for one in seating.colleges}
    by_college: dict[str, list[SeatRow]] = defaultdict(list)
    for post in room.posts:
        group = post.college_id or WITHOUT_COLLEGE
        group = group if group in own else WITHOUT_COLLEGE
        by_college[group].append(_row(room, holders.get(post.id), group, post))
    for one in seating.now:
        if one.term.id in shown:
            continue
        group = WITHOUT_VOTE
        if seats.voting_members([one.term]):
            group = seats.college_of(one.term, seating.colleges) or WITHOUT_COLLEGE
        by_college[group].append(_row(room, one, group, None))
    for group in (*(one.id for one in seating.colleges), WITHOUT_COLLEGE, WITHOUT_VOTE):
        yield from by_college[group]


def _row(room: Room, holder: Holder | None, group: str, post: Seat | None) -> SeatRow:
    post_id = post.id if post else None
    label, area = (post.label, post.area) if post else ("", "")
    if holder is None:
        return SeatRow(str(post_id), group, post_id, label, area, None, "vacant")
    letter = letter_of(room.seating, holder)
    return SeatRow(
        post_id or holder.term.id, group, post_id, label, area, room.members[holder.term.id],
        _state(room.seating, holder),
        tuple(one.name for one in substitutes_of(room.seating, holder.term.id)),
        letter.id if letter else "", letter.state(room.seating.day) if letter else "",
    )


def _state(seating: Seating, holder: Holder) -> str:
    if holder.term.person_id in seats.double_seats(seating.terms, seating.day):
        return "double"
    return "ending" if seats.ending_soon([holder.term], seating.day) else "held"



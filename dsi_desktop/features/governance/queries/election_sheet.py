"""One election, whole: its seats, who runs, the count, and who sits in the other colleges."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.elections import BallotCount, Candidacy, Election, ElectionRound
from dsi_desktop.db.schema.governance import Body, BodyRules, Post
from dsi_desktop.db.schema.meetings import AgendaItem, Attendance, Meeting
from dsi_desktop.db.schema.minutes import AdoptedMinutes
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.governance.queries.seats import (
    CollegeLine,
    MemberLine,
    all_colleges,
    all_posts,
    college_seats,
    memberships,
)
from dsi_desktop.features.governance.rules.ballots import Ballots
from dsi_desktop.features.governance.rules.elections import (
    OpenSeat,
    open_seats,
    unposted_seats,
)
from dsi_desktop.features.governance.rules.seats import (
    WITHOUT_VOTE,
    CollegeSeats,
    Term,
    college_of,
    sits,
)
from dsi_desktop.features.governance.rules.terms import consecutive_terms
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """Somebody who runs; `votes` round by round, `served` terms in a row until that day."""

    id: str
    person_id: str
    name: str
    honorific: str
    organization_id: str | None
    organization: str
    sector: str
    proposed_by: str
    consented: bool
    withdrawn: bool
    elected: bool
    votes: tuple[int, ...]
    served: int

    @property
    def runs(self) -> bool:
        """Tell whether this name is on the ballot."""
        return self.consented and not self.withdrawn


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round: its papers, and how a tie on its last seat was settled."""

    number: int
    ballots: Ballots
    tie_break: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CollegeCard:
    """A college beside the count: who holds its seats, how many are open, its own election."""

    id: str
    name: str
    parity: bool
    planned: int
    members: tuple[MemberLine, ...]
    open: int
    election_id: str
    state: str


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """The assembly that votes: when, where, how many are there."""

    id: str
    held_on: str
    body: str
    place: str
    present: int
    voters: int
    adopted: bool


@dataclass(frozen=True, slots=True)
class ElectionSheet:
    """An election, whole."""

    id: str
    title: str
    state: str
    method: str
    seats: int
    names_allowed: int | None
    voters: int | None
    scrutineers: str
    note: str
    body_id: str
    body: str
    college_id: str | None
    college: str
    sectors: tuple[str, ...]
    agenda_item_id: str
    item: str
    meeting: MeetingFacts
    term_months: int
    max_terms: int | None
    max_gap: int
    candidates: tuple[CandidateLine, ...]
    rounds: tuple[RoundLine, ...]
    cards: tuple[CollegeCard, ...]
    free: tuple[OpenSeat, ...]
    colleges: tuple[CollegeSeats, ...]
    terms: tuple[Term, ...]

    @property
    def day(self) -> date:
        """The day of the assembly."""
        return date.fromisoformat(self.meeting.held_on)


@dataclass(frozen=True, slots=True)
class _Colleges:
    """The colleges of a body on a day, as the sheet and its cards need them."""

    lines: list[CollegeLine]
    seen: list[CollegeSeats]
    members: list[MemberLine]
    posts: list[tuple[str, str, str | None]]
    day: date

    @property
    def terms(self) -> list[Term]:
        return [line.term for line in self.members]

    def free(self, college_id: str | None) -> list[OpenSeat]:
        """Return the seats of a college that an assembly of the day may fill."""
        own = [(post, label) for post, label, college in self.posts
               if college_id is None or college == college_id]
        one = next((line for line in self.seen if line.id == college_id), None)
        more = unposted_seats(one, self.seen, self.terms, self.day) if one else 0
        return open_seats(own, self.terms, self.day, unposted=more)


def election_sheet(store: Store, election_id: str, day: date) -> ElectionSheet:
    """Return an election, whole; `day` stands for the assembly's when it has none."""
    with store.read() as session:
        election = session.get(Election, election_id)
        if election is None or election.deleted:
            raise NotFound(_("Cette élection n’est plus dans le dossier."))
        meeting = _meeting(session, election.meeting_id, day)
        held = date.fromisoformat(meeting.held_on)
        colleges = _colleges(session, election.body_id or "", held)
        one = next((line for line in colleges.lines if line.id == election.college_id), None)
        rules = _rules(session, election.body_id)
        item = session.get(AgendaItem, election.agenda_item_id)
        body = session.get(Body, election.body_id or "")
        return ElectionSheet(
            election.id, election.title, election.state, election.method, election.seats or 1,
            election.names_allowed, election.voters, election.scrutineers, election.note,
            election.body_id or "", body.name if body else "", election.college_id,
            one.name if one else "", tuple(one.sectors.split()) if one else (),
            election.agenda_item_id, item.title if item else "", meeting,
            rules.term_months or 0, rules.max_terms,
            rules.parity_max_gap,
            _candidates(session, election, colleges, rules.term_months or 0),
            _rounds(session, election), _cards(session, election, colleges),
            tuple(colleges.free(election.college_id)), tuple(colleges.seen),
            tuple(colleges.terms),
        )


def _meeting(session: Session, meeting_id: str, day: date) -> MeetingFacts:
    asked = (
        select(
            Meeting.id, Meeting.held_on, func.coalesce(Body.name, Meeting.title),
            func.coalesce(Area.name, Meeting.place),
        )
        .outerjoin(Body, Meeting.body_id == Body.id)
        .outerjoin(Area, Meeting.area_id == Area.id)
        .where(Meeting.id == meeting_id)
    )
    row = session.execute(asked).first()
    here = session.execute(select(Attendance.voting).where(
        Attendance.meeting_id == meeting_id, Attendance.deleted.is_(None),
        Attendance.status.in_(("present", "remote")),
    )).all()
    adopted = session.scalars(select(AdoptedMinutes.id).where(
        AdoptedMinutes.meeting_id == meeting_id, AdoptedMinutes.deleted.is_(None)
    )).first()
    key, held_on, body, place = row or (meeting_id, None, "", "")
    return MeetingFacts(
        key, held_on or day.isoformat(), body or "", place or "", len(here),
        sum(1 for one in here if one.voting), adopted is not None,
    )


def _colleges(session: Session, body_id: str, day: date) -> _Colleges:
    lines = [line for line in all_colleges(session) if line.body_id == body_id]
    text = day.isoformat()
    asked = select(Post.id, Post.label, Post.college_id).where(
        Post.body_id == body_id, Post.deleted.is_(None),
        Post.start_on.is_(None) | (Post.start_on <= text),
        Post.end_on.is_(None) | (Post.end_on > text),
    ).order_by(Post.rank, Post.id)
    posts = [(row.id, row.label, row.college_id) for row in session.execute(asked)]
    return _Colleges(
        lines, college_seats(lines, all_posts(session)), memberships(session, body_id), posts, day,
    )


def _rules(session: Session, body_id: str | None) -> BodyRules:
    asked = select(BodyRules).where(BodyRules.body_id == body_id, BodyRules.deleted.is_(None))
    return session.scalars(asked).first() or BodyRules(term_months=24, parity_max_gap=1)


def _candidates(
    session: Session, election: Election, colleges: _Colleges, months: int,
) -> tuple[CandidateLine, ...]:
    counts: dict[tuple[str, int], int] = {
        (one.candidacy_id or "", one.round): one.votes or 0
        for one in session.scalars(select(BallotCount).where(
            BallotCount.election_id == election.id, BallotCount.deleted.is_(None)
        ))
    }
    asked = (
        select(
            Candidacy, Person.given_name, Person.family_name, Person.honorific,
            Organization.name, Organization.sector,
        )
        .outerjoin(Person, Candidacy.person_id == Person.id)
        .outerjoin(Organization, Candidacy.organization_id == Organization.id)
        .where(Candidacy.election_id == election.id, Candidacy.deleted.is_(None))
        .order_by(Candidacy.rank, Candidacy.id)
    )
    rounds = range(1, (election.rounds or 1) + 1)
    return tuple(
        CandidateLine(
            one.id, one.person_id or "",
            full_name(given or "", family or ""), honorific or "", one.organization_id,
            organization or "", sector or "citizen", one.proposed_by, one.consented,
            one.withdrawn, one.elected,
            tuple(counts.get((one.id, number), 0) for number in rounds),
            consecutive_terms(
                colleges.terms, one.person_id or "", colleges.day, months,
            ),
        )
        for one, given, family, honorific, organization, sector in session.execute(asked)
    )


def _rounds(session: Session, election: Election) -> tuple[RoundLine, ...]:
    rows = {
        row.number: row for row in session.scalars(select(ElectionRound).where(
            ElectionRound.election_id == election.id, ElectionRound.deleted.is_(None)
        ))
    }
    found = []
    for number in range(1, (election.rounds or 1) + 1):
        row = rows.get(number)
        found.append(RoundLine(number, Ballots()) if row is None else RoundLine(
            number, Ballots(row.handed_out, row.returned, row.spoiled), row.tie_break or "",
            row.note,
        ))
    return tuple(found)


def _cards(
    session: Session, election: Election, colleges: _Colleges,
) -> tuple[CollegeCard, ...]:
    asked = select(Election).where(
        Election.body_id == election.body_id, Election.meeting_id == election.meeting_id,
        Election.deleted.is_(None), Election.state != "cancelled",
    )
    others = {one.college_id: one for one in session.scalars(asked)}
    if election.state != "cancelled":
        others[election.college_id] = election
    sitting = [line for line in colleges.members if sits(line.term, colleges.day)]
    found = []
    for line, seen in zip(colleges.lines, colleges.seen, strict=True):
        own = others.get(line.id)
        members = tuple(
            one for one in sitting
            if one.role not in WITHOUT_VOTE
            and college_of(one.term, colleges.seen) == line.id
        )
        found.append(CollegeCard(
            line.id, line.name, line.parity, line.seats or max(len(seen.posts), len(members)),
            members, len(colleges.free(line.id)), own.id if own else "",
            own.state if own else "",
        ))
    return tuple(found)

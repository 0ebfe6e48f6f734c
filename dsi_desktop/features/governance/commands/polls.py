"""What the commands of an election share: its records, its people, its line in the minutes."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import func, select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.elections import BallotCount, Candidacy, Election, ElectionRound
from dsi_desktop.db.schema.governance import BodyRules, College, Membership, Post
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import AdoptedMinutes, Entry
from dsi_desktop.features.governance.rules import elections, tree
from dsi_desktop.features.governance.rules.ballots import Ballots, check_figures
from dsi_desktop.features.governance.rules.seats import CollegeSeats, Term
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.ids import linked_id


def meeting_for_election(op: Operation, meeting_id: str) -> Meeting:
    """Return the meeting that votes; refused when its minutes are adopted or it is cancelled."""
    meeting = op.get(Meeting, meeting_id)
    adopted = select(AdoptedMinutes.id).where(
        AdoptedMinutes.meeting_id == meeting_id, AdoptedMinutes.deleted.is_(None)
    )
    if op.scalars(adopted).first() is not None:
        raise RuleBroken(_("Le procès-verbal de cette rencontre est adopté; il ne se modifie plus. "
                           "Pour le corriger, faites un erratum."))
    if meeting.deleted or meeting.state == "cancelled":
        raise RuleBroken(_("Cette rencontre est annulée : aucune élection ne s’y tient."),
                         "meeting_id")
    return meeting


def under_way(op: Operation, election_id: str) -> Election:
    """Return an election that is not proclaimed yet, at a meeting still open to writing."""
    election = op.get(Election, election_id)
    if election.deleted:
        raise NotFound(_("Cette élection n’est plus dans le dossier."))
    if election.state not in elections.UNDER_WAY:
        raise RuleBroken(
            _("Cette élection est proclamée.") if election.state == "closed"
            else _("Ce scrutin est annulé.")
        )
    meeting_for_election(op, election.meeting_id)
    return election


def day_of(op: Operation, election: Election, today: date) -> date:
    """Return the day of the assembly; today when the meeting has no day yet."""
    held_on = op.get(Meeting, election.meeting_id).held_on
    return date.fromisoformat(held_on) if held_on else today


def candidacies(op: Operation, election_id: str) -> Sequence[Candidacy]:
    """Return every candidacy of an election, in their order."""
    return op.scalars(select(Candidacy).where(
        Candidacy.election_id == election_id, Candidacy.deleted.is_(None)
    ).order_by(Candidacy.rank, Candidacy.id)).all()


def running(op: Operation, election_id: str) -> list[Candidacy]:
    """Return those who accepted and did not withdraw."""
    return [
        one for one in candidacies(op, election_id) if one.consented and not one.withdrawn
    ]


def counted(op: Operation, election: Election) -> list[dict[str, int]]:
    """Return the votes of each round, by candidacy."""
    rounds: list[dict[str, int]] = [{} for _n in range(election.rounds or 1)]
    for row in op.scalars(select(BallotCount).where(
        BallotCount.election_id == election.id, BallotCount.deleted.is_(None)
    )):
        if row.candidacy_id and 1 <= row.round <= len(rounds):
            rounds[row.round - 1][row.candidacy_id] = row.votes or 0
    return rounds


def standing(op: Operation, election: Election) -> elections.Standing:
    """Return where the election stands by the votes written."""
    people = running(op, election.id)
    return elections.standing_of(
        [one.id for one in people], counted(op, election), election.seats or 1,
        [one.id for one in people if one.elected],
    )


def write_count(
    op: Operation, election: Election, votes: Mapping[str, int], ballots: Ballots | None,
) -> None:
    """Write the figures of the present round; the same count made twice is one row.

    A lot drawn for a tie that the new figures change decides nothing any more.
    """
    check_figures(votes, ballots or Ballots())
    number = election.rounds or 1
    tied = _tied(op, election)
    known = {one.id for one in candidacies(op, election.id)}
    for candidacy_id, count in votes.items():
        if candidacy_id not in known:
            raise RuleBroken(_("Cette candidature est celle d’une autre élection."))
        op.put(BallotCount(
            id=linked_id("ballot_count", candidacy_id, str(number)), election_id=election.id,
            candidacy_id=candidacy_id, round=number, votes=count,
        ))
    if ballots is not None:
        one = round_of(op, election, number)
        one.handed_out, one.returned = ballots.handed_out, ballots.returned
        one.spoiled = ballots.spoiled
    op.flush()
    if tied and tied != _tied(op, election):
        for candidacy in candidacies(op, election.id):
            candidacy.elected = False
        round_of(op, election, number).tie_break = ""


def _tied(op: Operation, election: Election) -> tuple[str, ...]:
    people = [one.id for one in running(op, election.id)]
    found = elections.standing_of(people, counted(op, election), election.seats or 1)
    return tuple(sorted(found.tied))


def round_of(op: Operation, election: Election, number: int) -> ElectionRound:
    """Return the row of a round, made at its first figures."""
    key = linked_id("election_round", election.id, str(number))
    found = op.find(ElectionRound, key)
    if found is not None and not found.deleted:
        return found
    return op.put(ElectionRound(id=key, election_id=election.id, number=number))


def papers_of(op: Operation, election: Election, number: int) -> Ballots:
    """Return the ballots of a round as they were noted."""
    found = op.find(ElectionRound, linked_id("election_round", election.id, str(number)))
    if found is None or found.deleted:
        return Ballots()
    return Ballots(found.handed_out, found.returned, found.spoiled)


def rules_of(op: Operation, body_id: str | None) -> BodyRules:
    """Return the rules of a body; those of the schema when none are written."""
    asked = select(BodyRules).where(BodyRules.body_id == body_id, BodyRules.deleted.is_(None))
    found = op.scalars(asked).first()
    return found or BodyRules(body_id=body_id, term_months=24, parity_max_gap=1)


def terms_of(op: Operation, body_id: str | None) -> list[Term]:
    """Return the memberships of a body as the rules see them."""
    asked = (
        select(Membership, Organization.sector, Organization.area_id, Person.area_id)
        .outerjoin(Organization, Membership.organization_id == Organization.id)
        .outerjoin(Person, Membership.person_id == Person.id)
        .where(Membership.body_id == body_id, Membership.deleted.is_(None))
    )
    parents = {row.id: row.parent_id for row in op.rows(select(Area.id, Area.parent_id))}
    return [
        Term(
            one.id, one.person_id or "", one.role,
            (sector or "") if one.organization_id else "citizen", one.post_id, one.start_on,
            one.end_on, one.voting, tree.above(area if one.organization_id else home, parents),
        )
        for one, sector, area, home in op.rows(asked)
    ]


def free_seats(
    op: Operation, body_id: str, college_id: str | None, day: date,
) -> list[elections.OpenSeat]:
    """Return the seats of a college, of the whole body without one, that an assembly may fill."""
    text = day.isoformat()
    asked = select(Post).where(
        Post.body_id == body_id, Post.deleted.is_(None),
        Post.start_on.is_(None) | (Post.start_on <= text),
        Post.end_on.is_(None) | (Post.end_on > text),
    ).order_by(Post.rank, Post.id)
    posts = op.scalars(asked).all()
    terms = terms_of(op, body_id)
    of_college = [post for post in posts if college_id is None or post.college_id == college_id]
    rows = op.scalars(select(College).where(
        College.body_id == body_id, College.deleted.is_(None)
    ).order_by(College.rank, College.id)).all()
    colleges = [_college(row, posts) for row in rows]
    one = next((row for row in colleges if row.id == college_id), None)
    unposted = elections.unposted_seats(one, colleges, terms, day) if one else 0
    return elections.open_seats(
        [(post.id, post.label) for post in of_college], terms, day, unposted=unposted,
    )


def counts_seats(op: Operation, body_id: str, college_id: str | None) -> bool:
    """Tell whether the seats of a college, or of the body, are listed or planned."""
    if college_id and op.get(College, college_id).seats:
        return True
    asked = select(Post.id).where(Post.body_id == body_id, Post.deleted.is_(None))
    if college_id:
        asked = asked.where(Post.college_id == college_id)
    return op.scalars(asked).first() is not None


def _college(row: College, posts: Sequence[Post]) -> CollegeSeats:
    return CollegeSeats(
        row.id, row.name, frozenset(row.sectors.split()),
        frozenset(post.id for post in posts if post.college_id == row.id), row.seats, row.parity,
        row.area_id,
    )


def last_rank(op: Operation, election_id: str) -> str:
    """Return the rank after the last candidacy."""
    asked = select(func.coalesce(func.max(Candidacy.rank), "")).where(
        Candidacy.election_id == election_id
    )
    return between(op.scalars(asked).one(), "")


def show_in_minutes(op: Operation, election: Election) -> None:
    """Give the election its line in the minutes, at the end of its point: one record, one line."""
    item = election.agenda_item_id or None
    asked = select(func.coalesce(func.max(Entry.rank), "")).where(
        Entry.meeting_id == election.meeting_id, Entry.agenda_item_id == item,
        Entry.deleted.is_(None),
    )
    op.put(Entry(
        id=linked_id("entry", election.id), meeting_id=election.meeting_id,
        agenda_item_id=item, kind="election", record_id=election.id,
        rank=between(op.scalars(asked).one(), None),
    ))

"""What the papers of a coming meeting are made of: its call, former minutes, bytes of annexes."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select, text
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.elections import Candidacy, Election
from dsi_desktop.db.schema.governance import Body, College
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.governance.rules.election_words import election_name
from dsi_desktop.features.meetings.rules.calls import CallSheet, called
from dsi_desktop.features.minutes.queries.finding import found_meeting
from dsi_desktop.features.minutes.rules import frozen
from dsi_desktop.features.minutes.rules.composing import compose
from dsi_desktop.features.minutes.rules.document import Attendee, MinutesDocument
from dsi_desktop.features.tasks.rules import OPEN, due_of


@dataclass(frozen=True, slots=True)
class CallPapers:
    """A convocation ready to print. `contents` holds the bytes of the annexes that are here."""

    call: CallSheet
    former: tuple[MinutesDocument, ...]
    contents: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class StillToDo:
    """A follow-up of the body that is not done yet."""

    title: str
    responsible: str
    due: str
    late: bool


@dataclass(frozen=True, slots=True)
class Runner:
    """Somebody who runs, as a ballot names them."""

    name: str
    organization: str


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """The ballots of an election to be held: its name, who runs, how many names and papers."""

    title: str
    people: tuple[Runner, ...]
    names: int
    count: int


@dataclass(frozen=True, slots=True)
class KitPapers:
    """What is carried to a meeting: who is awaited, what is still to do, which elections."""

    call: CallSheet
    people: tuple[Attendee, ...]
    follow_ups: tuple[StillToDo, ...]
    elections: tuple[BallotPaper, ...]


def call_papers(store: Store, meeting_id: str) -> CallPapers:
    """Return what a convocation prints, the minutes to adopt as they stand."""
    with store.read() as session:
        shelf = Shelf(session)
        call = called(shelf, found_meeting(session, meeting_id))
        former = tuple(
            frozen.without_private_notes(compose(shelf, one.id)) for one in call.former
        )
        wanted = {one.sha256 for one in call.annexes}
        return CallPapers(call, former, _contents(session, wanted))


def kit_papers(store: Store, meeting_id: str, today: date) -> KitPapers:
    """Return what is printed before going where there is no network."""
    with store.read() as session:
        shelf = Shelf(session)
        meeting = found_meeting(session, meeting_id)
        document = compose(shelf, meeting_id)
        return KitPapers(
            called(shelf, meeting), document.attendees,
            _follow_ups(session, meeting, today), _elections(session, meeting_id),
        )


def _follow_ups(session: Session, meeting: Meeting, today: date) -> tuple[StillToDo, ...]:
    asked = (
        select(Task, Person.given_name, Person.family_name, Organization.name)
        .outerjoin(Person, Person.id == Task.person_id)
        .outerjoin(Organization, Organization.id == Task.organization_id)
        .where(
            Task.deleted.is_(None), Task.archived.is_not(True), Task.state.in_(OPEN),
            Task.body_id == meeting.body_id,
            or_(Task.meeting_id.is_(None), Task.meeting_id != meeting.id),
        )
        .order_by(Task.due_on.is_(None), Task.due_on, Task.title, Task.id)
    )
    found = []
    for task, given, family, organization in session.execute(asked).all():
        due = due_of(task.state, task.due_on, task.due_text, task.due_to, today)
        who = full_name(given or "", family or "") or organization or task.responsible_name
        found.append(StillToDo(task.title or "", who or "", due.text, due.late))
    return tuple(found)


def _elections(session: Session, meeting_id: str) -> tuple[BallotPaper, ...]:
    """Return the elections of a meeting for which somebody accepted to run."""
    asked = (
        select(Election, Body.name, College.name)
        .outerjoin(Body, Body.id == Election.body_id)
        .outerjoin(College, College.id == Election.college_id)
        .where(
            Election.meeting_id == meeting_id, Election.deleted.is_(None),
            Election.state != "cancelled",
        )
        .order_by(Election.id)
    )
    found = []
    for election, body, college in session.execute(asked).all():
        people = _running(session, election.id)
        if people:
            found.append(BallotPaper(
                election_name(election.title or "", body or "", college or ""), people,
                _names(election),
                election.voters or 0,
            ))
    return tuple(found)


def _names(election: Election) -> int:
    seats = election.seats or 1
    return max(1, min(election.names_allowed or seats, seats))


def _running(session: Session, election_id: str) -> tuple[Runner, ...]:
    asked = (
        select(Person.given_name, Person.family_name, Organization.name)
        .join(Candidacy, Candidacy.person_id == Person.id)
        .outerjoin(Organization, Organization.id == Candidacy.organization_id)
        .where(
            Candidacy.election_id == election_id, Candidacy.deleted.is_(None),
            Candidacy.consented.is_(True), Candidacy.withdrawn.is_not(True),
        )
        .order_by(Candidacy.rank, Candidacy.id)
    )
    rows = session.execute(asked).all()
    return tuple(Runner(full_name(row[0] or "", row[1] or ""), row[2] or "") for row in rows)


def _contents(session: Session, wanted: set[str]) -> dict[str, bytes]:
    asked = text("SELECT bytes FROM dsi_blob WHERE sha256 = :sha")
    found = {one: session.execute(asked, {"sha": one}).scalar() for one in sorted(wanted)}
    return {one: bytes(content) for one, content in found.items() if content is not None}

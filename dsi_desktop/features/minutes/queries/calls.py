"""What the papers of a coming meeting are made of: its call, former minutes, bytes of annexes."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select, text
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.elections import Candidacy, Election
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
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
class KitPapers:
    """What is carried to a meeting: who is awaited, what is still to do, which elections."""

    call: CallSheet
    people: tuple[Attendee, ...]
    follow_ups: tuple[StillToDo, ...]
    elections: tuple[str, ...]


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
        runs = select(Candidacy.election_id).where(
            Candidacy.deleted.is_(None), Candidacy.consented.is_(True),
            Candidacy.withdrawn.is_not(True),
        )
        elections = (
            select(Election.id)
            .where(
                Election.meeting_id == meeting_id, Election.deleted.is_(None),
                Election.state != "cancelled", Election.id.in_(runs),
            )
            .order_by(Election.id)
        )
        return KitPapers(
            called(shelf, meeting), document.attendees,
            _follow_ups(session, meeting, today), tuple(session.scalars(elections).all()),
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
        found.append(StillToDo(task.title, who, due.text, due.late))
    return tuple(found)


def _contents(session: Session, wanted: set[str]) -> dict[str, bytes]:
    asked = text("SELECT bytes FROM dsi_blob WHERE sha256 = :sha")
    found = {one: session.execute(asked, {"sha": one}).scalar() for one in sorted(wanted)}
    return {one: bytes(content) for one, content in found.items() if content is not None}

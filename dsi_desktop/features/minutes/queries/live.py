"""What the screen of live minutes shows, private notes included."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.engines import FRENCH
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body, BodyRules
from dsi_desktop.db.schema.meetings import AgendaItem, Attendance, Meeting
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.meetings.rules.room import Mandates, QuorumRule, Seat, seat_of
from dsi_desktop.features.minutes.queries.finding import adopted, found_meeting
from dsi_desktop.features.minutes.rules.capture import Known
from dsi_desktop.features.minutes.rules.composing import compose, presences
from dsi_desktop.features.minutes.rules.document import MinutesDocument
from dsi_desktop.features.tasks.rules import OPEN, due_of


@dataclass(frozen=True, slots=True)
class OpenFollowUp:
    """A follow-up still to do when a point is discussed."""

    id: str
    title: str
    responsible: str
    due: str
    late: bool
    body_id: str


@dataclass(frozen=True, slots=True)
class LiveMeeting:
    """All that the screen of live minutes shows."""

    document: MinutesDocument
    hue: int
    current_item_id: str
    seats: tuple[Seat, ...]
    rule: QuorumRule
    people: tuple[Known, ...]
    follow_ups: tuple[OpenFollowUp, ...]
    item_bodies: tuple[tuple[str, str], ...]
    mandates: Mandates
    organizations: tuple[Known, ...]
    decision_mode: str = "simple_majority"
    casting_vote: bool = False
    next_on: str = ""


def live_meeting(store: Store, meeting_id: str, today: date) -> LiveMeeting:
    """Return the live minutes of a meeting, private notes included."""
    with store.read() as session:
        meeting = found_meeting(session, meeting_id)
        document = compose(Shelf(session), meeting_id)
        if session.scalars(adopted(meeting_id)).first() is not None:
            document = replace(document, state="adopted")
        body = session.get(Body, meeting.body_id or "")
        items = select(AgendaItem.id, AgendaItem.body_id).where(
            AgendaItem.meeting_id == meeting_id, AgendaItem.deleted.is_(None)
        )
        bodies = tuple((row[0], row[1] or "") for row in session.execute(items).all())
        return LiveMeeting(
            document=document, hue=body.hue if body else 0,
            current_item_id=meeting.current_item_id, seats=seats_of(session, meeting),
            rule=rule_of(session, meeting.body_id), people=_people(session, document),
            follow_ups=_follow_ups(session, meeting, [one[1] for one in bodies], today),
            item_bodies=bodies, decision_mode=decision_mode(session, meeting.body_id),
            casting_vote=_casting_vote(session, meeting.body_id),
            next_on=_next_on(session, meeting),
            mandates=presences.mandates_on(Shelf(session), meeting),
            organizations=_organizations(session, meeting_id),
        )


def rule_of(session: Session, body_id: str | None) -> QuorumRule:
    asked = select(BodyRules).where(BodyRules.body_id == body_id, BodyRules.deleted.is_(None))
    found = session.scalars(asked.order_by(BodyRules.id)).first()
    if found is None:
        return QuorumRule()
    return QuorumRule(
        found.quorum_kind, found.quorum_value, found.voting_unit, found.below_quorum
    )


def decision_mode(session: Session, body_id: str | None) -> str:
    asked = select(BodyRules.decision_mode).where(
        BodyRules.body_id == body_id, BodyRules.deleted.is_(None)
    )
    return session.scalars(asked.order_by(BodyRules.id)).first() or "simple_majority"


def seats_of(session: Session, meeting: Meeting) -> tuple[Seat, ...]:
    """Return the attendance list as the rules see it, voices by the mandates of that day."""
    shelf = Shelf(session)
    lines = shelf.of("attendance", "meeting_id", [meeting.id])
    stays = presences.later(shelf, lines)
    mandates = presences.mandates_on(shelf, meeting)
    return tuple(seat_of(line, stays.get(line.id, ()), mandates) for line in lines)


def _organizations(session: Session, meeting_id: str) -> tuple[Known, ...]:
    """Return every organisation that can be named, those of the room first."""
    room = set(session.scalars(select(Attendance.organization_id).where(
        Attendance.meeting_id == meeting_id, Attendance.deleted.is_(None)
    )).all())
    asked = (
        select(Organization.id, Organization.name)
        .where(Organization.deleted.is_(None), Organization.archived.is_not(True))
        .order_by(Organization.name.collate(FRENCH), Organization.id)
    )
    rows = session.execute(asked).all()
    found = [Known(row[0], row[1], row[0] in room, organization=True) for row in rows]
    return tuple(sorted(found, key=lambda one: not one.invited))


def _casting_vote(session: Session, body_id: str | None) -> bool:
    asked = select(BodyRules.chair_casting_vote).where(
        BodyRules.body_id == body_id, BodyRules.deleted.is_(None)
    )
    return bool(session.scalars(asked.order_by(BodyRules.id)).first())


def _next_on(session: Session, meeting: Meeting) -> str:
    """Return the day of the next meeting of the same body, as far as it is planned."""
    asked = select(Meeting.held_on).where(
        Meeting.body_id == meeting.body_id, Meeting.deleted.is_(None), Meeting.id != meeting.id,
        Meeting.held_on > (meeting.held_on or ""), Meeting.state != "cancelled",
    )
    return session.scalars(asked.order_by(Meeting.held_on)).first() or ""


def _people(session: Session, document: MinutesDocument) -> tuple[Known, ...]:
    """Return everybody who can be named, those of this meeting first."""
    asked = (
        select(Person.id, Person.given_name, Person.family_name)
        .where(Person.deleted.is_(None), Person.archived.is_not(True))
        .order_by(Person.family_name, Person.given_name, Person.id)
    )
    invited = {one.person_id for one in document.attendees}
    rows = session.execute(asked).all()
    everybody = [Known(row[0], full_name(row[1], row[2]), row[0] in invited) for row in rows]
    return tuple(sorted(everybody, key=lambda one: not one.invited))


def _follow_ups(
    session: Session, meeting: Meeting, chantiers: Collection[str], today: date
) -> tuple[OpenFollowUp, ...]:
    """Return what is still open in the bodies concerned, but not what this meeting gives."""
    bodies = {one for one in (*chantiers, meeting.body_id) if one}
    asked = (
        select(Task, Person.given_name, Person.family_name)
        .outerjoin(Person, Person.id == Task.person_id)
        .where(
            Task.deleted.is_(None), Task.archived.is_not(True), Task.state.in_(OPEN),
            Task.body_id.in_(bodies),
            or_(Task.meeting_id.is_(None), Task.meeting_id != meeting.id),
        )
        .order_by(Task.due_on.is_(None), Task.due_on, Task.id)
    )
    found = []
    for task, given, family in session.execute(asked).all():
        due = due_of(task.state, task.due_on, task.due_text, task.due_to, today)
        who = full_name(given or "", family or "") or task.responsible_name
        found.append(OpenFollowUp(task.id, task.title, who, due.text, due.late, task.body_id or ""))
    return tuple(found)

"""What a meeting goes back to: the minutes it may adopt, the follow-ups it may review."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body, BodyRules
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.minutes import AdoptedMinutes
from dsi_desktop.db.schema.work import Task, TaskReview
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.minutes.queries.finding import found_meeting
from dsi_desktop.features.tasks.rules import OPEN, due_of


@dataclass(frozen=True, slots=True)
class FormerMinutes:
    """Minutes of a former meeting that nobody adopted yet; `kind` is pv or cr."""

    id: str
    held_on: str
    kind: str


@dataclass(frozen=True, slots=True)
class ToReview:
    """A follow-up to speak of; `state` is the word said at this meeting, "" before it."""

    id: str
    title: str
    responsible: str
    due: str
    late: bool
    body: str
    state: str = ""
    note: str = ""


def minutes_to_adopt(store: Store, meeting_id: str) -> tuple[FormerMinutes, ...]:
    """Return the minutes of the same body that wait for a later meeting, the latest first."""
    with store.read() as session:
        meeting = found_meeting(session, meeting_id)
        adopted = select(AdoptedMinutes.meeting_id).where(AdoptedMinutes.deleted.is_(None))
        asked = (
            select(Meeting.id, Meeting.held_on, BodyRules.minutes_kind)
            .outerjoin(
                BodyRules, (BodyRules.body_id == Meeting.body_id) & BodyRules.deleted.is_(None)
            )
            .where(
                Meeting.deleted.is_(None), Meeting.body_id == meeting.body_id,
                Meeting.id != meeting.id, Meeting.state == "held",
                Meeting.held_on <= (meeting.held_on or ""), Meeting.id.not_in(adopted),
            )
            .order_by(Meeting.held_on.desc(), Meeting.id)
        )
        rows = session.execute(asked).all()
    return tuple(FormerMinutes(row[0], row[1] or "", row[2] or "pv") for row in rows)


def follow_ups_to_review(store: Store, meeting_id: str, today: date) -> tuple[ToReview, ...]:
    """Return what the body and the chantiers on its agenda still owe, the oldest due first.

    What was reviewed here stays, with the word said; what this meeting gave is not to review.
    """
    with store.read() as session:
        meeting = found_meeting(session, meeting_id)
        reviews = {
            str(one.task_id): one for one in session.scalars(
                select(TaskReview).where(
                    TaskReview.meeting_id == meeting_id, TaskReview.deleted.is_(None)
                )
            ).all()
        }
        rows = session.execute(_owed(session, meeting, list(reviews))).all()
    found = []
    for task, given, family, organization, body in rows:
        due = due_of(task.state, task.due_on, task.due_text, task.due_to, today)
        who = full_name(given or "", family or "") or task.responsible_name or organization
        said = reviews.get(task.id)
        found.append(ToReview(
            task.id, task.title, who or "", due.text, due.late, body or "",
            said.state if said else "", said.note if said else "",
        ))
    return tuple(found)


def _owed(session: Session, meeting: Meeting, reviewed: list[str]) -> Any:  # noqa: ANN401  a select of five columns, read by place
    bodies = session.scalars(select(AgendaItem.body_id).where(
        AgendaItem.meeting_id == meeting.id, AgendaItem.deleted.is_(None)
    )).all()
    concerned = {one for one in (*bodies, meeting.body_id) if one}
    here = Task.state.in_(OPEN) & Task.body_id.in_(concerned)
    return (
        select(Task, Person.given_name, Person.family_name, Organization.name, Body.name)
        .outerjoin(Person, Person.id == Task.person_id)
        .outerjoin(Organization, Organization.id == Task.organization_id)
        .outerjoin(Body, Body.id == Task.body_id)
        .where(
            Task.deleted.is_(None), Task.archived.is_not(True),
            or_(here, Task.id.in_(reviewed)),
            or_(Task.meeting_id.is_(None), Task.meeting_id != meeting.id),
        )
        .order_by(Task.due_on.is_(None), Task.due_on, Task.id)
    )

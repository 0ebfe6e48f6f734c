"""What partners carry besides their meetings: seats, actions, follow-ups, evaluations asked."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.evaluation import SurveyRound
from dsi_desktop.db.schema.governance import Body, Membership
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.visits import CAME, Visit
from dsi_desktop.features.directory.rules import in_force
from dsi_desktop.features.solicitation.queries.lines import homes

PERSON, ORGANIZATION = "person", "organization"
_ENDED = frozenset({"done", "abandoned", "dropped"})


@dataclass(frozen=True, slots=True)
class Carried:
    """Counts by organisation, or by person."""

    seats: Counter[str]
    actions: Counter[str]
    tasks: Counter[str]
    evaluations: Counter[str]


@dataclass(frozen=True, slots=True)
class Scope:
    """What is counted: a period, one body or all, by organisation or by person."""

    start: date
    end: date
    by: str = ORGANIZATION
    body_id: str | None = None


def carried(session: Session, scope: Scope, visits: Iterable[Visit]) -> Carried:
    """Return what is carried in a period; seats are those of its last day.

    `visits` are those of the meetings that were evaluated.
    """
    members = _members(session)
    home = homes(session, scope.end)
    return Carried(
        _seats(members, scope), _actions(session, scope), _tasks(session, scope, home),
        _evaluations(session, scope, visits, members),
    )


def rated_meetings(session: Session) -> set[str]:
    """Return the meetings that were evaluated: who came to them was asked."""
    asked = select(SurveyRound.meeting_id).where(
        SurveyRound.deleted.is_(None), SurveyRound.meeting_id.is_not(None)
    )
    return {str(one) for one in session.scalars(asked).all()}


Member = tuple[str, str, str, str | None, str | None]


def _members(session: Session) -> list[Member]:
    """Return who sits where: body, person, organisation, dates. A substitute holds no seat."""
    asked = (
        select(
            Membership.body_id, Membership.person_id, Membership.organization_id,
            Membership.start_on, Membership.end_on,
        )
        .join(Body, Body.id == Membership.body_id)
        .where(
            Membership.deleted.is_(None), Body.deleted.is_(None),
            Membership.role.is_distinct_from("substitute"),
        )
    )
    return [
        (body or "", person or "", home or "", start, end)
        for body, person, home, start, end in session.execute(asked).all()
    ]


def _seats(members: Iterable[Member], scope: Scope) -> Counter[str]:
    day = scope.end.isoformat()
    return Counter(
        person if scope.by == PERSON else home
        for body, person, home, start, end in members
        if scope.body_id in {None, body} and in_force(start, end, day)
    )


def _actions(session: Session, scope: Scope) -> Counter[str]:
    """Count the actions of the plan carried at some time of the period."""
    key = Action.contact_id if scope.by == PERSON else Action.lead_id
    asked = select(
        key, Action.state, Action.started_on, Action.start_on, Action.when_from, Action.ended_on,
        Action.end_on,
    ).where(*_living(Action, scope), key.is_not(None))
    return Counter(
        str(who)
        for who, state, started, start, earliest, ended, end in session.execute(asked).all()
        if _runs(started or start or earliest, ended or (end if state in _ENDED else None),
                 scope, over=state in _ENDED)
    )  # fmt: skip


def _tasks(session: Session, scope: Scope, home: dict[str, str]) -> Counter[str]:
    """Count the follow-ups open at some time of the period."""
    asked = select(
        Task.person_id, Task.organization_id, Task.state, Task.start_on, Task.due_from,
        Meeting.held_on, Task.done_on, Task.due_on,
    ).outerjoin(Meeting, Meeting.id == Task.meeting_id).where(
        *_living(Task, scope), or_(Task.person_id.is_not(None), Task.organization_id.is_not(None)),
    )
    return Counter(
        who
        for person, its, state, start, earliest, held, done, due in session.execute(asked).all()
        if _runs(start or earliest or held, done or (due if state in _ENDED else None), scope,
                 over=state in _ENDED)
        and (who := (person or "") if scope.by == PERSON else its or home.get(person or "", ""))
    )  # fmt: skip


def _living(
    kind: type[Action] | type[Task], scope: Scope
) -> tuple[ColumnElement[bool], ...]:
    return (
        kind.deleted.is_(None), *([kind.body_id == scope.body_id] if scope.body_id else []),
    )


def _runs(begins: str | None, ends: str | None, scope: Scope, *, over: bool) -> bool:
    """Tell whether something runs in the period; over at an unknown date, it is not counted."""
    if (begins or "") > scope.end.isoformat():
        return False
    return not over if ends is None else ends >= scope.start.isoformat()


def _evaluations(
    session: Session, scope: Scope, visits: Iterable[Visit], members: Iterable[Member]
) -> Counter[str]:
    """Count the evaluations asked: of who came to a meeting, else of the members of a body."""
    first, last = scope.start.isoformat(), scope.end.isoformat()
    asked = (
        select(SurveyRound.meeting_id, SurveyRound.body_id, SurveyRound.held_on, Meeting.held_on)
        .outerjoin(Meeting, Meeting.id == SurveyRound.meeting_id)
        .where(SurveyRound.deleted.is_(None))
    )
    rounds = session.execute(asked).all()
    came: dict[str, set[str]] = {row[0]: set() for row in rounds if row[0]}
    for visit in visits:
        if visit.meeting_id in came and visit.status in CAME:
            came[visit.meeting_id].add(
                visit.person_id if scope.by == PERSON else visit.organization_id
            )
    found: Counter[str] = Counter()
    for meeting_id, body_id, held_on, of_meeting in rounds:
        when = held_on or of_meeting or ""
        if not first <= when <= last:
            continue
        if meeting_id:
            found.update(came[meeting_id])
        elif scope.body_id in {None, body_id}:
            found.update({
                person if scope.by == PERSON else home
                for body, person, home, start, end in members
                if body == body_id and in_force(start, end, when)
            })
    return found

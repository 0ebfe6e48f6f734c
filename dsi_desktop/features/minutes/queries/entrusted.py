"""What a meeting entrusted to each organisation, as it stands today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.meetings import AgendaItem, Attendance
from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.schema.work import Task, TaskPartner
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.minutes.queries.finding import found_meeting
from dsi_desktop.features.tasks.rules import due_of
from dsi_desktop.kernel.text import fold


@dataclass(frozen=True, slots=True)
class EntrustedLine:
    """A follow-up on the page of an organisation; `helping`: somebody else answers for it."""

    id: str
    title: str
    who: str = ""
    due_on: str = ""
    due_text: str = ""
    late: bool = False
    state: str = "todo"
    origin: str = ""
    helping: bool = False


@dataclass(frozen=True, slots=True)
class EntrustedSheet:
    """All that one organisation was asked at a meeting; `id` is "" for what nobody answers for."""

    id: str
    name: str
    lines: tuple[EntrustedLine, ...]


def entrusted(store: Store, meeting_id: str, today: date) -> tuple[EntrustedSheet, ...]:
    """Return one sheet for each organisation, by name; what has no organisation comes last.

    The organisation of a follow-up is its own, else the one its person sat for that day; those
    that only help have it on their sheet too.
    """
    with store.read() as session:
        found_meeting(session, meeting_id)
        tasks = session.scalars(
            select(Task).where(Task.meeting_id == meeting_id, Task.deleted.is_(None))
            .order_by(Task.due_on.is_(None), Task.due_on, Task.id)
        ).all()
        sat = _sat_for(session, meeting_id)
        partners = _partners(session, [task.id for task in tasks])
        people, origins = _people(session, tasks), _origins(session, tasks)
        held: dict[str, list[EntrustedLine]] = {}
        for task in tasks:
            own = task.organization_id or sat.get(task.person_id or "", "")
            line = _line(task, people, origins, today)
            held.setdefault(own, []).append(line)
            for helper in partners.get(task.id, ()):
                if helper != own:
                    held.setdefault(helper, []).append(_helping(line))
        names = _names(session, held)
    sheets = [
        EntrustedSheet(key, names.get(key) or "", tuple(lines)) for key, lines in held.items()
    ]
    return tuple(sorted(sheets, key=lambda one: (not one.name, fold(one.name), one.id)))


def _line(
    task: Task, people: dict[str, str], origins: dict[str, str], today: date
) -> EntrustedLine:
    due = due_of(task.state, task.due_on, task.due_text, task.due_to, today)
    return EntrustedLine(
        task.id, task.title, people.get(task.person_id or "", "") or task.responsible_name,
        task.due_on or "", task.due_text, due.late, task.state,
        origins.get(task.motion_id or "", "") or origins.get(task.agenda_item_id or "", ""),
    )


def _helping(line: EntrustedLine) -> EntrustedLine:
    return EntrustedLine(
        line.id, line.title, line.who, line.due_on, line.due_text, line.late, line.state,
        line.origin, helping=True,
    )


def _sat_for(session: Session, meeting_id: str) -> dict[str, str]:
    asked = select(Attendance.person_id, Attendance.organization_id).where(
        Attendance.meeting_id == meeting_id, Attendance.deleted.is_(None),
        Attendance.person_id.is_not(None),
    )
    return {str(row.person_id): row.organization_id or "" for row in session.execute(asked)}


def _partners(session: Session, tasks: Sequence[str]) -> dict[str, list[str]]:
    asked = select(TaskPartner.task_id, TaskPartner.organization_id).where(
        TaskPartner.task_id.in_(tasks), TaskPartner.deleted.is_(None),
        TaskPartner.organization_id.is_not(None),
    )
    found: dict[str, list[str]] = {}
    for row in session.execute(asked.order_by(TaskPartner.id)):
        found.setdefault(str(row.task_id), []).append(str(row.organization_id))
    return found


def _people(session: Session, tasks: Sequence[Task]) -> dict[str, str]:
    asked = select(Person.id, Person.given_name, Person.family_name).where(
        Person.id.in_({task.person_id for task in tasks})
    )
    return {row.id: full_name(row.given_name, row.family_name) for row in session.execute(asked)}


def _origins(session: Session, tasks: Sequence[Task]) -> dict[str, str]:
    """Return the words for the resolutions and the points the follow-ups come from, by id."""
    points = select(AgendaItem.id, AgendaItem.title).where(
        AgendaItem.id.in_({task.agenda_item_id for task in tasks})
    )
    found = {row.id: row.title for row in session.execute(points)}
    motions = select(Motion.id, Motion.number, Motion.title).where(
        Motion.id.in_({task.motion_id for task in tasks})
    )
    for row in session.execute(motions):
        found[row.id] = " – ".join(one for one in (row.number, row.title) if one)
    return found


def _names(session: Session, wanted: Iterable[str]) -> dict[str, str]:
    asked = select(Organization.id, Organization.name).where(Organization.id.in_(list(wanted)))
    return {row.id: row.name for row in session.execute(asked)}

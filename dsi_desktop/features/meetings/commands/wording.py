"""The point of the agenda that a record waiting for a meeting becomes: its words and its length."""

from collections.abc import Callable
from types import MappingProxyType

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body, Mandate, Membership, Post, Representation
from dsi_desktop.db.schema.meetings import AgendaItem, BacklogItem, Meeting
from dsi_desktop.db.schema.plan import Action, ProjectIntake
from dsi_desktop.db.schema.work import Task
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.meetings.commands.writing import rules_of_body
from dsi_desktop.features.meetings.rules import papers
from dsi_desktop.features.meetings.rules.proposals import HEADS
from dsi_desktop.kernel.i18n import _


def point_of(op: Operation, source: str, record_id: str) -> AgendaItem:
    """Return the point of a record of `rules.proposals`, not yet placed; `NotFound` without it."""
    return _OF[source](op, record_id)


def _made(
    source: str, title: str, description: str = "", *, bearer_id: str | None = None,
    bearer_name: str = "", body_id: str | None = None,
) -> AgendaItem:
    head = HEADS[source]
    return AgendaItem(
        title=title, description=description, kind=head.kind, minutes=head.minutes,
        bearer_id=bearer_id, bearer_name=bearer_name, body_id=body_id,
    )


def _mandate(op: Operation, record_id: str) -> AgendaItem:
    mandate = op.get(Mandate, record_id)
    return _made("mandate", mandate.title or "", mandate.description or "")


def _representation(op: Operation, record_id: str) -> AgendaItem:
    spoken = op.get(Representation, record_id)
    parts = (spoken.addressee, spoken.text, spoken.outcome)
    text = "\n".join(part for part in parts if part)
    return _made("representation", spoken.subject or "", text)


def _task(op: Operation, record_id: str) -> AgendaItem:
    task = op.get(Task, record_id)
    return _made(
        "task", task.title or "", task.description or "", bearer_id=task.person_id,
        bearer_name="" if task.person_id else task.responsible_name or "", body_id=task.body_id,
    )


def _action(op: Operation, record_id: str) -> AgendaItem:
    action = op.get(Action, record_id)
    return _made(
        "action", f"{action.code or ''} {action.title or ''}".strip(), action.state_reason or "",
        bearer_id=action.contact_id, body_id=action.body_id,
    )


def _tabling(op: Operation, record_id: str) -> AgendaItem:
    meeting, body = _meeting(op, record_id)
    item = _made(
        "tabling", papers.title_of_tabling(body.name if body else "", meeting.held_on or ""),
        body_id=meeting.body_id,
    )
    item.standard = "tabling"
    return item


def _adoption(op: Operation, record_id: str) -> AgendaItem:
    meeting, _body = _meeting(op, record_id)
    rules = rules_of_body(op, meeting.body_id)
    item = _made("adoption", papers.title_of_adoption(
        meeting.held_on or "", rules.minutes_kind if rules else "pv"
    ))  # fmt: skip
    item.standard = "minutes"
    return item


def _membership(op: Operation, record_id: str) -> AgendaItem:
    member = op.get(Membership, record_id)
    person = op.find(Person, member.person_id or "")
    name = full_name(person.given_name or "", person.family_name or "") if person else ""
    return _made("membership", papers.title_of_ending(name))


def _post(op: Operation, record_id: str) -> AgendaItem:
    return _made("post", papers.title_of_vacancy(op.get(Post, record_id).label or ""))


def _project(op: Operation, record_id: str) -> AgendaItem:
    project = op.get(ProjectIntake, record_id)
    asked = select(Organization.name).where(Organization.id == project.organization_id)
    bearer = op.scalars(asked).first() or ""
    return _made(
        "project_intake", project.title or _("Projet"), project.summary or "",
        bearer_name=bearer, body_id=project.body_id,
    )


def _waiting(op: Operation, record_id: str) -> AgendaItem:
    waiting = op.get(BacklogItem, record_id)
    return AgendaItem(
        title=waiting.title or "", kind=waiting.kind or "information",
        minutes=waiting.minutes, description=waiting.note or "", bearer_id=waiting.person_id,
    )


def _meeting(op: Operation, record_id: str) -> tuple[Meeting, Body | None]:
    meeting = op.get(Meeting, record_id)
    return meeting, op.find(Body, meeting.body_id or "")


_OF: MappingProxyType[str, Callable[[Operation, str], AgendaItem]] = MappingProxyType({
    "mandate": _mandate, "representation": _representation, "task": _task, "action": _action,
    "tabling": _tabling, "adoption": _adoption, "membership": _membership, "post": _post,
    "project_intake": _project, "backlog_item": _waiting,
})

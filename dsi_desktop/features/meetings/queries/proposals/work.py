"""Follow-ups still open, actions that need a push, projects the chantiers brought."""

from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.plan import Action, ProjectIntake
from dsi_desktop.db.schema.work import Task
from dsi_desktop.features.meetings.queries.proposals.called import Called
from dsi_desktop.features.meetings.rules.proposals import HEADS, Proposal
from dsi_desktop.features.tasks.rules import OPEN
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _

_AT_WORK = ("upcoming", "in_progress")


def tasks(session: Session, called: Called) -> list[Proposal]:
    """Return the open follow-ups of the body's meetings (all the tasks of a chantier), late first.

    One promised for after the meeting is not asked about yet.
    """
    last_day = func.coalesce(Task.due_on, Task.due_to)
    own = Meeting.body_id == called.body_id
    if called.body_kind == "workstream":
        own = or_(own, Task.body_id == called.body_id)
    asked = (
        select(Task.id, Task.title, Task.due_on, Task.due_to, Meeting.held_on)
        .outerjoin(Meeting, Meeting.id == Task.meeting_id)
        .where(
            Task.deleted.is_(None), Task.archived.is_not(True), Task.state.in_(OPEN), own,
            or_(Meeting.id.is_(None), Meeting.id != called.meeting_id),
            or_(last_day.is_(None), last_day <= called.day),
        )
        .order_by(last_day.is_(None), last_day, Task.title, Task.id)
    )
    return [_task(row.id, row.title or "", row.due_on or row.due_to, row.held_on, called.today)
            for row in session.execute(asked)]


def _task(
    key: str, title: str, due_on: str | None, held_on: str | None, today: date
) -> Proposal:
    late = due_on is not None and due_on < today.isoformat()
    if due_on:
        said = (
            _("Suivi en retard, promis pour le {day}") if late
            else _("Suivi promis pour le {day}")
        )
        why = said.format(day=_long(due_on))
    elif held_on:
        why = _("Suivi de la rencontre du {day}").format(day=_long(held_on))
    else:
        why = _("Suivi sans échéance")
    return Proposal("task", key, title, why, late=late)


def actions(session: Session, called: Called) -> list[Proposal]:
    """Return the actions of the chantiers concerned that are late, or that wait for something."""
    last_day = func.coalesce(Action.when_to, Action.end_on)
    asked = (
        select(Action.id, Action.code, Action.title, Action.state, Action.state_reason,
               last_day.label("last_day"))
        .where(
            Action.deleted.is_(None), Action.body_id.in_(called.below | {called.body_id}),
            or_(
                Action.state == "on_hold",
                Action.state.in_(_AT_WORK) & (last_day < called.day),
            ),
        )
        .order_by(Action.code, Action.id)
    )
    found = []
    for row in session.execute(asked):
        held = row.state == "on_hold"
        why = _("En retard depuis le {day}").format(day=_long(row.last_day or called.day))
        if held:
            why = (_("En attente : {why}").format(why=row.state_reason) if row.state_reason
                   else _("En attente"))
        title = f"{row.code or ''} {row.title or ''}".strip()
        found.append(Proposal("action", row.id, title, why, late=not held))
    return found


def projects(session: Session, called: Called) -> list[Proposal]:
    """Return what a chantier has to recommend, what the comité conseil has to decide."""
    at_hand = (
        (ProjectIntake.body_id == called.body_id)
        & ProjectIntake.state.in_(("presented", "analysed"))
    ) | (
        ProjectIntake.body_id.in_(called.below) & (ProjectIntake.state == "recommended")
    )
    asked = (
        select(ProjectIntake.id, ProjectIntake.title, ProjectIntake.state, ProjectIntake.asked,
               ProjectIntake.recommended, Body.name)
        .outerjoin(Body, Body.id == ProjectIntake.body_id)
        .where(ProjectIntake.deleted.is_(None), at_hand)
        .order_by(ProjectIntake.title, ProjectIntake.id)
    )
    found = []
    for row in session.execute(asked):
        cents = row.recommended if row.state == "recommended" else row.asked
        why = (
            _("Recommandé par {body}").format(body=row.name or "") if row.state == "recommended"
            else _("À analyser") if row.state == "presented" else _("À recommander")
        )  # fmt: skip
        money = fmt.money(cents, short=True) if cents else ""
        said = ", ".join(part for part in (why, money) if part)
        found.append(Proposal(
            "project_intake", row.id, row.title or _("Projet"), said,
            HEADS["project_intake"].minutes,
        ))  # fmt: skip
    return found


def _long(day: str) -> str:
    return fmt.date_long(day, with_weekday=False)

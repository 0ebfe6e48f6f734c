"""What an action holds to: where it was decided, what it serves, what it waits for."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import and_, or_, select, union_all
from sqlalchemy.orm import Session

from dsi_desktop.db.numbering import number_now
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import Decision, ForumVoice, Motion
from dsi_desktop.db.schema.plan import (
    Action,
    ActionDependency,
    DesiredChange,
    Issue,
    Need,
    Objective,
    Orientation,
    PlanLink,
)
from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.queries.sheet.lines import OriginLine, ServedLine, WaitLine
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel.i18n import _

_KINDS: dict[str, Any] = {
    "need": Need, "issue": Issue, "orientation": Orientation, "objective": Objective,
    "desired_change": DesiredChange,
}  # fmt: skip


def origins_of(session: Session, action: Action) -> tuple[OriginLine, ...]:
    """Return the resolution, the decision and the words of a forum that an action comes from."""
    return (
        *_resolved(session, action.motion_id), *_decided(session, action.decision_id),
        *_said_at_forum(session, action.id),
    )  # fmt: skip


def served_by(session: Session, action_id: str) -> tuple[ServedLine, ...]:
    """Return the elements that an action serves by a link besides its own place."""
    parts = [
        select(PlanLink.target_table, kind.id, kind.code, kind.title, PlanLink.weight)
        .join(kind, and_(kind.id == PlanLink.target_id, kind.deleted.is_(None)))
        .where(
            PlanLink.source_table == "action", PlanLink.source_id == action_id,
            PlanLink.target_table == table, PlanLink.deleted.is_(None),
        )
        for table, kind in _KINDS.items()
    ]
    order = list(_KINDS)
    rows = session.execute(union_all(*parts)).all()
    lines = [ServedLine(row[0], row[1], row[2] or "", row[3] or "", row[4] or 1) for row in rows]
    return tuple(sorted(lines, key=lambda one: (order.index(one.kind), one.code, one.id)))


def waits_of(session: Session, action_id: str, today: date) -> tuple[WaitLine, ...]:
    """Return what an action waits for, then what waits for it."""
    asked = (
        select(ActionDependency, Action)
        .join(Action, or_(
            and_(ActionDependency.to_action_id == action_id,
                 Action.id == ActionDependency.from_action_id),
            and_(ActionDependency.from_action_id == action_id,
                 Action.id == ActionDependency.to_action_id),
        ))
        .where(ActionDependency.deleted.is_(None), Action.deleted.is_(None),
               Action.id != action_id)
        .order_by(ActionDependency.to_action_id != action_id, Action.code, ActionDependency.id)
    )  # fmt: skip
    return tuple(
        WaitLine(
            tie.id, other.id, other.code or "", other.title or "",
            tie.kind or "finish_to_start", tie.lag_days or 0, tie.to_action_id == action_id,
            other.state,
            rules.due_of(
                other.state, other.end_on, other.when_text or "", other.when_to, today
            ).text,
        )
        for tie, other in session.execute(asked).all()
    )


def _resolved(session: Session, motion_id: str | None) -> Iterator[OriginLine]:
    if not motion_id:
        return
    asked = (
        select(number_now(), Motion.title, Motion.meeting_id, Meeting.held_on)
        .outerjoin(Meeting, Meeting.id == Motion.meeting_id)
        .where(Motion.id == motion_id, Motion.deleted.is_(None))
    )
    for number, title, meeting_id, held_on in session.execute(asked).all():
        head = _dated(number or _("Résolution (projet)"), held_on)
        yield OriginLine("motion", motion_id, meeting_id, head, title or "")


def _decided(session: Session, decision_id: str | None) -> Iterator[OriginLine]:
    if not decision_id:
        return
    asked = (
        select(Decision.text, Decision.meeting_id, Meeting.title, Meeting.held_on)
        .outerjoin(Meeting, Meeting.id == Decision.meeting_id)
        .where(Decision.id == decision_id, Decision.deleted.is_(None))
    )
    for text, meeting_id, title, held_on in session.execute(asked).all():
        head = _dated(title or _("Décision"), held_on)
        yield OriginLine("decision", decision_id, meeting_id, head, text or "")


def _said_at_forum(session: Session, action_id: str) -> Iterator[OriginLine]:
    """Yield what a table said at a forum and that became this action."""
    asked = (
        select(ForumVoice.id, ForumVoice.text, ForumVoice.meeting_id, Meeting.held_on)
        .outerjoin(Meeting, Meeting.id == ForumVoice.meeting_id)
        .where(
            ForumVoice.became_table == "action", ForumVoice.became_id == action_id,
            ForumVoice.deleted.is_(None),
        )
        .order_by(ForumVoice.id)
    )
    for key, text, meeting_id, held_on in session.execute(asked).all():
        yield OriginLine("forum", key, meeting_id, _dated(_("Forum"), held_on), text or "")


def _dated(title: str, day: str | None) -> str:
    return f"{title} · {task_rules.short_day(day)}" if day else title

"""What waits for a meeting: acts no assembly heard of, mandates the body gave."""

from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.governance import Body, Mandate, MandateReport, Representation
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings.rules.proposals import Proposal
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label

_OPEN = ("planned", "convened", "in_progress")


def proposals(store: Store, meeting_id: str, today: date) -> tuple[Proposal, ...]:
    """Return what could go on the agenda of a meeting still to be held, the oldest first.

    At an assembly: the representations of before its day that none was told. Anywhere: the open
    mandates its body gave, due by its day or never reported on.
    """
    meeting = select(Meeting.body_id, Meeting.held_on, Meeting.state, Body.kind).join(
        Body, Meeting.body_id == Body.id
    )
    with store.read() as session:
        found = session.execute(meeting.where(Meeting.id == meeting_id)).first()
        if found is None or found.state not in _OPEN:
            return ()
        there = _on_agenda(session, meeting_id)
        day = found.held_on or today.isoformat()
        lines = _acts(session, day) if found.kind == "assembly" else []
        lines += _mandates(session, found.body_id or "", day)
    return tuple(line for line in lines if line.id not in there)


def _on_agenda(session: Session, meeting_id: str) -> set[str]:
    asked = select(AgendaItem.origin_id).where(
        AgendaItem.meeting_id == meeting_id, AgendaItem.deleted.is_(None)
    )
    return {one for one in session.scalars(asked) if one}


def _acts(session: Session, day: str) -> list[Proposal]:
    asked = (
        select(Representation.id, Representation.subject, Representation.kind,
               Representation.held_on)
        .where(
            Representation.deleted.is_(None), Representation.reported_in_id.is_(None),
            Representation.held_on <= day,
        )
        .order_by(Representation.held_on, Representation.id)
    )
    return [
        Proposal(
            "representation", row.id, row.subject or "",
            _("{kind} du {day}").format(
                kind=label("representation_kind", row.kind or "letter").capitalize(),
                day=fmt.date_long(row.held_on, with_weekday=False),
            ),
        )
        for row in session.execute(asked)
    ]  # fmt: skip


def _mandates(session: Session, body_id: str, day: str) -> list[Proposal]:
    reports = (
        select(func.count()).select_from(MandateReport)
        .where(MandateReport.mandate_id == Mandate.id, MandateReport.deleted.is_(None))
        .scalar_subquery()
    )
    asked: Select[Any] = (
        select(Mandate.id, Mandate.title, Mandate.due_on, reports.label("reports"))
        .where(
            Mandate.deleted.is_(None), Mandate.given_by_id == body_id,
            Mandate.state.in_(("open", "in_progress")),
            or_(Mandate.due_on <= day, and_(Mandate.due_on.is_(None), reports == 0)),
        )
        .order_by(func.coalesce(Mandate.due_on, "9"), Mandate.title, Mandate.id)
    )
    return [
        Proposal(
            "mandate", row.id, row.title or "",
            _("Mandat échu le {day}").format(day=fmt.date_long(row.due_on, with_weekday=False))
            if row.due_on else _("Mandat sans rapport"),
        )
        for row in session.execute(asked)
    ]

"""Acts no assembly heard of, mandates the body gave."""

from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.governance import Mandate, MandateReport, Representation
from dsi_desktop.features.meetings.queries.proposals.called import Called
from dsi_desktop.features.meetings.rules.proposals import Proposal
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label


def acts(session: Session, called: Called) -> list[Proposal]:
    """Return the representations made before an assembly that none was told."""
    if called.body_kind != "assembly":
        return []
    asked = (
        select(Representation.id, Representation.subject, Representation.kind,
               Representation.held_on)
        .where(
            Representation.deleted.is_(None), Representation.reported_in_id.is_(None),
            Representation.held_on <= called.day,
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


def mandates(session: Session, called: Called) -> list[Proposal]:
    """Return the open mandates the body gave, due by its day or never reported on."""
    reports = (
        select(func.count()).select_from(MandateReport)
        .where(MandateReport.mandate_id == Mandate.id, MandateReport.deleted.is_(None))
        .scalar_subquery()
    )
    asked: Select[Any] = (
        select(Mandate.id, Mandate.title, Mandate.due_on, reports.label("reports"))
        .where(
            Mandate.deleted.is_(None), Mandate.given_by_id == called.body_id,
            Mandate.state.in_(("open", "in_progress")),
            or_(Mandate.due_on <= called.day, and_(Mandate.due_on.is_(None), reports == 0)),
        )
        .order_by(func.coalesce(Mandate.due_on, "9"), Mandate.title, Mandate.id)
    )
    return [
        Proposal(
            "mandate", row.id, row.title or "",
            _("Mandat échu le {day}").format(day=fmt.date_long(row.due_on, with_weekday=False))
            if row.due_on else _("Mandat sans rapport"),
            late=bool(row.due_on),
        )
        for row in session.execute(asked)
    ]

"""Minutes of former meetings to adopt, notes of chantiers to table."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import AdoptedMinutes, Tabling
from dsi_desktop.features.meetings.queries.proposals.called import Called, taken_elsewhere
from dsi_desktop.features.meetings.rules import papers
from dsi_desktop.features.meetings.rules.proposals import HEADS, Proposal
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _


def adoptions(session: Session, called: Called) -> list[Proposal]:
    """Return the meetings of a year whose minutes are still to be adopted, the oldest first."""
    if not called.adopts:
        return []
    frozen = (
        select(AdoptedMinutes.meeting_id)
        .where(AdoptedMinutes.deleted.is_(None), AdoptedMinutes.meeting_id.is_not(None))
        .scalar_subquery()
    )
    asked = (
        select(Meeting.id, Meeting.held_on)
        .where(
            Meeting.deleted.is_(None), Meeting.body_id == called.body_id,
            Meeting.id != called.meeting_id, Meeting.state == "held",
            Meeting.held_on <= called.day, Meeting.held_on >= called.since,
            Meeting.id.not_in(frozen),
        )
        .order_by(Meeting.held_on, Meeting.id)
    )
    minutes = HEADS["adoption"].minutes
    return [
        Proposal(
            "adoption", row.id, papers.name_of_minutes(row.held_on, called.minutes_kind),
            _("À adopter"), minutes,
        )
        for row in session.execute(asked)
    ]


def tablings(session: Session, called: Called) -> list[Proposal]:
    """Return the meetings of the chantiers that were not tabled yet, over a year."""
    tabled = select(Tabling.of_meeting_id).where(
        Tabling.deleted.is_(None), Tabling.of_meeting_id.is_not(None)
    ).scalar_subquery()
    asked = (
        select(Meeting.id, Meeting.held_on, Body.name)
        .join(Body, Body.id == Meeting.body_id)
        .where(
            Meeting.deleted.is_(None), Meeting.body_id.in_(called.below),
            Meeting.state.in_(("held", "adopted")), Meeting.held_on <= called.day,
            Meeting.held_on >= called.since, Meeting.id.not_in(tabled),
            Meeting.id.not_in(taken_elsewhere(called)),
        )
        .order_by(Meeting.held_on, Meeting.id)
    )
    return [
        Proposal(
            "tabling", row.id, papers.title_of_tabling(row.name or "", row.held_on),
            _("Rencontre du {day}").format(day=fmt.date_long(row.held_on, with_weekday=False)),
        )
        for row in session.execute(asked)
    ]

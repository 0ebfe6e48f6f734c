"""What waits for a meeting, gathered from everywhere, what presses first."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.governance import Body, BodyRules
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.rules.cadence import BodyPlace, council_of
from dsi_desktop.features.meetings.queries.proposals.acts import acts, mandates
from dsi_desktop.features.meetings.queries.proposals.called import Called
from dsi_desktop.features.meetings.queries.proposals.carried import put_off, waiting
from dsi_desktop.features.meetings.queries.proposals.former import adoptions, tablings
from dsi_desktop.features.meetings.queries.proposals.seats import endings, vacancies
from dsi_desktop.features.meetings.queries.proposals.work import actions, projects, tasks
from dsi_desktop.features.meetings.rules.proposals import Proposal

_OPEN = ("planned", "convened", "in_progress")
_SORTS = (
    adoptions, tasks, put_off, waiting, tablings, projects, vacancies, endings, mandates, acts,
    actions,
)


def proposals(store: Store, meeting_id: str, today: date) -> tuple[Proposal, ...]:
    """Return what could go on the agenda of a meeting still to be held.

    Minutes to adopt, follow-ups and points of former meetings, points waiting, chantiers' notes
    to table, projects, seats, mandates and representations, actions that need a push.
    """
    asked = select(Meeting.body_id, Meeting.held_on, Meeting.state, Meeting.series_id)
    with store.read() as session:
        found = session.execute(asked.where(Meeting.id == meeting_id)).first()
        if found is None or found.state not in _OPEN:
            return ()
        day = found.held_on or today.isoformat()
        called = _called(session, found.body_id or "", day, today, meeting_id)
        there = _on_agenda(session, meeting_id)
        return tuple(one for one in _gathered(session, called) if one.id not in there)


def proposals_after(
    store: Store, meeting_id: str, day: date, today: date
) -> tuple[Proposal, ...]:
    """Return what would go on the agenda of the meeting that follows one, held on `day`."""
    asked = select(Meeting.body_id).where(Meeting.id == meeting_id)
    with store.read() as session:
        body_id = session.scalars(asked).first()
        if body_id is None:
            return ()
        called = _called(session, body_id, day.isoformat(), today, "")
        return tuple(_gathered(session, called))


def _gathered(session: Session, called: Called) -> list[Proposal]:
    return [line for sort in _SORTS for line in sort(session, called)]


def _called(
    session: Session, body_id: str, day: str, today: date, meeting_id: str
) -> Called:
    asked = select(Body.id, Body.kind, Body.parent_id).where(Body.deleted.is_(None))
    places = [
        BodyPlace(row.id, row.kind or "", row.parent_id) for row in session.execute(asked)
    ]
    kinds = {place.id: place.kind for place in places}
    below = frozenset(
        place.id for place in places
        if place.kind == "workstream" and place.id != body_id
        and body_id in (place.parent_id, council_of(place.id, places))
    )
    councils = frozenset(
        place.id for place in places
        if place.kind == "advisory_committee" and place.parent_id == body_id
    )
    rules = session.execute(
        select(BodyRules.requires_adoption, BodyRules.minutes_kind)
        .where(BodyRules.body_id == body_id, BodyRules.deleted.is_(None))
        .order_by(BodyRules.id)
    ).first()
    return Called(
        meeting_id, body_id, kinds.get(body_id, ""), day, today, below, councils,
        adopts=rules is None or bool(rules.requires_adoption),
        minutes_kind=(rules.minutes_kind if rules else "") or "pv",
    )  # fmt: skip


def _on_agenda(session: Session, meeting_id: str) -> set[str]:
    asked = select(AgendaItem.origin_id).where(
        AgendaItem.meeting_id == meeting_id, AgendaItem.deleted.is_(None)
    )
    return {one for one in session.scalars(asked) if one}

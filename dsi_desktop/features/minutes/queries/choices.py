"""The meetings offered when one has to be chosen."""

from dataclasses import dataclass

from sqlalchemy import select

from dsi_desktop.db.engines import FRENCH
from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.plan import Objective
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.queries.finding import found_meeting


@dataclass(frozen=True, slots=True)
class MeetingChoice:
    """A meeting in a list of choices."""

    id: str
    held_on: str
    body: str
    state: str


def meetings_with_minutes(store: Store) -> list[MeetingChoice]:
    """Return the meetings whose minutes can be printed, the latest first."""
    asked = (
        select(Meeting.id, Meeting.held_on, Body.name, Meeting.state)
        .outerjoin(Body, Body.id == Meeting.body_id)
        .where(
            Meeting.deleted.is_(None), Meeting.state.in_(("in_progress", "held", "adopted"))
        )
        .order_by(Meeting.held_on.desc(), Meeting.id)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    return [MeetingChoice(row[0], row[1] or "", row[2] or "", row[3]) for row in rows]


def meetings_that_can_adopt(store: Store, meeting_id: str) -> list[MeetingChoice]:
    """Return the later meetings of the same body, at which the minutes can be adopted."""
    with store.read() as session:
        meeting = found_meeting(session, meeting_id)
        asked = (
            select(Meeting.id, Meeting.held_on, Body.name, Meeting.state)
            .outerjoin(Body, Body.id == Meeting.body_id)
            .where(
                Meeting.deleted.is_(None), Meeting.body_id == meeting.body_id,
                Meeting.id != meeting.id, Meeting.held_on >= (meeting.held_on or ""),
                Meeting.state != "cancelled",
            )
            .order_by(Meeting.held_on, Meeting.id)
        )
        rows = session.execute(asked).all()
    return [MeetingChoice(row[0], row[1] or "", row[2] or "", row[3]) for row in rows]


@dataclass(frozen=True, slots=True)
class RecordChoice:
    """A record in a list of choices."""

    id: str
    title: str


def objectives(store: Store) -> list[RecordChoice]:
    """Return the objectives of every plan that an action may go under."""
    asked = (
        select(Objective.id, Objective.code, Objective.title)
        .where(Objective.deleted.is_(None))
        .order_by(Objective.code, Objective.title, Objective.id)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    return [RecordChoice(row[0], " ".join(part for part in row[1:] if part)) for row in rows]


def leads(store: Store) -> list[RecordChoice]:
    """Return the organisations that may carry an action."""
    asked = (
        select(Organization.id, Organization.name)
        .where(Organization.deleted.is_(None), Organization.archived.is_not(True))
        .order_by(Organization.name.collate(FRENCH), Organization.id)
    )
    with store.read() as session:
        return [RecordChoice(row[0], row[1] or "") for row in session.execute(asked).all()]

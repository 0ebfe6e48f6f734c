"""What the minutes of a meeting still lack, read with the room at the hour of each decision."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.engines import driver
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import MinutesRemark, MinutesVersion, Motion
from dsi_desktop.db.schema.work import Task, TaskReview
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.db.unsettled import unsettled_of_meeting
from dsi_desktop.features.meetings.rules.room import Quorum, quorum_at
from dsi_desktop.features.minutes.queries.finding import adopted, found_meeting
from dsi_desktop.features.minutes.queries.live import decision_mode, rule_of, seats_of
from dsi_desktop.features.minutes.queries.sealed import doors_closed
from dsi_desktop.features.minutes.rules.composing import compose
from dsi_desktop.features.minutes.rules.document import MinutesDocument
from dsi_desktop.features.minutes.rules.gaps import Around, Gap, gaps_of
from dsi_desktop.features.tasks.rules import OPEN

_DECIDING = frozenset({"motion", "decision", "consensus"})


def missing(store: Store, meeting_id: str) -> tuple[Gap, ...]:
    """Return what minutes that can still be completed lack; adopted ones lack nothing."""
    with store.read() as session:
        meeting = found_meeting(session, meeting_id)
        if session.scalars(adopted(meeting_id)).first() is not None:
            return ()
        document = compose(Shelf(session), meeting_id)
        around = Around(
            mode=decision_mode(session, meeting.body_id),
            quorums=_quorums(session, meeting, document),
            unreviewed=_unreviewed(session, meeting),
            remarks=_open_remarks(session, meeting_id),
            closed_doors=doors_closed(session, meeting_id),
            unsettled=unsettled_of_meeting(
                driver(session.connection()), store.book, meeting_id
            ),
        )
    return gaps_of(document, around)


def _quorums(
    session: Session, meeting: Meeting, document: MinutesDocument
) -> dict[str, Quorum]:
    """Return the quorum at the hour of each line that decides, as the room is known now."""
    seats, rule = seats_of(session, meeting), rule_of(session, meeting.body_id)
    hours = select(Motion.id, Motion.taken_at).where(Motion.meeting_id == meeting.id)
    taken = {row[0]: row[1] for row in session.execute(hours).all()}
    return {
        said.id: quorum_at(seats, rule, taken.get(said.record_id) or said.said_at or None)
        for point in document.points for said in point.said if said.kind in _DECIDING
    }


def _unreviewed(session: Session, meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """Return the follow-ups this body gave at former meetings, open and not spoken of here."""
    reviewed = select(TaskReview.task_id).where(
        TaskReview.meeting_id == meeting.id, TaskReview.deleted.is_(None),
        TaskReview.task_id.is_not(None),
    )
    asked = (
        select(Task.id, Task.title)
        .join(Meeting, Meeting.id == Task.meeting_id)
        .where(
            Task.deleted.is_(None), Task.archived.is_not(True), Task.state.in_(OPEN),
            Meeting.body_id == meeting.body_id, Meeting.held_on < (meeting.held_on or ""),
            Task.id.not_in(reviewed),
        )
        .order_by(Meeting.held_on, Task.title, Task.id)
    )
    return tuple((row[0], row[1] or "") for row in session.execute(asked).all())


def _open_remarks(session: Session, meeting_id: str) -> int:
    asked = (
        select(func.count()).select_from(MinutesRemark)
        .join(MinutesVersion, MinutesVersion.id == MinutesRemark.version_id)
        .where(
            MinutesVersion.meeting_id == meeting_id, MinutesRemark.deleted.is_(None),
            MinutesVersion.deleted.is_(None), MinutesRemark.state == "open",
        )
    )
    return session.scalars(asked).one()

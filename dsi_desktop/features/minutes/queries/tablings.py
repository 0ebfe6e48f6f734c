"""Notes laid before another body: where those of a meeting went, what waits to be laid here."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, aliased

from dsi_desktop.db.schema.governance import Body, BodyRules
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.minutes import Tabling
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.queries.finding import found_meeting
from dsi_desktop.features.minutes.rules.tabling import WRITTEN, title_of_notes

_COMING = ("planned", "convened", "in_progress")


@dataclass(frozen=True, slots=True)
class TabledLine:
    """Notes and the meeting they go to; `tabled` is false while they only are on its agenda."""

    of_meeting_id: str
    title: str
    meeting_id: str
    body: str
    held_on: str
    item_id: str
    tabled: bool


@dataclass(frozen=True, slots=True)
class ParentMeeting:
    """A coming meeting of the body a chantier reports to."""

    id: str
    body: str
    held_on: str


def tabled_at(store: Store, meeting_id: str) -> tuple[TabledLine, ...]:
    """Return where the notes of a meeting were laid, or are on the agenda to be."""
    with store.read() as session:
        found_meeting(session, meeting_id)
        laid = _laid(session, Tabling.of_meeting_id == meeting_id)
        listed = _listed(session, AgendaItem.origin_id == meeting_id)
    return _joined(laid, listed)


def notes_to_table(store: Store, meeting_id: str) -> tuple[TabledLine, ...]:
    """Return the notes a meeting may receive: laid here, on its agenda, then those that wait.

    What waits: meetings of the bodies under this one, over before its day, laid nowhere yet.
    """
    with store.read() as session:
        meeting = found_meeting(session, meeting_id)
        here = _joined(
            _laid(session, Tabling.meeting_id == meeting_id),
            _listed(session, AgendaItem.meeting_id == meeting_id),
        )
        waiting = _waiting(session, meeting)
    known = {line.of_meeting_id for line in here}
    return (*here, *(line for line in waiting if line.of_meeting_id not in known))


def parent_meetings(store: Store, meeting_id: str) -> tuple[ParentMeeting, ...]:
    """Return the coming meetings of the body above, the nearest first."""
    with store.read() as session:
        meeting = found_meeting(session, meeting_id)
        above = select(Body.parent_id).where(Body.id == meeting.body_id)
        asked = (
            select(Meeting.id, Body.name, Meeting.held_on)
            .join(Body, Body.id == Meeting.body_id)
            .where(
                Meeting.deleted.is_(None), Meeting.body_id.in_(above.scalar_subquery()),
                Meeting.state.in_(_COMING), Meeting.held_on >= (meeting.held_on or ""),
            )
            .order_by(Meeting.held_on, Meeting.id)
        )
        rows = session.execute(asked).all()
    return tuple(ParentMeeting(row[0], row[1] or "", row[2] or "") for row in rows)


def notes_title(store: Store, meeting_id: str) -> str:
    """Return how the notes of a meeting are called on the agenda that receives them."""
    with store.read() as session:
        meeting = found_meeting(session, meeting_id)
        asked = (
            select(Body.name, BodyRules.minutes_kind)
            .outerjoin(BodyRules, and_(
                BodyRules.body_id == Body.id, BodyRules.deleted.is_(None)))
            .where(Body.id == meeting.body_id)
        )
        row = session.execute(asked).first()
        name, kind = (row[0] or "", row[1] or "pv") if row else ("", "pv")
        return title_of_notes(kind, name, meeting.held_on or "")


def _laid(session: Session, which: ColumnElement[bool]) -> list[TabledLine]:
    asked = (
        select(Tabling, Body.name, Meeting.held_on)
        .join(Meeting, Meeting.id == Tabling.meeting_id)
        .outerjoin(Body, Body.id == Meeting.body_id)
        .where(
            Tabling.deleted.is_(None), Meeting.deleted.is_(None),
            Tabling.of_meeting_id.is_not(None), which,
        )
        .order_by(Meeting.held_on, Tabling.id)
    )
    return [
        TabledLine(one.of_meeting_id or "", one.title or "", one.meeting_id or "", body or "",
                   held_on or "", one.agenda_item_id or "", tabled=True)
        for one, body, held_on in session.execute(asked).all()
    ]  # fmt: skip


def _listed(session: Session, which: ColumnElement[bool]) -> list[TabledLine]:
    asked = (
        select(AgendaItem, Body.name, Meeting.held_on)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .outerjoin(Body, Body.id == Meeting.body_id)
        .where(
            AgendaItem.deleted.is_(None), Meeting.deleted.is_(None),
            AgendaItem.origin_table == "meeting",
            or_(AgendaItem.state.is_(None), AgendaItem.state.not_in(("withdrawn", "postponed"))),
            Meeting.state != "cancelled", which,
        )
        .order_by(Meeting.held_on, AgendaItem.id)
    )
    return [
        TabledLine(one.origin_id or "", one.title or "", one.meeting_id or "", body or "",
                   held_on or "", one.id, tabled=False)
        for one, body, held_on in session.execute(asked).all()
    ]  # fmt: skip


def _joined(laid: list[TabledLine], listed: list[TabledLine]) -> tuple[TabledLine, ...]:
    """Return what is laid, then what only is on an agenda."""
    known = {(line.of_meeting_id, line.meeting_id) for line in laid}
    return (*laid, *(
        line for line in listed if (line.of_meeting_id, line.meeting_id) not in known
    ))


def _waiting(session: Session, meeting: Meeting) -> list[TabledLine]:
    """Return the notes of the bodies under this one that were laid nowhere."""
    chantier, laid = aliased(Body), aliased(Tabling)
    taken = select(laid.of_meeting_id).where(
        laid.deleted.is_(None), laid.of_meeting_id.is_not(None)
    )
    asked = (
        select(Meeting.id, chantier.name, Meeting.held_on, BodyRules.minutes_kind)
        .join(chantier, chantier.id == Meeting.body_id)
        .outerjoin(BodyRules, and_(
            BodyRules.body_id == chantier.id, BodyRules.deleted.is_(None)))
        .where(
            Meeting.deleted.is_(None), Meeting.state.in_(WRITTEN),
            chantier.parent_id == (meeting.body_id or ""),
            Meeting.held_on <= (meeting.held_on or "9"), Meeting.id.not_in(taken),
        )
        .order_by(Meeting.held_on, Meeting.id)
    )
    return [
        TabledLine(row[0], title_of_notes(row[3] or "pv", row[1] or "", row[2] or ""), "",
                   row[1] or "", row[2] or "", "", tabled=False)
        for row in session.execute(asked).all()
    ]  # fmt: skip

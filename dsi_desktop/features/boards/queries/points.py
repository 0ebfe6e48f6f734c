"""The points of the coming meetings at which a chantier's progress sheet may be laid."""

from dataclasses import dataclass

from sqlalchemy import and_, case, or_, select

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.work import Board
from dsi_desktop.db.store import Store

_OPEN = ("planned", "convened", "in_progress")


@dataclass(frozen=True, slots=True)
class PointLine:
    """A point of a meeting to come; `held_on` may be unknown."""

    id: str
    title: str
    body: str
    held_on: str | None


def points_for(store: Store, board_id: str) -> tuple[PointLine, ...]:
    """Return where the sheet of this chantier may be laid: its own points first, then tablings.

    Meetings of the assembly, of the body the chantier reports to and of the chantier itself.
    """
    with store.read() as session:
        body = session.execute(
            select(Body.id, Body.parent_id).join(Board, Board.body_id == Body.id)
            .where(Board.id == board_id)
        ).first()
        if body is None:
            return ()
        asked = (
            select(AgendaItem.id, AgendaItem.title, Body.name, Body.local_name, Meeting.held_on)
            .join(Meeting, and_(
                Meeting.id == AgendaItem.meeting_id, Meeting.deleted.is_(None),
                Meeting.state.in_(_OPEN)))
            .join(Body, and_(Body.id == Meeting.body_id, Body.deleted.is_(None)))
            .where(
                AgendaItem.deleted.is_(None), AgendaItem.in_camera.is_not(True),
                AgendaItem.merged_into_id.is_(None),
                or_(Body.kind == "assembly", Body.id.in_([body.id, body.parent_id])),
            )
            .order_by(
                case((AgendaItem.body_id == body.id, 0), (AgendaItem.kind == "tabling", 1),
                     else_=2),
                Meeting.held_on.is_(None), Meeting.held_on, AgendaItem.rank, AgendaItem.id,
            )
        )  # fmt: skip
        return tuple(
            PointLine(row.id, row.title or "", row.local_name or row.name or "", row.held_on)
            for row in session.execute(asked)
        )

"""Where a record stands in minutes: its meeting, its point, its line."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.minutes import Decision, Entry, Motion
from dsi_desktop.db.store import Store


@dataclass(frozen=True, slots=True)
class Place:
    """A meeting, with the point and the line to show in it ("" when there are none)."""

    meeting_id: str
    item_id: str = ""
    line_id: str = ""


def place_of(store: Store, kind: str, record_id: str) -> Place:
    """Return where a resolution or a decision was taken; anything else is taken for a meeting."""
    if kind not in ("motion", "decision"):
        return Place(record_id)
    with store.read() as session:
        found: Motion | Decision | None = (
            session.get(Motion, record_id) if kind == "motion"
            else session.get(Decision, record_id)
        )
        if found is None or found.deleted:
            return Place(record_id)
        return Place(found.meeting_id or "", found.agenda_item_id or "", _line(session, record_id))


def _line(session: Session, record_id: str) -> str:
    asked = select(Entry.id).where(Entry.record_id == record_id, Entry.deleted.is_(None))
    return session.scalars(asked.order_by(Entry.id)).first() or ""

"""The blocks every line of the minutes is written with."""

from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.minutes import Entry
from dsi_desktop.db.store import Operation
from dsi_desktop.features.meetings.commands import open_for_writing
from dsi_desktop.features.meetings.rules.hours import hour_of
from dsi_desktop.features.minutes.rules import refusals, sealing

# Asked before every line that is written: a plain statement costs a tenth of a built one.
_CLOSED_DOORS = """
SELECT 1 FROM sealed_section WHERE meeting_id = ? AND closed_at IS NULL AND deleted IS NULL LIMIT 1
"""
_LAST_RANK = """
SELECT rank FROM entry WHERE meeting_id IS ?1 AND agenda_item_id IS ?2 AND deleted IS NULL
ORDER BY rank DESC LIMIT 1
"""


def point_for_writing(op: Operation, meeting_id: str, item_id: str | None) -> Meeting:
    """Return the meeting, when it and the point may be written, in the open."""
    meeting = open_for_writing(op, meeting_id)
    sealing.check_outside(closed_doors=closed_doors(op, meeting_id))
    if item_id is not None:
        refusals.check_point(op.get(AgendaItem, item_id).meeting_id, meeting.id)
    return meeting


def closed_doors(op: Operation, meeting_id: str) -> bool:
    """Tell whether the meeting is in camera: a section was begun and not ended."""
    return op.plain().execute(_CLOSED_DOORS, (meeting_id,)).fetchone() is not None


def write_line(op: Operation, entry: Entry) -> Entry:
    """Add a line at the end of its point."""
    entry.said_at = hour_of(entry.said_at, "said_at")
    entry.rank = between(last_rank(op, entry.meeting_id, entry.agenda_item_id), None)
    return op.put(entry) if entry.record_id else op.add(entry)


def move_to_the_end(op: Operation, entry: Entry) -> None:
    """Put a line after the others of its point, unless it is there."""
    last = last_rank(op, entry.meeting_id, entry.agenda_item_id)
    if last is not None and last > (entry.rank or ""):
        entry.rank = between(last, None)


def last_rank(op: Operation, meeting_id: str | None, item_id: str | None) -> str | None:
    found = op.plain().execute(_LAST_RANK, (meeting_id, item_id)).fetchone()
    return str(found[0]) if found is not None else None

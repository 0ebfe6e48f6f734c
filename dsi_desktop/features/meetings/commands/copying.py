"""Copy points from one agenda to another: what is to be dealt with, not what was said of it."""

from dsi_desktop.db.ranks import spread
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.store import Operation
from dsi_desktop.features.meetings.commands.numbering import points_of

_KEPT = (
    "title", "kind", "minutes", "bearer_id", "bearer_name", "body_id", "description", "standard",
)


def copy_point(op: Operation, point: AgendaItem, meeting: Meeting, rank: str) -> AgendaItem:
    """Copy a point put off and its sub-points to the first level of another agenda."""
    copy = duplicate(op, point, meeting, None, rank)
    copy.origin_table, copy.origin_id = "agenda_item", point.id
    copy.added_at_meeting = meeting.state == "in_progress"
    copy_below(op, point, copy, meeting)
    return copy


def copy_below(op: Operation, point: AgendaItem, copy: AgendaItem, meeting: Meeting) -> None:
    """Copy the sub-points of a point under its copy."""
    children = [one for one in points_of(op, point.meeting_id or "") if one.parent_id == point.id]
    for rank, child in zip(spread(len(children)), children, strict=True):
        copy_below(op, child, duplicate(op, child, meeting, copy.id, rank), meeting)


def duplicate(
    op: Operation, point: AgendaItem, meeting: Meeting, parent_id: str | None, rank: str
) -> AgendaItem:
    """Write the same point on another agenda, to be dealt with again."""
    kept = {name: getattr(point, name) for name in _KEPT}
    return op.add(AgendaItem(meeting_id=meeting.id, parent_id=parent_id, rank=rank, **kept))

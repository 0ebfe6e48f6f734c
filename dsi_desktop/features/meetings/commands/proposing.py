"""Put on an agenda what waits for the meeting, each record under the point of its sort."""

from collections.abc import Sequence

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.meetings import AgendaItem, BacklogItem, Meeting
from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings.commands.copying import copy_point
from dsi_desktop.features.meetings.commands.numbering import keep_numbers, points_of
from dsi_desktop.features.meetings.commands.wording import point_of
from dsi_desktop.features.meetings.commands.writing import open_for_writing
from dsi_desktop.features.meetings.rules.proposals import (
    ALONE,
    FIRST_POINTS,
    HEADS,
    LAST_POINTS,
    ORIGINS,
    Laid,
    head_for,
    known_source,
)
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id


def put_on_agenda(store: Store, meeting_id: str, records: Sequence[tuple[str, str]]) -> None:
    """Make a point of each (source, id) of `rules.proposals`; one already there is left alone.

    Records of a sort go under one point, made before the last standard points when the agenda has
    none; what stands alone goes there too.
    """
    with store.operation(N_("Mettre à l’ordre du jour")) as op:
        meeting = open_for_writing(op, meeting_id)
        lay_records(op, meeting, records)


def lay_records(op: Operation, meeting: Meeting, records: Sequence[tuple[str, str]]) -> None:
    """Inside an operation: the same, for a meeting being made."""
    for source, record_id in records:
        if not known_source(source):
            raise RuleBroken(_("Cette fiche ne se met pas à l’ordre du jour."))
        op.flush()
        if not _already(op, meeting.id, record_id):
            _lay(op, meeting, source, record_id)
    keep_numbers(op, meeting)


def room_before_last(op: Operation, meeting_id: str) -> tuple[str | None, str | None]:
    """Return the ranks around the place before the last standard points."""
    low: str | None = None
    for item in points_of(op, meeting_id):
        if item.parent_id is None:
            if item.standard in LAST_POINTS:
                return low, item.rank
            low = item.rank
    return low, None


def _lay(op: Operation, meeting: Meeting, source: str, record_id: str) -> None:
    if source == "agenda_item":
        carried = op.get(AgendaItem, record_id)
        copy_point(op, carried, meeting, between(*room_before_last(op, meeting.id)))
        return
    item = point_of(op, source, record_id)
    head = _head(op, meeting, source)
    if source == "adoption" and head is not None and not head.origin_id:
        head.title, head.origin_table, head.origin_id = item.title, "meeting", record_id
        return
    # Two laptops that put the same record on one agenda meet on one point.
    item.id = linked_id("agenda_item", meeting.id, record_id)
    item.meeting_id = meeting.id
    item.origin_table, item.origin_id = ORIGINS.get(source, source), record_id
    item.added_at_meeting = meeting.state == "in_progress"
    if source in ALONE:
        item.rank = between(*room_before_last(op, meeting.id))
    else:
        gathers = head or _made(op, meeting, source)
        item.parent_id = gathers.id
        item.rank = between(_last(op, meeting.id, gathers.id), None)
    op.put(item)
    if source == "backlog_item":
        waiting = op.get(BacklogItem, record_id)
        waiting.state, waiting.taken_in_id = "taken", meeting.id


def _already(op: Operation, meeting_id: str, record_id: str) -> bool:
    return any(item.origin_id == record_id for item in points_of(op, meeting_id))


def _head(op: Operation, meeting: Meeting, source: str) -> AgendaItem | None:
    points = {item.id: item for item in points_of(op, meeting.id)}
    found = head_for(source, [
        Laid(item.id, item.parent_id or "", item.standard, item.minutes or 0)
        for item in points.values()
    ])
    return points[found.id] if found else None


def _made(op: Operation, meeting: Meeting, source: str) -> AgendaItem:
    """Make the point that gathers a sort: minutes right after the opening, others near the end."""
    head = HEADS[source]
    room = _room_after_first if source == "adoption" else room_before_last
    made = op.put(AgendaItem(
        id=linked_id("agenda_item", meeting.id, head.keys[0]), meeting_id=meeting.id,
        title=_(head.title), kind=head.kind, standard=head.keys[0],
        rank=between(*room(op, meeting.id)), added_at_meeting=meeting.state == "in_progress",
    ))
    op.flush()
    return made


def _room_after_first(op: Operation, meeting_id: str) -> tuple[str | None, str | None]:
    low: str | None = None
    for item in points_of(op, meeting_id):
        if item.parent_id is None:
            if item.standard not in FIRST_POINTS:
                return low, item.rank
            low = item.rank
    return low, None


def _last(op: Operation, meeting_id: str, parent_id: str) -> str | None:
    asked = select(AgendaItem.rank).where(
        AgendaItem.meeting_id == meeting_id, AgendaItem.parent_id == parent_id,
        AgendaItem.deleted.is_(None),
    )
    return op.scalars(asked.order_by(AgendaItem.rank.desc())).first()

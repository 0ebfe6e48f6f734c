"""Who leaves the room when its doors are closed, and comes back when they open."""

from collections.abc import Collection

from sqlalchemy import select

from dsi_desktop.db.schema.meetings import Attendance, Meeting, Presence
from dsi_desktop.db.store import Operation
from dsi_desktop.features.meetings.commands.room import last_stay
from dsi_desktop.features.meetings.rules.room import HERE, OUTSIDERS


def send_out(op: Operation, meeting: Meeting, at: str, staying: Collection[str] = ()) -> list[str]:
    """Note that guests, observers and staff leave at an hour. Return the lines that left.

    `staying`: lines of those that the presidency keeps in the room. Who came after that hour, on
    a clock corrected by hand, leaves as she came.
    """
    left = []
    for one in _outsiders(op, meeting):
        stay = last_stay(op, one)
        if one.id in staying or one.status not in HERE or stay.left_at:
            continue
        stay.left_at = max(at, stay.arrived_at or at)
        one.left_item_id = meeting.current_item_id or None
        left.append(one.id)
    return left


def let_in(op: Operation, meeting: Meeting, left_at: str, at: str) -> list[str]:
    """Note that those who left when the doors closed come back when they open. Return the lines."""
    back = []
    for one in _outsiders(op, meeting):
        stay = last_stay(op, one)
        if one.status in HERE and stay.left_at == left_at <= at:
            op.add(Presence(attendance_id=one.id, arrived_at=at))
            back.append(one.id)
    return back


def _outsiders(op: Operation, meeting: Meeting) -> list[Attendance]:
    """Return the lines of those who have no voice in the body."""
    asked = select(Attendance).where(
        Attendance.meeting_id == meeting.id, Attendance.role.in_(OUTSIDERS),
        Attendance.voting.is_not(True), Attendance.deleted.is_(None),
    )
    return list(op.scalars(asked.order_by(Attendance.id)).all())

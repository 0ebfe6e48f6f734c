"""Invite to a meeting who sits that day, and put in the chair who presides."""

from collections.abc import Sequence

from sqlalchemy import select

from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import in_force
from dsi_desktop.features.meetings.commands.writing import open_for_writing
from dsi_desktop.features.meetings.rules.room import attendance_id, role_of
from dsi_desktop.kernel.i18n import N_

_OFFICERS = {"chair": "chair_id", "secretary": "note_taker_id", "facilitator": "facilitator_id"}


def invite_members(store: Store, meeting_id: str) -> int:
    """Invite the members in force on the day of the meeting who are not on its list yet."""
    with store.operation(N_("Inviter les membres")) as op:
        return list_members(op, open_for_writing(op, meeting_id))


def list_members(op: Operation, meeting: Meeting) -> int:
    """List the members in force that day; who already sits in two seats has one line.

    Who stands in for a member waits: listed when that member says so.
    """
    listed = set(op.scalars(
        select(Attendance.person_id).where(
            Attendance.meeting_id == meeting.id, Attendance.deleted.is_(None)
        )
    ))
    count = 0
    for member in _called(members_on(op, meeting)):
        if member.person_id is None or member.person_id in listed:
            continue
        listed.add(member.person_id)
        op.put(_line_of(meeting, member))
        _name_officer(meeting, member)
        count += 1
    return count


def members_on(op: Operation, meeting: Meeting) -> list[Membership]:
    """Return who sits on the day of a meeting, the voices first."""
    asked = select(Membership).where(
        Membership.body_id == meeting.body_id, Membership.deleted.is_(None)
    )
    voices_first = asked.order_by(Membership.voting.is_(False), Membership.rank)
    return [
        member
        for member in op.scalars(voices_first).all()
        if in_force(member.start_on, member.end_on, meeting.held_on or "")
    ]


def _called(members: Sequence[Membership]) -> list[Membership]:
    seated = {member.id for member in members}
    return [
        member for member in members
        if member.role != "substitute" or member.substitutes_for_id not in seated
    ]


def _line_of(meeting: Meeting, member: Membership) -> Attendance:
    role = role_of(member.role)
    return Attendance(
        id=attendance_id(meeting.id, str(member.person_id)), meeting_id=meeting.id,
        person_id=member.person_id, organization_id=member.organization_id,
        membership_id=member.id, role=role, voting=member.voting and role == "member",
    )


def _name_officer(meeting: Meeting, member: Membership) -> None:
    field = _OFFICERS.get(member.role)
    if field and getattr(meeting, field) is None:
        setattr(meeting, field, member.person_id)

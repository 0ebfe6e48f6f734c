"""Keep the attendance list: who came, how, from when to when."""

from typing import Unpack

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.schema.meetings import Attendance, Meeting, Presence
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import line
from dsi_desktop.features.meetings.commands.writing import open_for_writing
from dsi_desktop.features.meetings.rules import refusals
from dsi_desktop.features.meetings.rules.fields import AttendanceFields
from dsi_desktop.features.meetings.rules.hours import hour_of, now
from dsi_desktop.features.meetings.rules.room import HERE, attendance_id
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def set_attendance(
    store: Store, meeting_id: str, person_id: str, status: str,
    **fields: Unpack[AttendanceFields],
) -> str:
    """Say how somebody attends; who was not on the list comes as a guest. Return the line's id."""
    with store.operation(N_("Noter une présence")) as op:
        meeting = open_for_writing(op, meeting_id)
        found = _line(op, meeting_id, person_id) or op.put(
            Attendance(
                id=attendance_id(meeting_id, person_id), meeting_id=meeting_id,
                person_id=person_id, role="guest",
            )
        )
        _write(op, meeting, found, status, fields)
        return found.id


def change_attendance(
    store: Store, attendance_id: str, status: str, **fields: Unpack[AttendanceFields]
) -> None:
    """Say how a line of the list attends."""
    with store.operation(N_("Noter une présence")) as op:
        found = op.get(Attendance, attendance_id)
        _write(op, open_for_writing(op, found.meeting_id), found, status, fields)


def add_guest(
    store: Store, meeting_id: str, *, person_id: str | None = None, name: str = "",
    organization_id: str | None = None, role: str = "guest", status: str = "present",
) -> str:
    """Invite somebody who is not a member; a name alone is enough. Return the line's id."""
    with store.operation(N_("Inviter une personne")) as op:
        meeting = open_for_writing(op, meeting_id)
        kept = line(name)
        if not person_id and not kept:
            raise RuleBroken(_("Écrivez le nom de la personne invitée."), "name")
        if person_id and _line(op, meeting_id, person_id):
            raise RuleBroken(_("Cette personne est déjà sur la liste."), "person_id")
        guest = Attendance(
            meeting_id=meeting_id, person_id=person_id, name=kept,
            organization_id=organization_id,
            role=refusals.choice("attendance_role", role, "role"),
        )
        if person_id:
            guest.id = attendance_id(meeting_id, person_id)
        return _write(op, meeting, op.put(guest), status, {}).id


def remove_attendance(store: Store, attendance_id: str) -> None:
    with store.operation(N_("Retirer une personne de la liste")) as op:
        found = op.get(Attendance, attendance_id)
        open_for_writing(op, found.meeting_id)
        remove_with_parts(op, found)


def record_departure(
    store: Store, attendance_id: str, at: str | None = None, *, item_id: str | None = None
) -> None:
    """Note that somebody leaves, at `at` (now by default), during a point."""
    with store.operation(N_("Noter un départ")) as op:
        found = op.get(Attendance, attendance_id)
        meeting = open_for_writing(op, found.meeting_id)
        moment = hour_of(at, "left_at") or now(store.clock)
        spell = _last_stay(op, found)
        refusals.check_stay(spell.arrived_at, moment)
        spell.left_at = moment
        found.left_item_id = item_id or meeting.current_item_id or None
        if found.status not in HERE:
            found.status = "present"


def record_arrival(
    store: Store, attendance_id: str, at: str | None = None, *, item_id: str | None = None
) -> None:
    """Note that somebody arrives, or comes back, at `at` (now by default)."""
    with store.operation(N_("Noter une arrivée")) as op:
        found = op.get(Attendance, attendance_id)
        meeting = open_for_writing(op, found.meeting_id)
        moment = hour_of(at, "arrived_at") or now(store.clock)
        spell = _last_stay(op, found)
        if found.status in HERE and spell.left_at:
            refusals.check_stay(spell.left_at, moment)
            op.add(Presence(attendance_id=found.id, arrived_at=moment))
        else:
            spell.arrived_at = moment
            found.arrived_item_id = item_id or meeting.current_item_id or None
        if found.status not in HERE:
            found.status = "present"


def _line(op: Operation, meeting_id: str, person_id: str) -> Attendance | None:
    asked = select(Attendance).where(
        Attendance.meeting_id == meeting_id, Attendance.person_id == person_id,
        Attendance.deleted.is_(None),
    )
    return op.scalars(asked.order_by(Attendance.id)).first()


def _last_stay(op: Operation, found: Attendance) -> Attendance | Presence:
    return next(iter(_later_stays(op, found)), found)


def _later_stays(op: Operation, found: Attendance) -> list[Presence]:
    """Return the comings back of somebody, the last first."""
    asked = select(Presence).where(
        Presence.attendance_id == found.id, Presence.deleted.is_(None)
    )
    return list(op.scalars(asked.order_by(Presence.arrived_at.desc())).all())


def _write(
    op: Operation, meeting: Meeting, found: Attendance, status: str, fields: AttendanceFields
) -> Attendance:
    found.status = refusals.choice("attendance_status", status, "status")
    for name, value in fields.items():
        if name in {"arrived_at", "left_at"}:
            setattr(found, name, hour_of(value if isinstance(value, str) else None, name))
        else:
            setattr(found, name, line(value) if isinstance(value, str) else value)
    refusals.choice("attendance_role", found.role, "role")
    refusals.check_stay(found.arrived_at, found.left_at)
    if status not in HERE:
        found.arrived_at = found.left_at = None
        for stay in _later_stays(op, found):
            op.remove(stay)
    if status != "represented":
        found.represented_by_id = None
    if found.arrived_at and meeting.current_item_id and not found.arrived_item_id:
        found.arrived_item_id = meeting.current_item_id
    return found

"""Keep the attendance list: who came, how, from when to when."""

from collections.abc import Iterable
from typing import Unpack

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.db.schema.meetings import Attendance, Meeting, Presence
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import full_name, in_force, line
from dsi_desktop.features.meetings.commands.writing import (
    mandates_on,
    open_for_writing,
    rules_of_body,
)
from dsi_desktop.features.meetings.rules import refusals
from dsi_desktop.features.meetings.rules.fields import AttendanceFields
from dsi_desktop.features.meetings.rules.hours import hour_of, now
from dsi_desktop.features.meetings.rules.replies import check_free, check_stand_in
from dsi_desktop.features.meetings.rules.room import HERE, VOICED, role_of
from dsi_desktop.features.meetings.rules.room import attendance_id as attendance_id_of
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def set_attendance(
    store: Store, meeting_id: str, person_id: str, status: str,
    **fields: Unpack[AttendanceFields],
) -> str:
    """Say how somebody attends. Return the line's id.

    Who was not on the list comes as a member when a mandate holds that day, else as a guest.
    """
    with store.operation(N_("Noter une présence")) as op:
        meeting = open_for_writing(op, meeting_id)
        found = _line(op, meeting_id, person_id) or op.put(_new_line(op, meeting, person_id))
        _write(op, meeting, found, status, fields)
        return found.id


def change_attendance(
    store: Store, attendance_id: str, status: str, **fields: Unpack[AttendanceFields]
) -> None:
    """Say how a line of the list attends."""
    change_attendances(store, [attendance_id], status, **fields)


def change_attendances(
    store: Store, attendance_ids: Iterable[str], status: str, **fields: Unpack[AttendanceFields]
) -> None:
    """Say how several lines of the list attend, in one gesture."""
    with store.operation(N_("Noter une présence")) as op:
        for attendance_id in attendance_ids:
            found = op.get(Attendance, attendance_id)
            _write(op, open_for_writing(op, found.meeting_id), found, status, fields)


def represent_member(
    store: Store, attendance_id: str, *, person_id: str | None = None, name: str = ""
) -> None:
    """Let somebody speak for an absent member: the voice counts while that person is in the room.

    A name alone enters the directory: a voice is given to somebody who can be found again.
    """
    with store.operation(N_("Noter une représentation")) as op:
        member = op.get(Attendance, attendance_id)
        meeting = open_for_writing(op, member.meeting_id)
        speaker = person_id or _named(op, meeting, line(name)).id
        rule = rules_of_body(op, meeting.body_id)
        check_stand_in(
            speaker, member.person_id, admitted=rule is None or rule.substitutes_allowed
        )
        stand_in = _line(op, meeting.id, speaker)
        if stand_in is not None:
            check_free(_name_of(op, stand_in), votes=stand_in.voting)
        if stand_in is None:
            stand_in = op.put(Attendance(
                id=attendance_id_of(meeting.id, speaker), meeting_id=meeting.id,
                person_id=speaker, organization_id=member.organization_id, role="substitute",
            ))
        if stand_in.status not in HERE:
            _write(op, meeting, stand_in, "present", {})
        _write(op, meeting, member, "represented", {"represented_by_id": speaker})


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
            guest.id = attendance_id_of(meeting_id, person_id)
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
    record_departures(store, [attendance_id], at, item_id=item_id)


def record_departures(
    store: Store, attendance_ids: Iterable[str], at: str | None = None, *,
    item_id: str | None = None,
) -> None:
    """Note that several leave at the same hour, in one gesture."""
    with store.operation(N_("Noter un départ")) as op:
        moment = hour_of(at, "left_at") or now(store.clock)
        for attendance_id in attendance_ids:
            found = op.get(Attendance, attendance_id)
            meeting = open_for_writing(op, found.meeting_id)
            spell = last_stay(op, found)
            refusals.check_stay(spell.arrived_at, moment)
            spell.left_at = moment
            found.left_item_id = item_id or meeting.current_item_id or None
            if found.status not in HERE:
                found.status = "present"


def record_arrival(
    store: Store, attendance_id: str, at: str | None = None, *, item_id: str | None = None
) -> None:
    """Note that somebody arrives, or comes back, at `at` (now by default)."""
    record_arrivals(store, [attendance_id], at, item_id=item_id)


def record_arrivals(
    store: Store, attendance_ids: Iterable[str], at: str | None = None, *,
    item_id: str | None = None,
) -> None:
    """Note that several arrive at the same hour, in one gesture."""
    with store.operation(N_("Noter une arrivée")) as op:
        moment = hour_of(at, "arrived_at") or now(store.clock)
        for attendance_id in attendance_ids:
            found = op.get(Attendance, attendance_id)
            _arrive(op, open_for_writing(op, found.meeting_id), found, moment, item_id)


def _arrive(
    op: Operation, meeting: Meeting, found: Attendance, moment: str, item_id: str | None
) -> None:
    if found.status not in HERE:
        _write(op, meeting, found, "present", {"arrived_at": moment})
        found.arrived_item_id = item_id or meeting.current_item_id or None
        return
    spell = last_stay(op, found)
    if spell.left_at:
        refusals.check_stay(spell.left_at, moment)
        op.add(Presence(attendance_id=found.id, arrived_at=moment))
    else:
        spell.arrived_at = moment
        found.arrived_item_id = item_id or meeting.current_item_id or None


def _new_line(op: Operation, meeting: Meeting, person_id: str) -> Attendance:
    """Return the line of somebody who was not invited: by mandate of that day, or as a guest."""
    asked = select(Membership).where(
        Membership.body_id == meeting.body_id, Membership.person_id == person_id,
        Membership.deleted.is_(None),
    )
    found = Attendance(
        id=attendance_id_of(meeting.id, person_id), meeting_id=meeting.id, person_id=person_id,
        role="guest",
    )
    for member in op.scalars(asked.order_by(Membership.voting.is_(False), Membership.rank)).all():
        if in_force(member.start_on, member.end_on, meeting.held_on or ""):
            found.membership_id, found.organization_id = member.id, member.organization_id
            found.role = role_of(member.role)
            found.voting = member.voting and found.role == "member"
            break
    return found


def _named(op: Operation, meeting: Meeting, name: str) -> Person:
    """Return the person a name brings to the directory; her line as a guest becomes hers."""
    if not name:
        raise RuleBroken(_("Écrivez qui représente cette personne."), "name")
    given, _space, family = name.rpartition(" ")
    person = op.add(Person(given_name=given, family_name=family))
    op.flush()
    asked = select(Attendance).where(
        Attendance.meeting_id == meeting.id, Attendance.name == name,
        Attendance.person_id.is_(None), Attendance.deleted.is_(None),
    )
    guest = op.scalars(asked.order_by(Attendance.id)).first()
    if guest is not None:
        guest.person_id, guest.role = person.id, "substitute"
        op.flush()
    return person


def _name_of(op: Operation, found: Attendance) -> str:
    person = op.find(Person, found.person_id or "")
    return full_name(person.given_name, person.family_name) if person else found.name or ""


def _line(op: Operation, meeting_id: str, person_id: str) -> Attendance | None:
    asked = select(Attendance).where(
        Attendance.meeting_id == meeting_id, Attendance.person_id == person_id,
        Attendance.deleted.is_(None),
    )
    return op.scalars(asked.order_by(Attendance.id)).first()


def last_stay(op: Operation, found: Attendance) -> Attendance | Presence:
    """Return where the last coming and going of somebody is written."""
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
    if found.voting and status in VOICED:
        mandates_on(op, meeting).check(found.person_id, _name_of(op, found))
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

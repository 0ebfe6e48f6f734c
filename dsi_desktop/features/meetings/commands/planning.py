"""Call a meeting: who meets, when, who is invited."""

from typing import Unpack

from sqlalchemy import func, select

from dsi_desktop.db.family import remove_with_parts, restore_with_parts
from dsi_desktop.db.ranks import spread
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.governance import Body, Membership
from dsi_desktop.db.schema.meetings import AgendaItem, Attendance, Meeting, Notice
from dsi_desktop.db.schema.minutes import Entry
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import day, in_force, line, prose
from dsi_desktop.features.meetings.commands.writing import open_for_writing
from dsi_desktop.features.meetings.rules import refusals
from dsi_desktop.features.meetings.rules.fields import EditedMeeting, MeetingFields
from dsi_desktop.features.meetings.rules.hours import check_hours, hour_of
from dsi_desktop.features.meetings.rules.presets import standard_agenda
from dsi_desktop.features.meetings.rules.room import attendance_id, role_of
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _

_OFFICERS = {"chair": "chair_id", "secretary": "note_taker_id", "facilitator": "facilitator_id"}


def create_meeting(
    store: Store, *, body_id: str, held_on: str, invite: bool = True, agenda: bool = False,
    **fields: Unpack[MeetingFields],
) -> str:
    """Create a meeting of a body; its members of that day are invited in the same gesture.

    With `agenda`, it starts with the standard points of its kind of body.
    """
    with store.operation(N_("Créer une rencontre")) as op:
        body = op.get(Body, refusals.body_of(body_id))
        meeting = Meeting(body_id=body.id, held_on=refusals.day_of(held_on))
        _write(meeting, fields)
        if not fields.get("time_zone"):
            meeting.time_zone = _zone_of(op, meeting.area_id, body)
        meeting.ordinal = _ordinal(op, body.id, str(meeting.held_on))
        op.add(meeting)
        op.flush()
        if invite:
            _invite(op, meeting)
        if agenda:
            _lay_standard_agenda(op, meeting, body.kind)
    return meeting.id


def edit_meeting(store: Store, meeting_id: str, **fields: Unpack[EditedMeeting]) -> None:
    with store.operation(N_("Modifier une rencontre")) as op:
        meeting = open_for_writing(op, meeting_id)
        if "held_on" in fields:
            meeting.held_on = refusals.day_of(fields.pop("held_on"))
        _write(meeting, fields)


def invite_members(store: Store, meeting_id: str) -> int:
    """Invite the members in force on the day of the meeting who are not on its list yet."""
    with store.operation(N_("Inviter les membres")) as op:
        return _invite(op, open_for_writing(op, meeting_id))


def convene_meeting(
    store: Store, meeting_id: str, *, sent_on: str | None = None, text: str = "",
    convened_by: str = "", sent_to: str = "",
) -> str:
    """Note that the convocation was sent. Return the id of the notice."""
    with store.operation(N_("Convoquer une rencontre")) as op:
        meeting = open_for_writing(op, meeting_id)
        when = day(sent_on, "sent_on") or store.clock.today().isoformat()
        if meeting.held_on and when > meeting.held_on:
            raise RuleBroken(_("La convocation ne peut pas suivre la rencontre."), "sent_on")
        meeting.convened_on = when
        meeting.convened_by = line(convened_by) or meeting.convened_by
        if meeting.state == "planned":
            meeting.state = "convened"
        notice = Notice(
            meeting_id=meeting.id, sent_on=when, text=prose(text), sent_to=prose(sent_to)
        )
        return op.add(notice).id


def cancel_meeting(store: Store, meeting_id: str, reason: str) -> None:
    with store.operation(N_("Annuler une rencontre")) as op:
        meeting = open_for_writing(op, meeting_id)
        kept = line(reason)
        if not kept:
            raise RuleBroken(_("Écrivez pourquoi la rencontre est annulée."), "reason")
        meeting.state = "cancelled"
        meeting.cancelled_reason = kept


def restore_meeting(store: Store, meeting_id: str) -> None:
    """Put a cancelled or removed meeting back on the calendar."""
    with store.operation(N_("Rétablir une rencontre")) as op:
        meeting = op.get(Meeting, meeting_id)
        restore_with_parts(op, meeting)
        if meeting.state == "cancelled":
            meeting.state = refusals.state_restored(
                meeting.convened_on, meeting.opened_at, meeting.closed_at
            )
            meeting.cancelled_reason = ""


def remove_meeting(store: Store, meeting_id: str) -> None:
    with store.operation(N_("Supprimer une rencontre")) as op:
        meeting = op.get(Meeting, meeting_id)
        entries = select(func.count()).select_from(Entry).where(
            Entry.meeting_id == meeting_id, Entry.deleted.is_(None)
        )
        refusals.check_removable(meeting.state, written=bool(op.scalars(entries).one()))
        remove_with_parts(op, meeting)


def _write(meeting: Meeting, fields: MeetingFields) -> None:
    for name, value in fields.items():
        if name in {"start_time", "end_time"}:
            setattr(meeting, name, hour_of(value if isinstance(value, str) else None, name))
        elif name == "objectives":
            meeting.objectives = prose(str(value))
        else:
            kept = line(value) if isinstance(value, str) else value
            setattr(meeting, name, (kept or None) if name.endswith("_id") else kept)
    refusals.choice("meeting_kind", meeting.kind, "kind")
    check_hours(meeting.start_time, meeting.end_time)


def _zone_of(op: Operation, area_id: str | None, body: Body) -> str:
    """Return the zone of the place, else of the territory of the body or of one above it."""
    seen: set[str] = set()
    above: Body | None = body
    place = area_id
    while not place and above is not None and above.id not in seen:
        seen.add(above.id)
        place = above.area_id
        above = op.scalars(select(Body).where(Body.id == above.parent_id)).first()
    zone = op.scalars(select(Area.time_zone).where(Area.id == place)).first()
    return zone or "America/Toronto"


def _ordinal(op: Operation, body_id: str, held_on: str) -> int:
    asked = select(func.max(Meeting.ordinal)).where(
        Meeting.body_id == body_id, Meeting.held_on.like(f"{held_on[:4]}-%"),
        Meeting.deleted.is_(None),
    )
    return (op.scalars(asked).one() or 0) + 1


def _invite(op: Operation, meeting: Meeting) -> int:
    """Invite the members in force that day; who already sits in two seats has one line."""
    listed = set(op.scalars(
        select(Attendance.person_id).where(
            Attendance.meeting_id == meeting.id, Attendance.deleted.is_(None)
        )
    ))
    asked = select(Membership).where(
        Membership.body_id == meeting.body_id, Membership.deleted.is_(None)
    )
    count = 0
    for member in op.scalars(asked.order_by(Membership.voting.desc(), Membership.rank)).all():
        sits = in_force(member.start_on, member.end_on, meeting.held_on or "")
        if not sits or member.person_id is None or member.person_id in listed:
            continue
        listed.add(member.person_id)
        op.put(_line_of(meeting, member))
        _name_officer(meeting, member)
        count += 1
    return count


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


def _lay_standard_agenda(op: Operation, meeting: Meeting, kind: str) -> None:
    items = standard_agenda(kind)
    for rank, item in zip(spread(len(items)), items, strict=True):
        op.add(AgendaItem(
            meeting_id=meeting.id, title=_(item.title), kind=item.kind, minutes=item.minutes,
            bearer_name=_(item.bearer), standard=item.key, rank=rank,
        ))

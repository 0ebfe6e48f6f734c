"""Call a meeting: who meets, when, who is invited."""

from typing import Unpack

from sqlalchemy import func, select

from dsi_desktop.db.family import remove_with_parts, restore_with_parts
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import Entry
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import line, prose
from dsi_desktop.features.meetings.commands.inviting import list_members
from dsi_desktop.features.meetings.commands.standard import lay_standard
from dsi_desktop.features.meetings.commands.writing import open_for_writing
from dsi_desktop.features.meetings.rules import refusals
from dsi_desktop.features.meetings.rules.fields import EditedMeeting, MeetingFields
from dsi_desktop.features.meetings.rules.hours import check_hours, hour_of
from dsi_desktop.features.meetings.rules.presets import preset_for
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def create_meeting(
    store: Store, *, body_id: str, held_on: str, invite: bool = True, agenda: bool = False,
    **fields: Unpack[MeetingFields],
) -> str:
    """Create a meeting of a body; its members of that day are invited in the same gesture.

    With `agenda`, it starts with the standard points of its kind of body.
    """
    with store.operation(N_("Créer une rencontre")) as op:
        body = op.get(Body, refusals.body_of(body_id))
        meeting = new_meeting(op, body, refusals.day_of(held_on), fields, invite=invite)
        if agenda:
            lay_standard(op, meeting, preset_for(body.kind))
    return meeting.id


def new_meeting(
    op: Operation, body: Body, day: str, fields: MeetingFields, *, invite: bool = True,
    key: str = "",
) -> Meeting:
    """Inside an operation: a meeting of a body, numbered in its year, its members listed."""
    meeting = Meeting(body_id=body.id, held_on=day)
    if key:
        meeting.id = key
    _write(meeting, fields)
    if not fields.get("time_zone"):
        meeting.time_zone = _zone_of(op, meeting.area_id, body)
    meeting.ordinal = _ordinal(op, body.id, day)
    meeting = op.put(meeting) if key else op.add(meeting)
    op.flush()
    if invite:
        list_members(op, meeting)
    return meeting


def edit_meeting(store: Store, meeting_id: str, **fields: Unpack[EditedMeeting]) -> None:
    with store.operation(N_("Modifier une rencontre")) as op:
        meeting = open_for_writing(op, meeting_id)
        if "held_on" in fields:
            meeting.held_on = refusals.day_of(fields.pop("held_on"))
        _write(meeting, fields)


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

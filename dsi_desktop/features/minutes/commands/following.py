"""Say at the end of a meeting when the next one is; set its day when it has none yet."""

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import Entry
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.meetings.commands.planning import new_meeting
from dsi_desktop.features.meetings.commands.writing import item_for_writing
from dsi_desktop.features.meetings.rules.hours import hour_of
from dsi_desktop.features.meetings.rules.refusals import day_of
from dsi_desktop.features.minutes.commands.writing import point_for_writing, write_line
from dsi_desktop.features.minutes.rules.next_words import next_text
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def say_next_meeting(
    store: Store, item_id: str, *, following_id: str | None = None, held_on: str = "",
    start_time: str | None = None, said_at: str | None = None,
) -> str:
    """Note the day of the next meeting at a point; without `following_id`, create it that day.

    It is held where this one is, its members are invited, its agenda is still to write. Return
    the id of the next meeting.
    """
    with store.operation(N_("Fixer la prochaine rencontre")) as op:
        item, _meeting = item_for_writing(op, item_id)
        meeting = point_for_writing(op, str(item.meeting_id), item.id)
        following = (
            op.get(Meeting, following_id) if following_id
            else _set(op, meeting, day_of(held_on), hour_of(start_time, "start_time"))
        )
        write_line(op, Entry(
            meeting_id=meeting.id, agenda_item_id=item.id, kind="note", said_at=said_at,
            text=next_text(
                following.held_on or "", following.start_time or "", following.place or ""
            ),
        ))
        return following.id


def _set(op: Operation, meeting: Meeting, day: str, start: str | None) -> Meeting:
    if day <= (meeting.held_on or ""):
        raise RuleBroken(_("La prochaine rencontre doit suivre celle-ci."), "held_on")
    begins = start or meeting.start_time
    ends = meeting.end_time if begins == meeting.start_time else None
    made = new_meeting(op, op.get(Body, str(meeting.body_id)), day, {
        "start_time": begins, "end_time": ends, "place": meeting.place,
        "area_id": meeting.area_id, "video_url": meeting.video_url,
    })
    made.series_id = meeting.series_id
    return made

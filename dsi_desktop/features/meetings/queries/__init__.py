"""What a person can see of meetings: the calendar, the sheet of one, whom a call would tire."""

from dsi_desktop.features.meetings.queries.convening import (
    Call,
    PlaceChoice,
    call_of,
    places_to_meet,
    warnings_of,
)
from dsi_desktop.features.meetings.queries.dates import days_compared
from dsi_desktop.features.meetings.queries.elections import election_of_item
from dsi_desktop.features.meetings.queries.proposals import proposals, proposals_after
from dsi_desktop.features.meetings.queries.replies import RepliesSheet, ReplyLine, replies_to
from dsi_desktop.features.meetings.queries.series import (
    BacklogLine,
    RhythmOfBody,
    SeriesLine,
    backlog_fields,
    backlog_of,
    next_day_of,
    rhythms_of_bodies,
    series_fields,
    series_of,
)
from dsi_desktop.features.meetings.queries.sheets import (
    AttendanceLine,
    BodyChoice,
    ItemLine,
    MeetingLine,
    MeetingSheet,
    PersonChoice,
    bodies_that_meet,
    item_fields,
    meeting_fields,
    meeting_of_item,
    meeting_sheet,
    meetings,
    people_to_invite,
)

__all__ = [
    "AttendanceLine",
    "BacklogLine",
    "BodyChoice",
    "Call",
    "ItemLine",
    "MeetingLine",
    "MeetingSheet",
    "PersonChoice",
    "PlaceChoice",
    "RepliesSheet",
    "ReplyLine",
    "RhythmOfBody",
    "SeriesLine",
    "backlog_fields",
    "backlog_of",
    "bodies_that_meet",
    "call_of",
    "days_compared",
    "election_of_item",
    "item_fields",
    "meeting_fields",
    "meeting_of_item",
    "meeting_sheet",
    "meetings",
    "next_day_of",
    "people_to_invite",
    "places_to_meet",
    "proposals",
    "proposals_after",
    "replies_to",
    "rhythms_of_bodies",
    "series_fields",
    "series_of",
    "warnings_of",
]

"""What a person can see of meetings: the calendar, the sheet of one, whom a call would tire."""

from dsi_desktop.db.papers import paper_content
from dsi_desktop.features.meetings.queries.agenda import ItemLine, PaperLine, papers_of_item
from dsi_desktop.features.meetings.queries.calls import (
    Recipient,
    call_sheet,
    recipients,
    times_moved,
)
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
    MeetingLine,
    MeetingSheet,
    PersonChoice,
    bodies_that_meet,
    coming_meeting,
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
    "PaperLine",
    "PersonChoice",
    "PlaceChoice",
    "Recipient",
    "RepliesSheet",
    "ReplyLine",
    "RhythmOfBody",
    "SeriesLine",
    "backlog_fields",
    "backlog_of",
    "bodies_that_meet",
    "call_of",
    "call_sheet",
    "coming_meeting",
    "days_compared",
    "election_of_item",
    "item_fields",
    "meeting_fields",
    "meeting_of_item",
    "meeting_sheet",
    "meetings",
    "next_day_of",
    "paper_content",
    "papers_of_item",
    "people_to_invite",
    "places_to_meet",
    "proposals",
    "proposals_after",
    "recipients",
    "replies_to",
    "rhythms_of_bodies",
    "series_fields",
    "series_of",
    "times_moved",
    "warnings_of",
]

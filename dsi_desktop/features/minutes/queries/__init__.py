"""What a person can see of minutes: live, frozen, and what the room still owes."""

from dsi_desktop.features.minutes.queries.adopted import (
    AdoptedSheet,
    ErratumLine,
    adoption_of,
    doubled_numbers,
    minutes_of,
    unsettled,
)
from dsi_desktop.features.minutes.queries.calls import (
    CallPapers,
    KitPapers,
    call_papers,
    kit_papers,
)
from dsi_desktop.features.minutes.queries.choices import (
    MeetingChoice,
    RecordChoice,
    leads,
    meetings_that_can_adopt,
    meetings_with_minutes,
    objectives,
)
from dsi_desktop.features.minutes.queries.following import Following, following_meeting
from dsi_desktop.features.minutes.queries.gaps import missing
from dsi_desktop.features.minutes.queries.live import LiveMeeting, OpenFollowUp, live_meeting
from dsi_desktop.features.minutes.queries.outcomes import (
    OutcomeLine,
    outcomes,
)
from dsi_desktop.features.minutes.queries.places import Place, place_of
from dsi_desktop.features.minutes.queries.reviewing import (
    FormerMinutes,
    ToReview,
    follow_ups_to_review,
    minutes_to_adopt,
)
from dsi_desktop.features.minutes.queries.sealed import (
    SealedText,
    SectionLine,
    is_in_camera,
    sealed_text,
    sections_of,
    sections_to_adopt,
)
from dsi_desktop.features.minutes.queries.slips import SlipsSheet, slips_of
from dsi_desktop.features.minutes.queries.speaking import turns_of
from dsi_desktop.features.minutes.queries.standing import stand_in_of
from dsi_desktop.features.minutes.queries.tablings import (
    ParentMeeting,
    TabledLine,
    notes_title,
    notes_to_table,
    parent_meetings,
    tabled_at,
)
from dsi_desktop.features.minutes.queries.versions import (
    RemarkLine,
    VersionLine,
    changes_between,
    changes_since,
    version_document,
    versions_of,
)

__all__ = [
    "AdoptedSheet",
    "CallPapers",
    "ErratumLine",
    "Following",
    "FormerMinutes",
    "KitPapers",
    "LiveMeeting",
    "MeetingChoice",
    "OpenFollowUp",
    "OutcomeLine",
    "ParentMeeting",
    "Place",
    "RecordChoice",
    "RemarkLine",
    "SealedText",
    "SectionLine",
    "SlipsSheet",
    "TabledLine",
    "ToReview",
    "VersionLine",
    "adoption_of",
    "call_papers",
    "changes_between",
    "changes_since",
    "doubled_numbers",
    "follow_ups_to_review",
    "following_meeting",
    "is_in_camera",
    "kit_papers",
    "leads",
    "live_meeting",
    "meetings_that_can_adopt",
    "meetings_with_minutes",
    "minutes_of",
    "minutes_to_adopt",
    "missing",
    "notes_title",
    "notes_to_table",
    "objectives",
    "outcomes",
    "parent_meetings",
    "place_of",
    "sealed_text",
    "sections_of",
    "sections_to_adopt",
    "slips_of",
    "stand_in_of",
    "tabled_at",
    "turns_of",
    "unsettled",
    "version_document",
    "versions_of",
]

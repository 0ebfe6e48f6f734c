"""What a person can see of minutes: live, frozen, and what the room still owes."""

from dsi_desktop.features.minutes.queries.adopted import (
    AdoptedSheet,
    ErratumLine,
    adoption_of,
    minutes_of,
    unsettled,
)
from dsi_desktop.features.minutes.queries.choices import (
    MeetingChoice,
    meetings_that_can_adopt,
    meetings_with_minutes,
)
from dsi_desktop.features.minutes.queries.gaps import missing
from dsi_desktop.features.minutes.queries.live import LiveMeeting, OpenFollowUp, live_meeting

__all__ = [
    "AdoptedSheet",
    "ErratumLine",
    "LiveMeeting",
    "MeetingChoice",
    "OpenFollowUp",
    "adoption_of",
    "live_meeting",
    "meetings_that_can_adopt",
    "meetings_with_minutes",
    "minutes_of",
    "missing",
    "unsettled",
]

"""What a person sees of the bodies of the table."""

from dsi_desktop.features.governance.queries.bodies import (
    BodyLine,
    RulesSheet,
    bodies,
    body_choices,
    rules_of,
)
from dsi_desktop.features.governance.queries.chart import chart_bodies
from dsi_desktop.features.governance.queries.election_sheet import (
    CandidateLine,
    CollegeCard,
    ElectionSheet,
    MeetingFacts,
    RoundLine,
    election_sheet,
)
from dsi_desktop.features.governance.queries.elections import (
    ElectionLine,
    VotingMeeting,
    election_fields,
    elections_held,
    voting_meetings,
)
from dsi_desktop.features.governance.queries.names import (
    initiative_name,
    organization_names,
    person_names,
    unsettled,
)
from dsi_desktop.features.governance.queries.seating import (
    BodyNotice,
    CollegeStrip,
    SeatingLine,
    SeatingSheet,
    SeatRow,
    body_of,
    seat_notices,
    seating_lines,
    seating_sheet,
)
from dsi_desktop.features.governance.queries.seats import (
    BodySheet,
    CollegeLine,
    MemberLine,
    RelationLine,
    SeatLine,
    body_sheet,
    colleges_of,
    members_at,
    seats_at,
)

__all__ = [
    "BodyLine", "BodyNotice", "BodySheet", "CandidateLine", "CollegeCard", "CollegeLine",
    "CollegeStrip", "ElectionLine", "ElectionSheet", "MeetingFacts", "MemberLine", "RelationLine",
    "RoundLine", "RulesSheet", "SeatLine", "SeatRow", "SeatingLine", "SeatingSheet",
    "VotingMeeting", "bodies", "body_choices", "body_of", "body_sheet", "chart_bodies",
    "colleges_of", "election_fields", "election_sheet", "elections_held", "initiative_name",
    "members_at", "organization_names", "person_names", "rules_of", "seat_notices", "seating_lines",
    "seating_sheet", "seats_at", "unsettled", "voting_meetings",
]

"""What a person sees of the bodies of the table."""

from dsi_desktop.features.governance.queries.acts import (
    ActChoices,
    act_choices,
    last_assembly,
    meeting_choices,
)
from dsi_desktop.features.governance.queries.bodies import (
    BodyLine,
    RulesSheet,
    bodies,
    body_choices,
    rules_of,
)
from dsi_desktop.features.governance.queries.cadence import (
    RhythmLine,
    TablingLine,
    rhythms,
    tablings,
)
from dsi_desktop.features.governance.queries.chart import (
    chart_beginning,
    chart_bodies,
    chart_relations,
)
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
from dsi_desktop.features.governance.queries.letters import (
    LetterSheet,
    letter_sheet,
)
from dsi_desktop.features.governance.queries.mandates import (
    MandateLine,
    MandateReportLine,
    MandateSheet,
    mandate_choices,
    mandate_sheet,
    mandates,
)
from dsi_desktop.features.governance.queries.names import (
    area_names,
    initiative_name,
    organization_names,
    person_names,
    unsettled,
)
from dsi_desktop.features.governance.queries.representations import (
    RepresentationLine,
    RepresentationSheet,
    is_to_tell,
    representation_sheet,
    representations,
)
from dsi_desktop.features.governance.queries.seat_fields import (
    SeatFacts,
    college_area,
    seat_facts,
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
    terms_of,
)
from dsi_desktop.features.governance.queries.voices import (
    AssemblyLine,
    AssetLine,
    ChangeRow,
    RoundTable,
    VoiceGap,
    VoiceRow,
    Voices,
    chantier_choices,
    round_table,
    voices,
)

__all__ = [
    "ActChoices", "AssemblyLine", "AssetLine", "BodyLine", "BodyNotice", "BodySheet",
    "CandidateLine", "ChangeRow", "CollegeCard", "CollegeLine", "CollegeStrip", "ElectionLine",
    "ElectionSheet", "LetterSheet", "MandateLine", "MandateReportLine", "MandateSheet",
    "MeetingFacts", "MemberLine", "RelationLine", "RepresentationLine", "RepresentationSheet",
    "RhythmLine", "RoundLine", "RoundTable", "RulesSheet", "SeatFacts", "SeatLine", "SeatRow",
    "SeatingLine", "SeatingSheet", "TablingLine", "VoiceGap", "VoiceRow", "Voices",
    "VotingMeeting", "act_choices", "area_names", "bodies", "body_choices", "body_of",
    "body_sheet", "chantier_choices", "chart_beginning", "chart_bodies", "chart_relations",
    "college_area", "colleges_of",
    "election_fields", "election_sheet", "elections_held", "initiative_name", "is_to_tell",
    "last_assembly", "letter_sheet", "letters_of", "mandate_choices", "mandate_sheet", "mandates",
    "meeting_choices", "members_at", "organization_names", "person_names",
    "representation_sheet", "representations", "rhythms",
    "round_table", "rules_of", "seat_facts", "seat_notices", "seating_lines", "seating_sheet",
    "seats_at", "tablings", "terms_of", "unsettled", "voices", "voting_meetings",
]

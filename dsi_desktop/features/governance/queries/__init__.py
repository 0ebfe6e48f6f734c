"""What a person sees of the bodies of the table."""

from dsi_desktop.features.governance.queries.bodies import (
    BodyLine,
    RulesSheet,
    bodies,
    body_choices,
    rules_of,
)
from dsi_desktop.features.governance.queries.chart import chart_bodies
from dsi_desktop.features.governance.queries.names import (
    initiative_name,
    organization_names,
    person_names,
    unsettled,
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
    "BodyLine", "BodySheet", "CollegeLine", "MemberLine", "RelationLine", "RulesSheet",
    "SeatLine", "bodies", "body_choices", "body_sheet", "chart_bodies", "colleges_of",
    "initiative_name", "members_at", "organization_names", "person_names", "rules_of",
    "seats_at", "unsettled",
]

"""What a person sees of the directory."""

from dsi_desktop.db.papers import paper_content
from dsi_desktop.features.directory.queries.changes import ChangeLine, last_changes
from dsi_desktop.features.directory.queries.charge import MonthLoad, Pairing, YearLoad
from dsi_desktop.features.directory.queries.decisions import (
    DecisionLine,
    organization_decisions,
    person_decisions,
)
from dsi_desktop.features.directory.queries.lists import (
    OrganizationLine,
    PersonLine,
    organization_choices,
    organizations,
    people,
    person_choices,
)
from dsi_desktop.features.directory.queries.names import initiative_name, unsettled
from dsi_desktop.features.directory.queries.papers import DocumentLine, LetterLine
from dsi_desktop.features.directory.queries.places import AreaChoice, area_choices, served_areas
from dsi_desktop.features.directory.queries.presences import (
    MeetingLine,
    organization_meetings,
    person_meetings,
)
from dsi_desktop.features.directory.queries.sheets import (
    AffiliationLine,
    ContactLine,
    Dealings,
    OrganizationSheet,
    PersonSheet,
    TagLine,
    organization_sheet,
    person_sheet,
)
from dsi_desktop.features.directory.queries.work import ActionLine, SeatLine, TaskLine

__all__ = [
    "ActionLine",
    "AffiliationLine",
    "AreaChoice",
    "ChangeLine",
    "ContactLine",
    "Dealings",
    "DecisionLine",
    "DocumentLine",
    "LetterLine",
    "MeetingLine",
    "MonthLoad",
    "OrganizationLine",
    "OrganizationSheet",
    "Pairing",
    "PersonLine",
    "PersonSheet",
    "SeatLine",
    "TagLine",
    "TaskLine",
    "YearLoad",
    "area_choices",
    "initiative_name",
    "last_changes",
    "organization_choices",
    "organization_decisions",
    "organization_meetings",
    "organization_sheet",
    "organizations",
    "paper_content",
    "people",
    "person_choices",
    "person_decisions",
    "person_meetings",
    "person_sheet",
    "served_areas",
    "unsettled",
]

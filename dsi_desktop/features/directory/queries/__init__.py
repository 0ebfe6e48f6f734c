"""What a person sees of the directory."""

from dsi_desktop.features.directory.queries.lists import (
    OrganizationLine,
    PersonLine,
    organization_choices,
    organizations,
    people,
    person_choices,
)
from dsi_desktop.features.directory.queries.places import AreaChoice, area_choices
from dsi_desktop.features.directory.queries.sheets import (
    AffiliationLine,
    ContactLine,
    OrganizationSheet,
    PersonSheet,
    organization_sheet,
    person_sheet,
)
from dsi_desktop.features.directory.queries.work import ActionLine, MeetingLine, SeatLine

__all__ = [
    "ActionLine", "AffiliationLine", "AreaChoice", "ContactLine", "MeetingLine",
    "OrganizationLine", "OrganizationSheet", "PersonLine", "PersonSheet", "SeatLine",
    "area_choices", "organization_choices", "organization_sheet", "organizations", "people",
    "person_choices", "person_sheet",
]

"""What a person does with the directory."""

from dsi_desktop.features.directory.commands.contacts import (
    ContactFields,
    add_contact,
    edit_contact,
    remove_contact,
)
from dsi_desktop.features.directory.commands.organizations import (
    AreaFields,
    EditedOrganization,
    OrganizationFields,
    add_area,
    add_organization,
    archive_organization,
    edit_organization,
    restore_organization,
    set_served_areas,
)
from dsi_desktop.features.directory.commands.people import (
    NewPerson,
    PersonFields,
    add_person,
    archive_person,
    edit_person,
    end_affiliation,
    restore_person,
    set_affiliation,
)
from dsi_desktop.features.directory.commands.tags import (
    tag_record,
    untag_record,
)

__all__ = [
    "AreaFields",
    "ContactFields",
    "EditedOrganization",
    "NewPerson",
    "OrganizationFields",
    "PersonFields",
    "add_area",
    "add_contact",
    "add_organization",
    "add_person",
    "archive_organization",
    "archive_person",
    "edit_contact",
    "edit_organization",
    "edit_person",
    "end_affiliation",
    "remove_contact",
    "restore_organization",
    "restore_person",
    "set_affiliation",
    "set_served_areas",
    "tag_record",
    "untag_record",
]

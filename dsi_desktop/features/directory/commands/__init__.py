"""What a person does with the directory."""

from dsi_desktop.features.directory.commands.beside import RecordPapers
from dsi_desktop.features.directory.commands.contacts import (
    ContactFields,
    add_contact,
    edit_contact,
    remove_contact,
)
from dsi_desktop.features.directory.commands.documents import (
    attach_document,
    caption_document,
    remove_document,
    turn_picture,
)
from dsi_desktop.features.directory.commands.filters import (
    change_filter,
    keep_filter,
    remove_filter,
    rename_filter,
    rewrite_filter,
    save_filter,
)
from dsi_desktop.features.directory.commands.merging import (
    bring_links_home,
    compare_again,
    keep_apart,
    merge_records,
)
from dsi_desktop.features.directory.commands.moves import change_organization
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
    remove_tag,
    rename_tag,
    tag_record,
    untag_record,
)
from dsi_desktop.features.directory.commands.together import (
    Together,
    edit_together,
)
from dsi_desktop.features.directory.commands.voices import add_population, set_voices
from dsi_desktop.features.directory.commands.wearing import set_tags

__all__ = [
    "AreaFields",
    "ContactFields",
    "EditedOrganization",
    "NewPerson",
    "OrganizationFields",
    "PersonFields",
    "RecordPapers",
    "Together",
    "add_area",
    "add_contact",
    "add_organization",
    "add_person",
    "add_population",
    "archive_organization",
    "archive_person",
    "attach_document",
    "bring_links_home",
    "caption_document",
    "change_filter",
    "change_organization",
    "compare_again",
    "edit_contact",
    "edit_organization",
    "edit_person",
    "edit_together",
    "end_affiliation",
    "keep_apart",
    "keep_filter",
    "merge_records",
    "remove_contact",
    "remove_document",
    "remove_filter",
    "remove_tag",
    "rename_filter",
    "rename_tag",
    "restore_organization",
    "restore_person",
    "rewrite_filter",
    "save_filter",
    "set_affiliation",
    "set_served_areas",
    "set_tags",
    "set_voices",
    "tag_record",
    "turn_picture",
    "untag_record",
]

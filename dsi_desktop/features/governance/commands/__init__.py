"""What a person does with the bodies of the table, their seats and their members."""

from dsi_desktop.features.governance.commands.bodies import (
    archive_body,
    create_body,
    edit_body,
    end_body,
    move_body,
    remove_body,
    rename_body,
    reopen_body,
    restore_body,
    succeed_body,
)
from dsi_desktop.features.governance.commands.letters import (
    issue_mandate_letter,
)
from dsi_desktop.features.governance.commands.mandates import (
    close_mandate,
    give_mandate,
)
from dsi_desktop.features.governance.commands.relations import (
    add_relation,
    remove_relation,
)
from dsi_desktop.features.governance.commands.rules import (
    add_college,
    remove_college,
    set_rules,
)
from dsi_desktop.features.governance.commands.seats import (
    abolish_seat,
    add_seat,
    appoint_member,
    edit_membership,
    end_membership,
)

__all__ = [
    "abolish_seat",
    "add_college",
    "add_relation",
    "add_seat",
    "appoint_member",
    "archive_body",
    "close_mandate",
    "create_body",
    "edit_body",
    "edit_membership",
    "end_body",
    "end_membership",
    "give_mandate",
    "issue_mandate_letter",
    "move_body",
    "remove_body",
    "remove_college",
    "remove_relation",
    "rename_body",
    "reopen_body",
    "restore_body",
    "set_rules",
    "succeed_body",
]

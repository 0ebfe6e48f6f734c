"""What a person can do with a board: open it, name its columns, carry its cards."""

from dsi_desktop.features.boards.commands.archive import (
    archive_cards,
    archive_done,
    restore_cards,
)
from dsi_desktop.features.boards.commands.boards import (
    archive_board,
    create_board,
    ensure_board,
    rename_board,
    restore_board,
    write_board,
)
from dsi_desktop.features.boards.commands.closing import (
    close_workstream,
    move_open_cards,
    succeed_workstream,
)
from dsi_desktop.features.boards.commands.columns import (
    add_column,
    choose_totals,
    edit_column,
    fold_column,
    move_column,
    remove_column,
    rename_column,
    set_lanes,
)
from dsi_desktop.features.boards.commands.landing import Landing
from dsi_desktop.features.boards.commands.moving import (
    add_card,
    add_card_to,
    add_cards,
    archive_card,
    move_card,
    move_cards,
    move_task,
)
from dsi_desktop.features.boards.commands.rules import leave_action_open, set_rule
from dsi_desktop.features.boards.commands.templates import (
    apply_template,
    remove_template,
    save_template,
)
from dsi_desktop.features.boards.commands.together import (
    choose_list_columns,
    date_cards,
    edit_card,
    edit_cards,
    shift_cards,
)

__all__ = [
    "Landing",
    "add_card",
    "add_card_to",
    "add_cards",
    "add_column",
    "apply_template",
    "archive_board",
    "archive_card",
    "archive_cards",
    "archive_done",
    "choose_list_columns",
    "choose_totals",
    "close_workstream",
    "create_board",
    "date_cards",
    "edit_card",
    "edit_cards",
    "edit_column",
    "ensure_board",
    "fold_column",
    "leave_action_open",
    "move_card",
    "move_cards",
    "move_column",
    "move_open_cards",
    "move_task",
    "remove_column",
    "remove_template",
    "rename_board",
    "rename_column",
    "restore_board",
    "restore_cards",
    "save_template",
    "set_lanes",
    "set_rule",
    "shift_cards",
    "succeed_workstream",
    "write_board",
]

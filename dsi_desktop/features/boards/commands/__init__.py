"""What a person can do with a board: open it, name its columns, carry its cards."""

from dsi_desktop.features.boards.commands.boards import (
    add_column,
    archive_board,
    create_board,
    ensure_board,
    move_column,
    remove_column,
    rename_board,
    rename_column,
    write_board,
)
from dsi_desktop.features.boards.commands.moving import (
    add_card,
    archive_card,
    move_card,
    move_task,
)

__all__ = [
    "add_card",
    "add_column",
    "archive_board",
    "archive_card",
    "create_board",
    "ensure_board",
    "move_card",
    "move_column",
    "move_task",
    "remove_column",
    "rename_board",
    "rename_column",
    "write_board",
]

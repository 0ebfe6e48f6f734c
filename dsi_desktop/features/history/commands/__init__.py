"""Coming back: one gesture undone, a record put back as it was, a removed one restored."""

from dsi_desktop.features.history.commands.coming_back import (
    put_back,
    restore_record,
    undo_gesture,
)

__all__ = ["put_back", "restore_record", "undo_gesture"]

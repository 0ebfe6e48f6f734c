"""What a person can do with minutes, from the first note to their adoption."""

from dsi_desktop.features.minutes.commands.adoption import adopt_minutes, refuse_frozen
from dsi_desktop.features.minutes.commands.decisions import (
    edit_resolution,
    record_decision,
    record_resolution,
)
from dsi_desktop.features.minutes.commands.entries import (
    edit_entry,
    mark_in_camera,
    move_entry,
    record_followup,
    record_note,
    record_tabling,
    remove_entry,
)
from dsi_desktop.features.minutes.commands.errata import (
    keep_adoption,
    make_late_erratum,
    record_erratum,
    renumber_resolution,
    set_late_aside,
)

__all__ = [
    "adopt_minutes",
    "edit_entry",
    "edit_resolution",
    "keep_adoption",
    "make_late_erratum",
    "mark_in_camera",
    "move_entry",
    "record_decision",
    "record_erratum",
    "record_followup",
    "record_note",
    "record_resolution",
    "record_tabling",
    "refuse_frozen",
    "remove_entry",
    "renumber_resolution",
    "set_late_aside",
]

"""What a person can do with minutes, from the first note to their adoption."""

from dsi_desktop.features.minutes.commands.adoption import adopt_minutes, refuse_frozen
from dsi_desktop.features.minutes.commands.consensus import (
    begin_round,
    clear_position,
    close_round,
    count_dots,
    edit_round,
    escalate_round,
    give_dots,
    reopen_round,
    reword_round,
    take_position,
)
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
from dsi_desktop.features.minutes.commands.versions import (
    answer_remark,
    edit_remark,
    record_remark,
    remove_remark,
    remove_version,
    send_version,
)

__all__ = [
    "adopt_minutes",
    "answer_remark",
    "begin_round",
    "clear_position",
    "close_round",
    "count_dots",
    "edit_entry",
    "edit_remark",
    "edit_resolution",
    "edit_round",
    "escalate_round",
    "give_dots",
    "keep_adoption",
    "make_late_erratum",
    "mark_in_camera",
    "move_entry",
    "record_decision",
    "record_erratum",
    "record_followup",
    "record_note",
    "record_remark",
    "record_resolution",
    "record_tabling",
    "refuse_frozen",
    "remove_entry",
    "remove_remark",
    "remove_version",
    "renumber_resolution",
    "reopen_round",
    "reword_round",
    "send_version",
    "set_late_aside",
    "take_position",
]

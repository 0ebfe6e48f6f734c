"""What a person can do with a meeting, its agenda and its room."""

from dsi_desktop.features.meetings.commands.agenda import (
    add_item,
    edit_item,
    indent_item,
    move_item,
    outdent_item,
    postpone_item,
    remove_item,
    take_up_item,
    withdraw_item,
)
from dsi_desktop.features.meetings.commands.backlog import (
    drop_backlog_item,
    edit_backlog_item,
    keep_backlog_item,
    move_backlog_item,
    postpone_to_backlog,
    propose_item,
)
from dsi_desktop.features.meetings.commands.convening import convene_meeting
from dsi_desktop.features.meetings.commands.inviting import invite_members
from dsi_desktop.features.meetings.commands.laying import (
    copy_agenda,
    lay_agenda,
    prepare_next_meeting,
)
from dsi_desktop.features.meetings.commands.numbering import renumber_agenda
from dsi_desktop.features.meetings.commands.planning import (
    cancel_meeting,
    create_meeting,
    edit_meeting,
    remove_meeting,
    restore_meeting,
)
from dsi_desktop.features.meetings.commands.proposing import put_on_agenda
from dsi_desktop.features.meetings.commands.replies import order_meal, record_reply
from dsi_desktop.features.meetings.commands.room import (
    add_guest,
    change_attendance,
    change_attendances,
    record_arrival,
    record_arrivals,
    record_departure,
    record_departures,
    remove_attendance,
    represent_member,
    set_attendance,
)
from dsi_desktop.features.meetings.commands.running import (
    close_meeting,
    finish_item,
    merge_item,
    open_meeting,
    part_item,
    reopen_meeting,
    set_item_aside,
    start_item,
)
from dsi_desktop.features.meetings.commands.series import (
    create_series,
    edit_series,
    plan_meetings,
    remove_series,
)
from dsi_desktop.features.meetings.commands.writing import open_for_writing, quorum_now

__all__ = [
    "add_guest",
    "add_item",
    "cancel_meeting",
    "change_attendance",
    "change_attendances",
    "close_meeting",
    "convene_meeting",
    "copy_agenda",
    "create_meeting",
    "create_series",
    "drop_backlog_item",
    "edit_backlog_item",
    "edit_item",
    "edit_meeting",
    "edit_series",
    "finish_item",
    "indent_item",
    "invite_members",
    "keep_backlog_item",
    "lay_agenda",
    "merge_item",
    "move_backlog_item",
    "move_item",
    "open_for_writing",
    "open_meeting",
    "order_meal",
    "outdent_item",
    "part_item",
    "plan_meetings",
    "postpone_item",
    "postpone_to_backlog",
    "prepare_next_meeting",
    "propose_item",
    "put_on_agenda",
    "quorum_now",
    "record_arrival",
    "record_arrivals",
    "record_departure",
    "record_departures",
    "record_reply",
    "remove_attendance",
    "remove_item",
    "remove_meeting",
    "remove_series",
    "renumber_agenda",
    "reopen_meeting",
    "represent_member",
    "restore_meeting",
    "set_attendance",
    "set_item_aside",
    "start_item",
    "take_up_item",
    "withdraw_item",
]

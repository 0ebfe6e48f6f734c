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
from dsi_desktop.features.meetings.commands.convening import convene_meeting
from dsi_desktop.features.meetings.commands.inviting import invite_members
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
    open_meeting,
    reopen_meeting,
    start_item,
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
    "create_meeting",
    "edit_item",
    "edit_meeting",
    "finish_item",
    "indent_item",
    "invite_members",
    "move_item",
    "open_for_writing",
    "open_meeting",
    "order_meal",
    "outdent_item",
    "postpone_item",
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
    "renumber_agenda",
    "reopen_meeting",
    "represent_member",
    "restore_meeting",
    "set_attendance",
    "start_item",
    "take_up_item",
    "withdraw_item",
]

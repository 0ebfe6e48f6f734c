"""What a person may say of roads, limits, tables of others and meetings to hold together."""

from dsi_desktop.features.solicitation.commands.joining import (
    hold_together,
    set_suggestion_aside,
    take_suggestion_back,
)
from dsi_desktop.features.solicitation.commands.limits import (
    set_caps,
    set_milestone,
    set_thresholds,
)
from dsi_desktop.features.solicitation.commands.roads import (
    place_meeting,
    place_person,
    remove_journey,
    set_journey,
)
from dsi_desktop.features.solicitation.commands.tables import (
    add_external_body,
    edit_external_body,
    edit_outside_seat,
    remove_external_body,
    remove_outside_seat,
    seat_outside,
)

__all__ = [
    "add_external_body",
    "edit_external_body",
    "edit_outside_seat",
    "hold_together",
    "place_meeting",
    "place_person",
    "remove_external_body",
    "remove_journey",
    "remove_outside_seat",
    "seat_outside",
    "set_caps",
    "set_journey",
    "set_milestone",
    "set_suggestion_aside",
    "set_thresholds",
    "take_suggestion_back",
]

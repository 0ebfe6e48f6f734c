"""What a person can do with an indicator: aim, measure, correct, lock a period."""

from dsi_desktop.features.indicators.commands.aims import (
    edit_target,
    place_indicator,
    remove_target,
    set_indicator,
)
from dsi_desktop.features.indicators.commands.measures import (
    attach_evidence,
    edit_measure,
    lock_periods,
    record_measure,
    remove_measure,
)

__all__ = [
    "attach_evidence", "edit_measure", "edit_target", "lock_periods", "place_indicator",
    "record_measure", "remove_measure", "remove_target", "set_indicator",
]  # fmt: skip

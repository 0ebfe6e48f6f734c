"""What a directory accepts: names, dates and ways to reach somebody, as pure values."""

from dsi_desktop.features.directory.rules.likeness import Likeness, Trait, likenesses
from dsi_desktop.features.directory.rules.names import (
    contact_value,
    full_name,
    initials,
    line,
    prose,
    required,
)
from dsi_desktop.features.directory.rules.narrowing import Narrowing
from dsi_desktop.features.directory.rules.periods import (
    check_period,
    day,
    in_force,
    month_words,
    overlaps,
    period_words,
)
from dsi_desktop.features.directory.rules.seated import (
    check_still_seated,
)

__all__ = [
    "Likeness",
    "Narrowing",
    "Trait",
    "check_period",
    "check_still_seated",
    "contact_value",
    "day",
    "full_name",
    "in_force",
    "initials",
    "likenesses",
    "line",
    "month_words",
    "overlaps",
    "period_words",
    "prose",
    "required",
]

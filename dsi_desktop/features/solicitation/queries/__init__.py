"""What the solicitation page and its report read."""

from dsi_desktop.features.solicitation.queries.carried import ORGANIZATION, PERSON
from dsi_desktop.features.solicitation.queries.lines import (
    Choices,
    MeetingHead,
    NamedLine,
    choices,
    thresholds,
    titles,
)
from dsi_desktop.features.solicitation.queries.month import MonthVisit, month_of
from dsi_desktop.features.solicitation.queries.outside import (
    ExternalLine,
    ExternalSeatLine,
    external_tables,
)
from dsi_desktop.features.solicitation.queries.table import LoadLine, LoadTable, load_table
from dsi_desktop.features.solicitation.queries.together import (
    BodyHead,
    CoAttendance,
    CoCell,
    Suggestion,
    co_attendance,
    suggestions,
)
from dsi_desktop.features.solicitation.queries.trend import (
    Comparison,
    ComparisonLine,
    Milestone,
    Trend,
    before_after,
    milestone,
    trend,
)
from dsi_desktop.features.solicitation.queries.unknown import (
    Missing,
    RoadLine,
    UnknownRoad,
    known_roads,
    places_missing,
    unknown_roads,
)
from dsi_desktop.features.solicitation.rules.passing import Gaps

__all__ = [
    "ORGANIZATION",
    "PERSON",
    "BodyHead",
    "Choices",
    "CoAttendance",
    "CoCell",
    "Comparison",
    "ComparisonLine",
    "ExternalLine",
    "ExternalSeatLine",
    "Gaps",
    "LoadLine",
    "LoadTable",
    "MeetingHead",
    "Milestone",
    "Missing",
    "MonthVisit",
    "NamedLine",
    "RoadLine",
    "Suggestion",
    "Trend",
    "UnknownRoad",
    "before_after",
    "choices",
    "co_attendance",
    "external_tables",
    "known_roads",
    "load_table",
    "milestone",
    "month_of",
    "places_missing",
    "suggestions",
    "thresholds",
    "titles",
    "trend",
    "unknown_roads",
]

"""What is read of the indicators: their lines, their sheets, what may be chosen for them."""

from dsi_desktop.db.papers import paper
from dsi_desktop.features.indicators.queries.around import issuer_name, people
from dsi_desktop.features.indicators.queries.lines import (
    IndicatorLine,
    bodies,
    courses,
    indicator_lines,
    plan_period,
)
from dsi_desktop.features.indicators.queries.sheet import (
    EvidenceLine,
    IndicatorSheet,
    MeasureLine,
    TargetLine,
    indicator_sheet,
    places,
)

__all__ = [
    "EvidenceLine",
    "IndicatorLine",
    "IndicatorSheet",
    "MeasureLine",
    "TargetLine",
    "bodies",
    "courses",
    "indicator_lines",
    "indicator_sheet",
    "issuer_name",
    "paper",
    "people",
    "places",
    "plan_period",
]

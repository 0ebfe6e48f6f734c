"""The sheet of an action: its fields, what stands around it, its past."""

from dsi_desktop.db.papers import PaperLine
from dsi_desktop.db.told import PastLine
from dsi_desktop.features.plan.queries.sheet.action import ActionSheet, action_sheet
from dsi_desktop.features.plan.queries.sheet.around import tags_of
from dsi_desktop.features.plan.queries.sheet.lines import (
    FollowUpLine,
    HandLine,
    IndicatorLine,
    MilestoneLine,
    MoneyLine,
    NoteLine,
    OriginLine,
    PartnerLine,
    ServedLine,
    TagLine,
    WaitLine,
)
from dsi_desktop.features.plan.queries.sheet.past import element_past

__all__ = [
    "ActionSheet",
    "FollowUpLine",
    "HandLine",
    "IndicatorLine",
    "MilestoneLine",
    "MoneyLine",
    "NoteLine",
    "OriginLine",
    "PaperLine",
    "PartnerLine",
    "PastLine",
    "ServedLine",
    "TagLine",
    "WaitLine",
    "action_sheet",
    "element_past",
    "tags_of",
]

"""What a person can see of the plan: plans, tree, sheet of an action, boxes to choose from."""

from dsi_desktop.features.plan.queries.choices import (
    Choice,
    PlanLine,
    chantiers,
    dimensions,
    organizations,
    people,
    plans,
)
from dsi_desktop.features.plan.queries.sheet import (
    ActionSheet,
    FollowUpLine,
    MilestoneLine,
    MoneyLine,
    NoteLine,
    OriginLine,
    PartnerLine,
    action_sheet,
    objective_choices,
)
from dsi_desktop.features.plan.queries.tree import (
    Glimpse,
    PlanNode,
    PlanTree,
    plan_tree,
)

__all__ = [
    "ActionSheet",
    "Choice",
    "FollowUpLine",
    "Glimpse",
    "MilestoneLine",
    "MoneyLine",
    "NoteLine",
    "OriginLine",
    "PartnerLine",
    "PlanLine",
    "PlanNode",
    "PlanTree",
    "action_sheet",
    "chantiers",
    "dimensions",
    "objective_choices",
    "organizations",
    "people",
    "plan_tree",
    "plans",
]

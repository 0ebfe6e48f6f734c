"""What a person can ask of the coverage: the ground it is counted on, who could pay."""

from dsi_desktop.features.coverage.queries.choices import Choices, choices
from dsi_desktop.features.coverage.queries.ground import coverage_ground
from dsi_desktop.features.coverage.queries.plans import PlanChoice, plan_choices

__all__ = ["Choices", "PlanChoice", "choices", "coverage_ground", "plan_choices"]

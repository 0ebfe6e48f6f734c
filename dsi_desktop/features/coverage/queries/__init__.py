"""What a person can ask of the coverage: the ground it is counted on, who could pay."""

from dsi_desktop.features.coverage.queries.choices import Choices, choices
from dsi_desktop.features.coverage.queries.ground import coverage_ground

__all__ = ["Choices", "choices", "coverage_ground"]

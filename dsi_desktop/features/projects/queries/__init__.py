"""What the page of projects and its papers read."""

from dsi_desktop.features.projects.queries.choices import (
    Choice,
    ProjectChoices,
    choices,
    issuer,
    motions,
)
from dsi_desktop.features.projects.queries.guidelines import (
    Answered,
    GuidelineRow,
    guidelines,
)
from dsi_desktop.features.projects.queries.lines import ProjectRow, projects
from dsi_desktop.features.projects.queries.sheet import (
    MoneyOfAction,
    ProjectSheet,
    Step,
    project_sheet,
)

__all__ = [
    "Answered",
    "Choice",
    "GuidelineRow",
    "MoneyOfAction",
    "ProjectChoices",
    "ProjectRow",
    "ProjectSheet",
    "Step",
    "choices",
    "guidelines",
    "issuer",
    "motions",
    "project_sheet",
    "projects",
]

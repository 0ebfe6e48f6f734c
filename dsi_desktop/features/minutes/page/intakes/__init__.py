"""Follow the projects that organisations present, from the chantier to the agreement."""

from dsi_desktop.features.minutes.page.intakes.panel import Meeting, ProjectsPanel

__all__ = ["ProjectsPanel", "follow_projects"]


def follow_projects(live: Meeting) -> None:
    """Open the projects of the meeting in place of the lines of the point."""
    live.open_panel(ProjectsPanel(live))

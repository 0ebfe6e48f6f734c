"""Capture a forum at a point: what each table says, grouped, voted, brought to the plan."""

from dsi_desktop.features.minutes.page.forum.panel import ForumPanel, Meeting

__all__ = ["ForumPanel", "capture_forum"]


def capture_forum(live: Meeting) -> None:
    """Open the forum of the point shown in place of its lines."""
    live.open_panel(ForumPanel(live))

"""The sheet of an action, beside the plan."""

from dsi_desktop.features.plan.page.action.action_panel import ActionPanel

__all__ = ["ActionPanel"]

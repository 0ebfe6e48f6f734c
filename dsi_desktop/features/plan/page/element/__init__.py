"""The sheet of a need, an issue, an orientation, an objective, a desired change."""

from dsi_desktop.features.plan.page.element.element_panel import ElementPanel

__all__ = ["ElementPanel"]

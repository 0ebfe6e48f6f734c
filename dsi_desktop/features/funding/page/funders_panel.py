"""Funders, programmes and agreements."""

from dsi_desktop.features.funding.page.host import InnerPanel


class FundersPanel(InnerPanel):
    """The list."""

"""The montage: who pays what."""

from dsi_desktop.features.funding.page.host import InnerPanel


class MixPanel(InnerPanel):
    """The matrix."""

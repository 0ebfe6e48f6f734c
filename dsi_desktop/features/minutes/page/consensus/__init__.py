"""Seek agreement at a point: ask, hear every voice by one key, conclude."""

from dsi_desktop.features.minutes.page.consensus.panel import ConsensusPanel, Meeting

__all__ = ["ConsensusPanel", "seek_consensus"]


def seek_consensus(live: Meeting) -> None:
    """Open the round of the point shown in place of its lines."""
    live.open_panel(ConsensusPanel(live))

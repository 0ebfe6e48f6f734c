"""What is said behind closed doors: written here, sealed at once, read with its passphrase only."""

from dsi_desktop.features.minutes.page.sealed.panel import SealedPanel, Sealing


def open_sealed(live: Sealing) -> SealedPanel:
    """Put the closed sessions of the meeting in place of its lines."""
    panel = SealedPanel(live)
    live.open_panel(panel)
    return panel

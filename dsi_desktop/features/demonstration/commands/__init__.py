"""Tell the demonstration through the same commands a person uses."""

from dsi_desktop.features.demonstration.commands.building import (
    TERRITORIES,
    build_demonstration,
)

__all__ = ["TERRITORIES", "build_demonstration"]

"""The sheet of a card, beside the board."""

from dsi_desktop.features.boards.page.card.card_panel import CardPanel

__all__ = ["CardPanel"]

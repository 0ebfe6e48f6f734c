"""What a person can do with the days of actions: date them, carry them, stretch them."""

from dsi_desktop.features.schedule.commands.moving import date_action, move_actions, resize_action

__all__ = ["date_action", "move_actions", "resize_action"]

"""The live minutes decided without a screen: one line typed, one gesture, one new scene."""

from dsi_desktop.features.minutes.presenter.live import LivePresenter
from dsi_desktop.features.minutes.presenter.views import View

__all__ = ["LivePresenter", "View"]

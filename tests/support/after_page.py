"""The page of a meeting beside its panel of what follows, for tests."""

from dsi_desktop.features.minutes.page import MinutesPage
from dsi_desktop.features.minutes.page.after import AfterPanel, open_after


def shown(page: MinutesPage, view: str) -> AfterPanel:
    return open_after(page, view)

"""What is read before SQLAlchemy is there: by the standard library, in one short look."""

from dsi_desktop.features.home.queries.recent import RecentLine, recent
from dsi_desktop.features.home.queries.sheet import (
    ChantierLine,
    FollowUpLine,
    HomeSheet,
    NextMeeting,
    PlanCard,
    ProgressLine,
    home,
)
from dsi_desktop.features.home.queries.titles import TitleLine, titles

__all__ = [
    "ChantierLine", "FollowUpLine", "HomeSheet", "NextMeeting", "PlanCard", "ProgressLine",
    "RecentLine", "TitleLine", "home", "recent", "titles",
]  # fmt: skip

"""What is drawn of each action, whatever draws it: its days, its share, its words."""

from dataclasses import dataclass
from datetime import date

from dsi_desktop.features.schedule.rules.dates import Extent


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: an action, or a group of them under its title.

    `share` is what is done, from 0 to 1. `inside` is written in an imprecise bar, `beside` after
    the bar, `trouble` in red, `note` in grey. `planned` are the days of the version compared with.
    """

    key: str
    title: str
    hue: int
    group: bool = False
    extent: Extent | None = None
    share: float = 0.0
    planned: Extent | None = None
    milestones: tuple[tuple[date, bool], ...] = ()
    inside: str = ""
    beside: str = ""
    trouble: str = ""
    note: str = ""
    critical: bool = False
    folded: bool = False
    count: str = ""


@dataclass(frozen=True, slots=True)
class Elbow:
    """A line from what is waited for to what waits, between two rows."""

    awaited: str
    waiting: str
    from_start: bool
    trouble: bool
    critical: bool = False

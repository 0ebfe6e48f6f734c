"""A plan over time, as it was read: actions, milestones, what waits for what."""

from dataclasses import dataclass

from dsi_desktop.features.schedule.rules.chains import Link
from dsi_desktop.features.schedule.rules.dates import Dates


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone with the day it is awaited and the day it was reached."""

    title: str
    due_on: str | None
    done_on: str | None


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action as the calendar needs it; `progress` in percent."""

    id: str
    code: str
    title: str
    state: str
    dates: Dates
    progress: int | None
    body_id: str
    body: str
    body_rank: str
    body_hue: int
    issue_id: str
    issue: str
    issue_hue: int
    lead: str
    milestones: tuple[MilestoneLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """A plan over time: chantiers in their order, actions in that of the plan."""

    plan_id: str
    title: str
    start_on: str | None
    end_on: str | None
    actions: tuple[ActionLine, ...]
    links: tuple[Link, ...]

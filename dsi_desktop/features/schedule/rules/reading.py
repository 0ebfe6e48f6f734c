"""What is known of each action over time: its days, its shift, what it waits for, what is wrong."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dsi_desktop.features.plan import rules as plan_rules
from dsi_desktop.features.plan.rules.frozen import Baseline
from dsi_desktop.features.schedule.rules.chains import (
    FINISH,
    Link,
    Slack,
    early_words,
    in_circles,
    slacks,
    too_early,
)
from dsi_desktop.features.schedule.rules.dates import (
    CLOSED,
    Dates,
    Extent,
    day_of,
    days_words,
    extent,
    length_words,
    shift_words,
)
from dsi_desktop.features.schedule.rules.lines import ActionLine, Calendar
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label


@dataclass(frozen=True, slots=True)
class Known:
    """An action over time. `shift` in days against the version compared with, None without it."""

    line: ActionLine
    extent: Extent | None
    planned: Extent | None
    shift: int | None
    late_days: int
    early: tuple[tuple[str, int], ...]
    waits: tuple[Link, ...]
    circle: bool
    slack: Slack | None

    @property
    def conflict(self) -> bool:
        """Tell whether it begins before what it waits for, or waits for itself."""
        return bool(self.early) or self.circle

    @property
    def critical(self) -> bool:
        """Tell whether its end decides the end of its chain."""
        return self.slack is not None and self.slack.critical


def known(calendar: Calendar, before: Baseline, today: date) -> dict[str, Known]:
    """Return what is known of each action of a plan, by its id, in the order of the plan."""
    every = {one.id: extent(one.dates, one.state) for one in calendar.actions}
    extents = {key: days for key, days in every.items() if days is not None}
    over = {one.id for one in calendar.actions if one.state in CLOSED}
    slack = slacks(extents, calendar.links, over)
    circles = in_circles(calendar.links)
    waits = defaultdict[str, list[Link]](list)
    for link in calendar.links:
        waits[link.waiting].append(link)
    found: dict[str, Known] = {}
    for line in calendar.actions:
        planned = _planned(line.id, before)
        now = extents.get(line.id)
        early = [
            (link.awaited, days) for link in waits[line.id]
            if line.state not in CLOSED and (days := too_early(link, extents))
        ]  # fmt: skip
        found[line.id] = Known(
            line, now, planned, _shift(now, planned), _late(line, now, today), tuple(early),
            tuple(waits[line.id]), line.id in circles, slack.get(line.id),
        )  # fmt: skip
    return found


def trouble_words(one: Known) -> str:
    """Say what is wrong: late, too early, in a circle."""
    parts = [
        _("attend en rond") if one.circle else "",
        early_words(max(days for _id, days in one.early)) if one.early else "",
        late_words(one),
    ]
    return " · ".join(part for part in parts if part)


def late_words(one: Known) -> str:
    """Say « en retard de 7 j »."""
    if not one.late_days:
        return ""
    return _("en retard de {length}").format(length=length_words(one.late_days))


def waits_words(one: Known, every: Mapping[str, Known]) -> str:
    """Say what an action waits for: « attend la fin de Portrait des besoins »."""
    return ", ".join(_wait(link, every) for link in one.waits)


def gap_words(one: Known, *, compared: bool) -> str:
    """Say the shift against the version compared with."""
    if not compared:
        return ""
    if one.planned is None and one.shift is None:
        return _("absente du départ")
    return shift_words(one.shift or 0) or _("comme prévu")


def slack_words(one: Known) -> str:
    """Say how far an action may slip before its chain ends later."""
    if one.slack is None:
        return ""
    if one.slack.critical:
        return _("critique")
    return _("marge de {length}").format(length=length_words(one.slack.days))


def milestone_words(line: ActionLine) -> str:
    """Say each milestone with its day, and whether it was reached."""
    said = []
    for one in line.milestones:
        day = day_of(one.done_on or one.due_on)
        when = fmt.date_long(day, with_weekday=False) if day else ""
        words = _("{title}, atteint le {day}") if one.done_on else _("{title}, {day}")
        said.append(words.format(title=one.title, day=when) if when else one.title)
    return " ; ".join(said)


def when_words(one: Known) -> str:
    """Say the days of an action in one phrase."""
    first, last = days_words(one.extent, one.line.dates.when_text)
    if not first:
        return last or _("sans date")
    if not last:
        return _("à partir du {first}").format(first=first)
    if one.extent is not None and one.extent.kind == "exact":
        return _("du {first} au {last}").format(first=first, last=last)
    return _("à partir du {first}, {words}").format(first=first, words=last)


def spoken(one: Known, every: Mapping[str, Known], *, compared: bool) -> str:
    """Say a row whole, as it is read aloud."""
    days = when_words(one)
    gap = gap_words(one, compared=compared)
    done = one.line.progress
    parts = [
        days,
        _("{n} fait").format(n=fmt.percent(done)) if done is not None else "",
        label("action_state", one.line.state) if one.line.state else "",
        trouble_words(one),
        _("{gap} par rapport au départ").format(gap=gap) if one.shift else "",
        waits_words(one, every),
        _("jalons : {words}").format(words=milestone_words(one.line)) if one.line.milestones
        else "",
        slack_words(one),
    ]  # fmt: skip
    return ", ".join(part for part in parts if part)


def _wait(link: Link, every: Mapping[str, Known]) -> str:
    title = every[link.awaited].line.title if link.awaited in every else ""
    finish, start = _("attend la fin de « {title} »"), _("attend le début de « {title} »")
    said = (finish if link.kind == FINISH else start).format(title=title)
    if link.lag > 0:
        said += _(" et {length} de plus").format(length=length_words(link.lag))
    elif link.lag < 0:
        said += _(" moins {length}").format(length=length_words(link.lag))
    return said


def _planned(action_id: str, before: Baseline) -> Extent | None:
    element = before.elements.get(action_id)
    if element is None:
        return None
    return extent(Dates(
        element.start_on, element.end_on, element.when_text or "", element.when_from,
        element.when_to,
    ))  # fmt: skip


def _shift(now: Extent | None, planned: Extent | None) -> int | None:
    """Return by how many days the end slipped, the start where no end is said."""
    if now is None or planned is None:
        return None
    if "open" in (now.kind, planned.kind):
        return (now.first - planned.first).days
    return (now.last - planned.last).days


def _late(line: ActionLine, now: Extent | None, today: date) -> int:
    if now is None or now.kind == "open":
        return 0
    last = now.last.isoformat()
    return (today - now.last).days if plan_rules.is_late(line.state, last, today) else 0

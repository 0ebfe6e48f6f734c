"""Actions that wait for others: who follows, who begins too early, what decides the end."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from dsi_desktop.features.schedule.rules.dates import Extent, length_words
from dsi_desktop.kernel.i18n import _

START, FINISH = "start_to_start", "finish_to_start"


@dataclass(frozen=True, slots=True)
class Link:
    """`waiting` may begin so many days after the end, or the start, of `awaited`."""

    id: str
    awaited: str
    waiting: str
    kind: str = FINISH
    lag: int = 0


@dataclass(frozen=True, slots=True)
class Slack:
    """How many days an action may slip before the last of its chain ends later."""

    days: int

    @property
    def critical(self) -> bool:
        """Tell whether any slip moves the end of the chain."""
        return self.days == 0


def too_early(link: Link, extents: Mapping[str, Extent]) -> int:
    """Return by how many days an action begins before what it waits for lets it; 0 for none.

    To begin the very day the other ends is no conflict. Actions without a date have none.
    """
    one, other = extents.get(link.awaited), extents.get(link.waiting)
    if one is None or other is None or (link.kind == FINISH and one.kind == "open"):
        return 0
    base = one.first if link.kind == START else one.last
    return max((base + timedelta(days=link.lag) - other.first).days, 0)


def early_words(days: int) -> str:
    """Say a conflict: « commence 2 mois trop tôt »."""
    return _("commence {length} trop tôt").format(length=length_words(days))


def followers(links: Iterable[Link], action_id: str) -> list[str]:
    """Return every action that waits for this one, near or far, nearest first."""
    after = defaultdict[str, list[str]](list)
    for link in links:
        after[link.awaited].append(link.waiting)
    found: dict[str, None] = {}
    wave = [action_id]
    while wave:
        wave = [two for one in wave for two in after[one] if two != action_id and two not in found]
        found.update(dict.fromkeys(wave))
    return list(found)


def in_circles(links: Sequence[Link]) -> set[str]:
    """Return the actions of links that turn in a circle: two laptops may each write a half."""
    order = set(_ordered(links))
    left = [one for one in links if not {one.awaited, one.waiting} & order]
    backward = set(_ordered([Link(one.id, one.waiting, one.awaited) for one in left]))
    return {end for one in left for end in (one.awaited, one.waiting) if end not in backward}


def slacks(
    extents: Mapping[str, Extent], links: Sequence[Link], over: Collection[str] = ()
) -> dict[str, Slack]:
    """Return the slack of every dated action that is linked, by the critical path method.

    Each action keeps its length and begins on its own day, or later when what it waits for ends
    later. Each chain (actions linked to each other) has its own end. An action that is `over`
    holds the others by its days but has no slack of its own; those in a circle have none.
    """
    wrong = in_circles(links)
    kept = [
        one for one in links
        if one.awaited in extents and one.waiting in extents
        and one.awaited not in wrong and one.waiting not in wrong
    ]  # fmt: skip
    order = _ordered(kept)
    early = _early(extents, kept, order)
    late = _late(extents, kept, order, early)
    return {one: Slack(late[one] - early[one]) for one in order if one not in over}


def _early(
    extents: Mapping[str, Extent], links: Sequence[Link], order: Sequence[str]
) -> dict[str, int]:  # fmt: skip
    """Return the earliest first day of each action, as an ordinal."""
    before = defaultdict[str, list[Link]](list)
    for link in links:
        before[link.waiting].append(link)
    found: dict[str, int] = {}
    for one in order:
        held = [found[link.awaited] + _distance(link, extents) for link in before[one]]
        found[one] = max([extents[one].first.toordinal(), *held])
    return found


def _late(
    extents: Mapping[str, Extent], links: Sequence[Link], order: Sequence[str],
    early: Mapping[str, int],
) -> dict[str, int]:  # fmt: skip
    """Return the latest first day of each action that leaves the end of its chain where it is."""
    chain = _chains(links)
    end = defaultdict[str, int](int)
    for one in order:
        end[chain[one]] = max(end[chain[one]], early[one] + extents[one].days)
    after = defaultdict[str, list[Link]](list)
    for link in links:
        after[link.awaited].append(link)
    found: dict[str, int] = {}
    for one in reversed(order):
        held = [found[link.waiting] - _distance(link, extents) for link in after[one]]
        found[one] = min([end[chain[one]] - extents[one].days, *held])
    return found


def _distance(link: Link, extents: Mapping[str, Extent]) -> int:
    """Return the days from the start of the awaited to the earliest start of the waiting."""
    return link.lag + (0 if link.kind == START else extents[link.awaited].days)


def _ordered(links: Iterable[Link]) -> list[str]:
    """Return the ends of links so that each comes after those it waits for; circles left out."""
    waits = defaultdict[str, int](int)
    after = defaultdict[str, list[str]](list)
    names: dict[str, None] = {}
    for link in links:
        names.update(dict.fromkeys((link.awaited, link.waiting)))
        waits[link.waiting] += 1
        after[link.awaited].append(link.waiting)
    ready = [one for one in names if not waits[one]]
    for one in ready:
        for other in after[one]:
            waits[other] -= 1
            if not waits[other]:
                ready.append(other)
    return ready


def _chains(links: Iterable[Link]) -> dict[str, str]:
    """Return, by action, the name of the chain that links make of it and its neighbours."""
    head: dict[str, str] = {}

    def top(one: str) -> str:
        while head.setdefault(one, one) != one:
            head[one] = head[head[one]]
            one = head[one]
        return one

    for link in links:
        head[top(link.awaited)] = top(link.waiting)
    return {one: top(one) for one in head}

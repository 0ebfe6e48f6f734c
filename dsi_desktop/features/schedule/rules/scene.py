"""The rows of the calendar: groups that fold, actions under them, the lines between."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dsi_desktop.features.plan import rules as plan_rules
from dsi_desktop.features.schedule.rules.axis import Axis, axis
from dsi_desktop.features.schedule.rules.chains import START
from dsi_desktop.features.schedule.rules.dates import Extent, day_of, shift_words
from dsi_desktop.features.schedule.rules.lines import Calendar
from dsi_desktop.features.schedule.rules.reading import (
    Known,
    late_words,
    spoken,
    trouble_words,
)
from dsi_desktop.features.schedule.rules.rows import Bar, Elbow
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label

BODY, ISSUE = "body", "issue"
FOLDED_ABOVE, _ELBOWS = 200, 80
_NO_GROUP = "-"


@dataclass(frozen=True, slots=True)
class Look:
    """How the calendar is looked at; `kept` is "", "conflict" or "late"."""

    grouping: str = BODY
    kept: str = ""
    critical: bool = False
    compared: bool = False
    folded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its bar and how it is read aloud. `group` is the key of the group it is in."""

    bar: Bar
    spoken: str
    group: str
    actions: int = 0

    @property
    def key(self) -> str:
        """Return what the row is known by: an action's id, or a group's key."""
        return self.bar.key


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is drawn of a plan."""

    rows: tuple[Row, ...]
    elbows: tuple[Elbow, ...]
    conflicts: int
    late: int
    undated: int
    actions: int

    @property
    def finding(self) -> str:
        """Say what the calendar shows: what is late, what collides."""
        said = [
            ngettext("{n} action en retard", "{n} actions en retard", self.late).format(
                n=self.late) if self.late else "",
            ngettext("{n} conflit de dates", "{n} conflits de dates", self.conflicts).format(
                n=self.conflicts) if self.conflicts else "",
            ngettext("{n} action sans date", "{n} actions sans date", self.undated).format(
                n=self.undated) if self.undated else "",
        ]  # fmt: skip
        return ", ".join(part for part in said if part) or _("Rien ne glisse, rien ne se heurte")


def scene(calendar: Calendar, every: Mapping[str, Known], look: Look) -> Scene:
    """Lay the actions of a plan in rows, as they are looked at."""
    groups: dict[str, list[Known]] = {}
    for one in every.values():
        if _is_kept(one, look.kept):
            groups.setdefault(_group_of(one, look.grouping), []).append(one)
    rows: list[Row] = []
    for key in sorted(groups, key=lambda name: _place(groups[name][0], name, look.grouping)):
        rows += _group_rows(key, groups[key], every, look)
    shown = {row.key for row in rows}
    return Scene(
        tuple(rows), tuple(_elbows(calendar, every, shown, look)),
        sum(one.conflict for one in every.values()),
        sum(bool(one.late_days) for one in every.values()),
        sum(one.extent is None for one in every.values()), len(every),
    )  # fmt: skip


def axis_of(calendar: Calendar, every: Mapping[str, Known], scale: str, today: date) -> Axis:
    """Return the scale that holds everything drawn, the plan's own days and today."""
    days = [today]
    for one in every.values():
        for found in (one.extent, one.planned):
            if found is not None:
                days += [found.first, found.last]
        days += [day for day, _done in _milestones(one)]
    bounds = [day for text in (calendar.start_on, calendar.end_on) if (day := day_of(text))]
    start = day_of(calendar.start_on)
    return axis(
        min([*days, *bounds]), max([*days, *bounds]), scale,
        start.month if start is not None else 4,
    )  # fmt: skip


def elbows_shown(scene_: Scene, chosen: str) -> list[Elbow]:
    """Return the lines to draw: all of them, only those of the row chosen when they are many."""
    if len(scene_.elbows) <= _ELBOWS:
        return list(scene_.elbows)
    return [one for one in scene_.elbows if chosen in (one.awaited, one.waiting)]


def all_groups(every: Mapping[str, Known], grouping: str) -> frozenset[str]:
    """Return the key of every group."""
    return frozenset(_group_of(one, grouping) for one in every.values())


def group_name(one: Known, grouping: str) -> str:
    """Return the name of the group an action is in."""
    if grouping == ISSUE:
        return one.line.issue or _("Sans enjeu")
    return one.line.body or _("Sans chantier")


def _is_kept(one: Known, kept: str) -> bool:
    if kept == "conflict":
        return one.conflict
    return bool(one.late_days) if kept == "late" else True


def _group_of(one: Known, grouping: str) -> str:
    key = one.line.issue_id if grouping == ISSUE else one.line.body_id
    return f"{grouping}:{key or _NO_GROUP}"


def _place(first: Known, key: str, grouping: str) -> tuple[bool, str, str]:
    """Chantiers in their own order, issues in that of the plan; what has none comes last."""
    rank = first.line.body_rank if grouping == BODY else ""
    name = first.line.body if grouping == BODY else ""
    return key.endswith(f":{_NO_GROUP}"), rank, name


def _group_rows(
    key: str, inside: Sequence[Known], every: Mapping[str, Known], look: Look
) -> list[Row]:  # fmt: skip
    folded = key in look.folded
    head = _group_row(key, inside, look, folded=folded)
    if folded:
        return [head]
    ordered = sorted(inside, key=lambda one: (
        one.extent is None, one.extent.first if one.extent else date.max))
    return [head, *(_action_row(one, key, every, look) for one in ordered)]


def _group_row(key: str, inside: Sequence[Known], look: Look, *, folded: bool) -> Row:
    name = group_name(inside[0], look.grouping)
    line = inside[0].line
    hue = line.issue_hue if look.grouping == ISSUE else line.body_hue
    adds = plan_rules.rollup(one.line.state for one in inside)
    count = ngettext(
        "{done} sur {n} réalisée", "{done} sur {n} réalisées", adds.achieved
    ).format(done=adds.achieved, n=adds.actions)
    bar = Bar(
        key, name, hue, group=True, extent=_hull(one.extent for one in inside),
        share=adds.achieved / adds.actions, folded=folded, count=count,
    )
    said = _("{name}, {count}, replié") if folded else _("{name}, {count}")
    return Row(bar, said.format(name=name, count=count), key, len(inside))


def _action_row(one: Known, group: str, every: Mapping[str, Known], look: Look) -> Row:
    line = one.line
    words = line.dates.when_text
    inside = words if one.extent is not None and one.extent.kind == "vague" else ""
    if one.extent is None:
        inside = words or _("à dater")
    elif one.extent.kind == "open":
        inside = words or (
            _("en continu") if line.state == "recurring" else _("fin à préciser")
        )
    bar = Bar(
        line.id, line.title, line.issue_hue if look.grouping == ISSUE else line.body_hue,
        extent=_drawn(one.extent), share=_share(one),
        planned=_drawn(one.planned) if look.compared else None,
        milestones=tuple(_milestones(one)), inside=inside,
        beside=shift_words(one.shift or 0) if look.compared else "",
        trouble=trouble_words(one) if one.conflict else late_words(one),
        note=label("action_state", line.state) if line.state in plan_rules.NEED_REASON else "",
        critical=look.critical and one.critical,
    )
    return Row(bar, spoken(one, every, compared=look.compared), group, 1)


def _drawn(found: Extent | None) -> Extent | None:
    """Give an end that nobody said the room of three months: it is drawn open."""
    if found is None or found.kind != "open":
        return found
    return Extent(found.first, found.last + timedelta(days=90), "open")


def _share(one: Known) -> float:
    done = one.line.progress
    if done is None:
        done = 100 if one.line.state == "done" else 0
    return min(max(done, 0), 100) / 100


def _milestones(one: Known) -> list[tuple[date, bool]]:
    found = ((day_of(m.done_on or m.due_on), bool(m.done_on)) for m in one.line.milestones)
    return [(day, done) for day, done in found if day is not None]


def _hull(extents: Iterable[Extent | None]) -> Extent | None:
    found = [one for one in map(_drawn, extents) if one is not None]
    if not found:
        return None
    return Extent(min(one.first for one in found), max(one.last for one in found))


def _elbows(
    calendar: Calendar, every: Mapping[str, Known], shown: set[str], look: Look
) -> list[Elbow]:  # fmt: skip
    return [
        Elbow(
            link.awaited, link.waiting, link.kind == START,
            any(awaited == link.awaited for awaited, _days in every[link.waiting].early),
            look.critical and every[link.awaited].critical and every[link.waiting].critical,
        )
        for link in calendar.links if link.awaited in shown and link.waiting in shown
    ]  # fmt: skip

"""The rows of a plan hung where they belong, and what adds up under each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dsi_desktop.features.plan import rules
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel.i18n import _

NOTHING = rules.Rollup(0, 0)


@dataclass(frozen=True, slots=True)
class Glimpse:
    """An indicator in the width of a thumb: its measures in order, its target, its last value."""

    title: str
    values: tuple[int, ...]
    target: int | None
    last: str
    unit: str


@dataclass(frozen=True, slots=True)
class PlanNode:
    """One row of the tree: portrait, need, issue, orientation, objective, desired_change, action.

    `general` marks an objective that others make precise.
    """

    kind: str
    id: str
    code: str
    title: str
    hue: int
    body_id: str | None = None
    body: str = ""
    state: str = ""
    responsible: str = ""
    end_on: str = ""
    when_text: str = ""
    late: bool = False
    progress: int | None = None
    rollup: rules.Rollup = NOTHING
    glimpse: Glimpse | None = None
    general: bool = False
    children: tuple["PlanNode", ...] = ()

    @property
    def initials(self) -> str:
        """The initials of who is responsible."""
        return task_rules.initials(self.responsible)

    @property
    def due(self) -> str:
        """Words first (« vers l’été 27 »), else the last day planned."""
        return self.when_text or (task_rules.short_day(self.end_on) if self.end_on else "")

    @property
    def vague(self) -> bool:
        """True for a date said in words."""
        return bool(self.when_text)

    def walk(self) -> Iterator["PlanNode"]:
        """Give this row and all below, in the order shown."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            if node.children:
                waiting += reversed(node.children)


@dataclass(frozen=True, slots=True)
class Placed:
    """A row read from the file: the issue or objective above it, and what it stands under there.

    For an objective, `toward` is its general objective or its orientation; for an action, the
    desired change it works toward.
    """

    above: str
    toward: str
    node: PlanNode


class Chain:
    """Hangs each row where it belongs; what hangs from nothing is gathered at the end."""

    def __init__(
        self, orientations: Sequence[Placed], objectives: Sequence[Placed],
        changes: Sequence[Placed], actions: Sequence[Placed],
    ) -> None:  # fmt: skip
        self._orientations = _by(orientations)
        self._changes, self._actions = _by(changes), _by(actions)
        self._known = {one.node.id for one in objectives}
        self._of_issue = defaultdict[str, list[Placed]](list)
        self._under = defaultdict[str, list[Placed]](list)
        places = self._known | {one.node.id for one in orientations}
        for one in objectives:
            at = self._under if one.toward in places and one.toward != one.node.id else None
            (at if at is not None else self._of_issue)[
                one.toward if at is not None else one.above].append(one)
        self._loose = [one.node for one in actions if one.above not in self._known]
        self._hung: set[str] = set()

    def assembled(self, issues: Sequence[PlanNode]) -> tuple[PlanNode, ...]:
        """Return the issues with all that hangs from them."""
        rows = [self._issue(issue) for issue in issues]
        known = {issue.id for issue in issues}
        orphans = [self._objective(one.node, 0) for above, some in self._of_issue.items()
                   if above not in known for one in some]  # fmt: skip
        # A circle of general objectives, or an orientation without its issue, hides nothing.
        orphans += [self._objective(one.node, 0) for some in self._under.values() for one in some
                    if one.node.id not in self._hung]  # fmt: skip
        if orphans or self._loose:
            loose = PlanNode("issue", "", "", _("Sans objectif"), 0)
            rows.append(_summed(loose, [*orphans, *self._loose], loose.hue))
        return tuple(rows)

    def _issue(self, issue: PlanNode) -> PlanNode:
        rows = [
            _summed(one.node, self._objectives(one.node.id, issue.hue), issue.hue)
            for one in self._orientations[issue.id]
        ]
        rows += [self._objective(one.node, issue.hue) for one in self._of_issue[issue.id]]
        return _summed(issue, rows, issue.hue)

    def _objectives(self, above: str, hue: int) -> list[PlanNode]:
        return [self._objective(one.node, hue) for one in self._under[above]
                if one.node.id not in self._hung]  # fmt: skip

    def _objective(self, node: PlanNode, hue: int) -> PlanNode:
        self._hung.add(node.id)
        rows = self._objectives(node.id, hue)
        toward = [one.node for one in self._changes[node.id]]
        known = {change.id for change in toward}
        mine = defaultdict[str, list[PlanNode]](list)
        for one in self._actions[node.id]:
            mine[one.toward if one.toward in known else ""].append(_coloured(one.node, hue))
        for change in toward:
            rows.append(_coloured(change, hue))
            rows += mine[change.id]
        return _summed(node, [*rows, *mine[""]], hue)


def _by(rows: Sequence[Placed]) -> dict[str, list[Placed]]:
    found = defaultdict[str, list[Placed]](list)
    for row in rows:
        found[row.above].append(row)
    return found


def _coloured(node: PlanNode, hue: int) -> PlanNode:
    return node if node.hue == hue else replace(node, hue=hue)


def _summed(node: PlanNode, children: Sequence[PlanNode], hue: int) -> PlanNode:
    achieved = actions = 0
    for child in children:
        achieved += child.rollup.achieved
        actions += child.rollup.actions
    total = rules.Rollup(achieved, actions)
    return replace(
        node, children=tuple(children), rollup=total, progress=total.percent, hue=hue
    )

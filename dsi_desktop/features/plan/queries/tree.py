"""The plan as a tree: issues, objectives, desired changes and actions, with what adds up."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import Row, and_, func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.evaluation import Indicator, IndicatorTarget, Measurement
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.plan import Action, DesiredChange, Issue, Objective, Plan
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import rules
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel.i18n import _


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
    """One row of the tree. `kind` is issue, objective, desired_change or action."""

    kind: str
    id: str
    code: str
    title: str
    hue: int
    body_id: str | None = None
    body: str = ""
    state: str = ""
    responsible: str = ""
    initials: str = ""
    due: str = ""
    vague: bool = False
    late: bool = False
    progress: int | None = None
    rollup: rules.Rollup = field(default_factory=lambda: rules.Rollup(0, 0))
    glimpse: Glimpse | None = None
    children: tuple["PlanNode", ...] = ()

    def walk(self) -> Iterator["PlanNode"]:
        """Give this row and all below, in the order shown."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class PlanTree:
    """A whole plan, and how many of its actions are late."""

    plan_id: str
    title: str
    period: str
    issues: tuple[PlanNode, ...]
    late: int

    def walk(self) -> Iterator[PlanNode]:
        """Give every row in the order shown."""
        for issue in self.issues:
            yield from issue.walk()

    def node(self, record_id: str) -> PlanNode | None:
        """Return the row of a record."""
        return next((row for row in self.walk() if row.id == record_id and row.id), None)

    def above(self, record_id: str) -> PlanNode | None:
        """Return the row under which a record hangs."""
        under = (row for row in self.walk() if any(c.id == record_id for c in row.children))
        return next(under, None)

    def places_for(self, record_id: str) -> list[PlanNode]:
        """Return the rows under which a record may go, without its own."""
        node, above = self.node(record_id), self.above(record_id)
        if node is None or node.kind == "issue":
            return []
        wanted = "issue" if node.kind == "objective" else "objective"
        rows = (row for row in self.walk() if row.kind == wanted and row.id)
        return [row for row in rows if row != above]

    def only(self, *, body_id: str = "", state: str = "", late: bool = False) -> "PlanTree":
        """Keep the actions of a chantier, in a state, or late; what adds up stays whole."""
        if not (body_id or state or late):
            return self
        kept = (_pruned(issue, body_id, state, late=late) for issue in self.issues)
        return replace(self, issues=tuple(issue for issue in kept if issue is not None))


def plan_tree(store: Store, plan_id: str, today: date) -> PlanTree | None:
    with store.read() as session:
        plan = session.execute(
            select(Plan.title, Plan.start_on, Plan.end_on).where(
                Plan.id == plan_id, Plan.deleted.is_(None)
            )
        ).first()
        if plan is None:
            return None
        glimpses = _glimpses(session, plan_id)
        actions = _actions(session, plan_id, today, glimpses)
        changes = _changes(session, plan_id, glimpses)
        issues = _issues(session, plan_id)
        objectives = _objectives(session, plan_id)
    rows = _assembled(issues, objectives, changes, actions)
    years = "-".join(dict.fromkeys(day[:4] for day in (plan.start_on, plan.end_on) if day))
    late = sum(row.late for issue in rows for row in issue.walk())
    return PlanTree(plan_id, plan.title or "", years, rows, late)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row read from the file and what it hangs from."""

    above: str
    toward: str
    node: PlanNode


def _issues(session: Session, plan_id: str) -> list[PlanNode]:
    asked = (
        select(Issue.id, Issue.code, Issue.title, Issue.hue, Issue.body_id, Body.hue, Body.name,
               Body.local_name)
        .outerjoin(Body, Body.id == Issue.body_id)
        .where(Issue.plan_id == plan_id, Issue.deleted.is_(None))
        .order_by(Issue.rank, Issue.id)
    )
    return [
        PlanNode(
            "issue", row[0], row[1] or "", row[2] or "", _hue(row[3], row[5]), row[4],
            row[7] or row[6] or "",
        )
        for row in session.execute(asked).all()
    ]


def _objectives(session: Session, plan_id: str) -> list[_Placed]:
    asked = (
        select(Objective.id, Objective.issue_id, Objective.code, Objective.title)
        .where(Objective.plan_id == plan_id, Objective.deleted.is_(None))
        .order_by(Objective.rank, Objective.id)
    )
    return [
        _Placed(row[1] or "", "", PlanNode("objective", row[0], row[2] or "", row[3] or "", 0))
        for row in session.execute(asked).all()
    ]


def _changes(
    session: Session, plan_id: str, glimpses: dict[tuple[str, str], Glimpse]
) -> list[_Placed]:
    asked = (
        select(DesiredChange.id, DesiredChange.objective_id, DesiredChange.title)
        .where(DesiredChange.plan_id == plan_id, DesiredChange.deleted.is_(None))
        .order_by(DesiredChange.rank, DesiredChange.id)
    )
    return [
        _Placed(
            row[1] or "", "",
            PlanNode("desired_change", row[0], "", row[2] or "", 0,
                     glimpse=glimpses.get(("desired_change", row[0]))),
        )
        for row in session.execute(asked).all()
    ]


def _actions(
    session: Session, plan_id: str, today: date, glimpses: dict[tuple[str, str], Glimpse]
) -> list[_Placed]:
    asked = (
        select(
            Action.id, Action.objective_id, Action.desired_change_id, Action.code, Action.title,
            Action.state, Action.end_on, Action.when_text, Action.when_to, Action.progress,
            Action.progress_mode, Action.body_id, Body.name.label("body"), Body.local_name,
            Body.hue, Person.given_name, Person.family_name, Organization.name.label("lead"),
        )
        .outerjoin(Body, Body.id == Action.body_id)
        .outerjoin(Person, and_(Person.id == Action.contact_id, Person.deleted.is_(None)))
        .outerjoin(Organization, Organization.id == Action.lead_id)
        .where(Action.plan_id == plan_id, Action.deleted.is_(None))
        .order_by(Action.rank, Action.id)
    )
    by_tasks = _task_progress(session, plan_id)
    return [
        _Placed(
            row.objective_id or "", row.desired_change_id or "",
            _action(row, today, by_tasks, glimpses.get(("action", row.id))),
        )
        for row in session.execute(asked).all()
    ]


def _action(
    row: Row[*tuple[Any, ...]], today: date, by_tasks: dict[str, int], glimpse: Glimpse | None
) -> PlanNode:
    due = rules.due_of(row.state, row.end_on, row.when_text or "", row.when_to, today)
    who = " ".join(part for part in (row.given_name, row.family_name) if part) or row.lead or ""
    counted = row.progress_mode == "tasks"
    return PlanNode(
        "action", row.id, row.code or "", row.title or "", row.hue or 0, row.body_id,
        row.local_name or row.body or "", row.state, who, task_rules.initials(who), due.text,
        bool(row.when_text), due.late, by_tasks.get(row.id) if counted else row.progress,
        rules.rollup([row.state]), glimpse,
    )


def _task_progress(session: Session, plan_id: str) -> dict[str, int]:
    """Return, by action, the share of its tasks that are done, in percent."""
    asked = (
        select(Action.id, func.count(), func.sum(Task.state == "done"))
        .join(Task, Task.action_id == Action.id)
        .where(
            Action.plan_id == plan_id, Task.deleted.is_(None), Task.state != "dropped",
            Action.progress_mode == "tasks",
        )
        .group_by(Action.id)
    )
    return {
        action: round(100 * done / every) for action, every, done in session.execute(asked).all()
    }


def _glimpses(session: Session, plan_id: str) -> dict[tuple[str, str], Glimpse]:
    targets: dict[str, int | None] = {}
    asked = (
        select(IndicatorTarget.indicator_id, IndicatorTarget.value)
        .join(Indicator, Indicator.id == IndicatorTarget.indicator_id)
        .where(Indicator.plan_id == plan_id, IndicatorTarget.deleted.is_(None))
        .order_by(IndicatorTarget.due_on, IndicatorTarget.id)
    )
    for indicator_id, value in session.execute(asked).all():
        targets[indicator_id or ""] = value
    measures = defaultdict[str, list[int]](list)
    taken = (
        select(Measurement.indicator_id, Measurement.value)
        .join(Indicator, Indicator.id == Measurement.indicator_id)
        .where(Indicator.plan_id == plan_id, Measurement.deleted.is_(None),
               Measurement.value.is_not(None))
        .order_by(Measurement.measured_on, Measurement.id)
    )
    for indicator_id, value in session.execute(taken).all():
        measures[indicator_id or ""].append(value or 0)
    indicators = (
        select(Indicator.id, Indicator.title, Indicator.unit, Indicator.decimals,
               Indicator.baseline, Indicator.action_id, Indicator.desired_change_id)
        .where(Indicator.plan_id == plan_id, Indicator.deleted.is_(None))
        .order_by(Indicator.rank.desc(), Indicator.id)
    )
    found: dict[tuple[str, str], Glimpse] = {}
    for row in session.execute(indicators).all():
        values = [row.baseline] if row.baseline is not None else []
        values += measures[row.id]
        last = rules.scaled(values[-1], row.decimals or 0) if values else ""
        seen = Glimpse(row.title or "", tuple(values), targets.get(row.id), last, row.unit or "")
        if row.action_id:
            found["action", row.action_id] = seen
        elif row.desired_change_id:
            found["desired_change", row.desired_change_id] = seen
    return found


def _assembled(
    issues: Sequence[PlanNode], objectives: Sequence[_Placed], changes: Sequence[_Placed],
    actions: Sequence[_Placed],
) -> tuple[PlanNode, ...]:
    """Hang each row where it belongs; what hangs from nothing is gathered at the end."""
    hues = {issue.id: issue.hue for issue in issues}
    below: dict[str, list[PlanNode]] = defaultdict(list)
    for placed in objectives:
        hue = hues.get(placed.above, 0)
        node = _objective(placed.node, hue, changes, actions)
        below[placed.above if placed.above in hues else ""].append(node)
    known = {placed.node.id for placed in objectives}
    orphans = [replace(p.node) for p in actions if p.above not in known]
    rows = [_summed(issue, below[issue.id]) for issue in issues]
    if orphans or below[""]:
        loose = PlanNode("issue", "", "", _("Sans objectif"), 0)
        rows.append(_summed(loose, [*below[""], *orphans]))
    return tuple(rows)


def _objective(
    node: PlanNode, hue: int, changes: Sequence[_Placed], actions: Sequence[_Placed]
) -> PlanNode:
    mine = [placed for placed in actions if placed.above == node.id]
    toward = [placed.node for placed in changes if placed.above == node.id]
    known = {change.id for change in toward}
    rows: list[PlanNode] = []
    for change in toward:
        rows.append(replace(change, hue=hue))
        rows += [replace(p.node, hue=hue) for p in mine if p.toward == change.id]
    rows += [replace(p.node, hue=hue) for p in mine if p.toward not in known]
    return _summed(replace(node, hue=hue), rows)


def _summed(node: PlanNode, children: Sequence[PlanNode]) -> PlanNode:
    total = rules.Rollup(0, 0)
    for child in children:
        total += child.rollup
    return replace(node, children=tuple(children), rollup=total, progress=total.percent)


def _pruned(node: PlanNode, body_id: str, state: str, *, late: bool) -> PlanNode | None:
    if node.kind == "action":
        wanted = (
            (not body_id or node.body_id == body_id)
            and (not state or node.state == state)
            and (not late or node.late)
        )
        return node if wanted else None
    if node.kind == "desired_change":
        return None
    kept = [_pruned(child, body_id, state, late=late) for child in node.children]
    children = tuple(child for child in kept if child is not None)
    return replace(node, children=children) if children else None


def _hue(own: int | None, body: int | None) -> int:
    return own if own is not None else body or 0

"""The plan as a tree: issues, objectives, desired changes and actions, with what adds up."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.evaluation import Indicator, IndicatorTarget, Measurement
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.plan import (
    Action,
    DesiredChange,
    Issue,
    Need,
    Objective,
    Orientation,
    Plan,
    PlanLevel,
)
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.rules.rows import Chain, Glimpse, Placed, PlanNode
from dsi_desktop.kernel.i18n import _

PORTRAIT = "portrait"
_ACHIEVED, _AHEAD = rules.Rollup(1, 1), rules.Rollup(0, 1)
_PLACES = {
    "orientation": ("issue",), "objective": ("issue", "orientation", "objective"),
    "desired_change": ("objective",), "action": ("objective",),
}


@dataclass(frozen=True, slots=True)
class PlanTree:
    """A whole plan, how many of its actions are late, how its levels are called here.

    `names` gives the name of usage of a level; `unused` holds the levels left out.
    """

    plan_id: str
    title: str
    period: str
    issues: tuple[PlanNode, ...]
    late: int
    portrait: PlanNode | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    unused: frozenset[str] = frozenset()
    vision: str = ""

    @property
    def roots(self) -> tuple[PlanNode, ...]:
        """The rows of the first level: the portrait, then the issues."""
        return self.issues if self.portrait is None else (self.portrait, *self.issues)

    def walk(self) -> Iterator[PlanNode]:
        """Give every row in the order shown."""
        for root in self.roots:
            yield from root.walk()

    def node(self, record_id: str) -> PlanNode | None:
        """Return the row of a record."""
        return next((row for row in self.walk() if row.id == record_id and row.id), None)

    def above(self, record_id: str) -> PlanNode | None:
        """Return the row under which a record hangs."""
        under = (row for row in self.walk() if any(c.id == record_id for c in row.children))
        return next(under, None)

    def issue_of(self, record_id: str) -> PlanNode | None:
        """Return the issue a record hangs from, itself when it is one."""
        return next((issue for issue in self.issues if issue.id and any(
            row.id == record_id for row in issue.walk())), None)

    def places_for(self, record_id: str) -> list[PlanNode]:
        """Return the rows under which a record may go, without its own."""
        node, above = self.node(record_id), self.above(record_id)
        if node is None:
            return []
        wanted = _PLACES.get(node.kind, ())
        below = {row.id for row in node.walk()}
        rows = (row for row in self.walk() if row.kind in wanted and row.id not in {"", *below})
        return [row for row in rows if row != above]

    def only(self, *, body_id: str = "", state: str = "", late: bool = False) -> "PlanTree":
        """Keep the actions of a chantier, in a state, or late; what adds up stays whole."""
        if not (body_id or state or late):
            return self
        kept = (_pruned(issue, body_id, state, late=late) for issue in self.issues)
        return replace(
            self, issues=tuple(issue for issue in kept if issue is not None), portrait=None
        )


def plan_tree(store: Store, plan_id: str, today: date) -> PlanTree | None:
    with store.read() as session:
        plan = session.execute(
            select(Plan.title, Plan.start_on, Plan.end_on, Plan.vision).where(
                Plan.id == plan_id, Plan.deleted.is_(None)
            )
        ).first()
        if plan is None:
            return None
        glimpses = _glimpses(session, plan_id)
        issues = _issues(session, plan_id)
        orientations = _orientations(session, plan_id)
        objectives = _objectives(session, plan_id)
        colours = {issue.id: issue.hue for issue in issues}
        hues = {one.node.id: colours.get(one.above, 0) for one in objectives}
        actions = _actions(session, plan_id, today, glimpses, hues)
        changes = _changes(session, plan_id, glimpses, hues)
        portrait = _portrait(session, plan_id)
        levels = session.execute(
            select(PlanLevel.level, PlanLevel.name, PlanLevel.used)
            .where(PlanLevel.plan_id == plan_id, PlanLevel.deleted.is_(None))
        ).all()
    rows = Chain(orientations, objectives, changes, actions).assembled(issues)
    years = "-".join(dict.fromkeys(day[:4] for day in (plan.start_on, plan.end_on) if day))
    late = sum(row.late for issue in rows for row in issue.walk())
    names = {row.level: row.name for row in levels if row.level and row.name}
    unused = frozenset(row.level for row in levels if row.level and row.used is False)
    return PlanTree(
        plan_id, plan.title or "", years, rows, late, None if "need" in unused else portrait,
        names, unused, plan.vision or "",
    )  # fmt: skip


def _portrait(session: Session, plan_id: str) -> PlanNode | None:
    """Return the needs under one row, None while none is written."""
    asked = (
        select(Need.id, Need.code, Need.title)
        .where(Need.plan_id == plan_id, Need.deleted.is_(None))
        .order_by(Need.rank, Need.id)
    )
    needs = tuple(
        PlanNode("need", row.id, row.code or "", row.title or "", 0)
        for row in session.execute(asked).all()
    )
    if not needs:
        return None
    return PlanNode("portrait", PORTRAIT, "", _("Portrait des besoins"), 0, children=needs)


def _orientations(session: Session, plan_id: str) -> list[Placed]:
    asked = (
        select(Orientation.id, Orientation.issue_id, Orientation.code, Orientation.title)
        .where(Orientation.plan_id == plan_id, Orientation.deleted.is_(None))
        .order_by(Orientation.rank, Orientation.id)
    )
    return [
        Placed(row[1] or "", "", PlanNode("orientation", row[0], row[2] or "", row[3] or "", 0))
        for row in session.execute(asked).all()
    ]


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


def _objectives(session: Session, plan_id: str) -> list[Placed]:
    asked = (
        select(Objective.id, Objective.issue_id, Objective.code, Objective.title, Objective.kind,
               Objective.parent_id, Objective.orientation_id)
        .where(Objective.plan_id == plan_id, Objective.deleted.is_(None))
        .order_by(Objective.rank, Objective.id)
    )  # fmt: skip
    return [
        Placed(
            row.issue_id or "", row.parent_id or row.orientation_id or "",
            PlanNode("objective", row.id, row.code or "", row.title or "", 0,
                     general=row.kind == "general"),
        )
        for row in session.execute(asked).all()
    ]  # fmt: skip


def _changes(
    session: Session, plan_id: str, glimpses: dict[tuple[str, str], Glimpse],
    hues: dict[str, int],
) -> list[Placed]:
    asked = (
        select(DesiredChange.id, DesiredChange.objective_id, DesiredChange.title)
        .where(DesiredChange.plan_id == plan_id, DesiredChange.deleted.is_(None))
        .order_by(DesiredChange.rank, DesiredChange.id)
    )
    return [
        Placed(
            row[1] or "", "",
            PlanNode("desired_change", row[0], "", row[2] or "", hues.get(row[1] or "", 0),
                     glimpse=glimpses.get(("desired_change", row[0]))),
        )
        for row in session.execute(asked).all()
    ]


def _actions(
    session: Session, plan_id: str, today: date, glimpses: dict[tuple[str, str], Glimpse],
    hues: dict[str, int],
) -> list[Placed]:
    asked = (
        select(
            Action.id, Action.objective_id, Action.desired_change_id, Action.code, Action.title,
            Action.state, Action.end_on, Action.when_text, Action.when_to, Action.progress,
            Action.progress_mode, Action.body_id, func.coalesce(
                func.nullif(Body.local_name, ""), Body.name, ""),
            Body.hue, Person.given_name, Person.family_name, Organization.name,
        )
        .outerjoin(Body, Body.id == Action.body_id)
        .outerjoin(Person, and_(Person.id == Action.contact_id, Person.deleted.is_(None)))
        .outerjoin(Organization, Organization.id == Action.lead_id)
        .where(Action.plan_id == plan_id, Action.deleted.is_(None))
        .order_by(Action.rank, Action.id)
    )
    by_tasks, day, found = _task_progress(session, plan_id), today.isoformat(), list[Placed]()
    # A column by its name costs ten times a column by its place: rows are taken apart.
    for (
        key, objective, change, code, title, state, end_on, when_text, when_to, progress, mode,
        body_id, body, own_hue, given, family, lead,
    ) in session.execute(asked).all():  # fmt: skip
        last, achieved = end_on or when_to or "", state in rules.ACHIEVED
        who = " ".join(part for part in (given, family) if part) if given or family else ""
        found.append(Placed(objective or "", change or "", PlanNode(
            "action", key, code or "", title or "", hues.get(objective or "", own_hue or 0),
            body_id, body, state or "", who or lead or "", end_on or "", when_text or "",
            "" < last < day and state in rules.OPEN,
            by_tasks.get(key) if mode == "tasks" else progress,
            _ACHIEVED if achieved else _AHEAD, glimpses.get(("action", key)),
        )))  # fmt: skip
    return found


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
    if node.kind in ("need", "portrait"):
        return None
    kept = [_pruned(child, body_id, state, late=late) for child in node.children]
    children = tuple(child for child in kept if child is not None)
    return replace(node, children=children) if children else None


def _hue(own: int | None, body: int | None) -> int:
    return own if own is not None else body or 0

"""The plan as a tree: issues, objectives, desired changes and actions, with what adds up."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import BindParameter, and_, bindparam, func, select
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
_PLAN: BindParameter[str] = bindparam("plan")
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


# Statements are built once: building one again costs five times what asking it does.
_FRAME = select(Plan.title, Plan.start_on, Plan.end_on, Plan.vision).where(
    Plan.id == _PLAN, Plan.deleted.is_(None)
)
_NEEDS = (
    select(Need.id, Need.code, Need.title)
    .where(Need.plan_id == _PLAN, Need.deleted.is_(None))
    .order_by(Need.rank, Need.id)
)
_ORIENTATIONS = (
    select(Orientation.id, Orientation.issue_id, Orientation.code, Orientation.title)
    .where(Orientation.plan_id == _PLAN, Orientation.deleted.is_(None))
    .order_by(Orientation.rank, Orientation.id)
)
_ISSUES = (
    select(Issue.id, Issue.code, Issue.title, Issue.hue, Issue.body_id, Body.hue, Body.name,
           Body.local_name)
    .outerjoin(Body, Body.id == Issue.body_id)
    .where(Issue.plan_id == _PLAN, Issue.deleted.is_(None))
    .order_by(Issue.rank, Issue.id)
)  # fmt: skip
_OBJECTIVES = (
    select(Objective.id, Objective.issue_id, Objective.code, Objective.title, Objective.kind,
           Objective.parent_id, Objective.orientation_id)
    .where(Objective.plan_id == _PLAN, Objective.deleted.is_(None))
    .order_by(Objective.rank, Objective.id)
)  # fmt: skip
_CHANGES = (
    select(DesiredChange.id, DesiredChange.objective_id, DesiredChange.title)
    .where(DesiredChange.plan_id == _PLAN, DesiredChange.deleted.is_(None))
    .order_by(DesiredChange.rank, DesiredChange.id)
)
_ACTION, _BODY, _PERSON, _HOME = (
    one.__table__ for one in (Action, Body, Person, Organization)
)  # fmt: skip
_ACTIONS = (
    select(
        _ACTION.c.id, _ACTION.c.objective_id, _ACTION.c.desired_change_id, _ACTION.c.code,
        _ACTION.c.title, _ACTION.c.state, _ACTION.c.end_on, _ACTION.c.when_text,
        _ACTION.c.when_to, _ACTION.c.progress, _ACTION.c.progress_mode, _ACTION.c.body_id,
        _BODY.c.local_name, _BODY.c.name, _BODY.c.hue, _PERSON.c.given_name,
        _PERSON.c.family_name, _HOME.c.name,
    )
    .select_from(
        _ACTION.outerjoin(_BODY, _BODY.c.id == _ACTION.c.body_id)
        .outerjoin(_PERSON, and_(_PERSON.c.id == _ACTION.c.contact_id,
                                 _PERSON.c.deleted.is_(None)))
        .outerjoin(_HOME, _HOME.c.id == _ACTION.c.lead_id)
    )
    .where(_ACTION.c.plan_id == _PLAN, _ACTION.c.deleted.is_(None))
    .order_by(_ACTION.c.rank, _ACTION.c.id)
)  # fmt: skip
_LEVELS = select(PlanLevel.level, PlanLevel.name, PlanLevel.used).where(
    PlanLevel.plan_id == _PLAN, PlanLevel.deleted.is_(None)
)
_TASKS = (
    select(Action.id, func.count(), func.sum(Task.state == "done"))
    .join(Task, Task.action_id == Action.id)
    .where(
        Action.plan_id == _PLAN, Task.deleted.is_(None), Task.state != "dropped",
        Action.progress_mode == "tasks",
    )
    .group_by(Action.id)
)  # fmt: skip
_TARGETS = (
    select(IndicatorTarget.indicator_id, IndicatorTarget.value)
    .join(Indicator, Indicator.id == IndicatorTarget.indicator_id)
    .where(Indicator.plan_id == _PLAN, IndicatorTarget.deleted.is_(None))
    .order_by(IndicatorTarget.due_on, IndicatorTarget.id)
)
_MEASURES = (
    select(Measurement.indicator_id, Measurement.value)
    .join(Indicator, Indicator.id == Measurement.indicator_id)
    .where(Indicator.plan_id == _PLAN, Measurement.deleted.is_(None),
           Measurement.value.is_not(None))
    .order_by(Measurement.measured_on, Measurement.id)
)  # fmt: skip
_INDICATORS = (
    select(Indicator.id, Indicator.title, Indicator.unit, Indicator.decimals, Indicator.baseline,
           Indicator.action_id, Indicator.desired_change_id)
    .where(Indicator.plan_id == _PLAN, Indicator.deleted.is_(None))
    .order_by(Indicator.rank.desc(), Indicator.id)
)  # fmt: skip


def plan_tree(store: Store, plan_id: str, today: date) -> PlanTree | None:
    asked = {"plan": plan_id}
    with store.read() as session:
        plan = session.execute(_FRAME, asked).first()
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
        levels = session.execute(_LEVELS, asked).all()
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
    needs = tuple(
        PlanNode("need", key, code or "", title or "", 0)
        for key, code, title in session.execute(_NEEDS, {"plan": plan_id}).all()
    )
    if not needs:
        return None
    return PlanNode("portrait", PORTRAIT, "", _("Portrait des besoins"), 0, children=needs)


def _orientations(session: Session, plan_id: str) -> list[Placed]:
    return [
        Placed(issue or "", "", PlanNode("orientation", key, code or "", title or "", 0))
        for key, issue, code, title in session.execute(_ORIENTATIONS, {"plan": plan_id}).all()
    ]


def _issues(session: Session, plan_id: str) -> list[PlanNode]:
    return [
        PlanNode(
            "issue", row[0], row[1] or "", row[2] or "", _hue(row[3], row[5]), row[4],
            row[7] or row[6] or "",
        )
        for row in session.execute(_ISSUES, {"plan": plan_id}).all()
    ]


def _objectives(session: Session, plan_id: str) -> list[Placed]:
    return [
        Placed(
            issue or "", parent or orientation or "",
            PlanNode("objective", key, code or "", title or "", 0, general=kind == "general"),
        )
        for key, issue, code, title, kind, parent, orientation
        in session.execute(_OBJECTIVES, {"plan": plan_id}).all()
    ]  # fmt: skip


def _changes(
    session: Session, plan_id: str, glimpses: dict[tuple[str, str], Glimpse],
    hues: dict[str, int],
) -> list[Placed]:
    return [
        Placed(
            objective or "", "",
            PlanNode("desired_change", key, "", title or "", hues.get(objective or "", 0),
                     glimpse=glimpses.get(("desired_change", key))),
        )
        for key, objective, title in session.execute(_CHANGES, {"plan": plan_id}).all()
    ]


def _actions(
    session: Session, plan_id: str, today: date, glimpses: dict[tuple[str, str], Glimpse],
    hues: dict[str, int],
) -> list[Placed]:
    by_tasks, day, found = _task_progress(session, plan_id), today.isoformat(), list[Placed]()
    # A column by its name costs ten times a column by its place: rows are taken apart.
    for (
        key, objective, change, code, title, state, end_on, when_text, when_to, progress, mode,
        body_id, local_name, body, own_hue, given, family, lead,
    ) in session.execute(_ACTIONS, {"plan": plan_id}).all():  # fmt: skip
        last, achieved = end_on or when_to or "", state in rules.ACHIEVED
        who = " ".join(part for part in (given, family) if part) if given or family else ""
        found.append(Placed(objective or "", change or "", PlanNode(
            "action", key, code or "", title or "", hues.get(objective or "", own_hue or 0),
            body_id, local_name or body or "", state or "", who or lead or "", end_on or "",
            when_text or "", "" < last < day and state in rules.OPEN,
            by_tasks.get(key) if mode == "tasks" else progress,
            _ACHIEVED if achieved else _AHEAD, glimpses.get(("action", key)),
        )))  # fmt: skip
    return found


def _task_progress(session: Session, plan_id: str) -> dict[str, int]:
    """Return, by action, the share of its tasks that are done, in percent."""
    return {
        action: round(100 * done / every)
        for action, every, done in session.execute(_TASKS, {"plan": plan_id}).all()
    }


def _glimpses(session: Session, plan_id: str) -> dict[tuple[str, str], Glimpse]:
    asked = {"plan": plan_id}
    targets: dict[str, int | None] = {}
    for indicator_id, value in session.execute(_TARGETS, asked).all():
        targets[indicator_id or ""] = value
    measures = defaultdict[str, list[int]](list)
    for indicator_id, value in session.execute(_MEASURES, asked).all():
        measures[indicator_id or ""].append(value or 0)
    found: dict[tuple[str, str], Glimpse] = {}
    for key, title, unit, decimals, baseline, action, change in session.execute(
        _INDICATORS, asked
    ).all():
        values = [baseline] if baseline is not None else []
        values += measures[key]
        last = rules.scaled(values[-1], decimals or 0) if values else ""
        seen = Glimpse(title or "", tuple(values), targets.get(key), last, unit or "")
        if action:
            found["action", action] = seen
        elif change:
            found["desired_change", change] = seen
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

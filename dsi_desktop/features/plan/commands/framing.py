"""What a person can do with the frame of a plan: the names of its levels, its life, its codes."""

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.plan import Issue, Plan, PlanLevel
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import line
from dsi_desktop.features.plan.commands.brothers import (
    issues_of,
    needs_of,
    objectives_of,
    orientations_of,
)
from dsi_desktop.features.plan.commands.places import living
from dsi_desktop.features.plan.commands.placing import recode, recode_objective
from dsi_desktop.features.plan.rules import child_code
from dsi_desktop.features.plan.rules.levels import check_levels
from dsi_desktop.kernel.i18n import N_
from dsi_desktop.kernel.ids import linked_id


def name_levels(
    store: Store, plan_id: str, names: dict[str, str], used: dict[str, bool] | None = None
) -> None:
    """Give the levels of a plan the names one says here; "" gives the common name back.

    `used` says which optional levels are shown. Raises `RuleBroken` for a level that is none.
    """
    check_levels([*names, *(used or {})])
    with store.operation(N_("Nommer les niveaux du plan")) as op:
        plan = op.get(Plan, plan_id)
        known = {
            row.id: row for row in op.scalars(
                select(PlanLevel).where(
                    PlanLevel.plan_id == plan.id, PlanLevel.deleted.is_(None))
            ).all()
        }  # fmt: skip
        for level in dict.fromkeys([*names, *(used or {})]):
            key = linked_id("plan_level", plan.id, level)
            before = known.get(key)
            op.put(PlanLevel(
                id=key, plan_id=plan.id, level=level,
                name=line(names[level]) if level in names else (before.name if before else ""),
                used=(used or {}).get(level, before.used if before else True),
            ))  # fmt: skip


def close_plan(store: Store, plan_id: str, *, closed: bool = True) -> None:
    """Say that a plan is over, or in force again."""
    with store.operation(N_("Clore ou rouvrir un plan")) as op:
        op.get(Plan, plan_id).state = "closed" if closed else "active"


def renumber(store: Store, plan_id: str) -> int:
    """Give every element the code of its place, needs « B1 »; return how many changed."""
    with store.operation(N_("Renuméroter le plan")) as op:
        changed = 0
        for place, need in enumerate(living(op, needs_of(plan_id)), 1):
            changed += recode(need, f"B{place}")
        for place, issue in enumerate(living(op, issues_of(plan_id)), 1):
            changed += recode(issue, child_code("", place))
            changed += _recode_under(op, issue)
    return changed


def _recode_under(op: Operation, issue: Issue) -> int:
    orientations = living(op, orientations_of(issue.id))
    objectives = living(op, objectives_of(issue.id))
    keys = {one.id for one in objectives}
    known = {one.id for one in orientations}
    first = [one for one in objectives if one.parent_id not in keys]
    changed, place = 0, 0
    for place, orientation in enumerate(orientations, 1):
        changed += recode(orientation, child_code(issue.code, place))
        under = [one for one in first if one.orientation_id == orientation.id]
        for at, one in enumerate(under, 1):
            changed += recode_objective(op, one, child_code(orientation.code, at))
    loose = [one for one in first if one.orientation_id not in known]
    for at, one in enumerate(loose, place + 1):
        changed += recode_objective(op, one, child_code(issue.code, at))
    return changed

"""Where an objective stands in its plan, and what it carries along when it moves."""

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.evaluation import Indicator
from dsi_desktop.db.schema.plan import (
    Action,
    DesiredChange,
    Issue,
    Need,
    Objective,
    Orientation,
)
from dsi_desktop.features.plan.commands.brothers import (
    actions_of,
    changes_of,
    objectives_of,
    objectives_under,
    orientations_of,
)
from dsi_desktop.features.plan.commands.places import living
from dsi_desktop.features.plan.commands.roads import refuse_circle
from dsi_desktop.features.plan.rules import child_code, next_code
from dsi_desktop.features.plan.rules.elements import check_general, check_same_plan
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

Coded = Need | Issue | Orientation | Objective | DesiredChange | Action


def write_kind(op: Operation, objective: Objective, kind: str) -> None:
    """Write the kind of an objective inside an operation: one placed under it makes it general."""
    measured = select(Indicator.id).where(
        Indicator.objective_id == objective.id, Indicator.deleted.is_(None)
    )
    check_general(
        kind, measured=op.scalars(measured).first() is not None,
        below=bool(living(op, objectives_under(objective.id))),
    )
    if objective.kind != kind:
        objective.kind = kind


def put_under(
    op: Operation, objective: Objective, *, orientation_id: str | None, parent_id: str | None
) -> None:
    """Put an objective under a general one, else an orientation, else its issue alone.

    Come from another issue, it is numbered there with all that hangs from it.
    """
    issue_id, above = objective.issue_id, ""
    if parent_id is not None:
        parent = op.get(Objective, parent_id)
        check_same_plan(objective.plan_id, parent.plan_id, "parent_id")
        _refuse_ring(op, objective, parent)
        write_kind(op, parent, "general")
        objective.issue_id, orientation_id = parent.issue_id, parent.orientation_id
        above = parent.code or ""
    elif orientation_id is not None:
        orientation = op.get(Orientation, orientation_id)
        check_same_plan(objective.plan_id, orientation.plan_id, "orientation_id")
        objective.issue_id, above = orientation.issue_id, orientation.code or ""
    objective.parent_id, objective.orientation_id = parent_id, orientation_id
    bring_along(op, objective)
    if objective.issue_id != issue_id:
        taken = codes_beside(op, objective.issue_id, objective.id)
        recode_objective(op, objective, next_code(above, taken))


def hang_from_issue(op: Operation, objective: Objective, issue: Issue) -> None:
    """Put an objective straight under an issue, numbered there, with all that hangs from it."""
    check_same_plan(objective.plan_id, issue.plan_id, "issue_id")
    objective.issue_id, objective.parent_id, objective.orientation_id = issue.id, None, None
    bring_along(op, objective)
    taken = codes_beside(op, issue.id, objective.id)
    recode_objective(op, objective, next_code(issue.code or "", taken))


def codes_beside(op: Operation, issue_id: str | None, record_id: str) -> list[str]:
    """Return the codes of the objectives and orientations of an issue, but those of a record."""
    key = issue_id or ""
    rows: list[Objective | Orientation] = [
        *living(op, objectives_of(key)), *living(op, orientations_of(key)),
    ]  # fmt: skip
    return [row.code or "" for row in rows if row.id != record_id]


def bring_along(op: Operation, objective: Objective) -> None:
    """Have the objectives under this one stand under the same issue and orientation."""
    seen, wave = {objective.id}, [objective]
    while wave:
        found = [one for above in wave for one in living(op, objectives_under(above.id))]
        wave = [one for one in found if one.id not in seen]
        for one in wave:
            seen.add(one.id)
            one.issue_id, one.orientation_id = objective.issue_id, objective.orientation_id


def recode(record: Coded, code: str) -> bool:
    """Give a record its code; say whether it changed."""
    if record.code == code:
        return False
    record.code = code
    return True


def recode_objective(
    op: Operation, objective: Objective, code: str, passed: frozenset[str] = frozenset()
) -> int:
    """Give an objective its code, then all that hangs from it; return how many changed.

    Actions are numbered as the tree shows them: change by change, then those without one.
    """
    changed, place, passed = int(recode(objective, code)), 0, passed | {objective.id}
    below = [
        one for one in living(op, objectives_under(objective.id))
        if one.id not in passed and one.issue_id == objective.issue_id
    ]
    for place, one in enumerate(below, 1):
        changed += recode_objective(op, one, child_code(code, place), passed)
    changes = [change.id for change in living(op, changes_of(objective.id))]
    actions = living(op, actions_of(objective.id))
    shown = [a for change in changes for a in actions if a.desired_change_id == change]
    shown += [a for a in actions if a.desired_change_id not in changes]
    for at, action in enumerate(shown, place + 1):
        action.plan_id = objective.plan_id
        changed += recode(action, child_code(code, at))
    return changed


def _refuse_ring(op: Operation, objective: Objective, parent: Objective) -> None:
    """Refuse a general objective that stands under the one it would hold, or serves it."""
    above: Objective | None = parent
    seen: set[str] = set()
    while above is not None and above.id not in seen:
        if above.id == objective.id:
            raise RuleBroken(
                _("« {one} » ne peut pas être sous « {other} » : il en est déjà au-dessus.").format(
                    one=objective.title, other=parent.title), "parent_id",
            )  # fmt: skip
        seen.add(above.id)
        above = op.find(Objective, above.parent_id) if above.parent_id else None
    refuse_circle(op, ("objective", objective.id), ("objective", parent.id))

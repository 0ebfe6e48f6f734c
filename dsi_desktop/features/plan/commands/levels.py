"""What a person can do with issues, objectives and desired changes."""

from typing import TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.plan import (
    Action,
    DesiredChange,
    Issue,
    Objective,
    Orientation,
    Plan,
)
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.commands.brothers import (
    KINDS,
    actions_of,
    changes_of,
    issues_of,
    objectives_of,
)
from dsi_desktop.features.plan.commands.places import fill, last_rank, living, settle, titled
from dsi_desktop.features.plan.commands.placing import (
    codes_beside,
    hang_from_issue,
    put_under,
    write_kind,
)
from dsi_desktop.features.plan.rules.elements import check_same_plan, check_votes
from dsi_desktop.kernel.i18n import N_


class IssueFields(TypedDict, total=False):
    """What may be said of an issue."""

    description: str
    body_id: str | None
    chosen_in_id: str | None
    votes: int | None
    hue: int | None


class ObjectiveFields(TypedDict, total=False):
    """What may be said of an objective."""

    description: str
    kind: str
    orientation_id: str | None
    parent_id: str | None


class ChangeFields(TypedDict, total=False):
    """What may be said of a desired change."""

    description: str
    who: str


def add_issue(store: Store, *, plan_id: str, title: str, **fields: Unpack[IssueFields]) -> str:
    with store.operation(N_("Ajouter un enjeu")) as op:
        return write_issue(op, plan_id, title, fields).id


def write_issue(op: Operation, plan_id: str, title: str, fields: IssueFields) -> Issue:
    """Add an issue inside an operation: a forum chooses some too."""
    others = living(op, issues_of(op.get(Plan, plan_id).id))
    issue = Issue(
        plan_id=plan_id,
        code=rules.next_code("", [row.code or "" for row in others]),
        rank=last_rank(others),
    )
    check_votes(fields.get("votes"))
    fill(issue, {**fields, "title": title})
    return op.add(issue)


def add_objective(
    store: Store, *, issue_id: str, title: str, **fields: Unpack[ObjectiveFields]
) -> str:
    with store.operation(N_("Ajouter un objectif")) as op:
        issue = op.get(Issue, issue_id)
        others = living(op, objectives_of(issue_id))
        objective = Objective(plan_id=issue.plan_id, issue_id=issue.id, rank=last_rank(others))
        fill(objective, {"title": title, "description": fields.get("description", "")})
        op.add(objective)
        _write_place(op, objective, fields)
        objective.code = rules.next_code(
            _code_above(op, objective), codes_beside(op, objective.issue_id, objective.id))
    return objective.id


def add_desired_change(
    store: Store, *, objective_id: str, title: str, **fields: Unpack[ChangeFields]
) -> str:
    with store.operation(N_("Ajouter une transformation souhaitée")) as op:
        objective = op.get(Objective, objective_id)
        others = living(op, changes_of(objective_id))
        change = DesiredChange(
            plan_id=objective.plan_id, objective_id=objective.id, rank=last_rank(others)
        )
        fill(change, {**fields, "title": title})
        op.add(change)
    return change.id


def edit_issue(
    store: Store, issue_id: str, *, title: str | None = None, **fields: Unpack[IssueFields]
) -> None:
    with store.operation(N_("Modifier un enjeu")) as op:
        check_votes(fields.get("votes"))
        fill(op.get(Issue, issue_id), titled(fields, title))


def edit_objective(
    store: Store, objective_id: str, *, title: str | None = None, **fields: Unpack[ObjectiveFields]
) -> None:
    """Change an objective; its kind and its place are refused as their own gestures refuse them."""
    with store.operation(N_("Modifier un objectif")) as op:
        objective = op.get(Objective, objective_id)
        said = {"description": fields["description"]} if "description" in fields else {}
        fill(objective, titled(said, title))
        _write_place(op, objective, fields)


def edit_desired_change(
    store: Store, change_id: str, *, title: str | None = None, **fields: Unpack[ChangeFields]
) -> None:
    with store.operation(N_("Modifier une transformation souhaitée")) as op:
        fill(op.get(DesiredChange, change_id), titled(fields, title))


def rename(store: Store, kind: str, record_id: str, title: str) -> None:
    """Give another title to a plan, need, issue, objective, desired change or action."""
    with store.operation(N_("Renommer un élément du plan")) as op:
        fill(op.get(KINDS[kind], record_id), {"title": title})


def move_issue(store: Store, issue_id: str, after_id: str | None = None) -> None:
    with store.operation(N_("Déplacer un enjeu")) as op:
        issue = op.get(Issue, issue_id)
        settle(living(op, issues_of(str(issue.plan_id))), issue, after_id)


def move_objective(
    store: Store, objective_id: str, issue_id: str, after_id: str | None = None
) -> None:
    """Put an objective under an issue; from another one, it leaves its orientation there.

    Its code, and those of all that hangs from it, follow.
    """
    with store.operation(N_("Déplacer un objectif")) as op:
        objective, issue = op.get(Objective, objective_id), op.get(Issue, issue_id)
        others = living(op, objectives_of(issue_id))
        if objective.issue_id != issue_id:
            hang_from_issue(op, objective, issue)
        settle(others, objective, after_id)


def move_desired_change(
    store: Store, change_id: str, objective_id: str, after_id: str | None = None
) -> None:
    """Put a desired change under an objective, with the actions that work toward it."""
    with store.operation(N_("Déplacer une transformation souhaitée")) as op:
        change, objective = op.get(DesiredChange, change_id), op.get(Objective, objective_id)
        others = living(op, changes_of(objective_id))
        if change.objective_id != objective_id:
            check_same_plan(change.plan_id, objective.plan_id, "objective_id")
            change.objective_id = objective.id
            taken = [row.code or "" for row in living(op, actions_of(objective_id))]
            toward = select(Action).where(
                Action.desired_change_id == change_id, Action.deleted.is_(None)
            )
            for action in living(op, toward.order_by(Action.rank, Action.id)):
                action.objective_id = objective.id
                action.code = rules.next_code(objective.code or "", taken)
                taken.append(action.code)
        settle(others, change, after_id)


def archive_issue(store: Store, issue_id: str) -> None:
    """Take an issue out of the plan with all that hangs from it; undone in one gesture."""
    with store.operation(N_("Retirer un enjeu")) as op:
        remove_with_parts(op, op.get(Issue, issue_id))


def archive_objective(store: Store, objective_id: str) -> None:
    with store.operation(N_("Retirer un objectif")) as op:
        remove_with_parts(op, op.get(Objective, objective_id))


def archive_desired_change(store: Store, change_id: str) -> None:
    """Take a desired change out; its actions stay under the objective."""
    with store.operation(N_("Retirer une transformation souhaitée")) as op:
        asked = select(Action).where(
            Action.desired_change_id == change_id, Action.deleted.is_(None)
        )
        for action in living(op, asked):
            action.desired_change_id = None
        remove_with_parts(op, op.get(DesiredChange, change_id))


def _write_place(op: Operation, objective: Objective, fields: ObjectiveFields) -> None:
    if "parent_id" in fields or "orientation_id" in fields:
        put_under(op, objective, orientation_id=fields.get("orientation_id"),
                  parent_id=fields.get("parent_id"))  # fmt: skip
    if "kind" in fields:
        write_kind(op, objective, fields["kind"])


def _code_above(op: Operation, objective: Objective) -> str:
    """Return the code under which an objective is numbered."""
    if objective.parent_id:
        return op.get(Objective, objective.parent_id).code or ""
    if objective.orientation_id:
        return op.get(Orientation, objective.orientation_id).code or ""
    return op.get(Issue, str(objective.issue_id)).code or ""

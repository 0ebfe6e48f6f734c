"""Orientations, and where needs and objectives stand among their brothers."""

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.schema.plan import Issue, Need, Objective, Orientation
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.commands.brothers import needs_of, objectives_of, orientations_of
from dsi_desktop.features.plan.commands.places import fill, last_rank, living, settle, titled
from dsi_desktop.features.plan.commands.placing import (
    codes_beside,
    hang_from_issue,
    put_under,
    recode,
    recode_objective,
)
from dsi_desktop.features.plan.rules import child_code, next_code, title_of
from dsi_desktop.features.plan.rules.elements import check_same_plan
from dsi_desktop.kernel.i18n import N_


def add_orientation(store: Store, *, issue_id: str, title: str, description: str = "") -> str:
    """Add an orientation under an issue, after those it has; return its id."""
    with store.operation(N_("Ajouter une orientation")) as op:
        issue = op.get(Issue, issue_id)
        taken = codes_beside(op, issue.id, "")
        orientation = Orientation(
            plan_id=issue.plan_id, issue_id=issue.id, title=title_of(title),
            description=description, code=next_code(issue.code or "", taken),
            rank=last_rank(living(op, orientations_of(issue_id))),
        )  # fmt: skip
        return op.add(orientation).id


def edit_orientation(
    store: Store, orientation_id: str, *, title: str | None = None, description: str | None = None
) -> None:
    """Change the words of an orientation."""
    with store.operation(N_("Modifier une orientation")) as op:
        fields = {} if description is None else {"description": description}
        fill(op.get(Orientation, orientation_id), titled(fields, title))


def move_orientation(
    store: Store, orientation_id: str, issue_id: str, after_id: str | None = None
) -> None:
    """Put an orientation under an issue, with its objectives; their codes follow."""
    with store.operation(N_("Déplacer une orientation")) as op:
        orientation, issue = op.get(Orientation, orientation_id), op.get(Issue, issue_id)
        others = living(op, orientations_of(issue_id))
        if orientation.issue_id != issue.id:
            check_same_plan(orientation.plan_id, issue.plan_id, "issue_id")
            taken = codes_beside(op, issue.id, orientation.id)
            orientation.issue_id, code = issue.id, next_code(issue.code or "", taken)
            recode(orientation, code)
            asked = select(Objective).where(
                Objective.orientation_id == orientation.id, Objective.deleted.is_(None))
            under = living(op, asked.order_by(Objective.rank, Objective.id))
            for objective in under:
                objective.issue_id = issue.id
            first = [one for one in under if one.parent_id not in {each.id for each in under}]
            for place, objective in enumerate(first, 1):
                recode_objective(op, objective, child_code(code, place))
        settle(others, orientation, after_id)


def archive_orientation(store: Store, orientation_id: str) -> None:
    """Take an orientation out; its objectives stay under the issue."""
    with store.operation(N_("Retirer une orientation")) as op:
        asked = select(Objective).where(
            Objective.orientation_id == orientation_id, Objective.deleted.is_(None))
        for objective in living(op, asked):
            objective.orientation_id = None
        remove_with_parts(op, op.get(Orientation, orientation_id))


def move_need(store: Store, need_id: str, after_id: str | None = None) -> None:
    """Put a need after another one of its plan, first when None."""
    with store.operation(N_("Déplacer un besoin")) as op:
        need = op.get(Need, need_id)
        settle(living(op, needs_of(str(need.plan_id))), need, after_id)


def place_objective(
    store: Store, objective_id: str, *, orientation_id: str | None = None,
    parent_id: str | None = None,
) -> None:  # fmt: skip
    """Put an objective under an orientation or a general objective, or under its issue alone.

    Refused: an objective under itself or under one of those below it.
    """
    with store.operation(N_("Placer un objectif")) as op:
        put_under(op, op.get(Objective, objective_id), orientation_id=orientation_id,
                  parent_id=parent_id)  # fmt: skip


def lift_objective(
    store: Store, objective_id: str, issue_id: str, after_id: str | None = None
) -> None:
    """Put an objective straight under an issue, without orientation nor general objective."""
    with store.operation(N_("Déplacer un objectif")) as op:
        objective, issue = op.get(Objective, objective_id), op.get(Issue, issue_id)
        others = living(op, objectives_of(issue_id))
        hang_from_issue(op, objective, issue)
        settle(others, objective, after_id)

"""Orientations, and where needs and objectives stand among their brothers."""

from sqlalchemy import Select, select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.plan import Issue, Need, Objective, Orientation
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.commands.elements import write_kind
from dsi_desktop.features.plan.commands.framing import needs_of
from dsi_desktop.features.plan.commands.levels import objectives_of
from dsi_desktop.features.plan.commands.places import fill, last_rank, living, settle, titled
from dsi_desktop.features.plan.rules import next_code, title_of
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def add_orientation(store: Store, *, issue_id: str, title: str, description: str = "") -> str:
    """Add an orientation under an issue, after those it has; return its id."""
    with store.operation(N_("Ajouter une orientation")) as op:
        issue = op.get(Issue, issue_id)
        others = living(op, orientations_of(issue_id))
        taken = [one.code or "" for one in others]
        taken += [one.code or "" for one in living(op, objectives_of(issue_id))]
        orientation = Orientation(
            plan_id=issue.plan_id, issue_id=issue.id, title=title_of(title),
            description=description, code=next_code(issue.code or "", taken),
            rank=last_rank(others),
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
    """Put an orientation under an issue, with its objectives."""
    with store.operation(N_("Déplacer une orientation")) as op:
        orientation, issue = op.get(Orientation, orientation_id), op.get(Issue, issue_id)
        others = living(op, orientations_of(issue_id))
        if orientation.issue_id != issue.id:
            orientation.issue_id, orientation.plan_id = issue.id, issue.plan_id
            taken = [one.code or "" for one in others]
            orientation.code = next_code(issue.code or "", taken)
            asked = select(Objective).where(
                Objective.orientation_id == orientation.id, Objective.deleted.is_(None))
            for objective in living(op, asked):
                objective.issue_id, objective.plan_id = issue.id, issue.plan_id
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
        objective = op.get(Objective, objective_id)
        if parent_id is not None:
            parent = op.get(Objective, parent_id)
            _check_above(op, objective, parent)
            write_kind(op, parent, "general")
            objective.issue_id, objective.plan_id = parent.issue_id, parent.plan_id
            orientation_id = parent.orientation_id
        elif orientation_id is not None:
            orientation = op.get(Orientation, orientation_id)
            objective.issue_id, objective.plan_id = orientation.issue_id, orientation.plan_id
        objective.parent_id, objective.orientation_id = parent_id, orientation_id


def lift_objective(
    store: Store, objective_id: str, issue_id: str, after_id: str | None = None
) -> None:
    """Put an objective straight under an issue, without orientation nor general objective."""
    with store.operation(N_("Déplacer un objectif")) as op:
        objective, issue = op.get(Objective, objective_id), op.get(Issue, issue_id)
        others = living(op, objectives_of(issue_id))
        objective.parent_id = objective.orientation_id = None
        objective.issue_id, objective.plan_id = issue.id, issue.plan_id
        taken = [row.code or "" for row in others if row.id != objective.id]
        objective.code = next_code(issue.code or "", taken)
        settle(others, objective, after_id)


def orientations_of(issue_id: str) -> Select[Orientation]:
    """Select the orientations of an issue, in their order."""
    asked = select(Orientation).where(
        Orientation.issue_id == issue_id, Orientation.deleted.is_(None)
    )
    return asked.order_by(Orientation.rank, Orientation.id)


def _check_above(op: Operation, objective: Objective, parent: Objective) -> None:
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

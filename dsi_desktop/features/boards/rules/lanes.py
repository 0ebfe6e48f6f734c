"""In which lane a card stands, and what of it changes when it is carried to another."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class Ties:
    """What a card is tied to: "" or None stands for nothing."""

    objective_id: str | None
    action_id: str
    organization_id: str | None


def lane_of(swimlanes: str, ties: Ties, objective_of: Mapping[str, str]) -> str:
    """Return the lane of a card, "" for the last one.

    `objective_of` gives the objective of each action: a card whose objective nobody wrote stands
    in the lane of its action's.
    """
    if swimlanes == "objective":
        return ties.objective_id or objective_of.get(ties.action_id, "")
    if swimlanes == "action":
        return ties.action_id
    if swimlanes == "organization":
        return ties.organization_id or ""
    return ""


def carried(swimlanes: str, lane: str, ties: Ties, objective_of: Mapping[str, str]) -> Ties:
    """Return what a card is tied to once it stands in `lane` ("": tied to nothing of the kind).

    The objective and the action of a card never contradict each other: an action of another
    objective is let go of, an objective gives way to that of the action.
    """
    if lane_of(swimlanes, ties, objective_of) == lane:
        return ties
    if swimlanes == "objective":
        kept = ties.action_id if objective_of.get(ties.action_id, "") == lane else ""
        return replace(ties, objective_id=lane or None, action_id=kept)
    if swimlanes == "action":
        aim = objective_of.get(lane, "")
        kept_aim = ties.objective_id if not aim or ties.objective_id is None else aim
        return replace(ties, action_id=lane, objective_id=kept_aim)
    if swimlanes == "organization":
        return replace(ties, organization_id=lane or None)
    return ties


def last_lane(swimlanes: str) -> str:
    """Name the lane of the cards that belong to no other."""
    return {
        "objective": _("Sans objectif"),
        "action": _("Sans action"),
        "organization": _("Sans organisation"),
    }.get(swimlanes, "")


def let_go(titles: tuple[str, ...]) -> str:
    """Say which actions were let go of, "" for none."""
    if not titles:
        return ""
    return _("L’action « {action} » est d’un autre objectif : la carte n’y est plus liée.").format(
        action=" », « ".join(titles)
    )

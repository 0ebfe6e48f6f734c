"""Date an action, carry it with those that wait for it, stretch it: one gesture each."""

from collections.abc import Sequence

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.plan import Action, Milestone
from dsi_desktop.db.store import Store
from dsi_desktop.features.schedule.rules import dates as rules
from dsi_desktop.features.schedule.rules.dates import CLOSED, Dates, Edge, Step
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _

_WRITTEN = ("start_on", "end_on", "when_text", "when_from", "when_to")


def move_actions(
    store: Store, action_id: str, step: Step, *, with_ids: Sequence[str] = ()
) -> None:
    """Carry an action, its milestones not reached, and those of `with_ids` that have days.

    Raises `RuleBroken` when the action itself is over or has no date.
    """
    with store.operation(N_("Déplacer une action dans le calendrier")) as op:
        action = op.get(Action, action_id)
        _write(action, rules.moved(dates_of(action), step, action.state or ""))
        carried = [action_id]
        for other_id in dict.fromkeys(with_ids):
            other = op.get(Action, other_id)
            if other_id == action_id or not _can_move(other):
                continue
            _write(other, rules.moved(dates_of(other), step, other.state or ""))
            carried.append(other_id)
        _carry_milestones(op, carried, step)


def resize_action(store: Store, action_id: str, edge: Edge, step: Step) -> None:
    """Carry the first or the last day of an action. Raises `RuleBroken` where it cannot be."""
    with store.operation(N_("Changer la durée d’une action")) as op:
        action = op.get(Action, action_id)
        _write(action, rules.resized(dates_of(action), edge, step, action.state or ""))


def date_action(
    store: Store, action_id: str, *, start_on: str | None, end_on: str | None,
    when_text: str = "", when_from: str | None = None, when_to: str | None = None,
) -> None:  # fmt: skip
    """Write the planned days of an action, precise or in words. Raises `RuleBroken`."""
    with store.operation(N_("Dater une action")) as op:
        action = op.get(Action, action_id)
        if action.deleted is not None:
            raise RuleBroken(_("Cette action n’est plus dans le plan."), "start_on")
        wanted = Dates(
            task_rules.day_of(start_on, "start_on"), task_rules.day_of(end_on, "end_on"),
            when_text, task_rules.day_of(when_from, "when_from"),
            task_rules.day_of(when_to, "when_to"),
        )  # fmt: skip
        _write(action, rules.check(wanted))


def dates_of(action: Action) -> Dates:
    """Return the days of an action as values."""
    return Dates(
        action.start_on, action.end_on, action.when_text or "", action.when_from, action.when_to,
        action.started_on, action.ended_on,
    )  # fmt: skip


def _can_move(action: Action) -> bool:
    state = action.state or ""
    living = action.deleted is None and state not in CLOSED
    return living and rules.extent(dates_of(action), state) is not None


def _write(action: Action, now: Dates) -> None:
    for name in _WRITTEN:
        setattr(action, name, getattr(now, name))


def _carry_milestones(op: Operation, action_ids: Sequence[str], step: Step) -> None:
    asked = select(Milestone).where(
        Milestone.action_id.in_(action_ids), Milestone.deleted.is_(None),
        Milestone.done_on.is_(None), Milestone.due_on.is_not(None),
    )
    for milestone in op.scalars(asked).all():
        milestone.due_on = rules.gone(milestone.due_on, step)

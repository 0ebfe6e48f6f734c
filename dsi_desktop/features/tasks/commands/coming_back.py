"""The next card of those that come back, made once when the last is done."""

from datetime import date

from sqlalchemy import select

from dsi_desktop.db.board_cards import place_on_board
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.work import Check, Task, TaskLabel, TaskPartner
from dsi_desktop.features.tasks.rules import labels, repeating
from dsi_desktop.kernel.ids import linked_id

_SAME = (
    "title", "description", "person_id", "organization_id", "responsible_name", "priority",
    "body_id", "action_id", "objective_id", "hours_planned", "cost", "repeats",
)  # fmt: skip


def write_next(op: Operation, task: Task) -> Task | None:
    """Make the card that follows one done, with its list unticked; None when nothing comes back.

    Its id is made of the card done: two laptops that finish the same card make one, and a card
    reopened and done again makes no second.
    """
    done = date.fromisoformat(task.done_on) if task.done_on else None
    last_day = task.due_on or task.due_to
    days = (
        repeating.next_days(task.repeats or "", task.start_on, last_day, done)
        if task.repeats and done is not None else None
    )  # fmt: skip
    if days is None:
        return None
    key = repeating.next_id(task.id)
    there = op.find(Task, key)
    if there is not None and there.deleted is None:
        return None
    made = Task(
        id=key, state="todo", repeat_of_id=task.id, start_on=days.start_on, due_on=days.due_on,
        moved_at=task.moved_at, **{name: getattr(task, name) for name in _SAME},
    )
    kept = op.put(made)
    op.flush()
    _copy_list(op, task, kept)
    _copy_around(op, task, kept)
    place_on_board(op, kept)
    return kept


def _copy_list(op: Operation, task: Task, to: Task) -> None:
    asked = select(Check).where(Check.task_id == task.id, Check.deleted.is_(None))
    for line in op.scalars(asked).all():
        op.put(Check(
            id=repeating.check_id(to.id, line.id), task_id=to.id, text=line.text, rank=line.rank,
        ))


def _copy_around(op: Operation, task: Task, to: Task) -> None:
    """Put the labels and the partners of a card on the next one."""
    worn = select(TaskLabel.label_id).where(
        TaskLabel.task_id == task.id, TaskLabel.deleted.is_(None))
    for key in op.scalars(worn).all():
        op.put(TaskLabel(id=labels.worn_id(to.id, str(key)), task_id=to.id, label_id=key))
    helped = select(TaskPartner.organization_id).where(
        TaskPartner.task_id == task.id, TaskPartner.deleted.is_(None))
    for key in op.scalars(helped).all():
        made = linked_id("task_partner", to.id, str(key))
        op.put(TaskPartner(id=made, task_id=to.id, organization_id=key))

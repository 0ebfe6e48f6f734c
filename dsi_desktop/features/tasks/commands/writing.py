"""The blocks that minutes and boards build on: a task written, changed, reviewed, followed."""

from collections.abc import Mapping
from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.board_cards import board_of, column_for, place_card, place_on_board
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.work import BoardColumn, Card, Check, Task, TaskReview
from dsi_desktop.features.tasks import rules
from dsi_desktop.features.tasks.commands.coming_back import write_next
from dsi_desktop.features.tasks.rules import repeating

_DAYS = ("start_on", "due_on", "due_from", "due_to")


class TaskFields(TypedDict, total=False):
    """What may be said of a task besides its title. Hours in tenths, cost in cents."""

    description: str
    state: str
    person_id: str | None
    organization_id: str | None
    responsible_name: str
    start_on: str | None
    due_on: str | None
    due_text: str
    due_from: str | None
    due_to: str | None
    done_on: str | None
    priority: str
    body_id: str | None
    action_id: str
    objective_id: str | None
    meeting_id: str | None
    agenda_item_id: str | None
    motion_id: str | None
    decision_id: str | None
    hours_planned: int | None
    hours_done: int | None
    cost: int | None
    result: str
    waiting_for: str
    repeats: str


def write_task(op: Operation, *, title: str, **fields: Unpack[TaskFields]) -> Task:
    """Write a task inside an operation; its card goes on the board of its body, if it has one."""
    task = op.add(Task(title=rules.title_of(title)))
    _fill(task, fields)
    place_on_board(op, task)
    return task


def change_task(op: Operation, task: Task, **fields: Unpack[TaskFields]) -> None:
    """Change fields of a task inside an operation; its card follows its state and its body."""
    body, state = task.body_id, task.state
    _fill(task, fields)
    if task.body_id != body:
        _take_cards_away(op, task)
    if task.body_id != body or task.state != state:
        _follow(op, task)
    after_state(op, task, state)


def after_state(op: Operation, task: Task, was: str) -> None:
    """Do what follows from a new state, inside the operation that wrote it.

    The line of a list that became this card is ticked with it, and a card that comes back makes
    the next one. Nothing when the state did not change.
    """
    if task.state == was:
        return
    asked = select(Check).where(Check.became_id == task.id, Check.deleted.is_(None))
    for check in op.scalars(asked).all():
        check.done = task.state == "done"
    if task.state == "done":
        write_next(op, task)


def write_review(
    op: Operation, task: Task, *, meeting_id: str, state: str, note: str = "", today: date,
    review_id: str = "",
) -> TaskReview:
    """Note what was said of a task at a meeting; the task takes the state it was given."""
    change_task(op, task, state=state, done_on=rules.done_on(state, task.done_on, today))
    made = TaskReview(task_id=task.id, meeting_id=meeting_id, state=state, note=note)
    if not review_id:
        return op.add(made)
    made.id = review_id
    return op.put(made)


def cards_of(op: Operation, task_id: str) -> list[Card]:
    asked = select(Card).where(Card.task_id == task_id, Card.deleted.is_(None))
    return list(op.scalars(asked).all())


def _fill(task: Task, fields: Mapping[str, object]) -> None:
    for name, value in fields.items():
        if name in _DAYS:
            setattr(task, name, rules.day_of(value if isinstance(value, str) else None, name))
        else:
            setattr(task, name, value)
    rules.state_of(task.state)
    rules.check_order(task.start_on, task.due_on, "due_on")
    rules.check_order(task.due_from, task.due_to, "due_to")
    if "repeats" in fields:
        repeating.repeats_of(task.repeats)


def _take_cards_away(op: Operation, task: Task) -> None:
    for card in cards_of(op, task.id):
        op.remove(card)


def _follow(op: Operation, task: Task) -> None:
    """Carry the card to the column of the state, unless it already stands in one of that state."""
    board = board_of(op, task.body_id)
    column = column_for(op, board.id, task.state) if board is not None else None
    if column is None:
        return
    here = [op.get(BoardColumn, str(card.column_id)).state for card in cards_of(op, task.id)]
    if task.state not in here:
        place_card(op, task, column)

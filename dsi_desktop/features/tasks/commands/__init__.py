"""What a person can do with a follow-up, and the blocks minutes and boards build on."""

from collections.abc import Mapping
from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.board_cards import board_of, column_for, place_card, place_on_board
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.work import BoardColumn, Card, Check, Task, TaskReview
from dsi_desktop.db.store import Store
from dsi_desktop.features.tasks import rules
from dsi_desktop.kernel.i18n import N_

_DAYS = ("start_on", "due_on", "due_from", "due_to")


class TaskFields(TypedDict, total=False):
    """What may be said of a task besides its title."""

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
    meeting_id: str | None
    agenda_item_id: str | None
    motion_id: str | None
    decision_id: str | None
    hours_planned: int | None
    hours_done: int | None
    cost: int | None
    result: str
    waiting_for: str


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


def add_task(store: Store, *, title: str, **fields: Unpack[TaskFields]) -> str:
    with store.operation(N_("Ajouter une tâche")) as op:
        task = write_task(op, title=title, **_dated(store, fields))
        task.moved_at = store.clock.now_ms()
    return task.id


def edit_task(
    store: Store, task_id: str, *, title: str | None = None, **fields: Unpack[TaskFields]
) -> None:
    with store.operation(N_("Modifier une tâche")) as op:
        task = op.get(Task, task_id)
        if title is not None:
            task.title = rules.title_of(title)
        change_task(op, task, **_dated(store, fields, task.done_on))


def rename_task(store: Store, task_id: str, title: str) -> None:
    with store.operation(N_("Renommer une tâche")) as op:
        op.get(Task, task_id).title = rules.title_of(title)


def set_task_state(store: Store, task_id: str, state: str) -> None:
    with store.operation(N_("Changer l’état d’une tâche")) as op:
        task = op.get(Task, task_id)
        change_task(op, task, **_dated(store, {"state": state}, task.done_on))
        task.moved_at = store.clock.now_ms()


def complete_task(store: Store, task_id: str, *, result: str = "") -> None:
    with store.operation(N_("Marquer une tâche comme faite")) as op:
        task = op.get(Task, task_id)
        change_task(op, task, **_dated(store, {"state": "done"}, task.done_on))
        task.result = result or task.result
        task.moved_at = store.clock.now_ms()


def archive_task(store: Store, task_id: str) -> None:
    with store.operation(N_("Archiver une tâche")) as op:
        op.get(Task, task_id).archived = True


def restore_task(store: Store, task_id: str) -> None:
    with store.operation(N_("Rétablir une tâche")) as op:
        op.get(Task, task_id).archived = False


def review_task(
    store: Store, task_id: str, *, meeting_id: str, state: str, note: str = ""
) -> str:
    with store.operation(N_("Faire le suivi d’une tâche")) as op:
        task = op.get(Task, task_id)
        today = store.clock.today()
        review = write_review(
            op, task, meeting_id=meeting_id, state=state, note=note, today=today
        )
        task.moved_at = store.clock.now_ms()
    return review.id


def add_check(store: Store, task_id: str, text: str) -> str:
    with store.operation(N_("Ajouter un élément à la liste")) as op:
        asked = select(Check.rank).where(Check.task_id == task_id, Check.deleted.is_(None))
        last = op.scalars(asked.order_by(Check.rank.desc())).first()
        check = op.add(
            Check(task_id=task_id, text=rules.title_of(text), rank=between(last, None))
        )
    return check.id


def tick_check(store: Store, check_id: str, *, done: bool) -> None:
    with store.operation(N_("Cocher un élément de la liste")) as op:
        op.get(Check, check_id).done = done


def _fill(task: Task, fields: Mapping[str, object]) -> None:
    for name, value in fields.items():
        if name in _DAYS:
            setattr(task, name, rules.day_of(value if isinstance(value, str) else None, name))
        else:
            setattr(task, name, value)
    rules.state_of(task.state)
    rules.check_order(task.start_on, task.due_on, "due_on")
    rules.check_order(task.due_from, task.due_to, "due_to")


def _dated(store: Store, fields: TaskFields, before: str | None = None) -> TaskFields:
    if "state" in fields and "done_on" not in fields:
        fields["done_on"] = rules.done_on(fields["state"], before, store.clock.today())
    return fields


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

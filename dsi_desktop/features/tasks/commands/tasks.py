"""A task written, changed, done, put away and brought back."""

from datetime import date
from typing import Unpack

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.commands.standing import check_open
from dsi_desktop.features.tasks import rules
from dsi_desktop.features.tasks.commands.writing import (
    TaskFields,
    change_task,
    write_review,
    write_task,
)
from dsi_desktop.features.tasks.rules.dates import read_due
from dsi_desktop.kernel.i18n import N_


def add_task(store: Store, *, title: str, **fields: Unpack[TaskFields]) -> str:
    with store.operation(N_("Ajouter une tâche")) as op:
        check_open(op, fields.get("body_id"))
        task = write_task(op, title=title, **_dated(store, fields))
        task.moved_at = store.clock.now_ms()
    return task.id


def edit_task(
    store: Store, task_id: str, *, title: str | None = None, **fields: Unpack[TaskFields]
) -> None:
    """Change what is said of a task; one given to a body that ended stays where it was."""
    with store.operation(N_("Modifier une tâche")) as op:
        task = op.get(Task, task_id)
        if title is not None:
            task.title = rules.title_of(title)
        rewrite_task(store, op, task, fields)


def edit_due(store: Store, task_id: str, typed: str) -> None:
    """Write a due date as it was typed: a day, or words with the days they may mean."""
    due = read_due(typed, store.clock.today())
    edit_task(
        store, task_id, due_on=due.due_on, due_text=due.due_text, due_from=due.due_from,
        due_to=due.due_to,
    )


def rename_task(store: Store, task_id: str, title: str) -> None:
    with store.operation(N_("Renommer une tâche")) as op:
        op.get(Task, task_id).title = rules.title_of(title)


def set_task_state(store: Store, task_id: str, state: str) -> None:
    with store.operation(N_("Changer l’état d’une tâche")) as op:
        rewrite_task(store, op, op.get(Task, task_id), {"state": state})


def complete_task(store: Store, task_id: str, *, result: str = "") -> None:
    with store.operation(N_("Marquer une tâche comme faite")) as op:
        task = op.get(Task, task_id)
        rewrite_task(store, op, task, {"state": "done"})
        task.result = result or task.result


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


def rewrite_task(store: Store, op: Operation, task: Task, fields: TaskFields) -> None:
    """Change fields inside an operation.

    The card counts as moved when its state or its body is another.
    """
    state, body = task.state, task.body_id
    if fields.get("body_id", body) != body:
        check_open(op, fields["body_id"])
    if fields.get("state", state) != state or fields.get("body_id", body) != body:
        task.moved_at = store.clock.now_ms()
    change_task(op, task, **_dated(store, fields, task.done_on))


def _dated(store: Store, fields: TaskFields, before: str | None = None) -> TaskFields:
    if "state" in fields and "done_on" not in fields:
        today: date = store.clock.today()
        fields["done_on"] = rules.done_on(fields["state"], before, today)
    return fields

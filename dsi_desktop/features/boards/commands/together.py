"""What is done to several cards at once from a list, a calendar or a timeline: one operation."""

from collections.abc import Sequence
from datetime import date
from typing import Unpack

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.settings import keep_setting
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.commands.guarding import kept_limits
from dsi_desktop.features.boards.rules.dating import Dates, at_day, shifted
from dsi_desktop.features.boards.rules.list_columns import COLUMNS_KEY, columns_of
from dsi_desktop.features.governance.commands.standing import check_open
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.features.tasks.rules.dates import read_due
from dsi_desktop.kernel.i18n import N_


def edit_card(store: Store, task_id: str, **fields: Unpack[tasks.TaskFields]) -> None:
    """Change what is said of a card. Raises `RuleBroken` for a place that takes no more of them."""
    if "state" in fields:
        with store.operation(N_("Changer l’état d’une tâche")) as op:
            _change(store, op, [op.get(Task, task_id)], fields)
        return
    with store.operation(N_("Modifier une tâche")) as op:
        _change(store, op, [op.get(Task, task_id)], fields)


def edit_cards(
    store: Store, task_ids: Sequence[str], *, due: str | None = None, label: str = "",
    **fields: Unpack[tasks.TaskFields],
) -> None:  # fmt: skip
    """Say the same of several cards: `due` as it is typed ("" for none), a label by its name.

    A new label is one for all chantiers.
    """
    if due is not None:
        when = read_due(due, store.clock.today())
        fields["due_on"], fields["due_text"] = when.due_on, when.due_text
        fields["due_from"], fields["due_to"] = when.due_from, when.due_to
    with store.operation(N_("Modifier des cartes")) as op:
        worn = tasks.write_label(op, label).id if label.strip() else ""
        _change(store, op, [op.get(Task, key) for key in task_ids], fields)
        for key in task_ids if worn else ():
            tasks.wear_label(op, key, worn)


def shift_cards(
    store: Store, task_ids: Sequence[str], days: int, *, end_only: bool = False
) -> None:
    """Move the due days of cards, and their starts unless only the ends are moved."""
    with store.operation(N_("Déplacer une échéance")) as op:
        for key in task_ids:
            task = op.get(Task, key)
            _date(op, task, shifted(task.title or "", _dates(task), days, end_only=end_only))


def date_cards(store: Store, task_ids: Sequence[str], day: date) -> None:
    """Make cards due on a day; words that stood for a date give way to it."""
    with store.operation(N_("Donner une échéance")) as op:
        for key in task_ids:
            task = op.get(Task, key)
            _date(op, task, at_day(_dates(task), day))


def choose_list_columns(store: Store, names: Sequence[str]) -> None:
    """Keep which columns the list of cards shows."""
    with store.operation(N_("Choisir les colonnes de la liste")) as op:
        keep_setting(op, COLUMNS_KEY, " ".join(columns_of(names)))


def _change(
    store: Store, op: Operation, cards: Sequence[Task], fields: tasks.TaskFields
) -> None:
    bodies = [fields.get("body_id"), *(task.body_id for task in cards)]
    with kept_limits(op, bodies) as came:
        for task in cards:
            if fields.get("state", task.state) != task.state and "body_id" not in fields:
                check_open(op, task.body_id)
            tasks.rewrite_task(store, op, task, {**fields})
            came.add(task.id)


def _dates(task: Task) -> Dates:
    return Dates(
        task.start_on or None, task.due_on or None, task.due_text or "", task.due_from or None,
        task.due_to or None,
    )


def _date(op: Operation, task: Task, dates: Dates) -> None:
    tasks.change_task(
        op, task, start_on=dates.start_on, due_on=dates.due_on, due_text=dates.due_text,
        due_from=dates.due_from, due_to=dates.due_to,
    )

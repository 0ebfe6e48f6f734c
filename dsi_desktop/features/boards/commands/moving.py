"""Add cards, carry them from column to column, put them away."""

from collections.abc import Sequence
from typing import Unpack

from sqlalchemy import select

from dsi_desktop.db.board_cards import place_card
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.work import Board, BoardColumn, Card, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.commands.ranking import rank_after
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel.i18n import N_


def add_card(
    store: Store, column_id: str, title: str, **fields: Unpack[tasks.TaskFields]
) -> str:
    """Add a task with its card at the end of a column; return the id of the card."""
    with store.operation(N_("Ajouter une carte")) as op:
        column = op.get(BoardColumn, column_id)
        fields["state"] = column.state
        fields["body_id"] = op.get(Board, str(column.board_id)).body_id
        fields["done_on"] = task_rules.done_on(column.state, None, store.clock.today())
        task = tasks.write_task(op, title=title, **fields)
        task.moved_at = store.clock.now_ms()
        return place_card(op, task, column).id


def move_card(
    store: Store, card_id: str, column_id: str, after_card_id: str | None = None
) -> None:
    """Carry a card after another, or to the top; the task takes the state of the column."""
    with store.operation(N_("Déplacer une carte")) as op:
        card = op.get(Card, card_id)
        column = op.get(BoardColumn, column_id)
        card.column_id = column.id
        _settle(store, op.get(Task, str(card.task_id)), column.state)
        rank_after(_cards(op, [column.id], card), card.id, after_card_id)


def move_task(
    store: Store, task_id: str, state: str, after_task_id: str | None = None
) -> None:
    """Carry a task on the board of all chantiers; its card moves on its own chantier's board."""
    with store.operation(N_("Déplacer une carte")) as op:
        task = op.get(Task, task_id)
        if task.state != state:
            tasks.change_task(op, task, state=task_rules.state_of(state))
            _settle(store, task, state)
        moved = next(iter(tasks.cards_of(op, task_id)), None)
        if moved is None:
            return
        asked = select(BoardColumn.id).where(
            BoardColumn.state == state, BoardColumn.deleted.is_(None)
        )
        shown = _cards(op, op.scalars(asked).all(), moved)
        before_it = next((card.id for card in shown if card.task_id == after_task_id), None)
        rank_after(shown, moved.id, before_it)


def archive_card(store: Store, card_id: str) -> None:
    with store.operation(N_("Archiver une carte")) as op:
        op.get(Task, str(op.get(Card, card_id).task_id)).archived = True


def _settle(store: Store, task: Task, state: str) -> None:
    if task.state != state or state == "done":
        task.done_on = task_rules.done_on(state, task.done_on, store.clock.today())
    if state != "done":
        task.done_on = None
    task.state = state
    task.moved_at = store.clock.now_ms()


def _cards(op: Operation, columns: Sequence[str], moved: Card) -> list[Card]:
    """The living cards of some columns in the order shown, the one that moves among them."""
    asked = (
        select(Card)
        .join(Task, Task.id == Card.task_id)
        .where(
            Card.column_id.in_(columns),
            Card.deleted.is_(None),
            Task.deleted.is_(None),
            Task.archived.is_not(True),
        )
        .order_by(Card.rank, Card.id)
    )
    found = list(op.scalars(asked).all())
    return found if moved in found else [*found, moved]

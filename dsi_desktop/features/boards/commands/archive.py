"""Put cards away together, and bring them back where their state stands."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from dsi_desktop.db.board_cards import board_of, column_for, place_card
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.work import Board, BoardColumn, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.commands.boards import open_again
from dsi_desktop.features.boards.commands.guarding import kept_limits
from dsi_desktop.features.governance.commands.standing import check_open
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.i18n import N_


def archive_cards(store: Store, task_ids: Sequence[str]) -> None:
    """Put cards away, in one gesture."""
    with store.operation(N_("Archiver des cartes")) as op:
        for task_id in task_ids:
            op.get(Task, task_id).archived = True


def archive_done(store: Store, body_id: str | None, before: date) -> int:
    """Put away the cards of a body done before a day, of all bodies with None; return how many."""
    with store.operation(N_("Archiver les cartes faites")) as op:
        asked = select(Task).where(
            Task.state == "done", Task.done_on < before.isoformat(), Task.deleted.is_(None),
            Task.archived.is_not(True),
        )  # fmt: skip
        if body_id is not None:
            asked = asked.where(Task.body_id == body_id)
        found = op.scalars(asked).all()
        for task in found:
            task.archived = True
        return len(found)


def restore_cards(
    store: Store, task_ids: Sequence[str], board_ids: Sequence[str] = ()
) -> None:
    """Bring cards back, archived or dropped, each to a column of its state; boards first."""
    with store.operation(N_("Rétablir des archives")) as op:
        for board_id in board_ids:
            open_again(op, op.get(Board, board_id))
        cards = [op.get(Task, task_id) for task_id in task_ids]
        with kept_limits(op, [task.body_id for task in cards]) as came:
            for task in cards:
                check_open(op, task.body_id)
                task.archived = False
                if task.state == "dropped":
                    task.state = "todo"
                _place(op, task)
                came.add(task.id)


def _place(op: Operation, task: Task) -> None:
    """Place the card again when its column went away meanwhile, or holds another state."""
    board = board_of(op, task.body_id)
    column = column_for(op, board.id, task.state) if board is not None else None
    if column is None:
        return
    for card in tasks.cards_of(op, task.id):
        here = op.find(BoardColumn, card.column_id or "")
        if here is not None and not here.deleted and here.state == task.state:
            return
    place_card(op, task, column)

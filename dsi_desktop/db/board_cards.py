"""Where a task stands on the board of its body: whoever writes a task places its card alike."""

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.work import Board, BoardColumn, Card, Task
from dsi_desktop.kernel.ids import linked_id


def board_of(op: Operation, body_id: str | None) -> Board | None:
    """Return the first living board of a body, None when it has none."""
    asked = select(Board).where(
        Board.body_id == body_id, Board.deleted.is_(None), Board.archived.is_not(True)
    )
    return op.scalars(asked.order_by(Board.rank, Board.id)).first() if body_id else None


def column_for(op: Operation, board_id: str, state: str) -> BoardColumn | None:
    """Return the first column of a state; no column takes what was dropped."""
    asked = select(BoardColumn).where(
        BoardColumn.board_id == board_id,
        BoardColumn.state == state,
        BoardColumn.deleted.is_(None),
    )
    return op.scalars(asked.order_by(BoardColumn.rank, BoardColumn.id)).first()


def place_card(op: Operation, task: Task, column: BoardColumn) -> Card:
    """Put the card of a task at the end of a column.

    One task has one card a board, whichever laptop placed it: its id is made of the two.
    """
    asked = select(Card.rank).where(Card.column_id == column.id, Card.deleted.is_(None))
    last = op.scalars(asked.order_by(Card.rank.desc())).first()
    return op.put(
        Card(
            id=linked_id("card", str(column.board_id), task.id),
            board_id=column.board_id,
            task_id=task.id,
            column_id=column.id,
            rank=between(last, None),
        )
    )


def place_on_board(op: Operation, task: Task) -> None:
    """Put a new task on the board of its body, where its state stands; nothing without a board."""
    board = board_of(op, task.body_id)
    column = column_for(op, board.id, task.state) if board is not None else None
    if column is not None:
        place_card(op, task, column)

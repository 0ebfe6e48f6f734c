"""Open a board for a body, name it, put it away and bring it back."""

from sqlalchemy import select

from dsi_desktop.db.board_cards import board_of, column_for, place_card
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Board, BoardColumn, Card, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import rules
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id


def write_board(op: Operation, body_id: str, title: str = "") -> Board:
    """Open the board of a body inside an operation, with a card for each of its open tasks.

    A body has one board, whichever laptop opened it first: ids are made of the body's.
    """
    found = board_of(op, body_id)
    if found is not None:
        return found
    name = title or op.get(Body, body_id).name
    board_id = linked_id("board", body_id)
    board = op.find(Board, board_id)
    if board is not None:
        open_again(op, board)
        return board
    board = op.add(
        Board(id=board_id, body_id=body_id, title=rules.board_title(name), rank=last_board(op))
    )
    rank: str | None = None
    for state, text in rules.DEFAULT_COLUMNS:
        rank = between(rank, None)
        key = linked_id("column", board_id, state)
        op.add(BoardColumn(id=key, board_id=board_id, title=_(text), state=state, rank=rank))
    _place_tasks(op, board)
    return board


def create_board(store: Store, body_id: str, *, title: str = "") -> str:
    with store.operation(N_("Ouvrir le tableau d’un chantier")) as op:
        return write_board(op, body_id, title).id


def ensure_board(store: Store, body_id: str) -> str:
    """Return the board of a body, opened if it had none."""
    return create_board(store, body_id)


def rename_board(store: Store, board_id: str, title: str) -> None:
    with store.operation(N_("Renommer un tableau")) as op:
        op.get(Board, board_id).title = rules.board_title(title)


def archive_board(store: Store, board_id: str) -> None:
    with store.operation(N_("Archiver un tableau")) as op:
        op.get(Board, board_id).archived = True


def restore_board(store: Store, board_id: str) -> None:
    """Bring an archived board back, with a card for each task that came meanwhile."""
    with store.operation(N_("Rétablir un tableau")) as op:
        open_again(op, op.get(Board, board_id))


def open_again(op: Operation, board: Board) -> None:
    """Bring a board back inside an operation, with a card for each task that came meanwhile."""
    board.archived, board.deleted = False, None
    _place_tasks(op, board)


def _place_tasks(op: Operation, board: Board) -> None:
    """Give a card to each task of the body that has none where its state stands."""
    asked = (
        select(Task)
        .where(Task.body_id == board.body_id, Task.deleted.is_(None), Task.archived.is_not(True))
        .order_by(Task.due_on, Task.id)
    )
    for task in op.scalars(asked).all():
        column = column_for(op, board.id, task.state)
        if column is not None and _state_shown(op, board, task) != task.state:
            place_card(op, task, column)


def _state_shown(op: Operation, board: Board, task: Task) -> str:
    card = op.find(Card, linked_id("card", board.id, task.id))
    if card is None or card.deleted or not card.column_id:
        return ""
    column = op.get(BoardColumn, card.column_id)
    return "" if column.deleted else column.state


def last_board(op: Operation) -> str:
    asked = select(Board.rank).where(Board.deleted.is_(None)).order_by(Board.rank.desc())
    return between(op.scalars(asked).first(), None)

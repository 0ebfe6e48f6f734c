"""What a person can do with a board: open it, name its columns, carry its cards."""

from collections.abc import Sequence
from typing import Unpack

from sqlalchemy import func, select

from dsi_desktop.db.board_cards import board_of, column_for, place_card
from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Board, BoardColumn, Card, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import rules
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.features.tasks import rules as task_rules
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
        board.archived, board.deleted = False, None
        return board
    board = op.add(
        Board(id=board_id, body_id=body_id, title=rules.board_title(name), rank=_last_board(op))
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


def add_column(store: Store, board_id: str, title: str, state: str = "todo") -> str:
    with store.operation(N_("Ajouter une colonne")) as op:
        asked = select(BoardColumn.rank).where(
            BoardColumn.board_id == board_id, BoardColumn.deleted.is_(None)
        )
        last = op.scalars(asked.order_by(BoardColumn.rank.desc())).first()
        column = op.add(
            BoardColumn(
                board_id=op.get(Board, board_id).id,
                title=rules.column_title(title),
                state=task_rules.state_of(state),
                rank=between(last, None),
            )
        )
    return column.id


def rename_column(store: Store, column_id: str, title: str) -> None:
    with store.operation(N_("Renommer une colonne")) as op:
        op.get(BoardColumn, column_id).title = rules.column_title(title)


def move_column(store: Store, column_id: str, after_column_id: str | None = None) -> None:
    with store.operation(N_("Déplacer une colonne")) as op:
        column = op.get(BoardColumn, column_id)
        asked = (
            select(BoardColumn)
            .where(BoardColumn.board_id == column.board_id, BoardColumn.deleted.is_(None))
            .order_by(BoardColumn.rank, BoardColumn.id)
        )
        _rank_after(op.scalars(asked).all(), column.id, after_column_id)


def remove_column(store: Store, column_id: str) -> None:
    with store.operation(N_("Retirer une colonne")) as op:
        asked = (
            select(func.count())
            .select_from(Card)
            .join(Task, Task.id == Card.task_id)
            .where(
                Card.column_id == column_id,
                Card.deleted.is_(None),
                Task.deleted.is_(None),
                Task.archived.is_not(True),
            )
        )
        rules.check_empty(op.scalars(asked).one())
        remove_with_parts(op, op.get(BoardColumn, column_id))


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
        _rank_after(_cards(op, [column.id], card), card.id, after_card_id)


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
        _rank_after(shown, moved.id, before_it)


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


def _rank_after(
    ranked: Sequence[Card] | Sequence[BoardColumn], moved: str, before_it: str | None
) -> None:
    shown = {row.id: row for row in ranked}
    anew = rules.after([(row.id, row.rank) for row in ranked], moved, before_it)
    still = [row.rank for row in ranked if row.id not in anew]
    low = shown[before_it].rank if before_it in shown else None
    high = next((rank for rank in still if low is None or rank > low), None)
    for key in anew:
        low = shown[key].rank = between(low, high)


def _place_tasks(op: Operation, board: Board) -> None:
    asked = (
        select(Task)
        .where(Task.body_id == board.body_id, Task.deleted.is_(None), Task.archived.is_not(True))
        .order_by(Task.due_on, Task.id)
    )
    for task in op.scalars(asked).all():
        column = column_for(op, board.id, task.state)
        if column is not None:
            place_card(op, task, column)


def _last_board(op: Operation) -> str:
    asked = select(Board.rank).where(Board.deleted.is_(None)).order_by(Board.rank.desc())
    return between(op.scalars(asked).first(), None)

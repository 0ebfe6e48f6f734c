"""Add cards, carry them from column to column and from lane to lane, put them away."""

from collections.abc import Mapping, Sequence
from typing import Unpack

from sqlalchemy import select

from dsi_desktop.db.board_cards import place_card
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.work import Board, BoardColumn, Card, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.commands.guarding import kept_limits
from dsi_desktop.features.boards.commands.landing import (
    Landing,
    check_arrivals,
    rank_in,
    tie,
    watch,
)
from dsi_desktop.features.governance.commands.standing import check_open
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel.i18n import N_


def add_card(
    store: Store, column_id: str, title: str, **fields: Unpack[tasks.TaskFields]
) -> str:
    """Add a task with its card at the end of a column; return the id of the card."""
    with store.operation(N_("Ajouter une carte")) as op:
        column = op.get(BoardColumn, column_id)
        board = op.get(Board, str(column.board_id))
        before = watch(op, board)
        task = _add(op, store, column, title, fields)
        check_arrivals(op, board, before, {task.id})
        return _card_on(op, task, column).id


def add_card_to(store: Store, title: str, **fields: Unpack[tasks.TaskFields]) -> str:
    """Add a task to a chantier, or to none; its card goes on the board there is."""
    with store.operation(N_("Ajouter une tâche")) as op:
        body_id = fields.get("body_id")
        check_open(op, body_id)
        fields["done_on"] = task_rules.done_on(
            fields.get("state", "todo"), fields.get("done_on"), store.clock.today()
        )
        with kept_limits(op, [body_id]) as came:
            task = tasks.write_task(op, title=title, **fields)
            task.moved_at = store.clock.now_ms()
            came.add(task.id)
        return task.id


def add_cards(
    store: Store, column_id: str, titles: Sequence[str], *, lane: str | None = None,
    **fields: Unpack[tasks.TaskFields],
) -> tuple[str, ...]:  # fmt: skip
    """Add tasks whose cards go to the top of a column in this order; return their ids."""
    if len(titles) == 1:
        with store.operation(N_("Ajouter une carte")) as op:
            return _add_on_top(op, store, column_id, titles, lane, fields)
    with store.operation(N_("Ajouter des cartes")) as op:
        return _add_on_top(op, store, column_id, titles, lane, fields)


def move_cards(
    store: Store, task_ids: Sequence[str], landing: Landing,
    answers: Mapping[str, tasks.TaskFields] | None = None,
) -> tuple[str, ...]:  # fmt: skip
    """Carry cards together; their tasks take the state, the chantier and the lane they land in.

    `answers` are fields of tasks written with the move. Return the titles of the actions let go
    of. Raises `RuleBroken` for a chantier that ended and a limit that blocks; nothing then moves.
    """
    if len(task_ids) == 1:
        with store.operation(N_("Déplacer une carte")) as op:
            return _carry(op, store, task_ids, landing, answers or {})
    with store.operation(N_("Déplacer des cartes")) as op:
        return _carry(op, store, task_ids, landing, answers or {})


def move_card(
    store: Store, card_id: str, column_id: str, after_card_id: str | None = None
) -> None:
    """Carry a card after another, or to the top; the task takes the state of the column."""
    with store.operation(N_("Déplacer une carte")) as op:
        moved = str(op.get(Card, card_id).task_id)
        after = op.get(Card, after_card_id).task_id if after_card_id else None
        _carry(op, store, [moved], Landing(column_id, after_task_id=after), {})


def move_task(
    store: Store, task_id: str, state: str, after_task_id: str | None = None
) -> None:
    """Carry a task on the board of all chantiers; its card moves on its own chantier's board."""
    move_cards(store, [task_id], Landing(state=state, after_task_id=after_task_id))


def archive_card(store: Store, card_id: str) -> None:
    with store.operation(N_("Archiver une carte")) as op:
        op.get(Task, str(op.get(Card, card_id).task_id)).archived = True


def _add_on_top(
    op: Operation, store: Store, column_id: str, titles: Sequence[str], lane: str | None,
    fields: tasks.TaskFields,
) -> tuple[str, ...]:  # fmt: skip
    column = op.get(BoardColumn, column_id)
    board = op.get(Board, str(column.board_id))
    before = watch(op, board)
    made = [_add(op, store, column, title, fields) for title in titles]
    if lane is not None:
        tie(op, board, made, lane)
    rank_in(op, [column.id], [_card_on(op, task, column).id for task in made], None)
    check_arrivals(op, board, before, {task.id for task in made})
    return tuple(task.id for task in made)


def _carry(
    op: Operation, store: Store, task_ids: Sequence[str], landing: Landing,
    answers: Mapping[str, tasks.TaskFields],
) -> tuple[str, ...]:  # fmt: skip
    moved = [op.get(Task, task_id) for task_id in task_ids]
    was = {task.id: task.state for task in moved}
    loose: tuple[str, ...] = ()
    if landing.column_id:
        loose = _land(op, store, moved, landing)
    else:
        _change_state(op, store, moved, landing)
    for task in moved:
        if task.id in answers:
            tasks.change_task(op, task, **answers[task.id])
        tasks.after_state(op, task, was[task.id])
    return loose


def _add(
    op: Operation, store: Store, column: BoardColumn, title: str, fields: tasks.TaskFields
) -> Task:
    body_id = op.get(Board, str(column.board_id)).body_id
    check_open(op, body_id)
    written: tasks.TaskFields = {
        **fields, "state": column.state, "body_id": body_id,
        "done_on": task_rules.done_on(column.state, None, store.clock.today()),
    }  # fmt: skip
    task = tasks.write_task(op, title=title, **written)
    task.moved_at = store.clock.now_ms()
    place_card(op, task, column)
    return task


def _land(
    op: Operation, store: Store, moved: Sequence[Task], landing: Landing
) -> tuple[str, ...]:
    column = op.get(BoardColumn, landing.column_id)
    board = op.get(Board, str(column.board_id))
    check_open(op, board.body_id)
    before = watch(op, board)
    cards = []
    for task in moved:
        if task.body_id != board.body_id:
            tasks.change_task(op, task, body_id=board.body_id)
        card = _card_on(op, task, column)
        _settle(store, task, column.state, elsewhere=card.column_id != column.id)
        card.column_id = column.id
        cards.append(card.id)
    loose = tie(op, board, moved, landing.lane) if landing.lane is not None else ()
    rank_in(op, [column.id], cards, landing.after_task_id)
    check_arrivals(op, board, before, {task.id for task in moved})
    return loose


def _change_state(op: Operation, store: Store, moved: Sequence[Task], landing: Landing) -> None:
    state = task_rules.state_of(landing.state)
    boards: dict[str, Board] = {}
    cards = []
    for task in moved:
        check_open(op, task.body_id)
        card = next(iter(tasks.cards_of(op, task.id)), None)
        if card is not None:
            boards[str(card.board_id)] = op.get(Board, str(card.board_id))
            cards.append(card.id)
    before = {key: watch(op, board) for key, board in boards.items()}
    for task in moved:
        if task.state != state:
            done_on = task_rules.done_on(state, task.done_on, store.clock.today())
            tasks.change_task(op, task, state=state, done_on=done_on)
            task.moved_at = store.clock.now_ms()
    asked = select(BoardColumn.id).where(
        BoardColumn.state == state, BoardColumn.deleted.is_(None)
    )
    rank_in(op, op.scalars(asked).all(), cards, landing.after_task_id)
    for key, board in boards.items():
        check_arrivals(op, board, before[key], {task.id for task in moved})


def _card_on(op: Operation, task: Task, column: BoardColumn) -> Card:
    """Return the card of a task on the board of a column, placed there if it had none."""
    found = next(
        (one for one in tasks.cards_of(op, task.id) if one.board_id == column.board_id), None
    )
    return found if found is not None else place_card(op, task, column)


def _settle(store: Store, task: Task, state: str, *, elsewhere: bool) -> None:
    if task.state != state or elsewhere:
        task.moved_at = store.clock.now_ms()
    task.done_on = task_rules.done_on(state, task.done_on, store.clock.today())
    task.state = state

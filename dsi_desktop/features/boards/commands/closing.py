"""End a chantier or hand it over: its open cards go on elsewhere, with their whole history."""

from collections.abc import Sequence

from sqlalchemy import and_, select

from dsi_desktop.db.board_cards import board_of, place_card
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Board, BoardColumn, BoardRule, Card, Label, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.commands.boards import last_board, write_board
from dsi_desktop.features.boards.commands.columns import columns_of
from dsi_desktop.features.boards.rules import closing as rules
from dsi_desktop.features.directory.rules import day
from dsi_desktop.features.governance.commands.bodies import close_body, write_successor
from dsi_desktop.features.governance.commands.standing import check_open
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel.i18n import N_
from dsi_desktop.kernel.ids import linked_id


def close_workstream(
    store: Store, body_id: str, end_on: str, *, to_body_id: str | None = None
) -> int:
    """End a body on a day; its open cards go to another one, or stay. Return how many went."""
    with store.operation(N_("Clore un chantier et confier ses cartes")) as op:
        close_body(op, op.get(Body, body_id), end_on)
        if to_body_id is None:
            return 0
        return _hand_over(op, body_id, to_body_id)


def succeed_workstream(store: Store, body_id: str, *, name: str, on: str) -> str:
    """Let a new body take over, with the board, the labels and the open cards. Return its id."""
    with store.operation(N_("Remplacer un chantier et confier ses cartes")) as op:
        old = op.get(Body, body_id)
        start = day(on, "on") or store.clock.today().isoformat()
        new = write_successor(op, old, name=name, start=start)
        for label in op.scalars(select(Label).where(
            Label.body_id == body_id, Label.deleted.is_(None),
        )).all():  # fmt: skip
            label.body_id = new.id
        _hand_over(op, body_id, new.id)
        return new.id


def move_open_cards(store: Store, body_id: str, to_body_id: str) -> int:
    """Hand the open cards of a body over to another one. Return how many went."""
    with store.operation(N_("Confier des cartes à une autre instance")) as op:
        return _hand_over(op, body_id, to_body_id)


def _hand_over(op: Operation, body_id: str, to_body_id: str) -> int:
    rules.check_another(body_id, to_body_id)
    check_open(op, to_body_id)
    op.flush()
    left = board_of(op, body_id)
    board = board_of(op, op.get(Body, to_body_id).id)
    if board is None and left is not None:
        known = op.find(Board, linked_id("board", to_body_id))
        board = write_board(op, to_body_id) if known else _board_like(op, left, to_body_id)
    columns = columns_of(op, board.id) if board is not None else []
    moved = _open_cards(op, body_id)
    for task, title in moved:
        task.body_id = to_body_id
        for card in tasks.cards_of(op, task.id):
            op.remove(card)
        _place_alike(op, task, title, columns)
    if left is not None and op.get(Body, body_id).state == "closed":
        left.archived = True
    return len(moved)


def _open_cards(op: Operation, body_id: str) -> list[tuple[Task, str]]:
    """The open tasks of a body in the order of its board, each with the name of its column."""
    asked = (
        select(Task, BoardColumn.title)
        .outerjoin(Card, and_(Card.task_id == Task.id, Card.deleted.is_(None)))
        .outerjoin(BoardColumn, BoardColumn.id == Card.column_id)
        .where(
            Task.body_id == body_id, Task.deleted.is_(None), Task.archived.is_not(True),
            Task.state.in_(task_rules.OPEN),
        )
        .order_by(BoardColumn.rank, Card.rank, Card.id, Task.id)
    )  # fmt: skip
    found: dict[str, tuple[Task, str]] = {}
    for task, title in op.rows(asked):
        found.setdefault(task.id, (task, title or ""))
    return list(found.values())


def _place_alike(
    op: Operation, task: Task, title: str, columns: Sequence[BoardColumn]
) -> None:
    """Put the card where its column is found again; a state without column takes the nearest."""
    at = rules.column_like([(one.title or "", one.state) for one in columns], task.state, title)
    if at is not None:
        task.state = columns[at].state
        place_card(op, task, columns[at])


def _board_like(op: Operation, left: Board, body_id: str) -> Board:
    """Open for a body a board set as the one it takes over.

    Its first column of each state has the id that opening the board elsewhere would give it.
    """
    board = op.put(
        Board(
            id=linked_id("board", body_id), body_id=body_id, title=op.get(Body, body_id).name,
            template=left.template, swimlanes=left.swimlanes, lane_limit=left.lane_limit,
            lane_mode=left.lane_mode, rank=last_board(op),
        )
    )
    rank: str | None = None
    known: dict[str, str] = {}
    for column in columns_of(op, left.id):
        rank = between(rank, None)
        first = linked_id("column", board.id, column.state)
        again = linked_id("column", board.id, column.id)
        known[column.id] = again if first in known.values() else first
        op.put(
            BoardColumn(
                id=known[column.id], board_id=board.id, title=column.title, state=column.state,
                wip_limit=column.wip_limit, lane_limit=column.lane_limit,
                wip_mode=column.wip_mode, collapsed=column.collapsed, rank=rank,
            )
        )
    _rules_like(op, left, board, known)
    return board


def _rules_like(op: Operation, left: Board, board: Board, columns: dict[str, str]) -> None:
    asked = select(BoardRule).where(BoardRule.board_id == left.id, BoardRule.deleted.is_(None))
    for rule in op.scalars(asked).all():
        op.put(
            BoardRule(
                id=linked_id("board_rule", board.id, rule.effect), board_id=board.id,
                trigger=rule.trigger, effect=rule.effect, active=rule.active,
                column_id=columns.get(rule.column_id or ""),
            )
        )

"""Name the columns of a board, order them, limit them, fold them; choose its lanes."""

from collections.abc import Mapping
from typing import TypedDict, Unpack

from sqlalchemy import and_, func, select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.work import Board, BoardColumn, Card, Task
from dsi_desktop.db.settings import keep_setting
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import rules
from dsi_desktop.features.boards.commands.ranking import rank_after
from dsi_desktop.features.boards.rules import columns as column_rules
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel.i18n import N_

TOTALS_KEY = "boards.totals:"


class ColumnLimits(TypedDict, total=False):
    """How many cards a column takes, and whether it is folded."""

    wip_limit: int | None
    lane_limit: int | None
    wip_mode: str
    collapsed: bool


class ColumnFields(ColumnLimits, total=False):
    """What may be said of a column."""

    title: str
    state: str


def add_column(
    store: Store, board_id: str, title: str, state: str = "todo",
    **limits: Unpack[ColumnLimits],
) -> str:  # fmt: skip
    with store.operation(N_("Ajouter une colonne")) as op:
        column = op.add(
            BoardColumn(
                board_id=op.get(Board, board_id).id,
                title=rules.column_title(title),
                state=column_rules.column_state(state),
                rank=between(last_column(op, board_id), None),
            )
        )
        _fill(column, limits)
    return column.id


def edit_column(store: Store, column_id: str, **fields: Unpack[ColumnFields]) -> None:
    """Change a column; its cards take the state it is given."""
    with store.operation(N_("Modifier une colonne")) as op:
        column = op.get(BoardColumn, column_id)
        before = column.state
        _fill(column, fields)
        if column.state != before:
            for task in cards_in(op, column_id):
                done = task_rules.done_on(column.state, task.done_on, store.clock.today())
                tasks.change_task(op, task, state=column.state, done_on=done)


def rename_column(store: Store, column_id: str, title: str) -> None:
    with store.operation(N_("Renommer une colonne")) as op:
        op.get(BoardColumn, column_id).title = rules.column_title(title)


def fold_column(store: Store, column_id: str, *, folded: bool) -> None:
    """Fold a column to a strip, or unfold it."""
    with store.operation(N_("Replier ou déplier une colonne")) as op:
        op.get(BoardColumn, column_id).collapsed = folded


def move_column(store: Store, column_id: str, after_column_id: str | None = None) -> None:
    with store.operation(N_("Déplacer une colonne")) as op:
        column = op.get(BoardColumn, column_id)
        rank_after(columns_of(op, str(column.board_id)), column.id, after_column_id)


def remove_column(store: Store, column_id: str) -> None:
    with store.operation(N_("Retirer une colonne")) as op:
        column = op.get(BoardColumn, column_id)
        rules.check_empty(len(cards_in(op, column_id)))
        column_rules.check_not_last(len(columns_of(op, str(column.board_id))))
        remove_with_parts(op, column)


def set_lanes(
    store: Store, board_id: str, *, swimlanes: str, lane_limit: int | None = None,
    lane_mode: str = "warn",
) -> None:  # fmt: skip
    """Part the board in lanes, by objective, action or organisation, or in none."""
    with store.operation(N_("Choisir les couloirs d’un tableau")) as op:
        board = op.get(Board, board_id)
        board.swimlanes = column_rules.choice_of("swimlane", swimlanes, "swimlanes")
        board.lane_limit = column_rules.limit_of(lane_limit, "lane_limit")
        board.lane_mode = column_rules.choice_of("wip_mode", lane_mode, "lane_mode")


def choose_totals(store: Store, board_id: str, names: tuple[str, ...]) -> None:
    """Keep which totals stand in the heads of the columns; "" is the board of all chantiers."""
    with store.operation(N_("Choisir les totaux des colonnes")) as op:
        chosen = column_rules.totals_of(names)
        keep_setting(op, TOTALS_KEY + board_id, " ".join(chosen) or "none")


def columns_of(op: Operation, board_id: str) -> list[BoardColumn]:
    """The living columns of a board in order."""
    asked = (
        select(BoardColumn)
        .where(BoardColumn.board_id == board_id, BoardColumn.deleted.is_(None))
        .order_by(BoardColumn.rank, BoardColumn.id)
    )
    return list(op.scalars(asked).all())


def cards_in(op: Operation, column_id: str) -> list[Task]:
    """The tasks that the board shows in a column, in order."""
    asked = (
        select(Task)
        .join(Card, Card.task_id == Task.id)
        .join(Board, and_(Board.id == Card.board_id, Board.body_id == Task.body_id))
        .where(
            Card.column_id == column_id, Card.deleted.is_(None), Task.deleted.is_(None),
            Task.archived.is_not(True), Task.state != "dropped",
        )
        .order_by(Card.rank, Card.id)
    )  # fmt: skip
    return list(op.scalars(asked).all())


def last_column(op: Operation, board_id: str) -> str | None:
    asked = select(func.max(BoardColumn.rank)).where(
        BoardColumn.board_id == board_id, BoardColumn.deleted.is_(None)
    )
    return op.scalars(asked).one()


def _fill(column: BoardColumn, fields: Mapping[str, object]) -> None:
    for name, value in fields.items():
        setattr(column, name, _checked(name, value))


def _checked(name: str, value: object) -> object:
    if name == "title":
        return rules.column_title(str(value))
    if name == "state":
        return column_rules.column_state(str(value))
    if name == "wip_mode":
        return column_rules.choice_of("wip_mode", str(value), name)
    if name == "collapsed":
        return bool(value)
    return column_rules.limit_of(value if isinstance(value, int) else None, name)

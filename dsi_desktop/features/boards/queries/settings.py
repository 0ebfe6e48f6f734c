"""How a board is set: its columns and limits, its lanes, its rules, the totals it shows."""

from dataclasses import dataclass

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Board, BoardColumn, BoardRule, Card, Task
from dsi_desktop.db.settings import settings
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.rules import automation
from dsi_desktop.features.boards.rules.columns import TOTALS_SHOWN, totals_of

_TOTALS = "boards.totals:"


@dataclass(frozen=True, slots=True)
class ColumnSettings:
    """A column as its dialog shows it; `cards` are those the board shows."""

    id: str
    title: str
    state: str
    wip_limit: int | None
    lane_limit: int | None
    wip_mode: str
    collapsed: bool
    cards: int


@dataclass(frozen=True, slots=True)
class BoardSettings:
    """Everything a board is set by."""

    board_id: str
    body_id: str
    title: str
    body_state: str
    swimlanes: str
    lane_limit: int | None
    lane_mode: str
    columns: tuple[ColumnSettings, ...]
    rules: tuple[automation.Rule, ...]
    totals: tuple[str, ...]

    def column_title(self, column_id: str | None) -> str:
        """Return the name of a column, "" when there is none."""
        return next((one.title for one in self.columns if one.id == column_id), "")


def board_settings(store: Store, board_id: str) -> BoardSettings | None:
    """Return how a living board is set."""
    with store.read() as session:
        asked = (
            select(Board, Body.state)
            .outerjoin(Body, Body.id == Board.body_id)
            .where(Board.id == board_id, Board.deleted.is_(None))
        )
        row = session.execute(asked).first()
        if row is None:
            return None
        board: Board = row[0]
        columns = _columns(session, board_id)
        return BoardSettings(
            board.id, board.body_id or "", board.title or "", row[1] or "active",
            board.swimlanes or "none", board.lane_limit, board.lane_mode or "warn", columns,
            rules_of(session, board_id, columns), _totals(session, board_id),
        )


def totals_shown(store: Store, board_id: str) -> tuple[str, ...]:
    """Return which totals stand in the heads of the columns; "" is the board of all."""
    with store.read() as session:
        return _totals(session, board_id)


def rules_of(
    session: Session, board_id: str, columns: tuple[ColumnSettings, ...]
) -> tuple[automation.Rule, ...]:
    """Return the rules of a board, as it wrote them or as every board starts."""
    asked = (
        select(BoardRule)
        .where(BoardRule.board_id == board_id, BoardRule.deleted.is_(None))
        .order_by(BoardRule.id.desc())
    )
    written = [
        automation.Rule(rule.effect or "", rule.active, rule.column_id)
        for rule in session.scalars(asked)
    ]
    return automation.in_force(written, [(one.id, one.state) for one in columns])


def _columns(session: Session, board_id: str) -> tuple[ColumnSettings, ...]:
    shown = and_(
        Task.id == Card.task_id, Task.deleted.is_(None), Task.archived.is_not(True),
        Task.state != "dropped",
    )  # fmt: skip
    asked = (
        select(BoardColumn, func.count(Task.id))
        .outerjoin(Card, and_(Card.column_id == BoardColumn.id, Card.deleted.is_(None)))
        .outerjoin(Task, shown)
        .where(BoardColumn.board_id == board_id, BoardColumn.deleted.is_(None))
        .group_by(BoardColumn.id)
        .order_by(BoardColumn.rank, BoardColumn.id)
    )
    return tuple(
        ColumnSettings(
            column.id, column.title or "", column.state or "todo", column.wip_limit,
            column.lane_limit, column.wip_mode or "warn", column.collapsed, cards,
        )
        for column, cards in session.execute(asked)
    )


def _totals(session: Session, board_id: str) -> tuple[str, ...]:
    kept = settings(session, _TOTALS).get(board_id)
    return TOTALS_SHOWN if kept is None else totals_of(tuple(kept.split()))

"""What the rules of the boards have to ask before a move, and to propose after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.schema.work import Board, BoardColumn, BoardRule, Task
from dsi_desktop.db.settings import settings
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.queries.settings import board_settings
from dsi_desktop.features.tasks import rules as task_rules

_LEFT_OPEN = "boards.left_open:"
_CLOSED = ("done", "abandoned", "recurring")


@dataclass(frozen=True, slots=True)
class AskedCard:
    """A card whose result a rule asks for."""

    task_id: str
    title: str


@dataclass(frozen=True, slots=True)
class FinishedAction:
    """An action of the plan whose cards are all done."""

    id: str
    title: str
    cards: int


def asked_results(
    store: Store, task_ids: Sequence[str], *, column_id: str = "", state: str = ""
) -> list[AskedCard]:
    """Return the cards whose result is asked when they arrive in a column, or in a state.

    On the board of all chantiers only the state is known: each card goes to the first column of
    that state on its own board. A result already written is not asked for again.
    """
    with store.read() as session:
        asked = (
            select(Task.id, Task.title, Board.id.label("board_id"))
            .outerjoin(
                Board,
                and_(Board.body_id == Task.body_id, Board.deleted.is_(None),
                     Board.archived.is_not(True)),
            )
            .where(Task.id.in_(task_ids), func.coalesce(Task.result, "") == "")
            .order_by(Board.rank, Board.id)
        )  # fmt: skip
        rows = {row.id: row for row in session.execute(asked).all()}
        target = session.get(BoardColumn, column_id) if column_id else None
        here = target.board_id if target is not None else None
    boards = {here or row.board_id for row in rows.values()} - {None}
    arriving = {board: _arrival(store, str(board), column_id, state) for board in boards}
    return [
        AskedCard(key, rows[key].title or "")
        for key in task_ids
        if key in rows and arriving.get(here or rows[key].board_id, False)
    ]


def finished_actions(store: Store, task_ids: Sequence[str]) -> list[FinishedAction]:
    """Return the actions of these cards that have nothing left to do and may be closed.

    The board of one of the cards must have the rule in force, and nobody have chosen before to
    leave the action open.
    """
    with store.read() as session:
        left = set(settings(session, _LEFT_OPEN))
        mine = select(Task.action_id).where(
            Task.id.in_(task_ids), Task.action_id != "", Task.state == "done",
            Task.body_id.is_(None) | Task.body_id.not_in(_silent(session)),
        )
        open_cards = func.sum(
            case((and_(Task.archived.is_not(True), Task.state.in_(task_rules.OPEN)), 1), else_=0)
        )
        asked = (
            select(Action.id, Action.code, Action.title,
                   func.sum(case((Task.state == "done", 1), else_=0)).label("cards"))
            .join(Task, and_(Task.action_id == Action.id, Task.deleted.is_(None)))
            .where(Action.id.in_(mine), Action.deleted.is_(None), Action.state.not_in(_CLOSED))
            .group_by(Action.id)
            .having(open_cards == 0)
            .order_by(Action.code, Action.id)
        )  # fmt: skip
        rows = session.execute(asked).all()
    return [
        FinishedAction(row.id, " ".join(part for part in (row.code, row.title) if part), row.cards)
        for row in rows
        if row.id not in left
    ]


def _arrival(store: Store, board_id: str, column_id: str, state: str) -> bool:
    """Tell whether arriving there asks for the result."""
    found = board_settings(store, board_id)
    if found is None:
        return False
    (rule,) = (one for one in found.rules if one.effect == "ask_result")
    if not rule.active or rule.column_id is None:
        return False
    first = next((one.id for one in found.columns if one.state == state), None)
    return rule.column_id == (column_id or first)


def _silent(session: Session) -> list[str]:
    """Return the bodies whose board does not propose to close actions."""
    asked = (
        select(Board.body_id)
        .join(BoardRule, BoardRule.board_id == Board.id)
        .where(
            BoardRule.effect == "propose_close", BoardRule.active.is_not(True),
            BoardRule.deleted.is_(None), Board.deleted.is_(None), Board.body_id.is_not(None),
        )
    )  # fmt: skip
    return [str(body) for body in session.scalars(asked)]

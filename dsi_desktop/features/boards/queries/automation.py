"""What the rules of the boards have to ask before a move, and to propose after it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.schema.work import Board, BoardColumn, BoardRule, Task
from dsi_desktop.db.settings import settings
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.rules.automation import Rule, in_force
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
    if not task_ids:
        return []
    with store.read() as session:
        if column_id:
            found = _asking(session, BoardColumn.id == column_id)
            return _unanswered(session, task_ids) if column_id in found.values() else []
        asked = (
            select(Task.id, Board.id)
            .join(Board, and_(Board.body_id == Task.body_id, Board.deleted.is_(None),
                              Board.archived.is_not(True)))
            .where(Task.id.in_(task_ids))
            .order_by(Board.rank.desc(), Board.id.desc())
        )  # fmt: skip
        board_of = {row[0]: row[1] for row in session.execute(asked).all()}
        found = _asking(session, BoardColumn.board_id.in_(board_of.values()))
        firsts = _firsts(session, board_of.values(), state)
        return _unanswered(
            session,
            [key for key in task_ids
             if key in board_of and firsts.get(board_of[key], "") == found.get(board_of[key])],
        )  # fmt: skip


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


def _asking(session: Session, where: ColumnElement[bool]) -> dict[str, str]:
    """Return the column where each board asks for the result, for the boards of some columns."""
    boards = select(BoardColumn.board_id).where(where)
    columns: dict[str, list[tuple[str, str]]] = {}
    asked = (
        select(BoardColumn.board_id, BoardColumn.id, BoardColumn.state)
        .where(BoardColumn.board_id.in_(boards), BoardColumn.deleted.is_(None))
        .order_by(BoardColumn.rank, BoardColumn.id)
    )
    for board, column, state in session.execute(asked).all():
        columns.setdefault(str(board), []).append((column, state))
    rules = (
        select(BoardRule.board_id, BoardRule.active, BoardRule.column_id)
        .where(
            BoardRule.board_id.in_(boards), BoardRule.effect == "ask_result",
            BoardRule.deleted.is_(None),
        )
        .order_by(BoardRule.id.desc())
    )  # fmt: skip
    written = {
        str(board): Rule("ask_result", active, column)
        for board, active, column in session.execute(rules).all()
    }
    found = {}
    for board, held in columns.items():
        rule = in_force([written[board]] if board in written else [], held)[0]
        if rule.active and rule.column_id is not None:
            found[board] = rule.column_id
    return found


def _firsts(session: Session, boards: Iterable[str], state: str) -> dict[str, str]:
    """Return the first column of a state on each board."""
    asked = (
        select(BoardColumn.board_id, BoardColumn.id)
        .where(
            BoardColumn.board_id.in_(boards), BoardColumn.state == state,
            BoardColumn.deleted.is_(None),
        )
        .order_by(BoardColumn.rank.desc(), BoardColumn.id.desc())
    )  # fmt: skip
    return {str(board): column for board, column in session.execute(asked).all()}


def _unanswered(session: Session, task_ids: Sequence[str]) -> list[AskedCard]:
    asked = select(Task.id, Task.title).where(
        Task.id.in_(task_ids), func.coalesce(Task.result, "") == ""
    )
    titles = {key: title or "" for key, title in session.execute(asked).all()}
    return [AskedCard(key, titles[key]) for key in task_ids if key in titles]


def _silent(session: Session) -> list[str]:
    """Return the bodies whose board does not propose to close actions."""
    asked = (
        select(Board.body_id)
        .join(BoardRule, BoardRule.board_id == Board.id)
        .where(
            BoardRule.effect == "propose_close", BoardRule.active.is_(False),
            BoardRule.deleted.is_(None), Board.deleted.is_(None), Board.body_id.is_not(None),
        )
    )  # fmt: skip
    return [str(body) for body in session.scalars(asked)]

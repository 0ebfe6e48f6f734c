"""What boards ask on the home page: dates that passed lately, cards left in a closed chantier."""

from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, func, select

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Board, BoardRule, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.rules.closing import left_words
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel.alerts import Alert
from dsi_desktop.kernel.i18n import _, ngettext

# Beyond, the follow-ups themselves warn, whatever the rules of a board.
_LATELY = timedelta(days=30)


def dates_passed(store: Store, today: date) -> list[Alert]:
    """Tell each board that has the rule how many of its cards passed their date lately."""
    last_day = func.coalesce(Task.due_on, Task.due_to)
    silent = select(BoardRule.board_id).where(
        BoardRule.effect == "tell_home", BoardRule.active.is_(False),
        BoardRule.deleted.is_(None), BoardRule.board_id.is_not(None),
    )  # fmt: skip
    asked = (
        select(
            Board.id, Board.title, func.count().label("cards"),
            func.min(Task.id).label("task_id"), func.min(Task.title).label("title_of_one"),
        )
        .join(Task, and_(Task.body_id == Board.body_id, *_open()))
        .where(
            *_living(Board), Board.id.not_in(silent), last_day < today.isoformat(),
            last_day >= (today - _LATELY).isoformat(),
        )
        .group_by(Board.id)
        .order_by(Board.rank, Board.id)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    return [
        Alert(
            f"board.late:{row.id}", _late_words(row.title or "", row.title_of_one, row.cards),
            "calendar-due", "warn",
            *(("task", row.task_id) if row.cards == 1 else ("board", row.id)), count=row.cards,
        )
        for row in rows
    ]


def cards_left_behind(store: Store, today: date) -> list[Alert]:  # noqa: ARG001
    """Warn of the open cards of bodies that ended: somebody must take them over."""
    asked = (
        select(
            Body.id, Body.name, Body.local_name, func.count(Task.id.distinct()).label("cards"),
            func.min(Task.id).label("task_id"), func.min(Board.id).label("board_id"),
        )
        .join(Task, and_(Task.body_id == Body.id, *_open()))
        .outerjoin(Board, and_(Board.body_id == Body.id, *_living(Board)))
        .where(Body.deleted.is_(None), Body.state == "closed")
        .group_by(Body.id)
        .order_by(Body.rank, Body.id)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    return [
        Alert(
            f"board.left:{row.id}",
            left_words(row.cards, row.local_name or row.name or _("une instance")),
            "layout-kanban", "warn",
            *(("board", row.board_id) if row.board_id else ("task", row.task_id)),
            count=row.cards,
        )
        for row in rows
    ]


def _late_words(board: str, title: str | None, count: int) -> str:
    if count == 1:
        return _("{board} : l’échéance de « {title} » est passée").format(
            board=board, title=title or "")
    return ngettext(
        "{board} : {n} échéance est passée", "{board} : {n} échéances sont passées", count
    ).format(board=board, n=count)


def _open() -> tuple[ColumnElement[bool], ...]:
    return (*_living(Task), Task.state.in_(task_rules.OPEN))


def _living(kind: type[Board] | type[Task]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return kind.deleted.is_(None), kind.archived.is_not(True)


ALERTS: tuple[Callable[[Store, date], list[Alert]], ...] = (dates_passed, cards_left_behind)

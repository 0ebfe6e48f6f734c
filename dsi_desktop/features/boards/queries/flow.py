"""The past of the cards of a board, read from the journal: no table keeps it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.work import Board, BoardColumn, Card, Task
from dsi_desktop.db.store import Store
from dsi_desktop.db.values_over_time import rows_that_held, values_over_time
from dsi_desktop.features.boards import rules
from dsi_desktop.features.boards.rules.flow import Place, Stay, Told, stays_of
from dsi_desktop.kernel.i18n import _

_TASK = {"state": "state", "body_id": "body", "archived": "archived", "deleted": "deleted"}
_CARD = {"column_id": "column", "deleted": "off"}


@dataclass(frozen=True, slots=True)
class FlowSheet:
    """The places of a board in order, and where each card stood, since the first of them."""

    places: tuple[Place, ...]
    stays: tuple[Stay, ...]
    first: date | None


def flow(
    store: Store, body_id: str | None, *, task_ids: Collection[str] | None = None
) -> FlowSheet:  # fmt: skip
    """Return how cards went on the board of a body, or of all for None; `task_ids` keeps some.

    Cards that left the chantier count while they were there. Without a board, places are states.
    """
    with store.read() as session:
        board_id = _board(session, body_id) if body_id is not None else None
        places = _columns(session, board_id) if board_id else _states()
        tasks = set(session.scalars(_tasks(body_id)))
        card_tasks = _cards(session, board_id) if board_id else {}
    if body_id is not None:
        tasks |= rows_that_held(store, "task", "body_id", body_id)
    if task_ids is not None:
        tasks &= set(task_ids)
    cards = {card: task for card, task in card_tasks.items() if task in tasks}
    told = [
        Told(one.row, _TASK[one.column], one.value, one.when)
        for one in values_over_time(store, "task", tuple(_TASK), tasks)
    ]
    told += [
        Told(cards[one.row], _CARD[one.column], one.value, one.when)
        for one in values_over_time(store, "card", tuple(_CARD), cards)
    ]
    stays = stays_of(told, places, body_id)
    first = min((one.start for one in stays), default=None)
    return FlowSheet(tuple(places), tuple(stays), None if first is None else local_day(first))


def local_day(moment: int) -> date:
    """Return the local day of a claimed UTC millisecond; nonsense is the first or last day."""
    try:
        return datetime.fromtimestamp(moment / 1000, UTC).astimezone().date()
    except (OverflowError, ValueError, OSError):
        return date.min if moment < 0 else date.max


def _board(session: Session, body_id: str) -> str | None:
    asked = select(Board.id).where(Board.body_id == body_id, Board.deleted.is_(None))
    return session.scalars(asked.order_by(Board.archived, Board.rank, Board.id)).first()


def _columns(session: Session, board_id: str) -> list[Place]:
    asked = (
        select(BoardColumn.id, BoardColumn.title, BoardColumn.state)
        .where(BoardColumn.board_id == board_id, BoardColumn.deleted.is_(None))
        .order_by(BoardColumn.rank, BoardColumn.id)
    )
    return [Place(row.id, row.title or "", row.state) for row in session.execute(asked)]


def _states() -> list[Place]:
    return [Place(state, _(title), state) for state, title in rules.DEFAULT_COLUMNS]


def _tasks(body_id: str | None) -> Select[str]:
    asked = select(Task.id)
    return asked if body_id is None else asked.where(Task.body_id == body_id)


def _cards(session: Session, board_id: str) -> dict[str, str]:
    asked = select(Card.id, Card.task_id).where(Card.board_id == board_id)
    return {row.id: row.task_id for row in session.execute(asked) if row.task_id}

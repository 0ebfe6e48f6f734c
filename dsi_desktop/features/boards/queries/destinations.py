"""Where cards may be sent: the boards of the bodies that live, their columns, lanes and cards."""

from dataclasses import dataclass

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Board, BoardColumn, Card, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.queries.lanes import lanes_of, objectives_of_actions
from dsi_desktop.features.boards.queries.lines import LaneLine
from dsi_desktop.features.boards.rules.lanes import Ties, lane_of


@dataclass(frozen=True, slots=True)
class StandingLine:
    """A card that stands in a column: another may go after it."""

    task_id: str
    title: str
    lane: str


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A column where cards may go."""

    id: str
    title: str
    state: str
    cards: tuple[StandingLine, ...]


@dataclass(frozen=True, slots=True)
class DestinationLine:
    """A board where cards may go; without `lanes` it has none."""

    board_id: str
    body_id: str
    name: str
    columns: tuple[PlaceLine, ...]
    lanes: tuple[LaneLine, ...]


def destinations(store: Store) -> list[DestinationLine]:
    """Return every board of a body that lives, in the order of the page."""
    asked = (
        select(Board.id, Board.swimlanes, Body.id.label("body_id"), Body.name, Body.local_name)
        .join(Body, and_(Body.id == Board.body_id, Body.deleted.is_(None)))
        .where(
            Board.deleted.is_(None), Board.archived.is_not(True), Body.state.is_not("closed"),
        )
        .order_by(Body.rank, Body.name, Body.id)
    )  # fmt: skip
    with store.read() as session:
        aims = objectives_of_actions(session)
        found = [
            _destination(session, row.id, row.swimlanes or "none", row.body_id,
                         row.local_name or row.name or "", aims)
            for row in session.execute(asked).all()
        ]  # fmt: skip
    return [line for line in found if line.columns]  # two laptops may have taken all of them away


def _destination(
    session: Session, board_id: str, swimlanes: str, body_id: str, name: str, aims: dict[str, str]
) -> DestinationLine:
    held: dict[str | None, list[StandingLine]] = {}
    cards = session.execute(
        select(
            Task.id, Task.title, Task.objective_id, Task.action_id, Task.organization_id,
            Card.column_id,
        )
        .join(Card, and_(Card.task_id == Task.id, Card.deleted.is_(None)))
        .where(
            Card.board_id == board_id, Task.deleted.is_(None), Task.archived.is_not(True),
            Task.state != "dropped",
        )
        .order_by(Card.rank, Card.id)
    ).all()
    for row in cards:
        ties = Ties(row.objective_id, row.action_id or "", row.organization_id)
        line = StandingLine(row.id, row.title or "", lane_of(swimlanes, ties, aims))
        held.setdefault(row.column_id, []).append(line)
    used = {one.lane for lines in held.values() for one in lines}
    columns = session.execute(
        select(BoardColumn.id, BoardColumn.title, BoardColumn.state)
        .where(BoardColumn.board_id == board_id, BoardColumn.deleted.is_(None))
        .order_by(BoardColumn.rank, BoardColumn.id)
    ).all()
    laned = swimlanes in ("objective", "action", "organization")
    return DestinationLine(
        board_id, body_id, name,
        tuple(
            PlaceLine(row.id, row.title or "", row.state, tuple(held.get(row.id, ())))
            for row in columns
        ),
        lanes_of(session, swimlanes, body_id, used) if laned else (),
    )


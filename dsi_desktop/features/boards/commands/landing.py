"""Where cards are put down: their column, their rank, their lane, and the room there is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.plan import Action, Objective
from dsi_desktop.db.schema.work import Board, BoardColumn, Card, Task
from dsi_desktop.features.boards import rules
from dsi_desktop.features.boards.rules.lanes import Ties, carried, lane_of, last_lane
from dsi_desktop.features.boards.rules.limits import Room, check_rooms
from dsi_desktop.features.tasks import rules as task_rules


@dataclass(frozen=True, slots=True)
class Landing:
    """A place on a board: a column, or a state where all the chantiers are shown together.

    The cards go after that of `after_task_id`, or to the top; `lane` None leaves each its lane.
    """

    column_id: str = ""
    state: str = ""
    after_task_id: str | None = None
    lane: str | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a task stands on a board."""

    task_id: str
    column_id: str
    lane: str
    open: bool


def rank_in(op: Operation, columns: Sequence[str], moved: Sequence[str], after: str | None) -> None:
    """Put the cards `moved` one after another, after the card of the task `after` or first."""
    rows = op.rows(
        select(Card.id, Card.rank, Card.task_id)
        .join(Task, Task.id == Card.task_id)
        .where(
            Card.column_id.in_(columns), Card.deleted.is_(None), Task.deleted.is_(None),
            Task.archived.is_not(True),
        )
        .order_by(Card.rank, Card.id)
    )  # fmt: skip
    before = next((key for key, _rank, task_id in rows if after and task_id == after), None)
    ranked = [(key, rank or "") for key, rank, _task in rows]
    for key in moved:
        ranked = _placed(op, ranked, key, before)
        before = key


def watch(op: Operation, board: Board) -> list[Stand] | None:
    """Return where every task of a board stands, None when no limit of it blocks anything."""
    if board.swimlanes != "none" and board.lane_mode == "block" and board.lane_limit:
        return stands(op, board)
    return stands(op, board) if _blocking(op, board) else None


def stands(op: Operation, board: Board) -> list[Stand]:
    """Return where every task of a board stands."""
    rows = op.rows(
        select(
            Task.id, Card.column_id, Task.state, Task.objective_id, Task.action_id,
            Task.organization_id,
        )
        .join(Task, Task.id == Card.task_id)
        .where(
            Card.board_id == board.id, Card.deleted.is_(None), Task.deleted.is_(None),
            Task.archived.is_not(True), Task.state != "dropped", Task.body_id == board.body_id,
        )
    )  # fmt: skip
    aims = objectives(op, {action for _task, _column, _state, _aim, action, _who in rows})
    return [
        Stand(
            task_id, column_id or "",
            lane_of(board.swimlanes, Ties(aim, action or "", who), aims),
            state in task_rules.OPEN,
        )
        for task_id, column_id, state, aim, action, who in rows
    ]


def check_arrivals(
    op: Operation, board: Board, before: Iterable[Stand] | None, moved: set[str]
) -> None:
    """Refuse the move when a place that blocks would hold too many of the cards that arrive.

    `before` is what `watch` returned before the move: None lets anything arrive.
    """
    if before is None:
        return
    was = {stand.task_id: stand for stand in before}
    now = stands(op, board)
    came = [one for one in now if one.task_id in moved and was.get(one.task_id) != one]
    check_rooms(_rooms(op, board, _blocking(op, board), now, came, was))


def tie(op: Operation, board: Board, tasks: Sequence[Task], lane: str) -> tuple[str, ...]:
    """Give tasks the objective, action or organisation of a lane; return the actions let go of."""
    aims = objectives(op, {lane, *(task.action_id for task in tasks)})
    loose: dict[str, None] = {}
    for task in tasks:
        ties = Ties(task.objective_id, task.action_id or "", task.organization_id)
        given = carried(board.swimlanes, lane, ties, aims)
        if ties.action_id and not given.action_id and board.swimlanes == "objective":
            loose[op.get(Action, ties.action_id).title] = None
        task.objective_id, task.organization_id = given.objective_id, given.organization_id
        task.action_id = given.action_id
    return tuple(loose)


def objectives(op: Operation, actions: set[str]) -> Mapping[str, str]:
    """Return the objective of each of these actions."""
    asked = select(Action.id, Action.objective_id).where(
        Action.id.in_({key for key in actions if key}), Action.deleted.is_(None)
    )
    return {key: aim or "" for key, aim in op.rows(asked)}


def _placed(
    op: Operation, ranked: list[tuple[str, str]], moved: str, before: str | None
) -> list[tuple[str, str]]:
    anew = rules.after(ranked, moved, before)
    ranks = dict(ranked)
    still = [rank for key, rank in ranked if key not in anew]
    low = ranks.get(before) if before else None
    high = next((rank for rank in still if low is None or rank > low), None)
    for key in anew:
        low = ranks[key] = op.get(Card, key).rank = between(low, high)
    return sorted(ranks.items(), key=lambda pair: (pair[1], pair[0]))


def _blocking(op: Operation, board: Board) -> list[BoardColumn]:
    asked = select(BoardColumn).where(
        BoardColumn.board_id == board.id, BoardColumn.deleted.is_(None),
        BoardColumn.wip_mode == "block",
    )
    return [one for one in op.scalars(asked).all() if one.wip_limit or one.lane_limit]


def _rooms(
    op: Operation, board: Board, blocking: Sequence[BoardColumn], now: Sequence[Stand],
    came: Sequence[Stand], was: Mapping[str, Stand],
) -> list[Room]:  # fmt: skip
    laned = board.swimlanes != "none"
    rooms = []
    for column in blocking:
        here = [one for one in now if one.column_id == column.id]
        new = [one for one in came if one.column_id == column.id]
        if any(_column_of(was, one) != column.id for one in new):
            rooms.append(Room(len(here), column.wip_limit, "block", column.title))
        for lane in {one.lane for one in new} if laned else set():
            held = sum(one.lane == lane for one in here)
            named = lane_title(op, board.swimlanes, lane)
            rooms.append(Room(held, column.lane_limit, "block", column.title, named))
    if laned and board.lane_mode == "block":
        for lane in {one.lane for one in came if one.open and not _was_open(was, one)}:
            held = sum(one.open and one.lane == lane for one in now)
            named = lane_title(op, board.swimlanes, lane)
            rooms.append(Room(held, board.lane_limit, "block", lane=named))
    return rooms


def _column_of(was: Mapping[str, Stand], one: Stand) -> str:
    return was[one.task_id].column_id if one.task_id in was else ""


def _was_open(was: Mapping[str, Stand], one: Stand) -> bool:
    """Tell whether a card that arrives was already one of the open cards of its lane."""
    before = was.get(one.task_id)
    return before is not None and before.open and before.lane == one.lane


def lane_title(op: Operation, swimlanes: str, lane: str) -> str:
    """Name a lane as its head does."""
    if not lane:
        return last_lane(swimlanes)
    if swimlanes == "organization":
        return op.get(Organization, lane).name
    if swimlanes == "action":
        return op.get(Action, lane).title
    return op.get(Objective, lane).title

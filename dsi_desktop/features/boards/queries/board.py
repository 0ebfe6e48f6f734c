"""What is on the boards: columns, lanes, cards, and how each chantier stands."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Row, and_, case, func, or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Board, BoardColumn, Card, Task
from dsi_desktop.db.settings import settings
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import rules
from dsi_desktop.features.boards.queries.cards import asked_cards, read_cards
from dsi_desktop.features.boards.queries.gathering import gathered
from dsi_desktop.features.boards.queries.lanes import lanes_of, objectives_of_actions
from dsi_desktop.features.boards.queries.lines import (
    BoardSheet,
    CardLine,
    ChantierLine,
    ColumnLine,
    LaneLine,
)
from dsi_desktop.features.boards.rules.columns import TOTALS_SHOWN, totals_of
from dsi_desktop.features.boards.rules.lanes import lane_of
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import VOCABULARY


def chantiers(store: Store, today: date) -> list[ChantierLine]:
    """Active chantiers, and the other bodies that opened a board."""
    last_day = func.coalesce(Task.due_on, Task.due_to)
    is_open = Task.state.in_(task_rules.OPEN)
    late = and_(is_open, last_day < today.isoformat())
    asked = (
        select(
            Body.id, Body.name, Body.local_name, Body.hue, Board.id.label("board_id"),
            func.coalesce(func.sum(case((is_open, 1), else_=0)), 0).label("open_cards"),
            func.coalesce(func.sum(case((late, 1), else_=0)), 0).label("late_cards"),
        )
        .outerjoin(Board, and_(Board.body_id == Body.id, *_living(Board)))
        .outerjoin(Task, and_(Task.body_id == Body.id, *_living(Task)))
        .where(
            Body.deleted.is_(None),
            or_(Board.id.is_not(None), and_(Body.kind == "workstream", Body.state == "active")),
        )
        .group_by(Body.id, Board.id)
        .order_by(Body.rank, Body.name, Body.id)
    )
    with store.read() as session:
        return [
            ChantierLine(
                row.id, row.local_name or row.name or "", row.hue or 0, row.board_id,
                row.open_cards, row.late_cards,
            )
            for row in session.execute(asked).all()
        ]


def board(store: Store, body_id: str, today: date) -> BoardSheet | None:
    """The board of a body, or None if it has none."""
    with store.read() as session:
        found = _board_row(session, body_id)
        if found is None:
            return None
        columns = session.execute(
            select(
                BoardColumn.id, BoardColumn.title, BoardColumn.state, BoardColumn.wip_limit,
                BoardColumn.lane_limit, BoardColumn.wip_mode, BoardColumn.collapsed,
            )
            .where(BoardColumn.board_id == found.id, BoardColumn.deleted.is_(None))
            .order_by(BoardColumn.rank, BoardColumn.id)
        ).all()
        shown = asked_cards().where(Task.body_id == body_id)
        ranked = shown.order_by(Card.rank.is_(None), Card.rank, Card.id, Task.id)
        cards = gathered(
            read_cards(session, ranked, today), [(row.id, row.state) for row in columns]
        )
        swimlanes = found.swimlanes if found.swimlanes in VOCABULARY["swimlane"] else "none"
        lanes, cards = _in_lanes(session, swimlanes, body_id, cards)
        totals = _totals(session, found.id)
    held: dict[str, list[CardLine]] = {}
    for card in cards:
        held.setdefault(card.column_id, []).append(card)
    return BoardSheet(
        found.id, body_id, found.title or "",
        tuple(
            ColumnLine(
                row.id, row.title or "", row.state, tuple(held.get(row.id, ())), row.wip_limit,
                row.lane_limit, row.wip_mode or "warn", bool(row.collapsed),
            )
            for row in columns
        ),
        swimlanes, lanes, found.lane_limit, found.lane_mode or "warn", totals,
        _ended(found),
    )


def all_boards(store: Store, today: date) -> BoardSheet:
    """Every task that is not archived, by state, whether or not its body has a board."""
    asked = asked_cards().order_by(Card.rank.is_(None), Card.rank, Card.id, Task.id)
    held: dict[str, dict[str, CardLine]] = {}
    with store.read() as session:
        for card in read_cards(session, asked, today):
            held.setdefault(card.state, {})[card.task_id] = card
        totals = _totals(session, "")
    return BoardSheet(
        None, None, _("Tous les chantiers"),
        tuple(
            ColumnLine(state, _(title), state, tuple(held.get(state, {}).values()))
            for state, title in rules.DEFAULT_COLUMNS
        ),
        totals=totals,
    )


def cards_again(
    store: Store, sheet: BoardSheet, task_ids: Sequence[str], today: date
) -> list[CardLine]:
    """Return some cards of a board as they are now, in its lanes."""
    asked = asked_cards(task_ids)
    if sheet.board_id:
        asked = asked.where(Card.board_id == sheet.board_id)
    with store.read() as session:
        found = {card.task_id: card for card in read_cards(session, asked, today, task_ids)}
        if not sheet.lanes:
            return list(found.values())
        aims = objectives_of_actions(session)
    return _placed(list(found.values()), sheet.swimlanes, sheet.lanes, aims)


def _board_row(session: Session, body_id: str) -> Row[*tuple[Any, ...]] | None:
    asked = (
        select(
            Board.id, Board.title, Board.swimlanes, Board.lane_limit, Board.lane_mode,
            Body.state, Body.name, Body.local_name,
        )
        .outerjoin(Body, Body.id == Board.body_id)
        .where(Board.body_id == body_id, *_living(Board))
        .order_by(Board.rank, Board.id)
    )
    return session.execute(asked).first()


def _in_lanes(
    session: Session, swimlanes: str, body_id: str, cards: list[CardLine]
) -> tuple[tuple[LaneLine, ...], list[CardLine]]:
    if swimlanes == "none":
        return (), cards
    objective_of = objectives_of_actions(session)
    used = {lane_of(swimlanes, card.ties, objective_of) for card in cards}
    lanes = lanes_of(session, swimlanes, body_id, used)
    return lanes, _placed(cards, swimlanes, lanes, objective_of)


def _placed(
    cards: list[CardLine], swimlanes: str, lanes: tuple[LaneLine, ...], aims: dict[str, str]
) -> list[CardLine]:
    """Put cards in the lanes there are; the last one takes those of a lane that is gone."""
    known = {lane.id for lane in lanes}
    laned = [(card, lane_of(swimlanes, card.ties, aims)) for card in cards]
    return [replace(card, lane=lane if lane in known else "") for card, lane in laned]


def _totals(session: Session, board_id: str) -> tuple[str, ...]:
    kept = settings(session, "boards.totals:").get(board_id)
    return TOTALS_SHOWN if kept is None else totals_of(tuple(kept.split()))


def _ended(found: Row[*tuple[Any, ...]]) -> str:
    if found.state != "closed":
        return ""
    return _("{name} a pris fin : ses cartes se lisent, elles ne bougent plus.").format(
        name=found.local_name or found.name or ""
    )


def _living(kind: type[Board] | type[Task]) -> tuple[Any, Any]:
    return kind.deleted.is_(None), kind.archived.is_not(True)

"""What is on the boards: columns, cards, and how each chantier stands."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Board, BoardColumn, Card, Check, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import rules
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel.i18n import _

_DONE = func.coalesce(func.sum(case((Check.done.is_(True), 1), else_=0)), 0)


@dataclass(frozen=True, slots=True)
class ChantierLine:
    """A body that has a board or may have one, and how its open cards stand."""

    body_id: str
    name: str
    hue: int
    board_id: str | None
    open_cards: int
    late_cards: int


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card as the board shows it."""

    task_id: str
    card_id: str
    column_id: str
    title: str
    state: str
    body_id: str | None
    body: str
    hue: int
    responsible: str
    initials: str
    due: str
    late: bool
    checks_done: int
    checks: int


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column and its cards; on the board of all chantiers its id is a task state."""

    id: str
    title: str
    state: str
    cards: tuple[CardLine, ...]


@dataclass(frozen=True, slots=True)
class BoardSheet:
    """A whole board; without `board_id` it gathers all chantiers."""

    board_id: str | None
    body_id: str | None
    title: str
    columns: tuple[ColumnLine, ...]


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
    """The board of a body, or None if it has none: one query of columns, one of cards."""
    with store.read() as session:
        asked = select(Board.id, Board.title).where(Board.body_id == body_id, *_living(Board))
        found = session.execute(asked.order_by(Board.rank, Board.id)).first()
        if found is None:
            return None
        columns = session.execute(
            select(BoardColumn.id, BoardColumn.title, BoardColumn.state)
            .where(BoardColumn.board_id == found.id, BoardColumn.deleted.is_(None))
            .order_by(BoardColumn.rank, BoardColumn.id)
        ).all()
        shown = _cards().where(Card.board_id == found.id)
        cards = _read(session, shown.order_by(Card.rank, Card.id), today)
    return BoardSheet(
        found.id, body_id, found.title or "",
        tuple(
            ColumnLine(
                row.id, row.title or "", row.state,
                tuple(card for card in cards if card.column_id == row.id),
            )
            for row in columns
        ),
    )


def all_boards(store: Store, today: date) -> BoardSheet:
    """Every task that is not archived, by state, whether or not its body has a board."""
    asked = _cards().order_by(Card.rank.is_(None), Card.rank, Card.id, Task.id)
    with store.read() as session:
        cards = list({card.task_id: card for card in _read(session, asked, today)}.values())
    return BoardSheet(
        None, None, _("Tous les chantiers"),
        tuple(
            ColumnLine(state, _(title), state, tuple(c for c in cards if c.state == state))
            for state, title in rules.DEFAULT_COLUMNS
        ),
    )


def _cards() -> Select[*tuple[Any, ...]]:
    checks = (
        select(
            Check.task_id, func.count().label("checks"), _DONE.label("checks_done")
        )
        .where(Check.deleted.is_(None))
        .group_by(Check.task_id)
        .subquery()
    )
    return (
        select(
            Task.id, Task.title, Task.state, Task.due_on, Task.due_text, Task.due_to,
            Task.responsible_name, Card.id.label("card_id"), Card.column_id,
            Body.id.label("body_id"), Body.name.label("body"), Body.local_name, Body.hue,
            Person.given_name, Person.family_name, Organization.name.label("organization"),
            Organization.acronym, checks.c.checks, checks.c.checks_done,
        )
        .outerjoin(Card, and_(Card.task_id == Task.id, Card.deleted.is_(None)))
        .outerjoin(Body, Body.id == Task.body_id)
        .outerjoin(Person, and_(Person.id == Task.person_id, Person.deleted.is_(None)))
        .outerjoin(Organization, Organization.id == Task.organization_id)
        .outerjoin(checks, checks.c.task_id == Task.id)
        .where(*_living(Task), Task.state != "dropped")
    )


def _read(session: Session, asked: Select[*tuple[Any, ...]], today: date) -> list[CardLine]:
    return [_card(row, today) for row in session.execute(asked).all()]


def _card(row: Row[Any], today: date) -> CardLine:
    due = task_rules.due_of(row.state, row.due_on, row.due_text or "", row.due_to, today)
    person = " ".join(part for part in (row.given_name, row.family_name) if part)
    who = person or row.organization or row.responsible_name or ""
    short = row.acronym if row.acronym and not person else task_rules.initials(who)
    return CardLine(
        row.id, row.card_id or "", row.column_id or "", row.title or "", row.state,
        row.body_id, row.local_name or row.body or "", row.hue or 0, who, short[:4],
        due.text, due.late, row.checks_done or 0, row.checks or 0,
    )


def _living(kind: type[Board] | type[Task]) -> tuple[Any, Any]:
    return kind.deleted.is_(None), kind.archived.is_not(True)

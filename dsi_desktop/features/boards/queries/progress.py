"""How a chantier went over a period: what moved, what is done, late, decided, and still to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from dsi_desktop.db.numbering import number_now
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.minutes import Decision, Motion
from dsi_desktop.db.schema.work import Board
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.queries.flow import FlowSheet, flow, local_day
from dsi_desktop.features.boards.queries.in_camera import born_in_camera
from dsi_desktop.features.boards.queries.table import CardRow, card_rows
from dsi_desktop.features.boards.rules.flow import Place, Stay
from dsi_desktop.features.boards.rules.progress import Since
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label

_HELD = ("in_progress", "held", "adopted")
_ABOVE = aliased(AgendaItem)
# A point under one that was dealt with in camera was so too.
_IN_PUBLIC = and_(AgendaItem.in_camera.is_not(True), _ABOVE.in_camera.is_not(True))


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """What a meeting of the chantier decided; `outcome` in words, `number` perhaps ""."""

    id: str
    held_on: str
    number: str
    text: str
    outcome: str


@dataclass(frozen=True, slots=True)
class MovedLine:
    """A card that went from a place to another during the period, at its last move."""

    card: CardRow
    before: str
    after: str
    day: date


@dataclass(frozen=True, slots=True)
class ProgressSheet:
    """All that a progress sheet says. `came` are the cards that entered the chantier.

    `moved` leaves out what is done; `cards` are the open ones in the order of the board.
    """

    board_id: str
    body_id: str
    body: str
    purpose: str
    first: date
    last: date
    done: tuple[CardRow, ...]
    moved: tuple[MovedLine, ...]
    cards: tuple[CardRow, ...]
    came: int
    decided: tuple[DecidedLine, ...]
    flow: FlowSheet


def progress_sheet(store: Store, board_id: str, start: date, end: date) -> ProgressSheet:
    """Return the progress of the chantier of a board between two days, both included.

    Raises `NotFound` for a board that is not in the dossier.
    """
    with store.read() as session:
        asked = (
            select(Board.id, Board.title, Body.id.label("body_id"), Body.name, Body.local_name,
                   Body.purpose)
            .join(Body, Body.id == Board.body_id)
            .where(Board.id == board_id, Board.deleted.is_(None))
        )  # fmt: skip
        found = session.execute(asked).first()
        if found is None:
            raise NotFound(_("Ce tableau n’est plus dans le dossier."))
        decided = _decided(session, found.body_id, start, end)
    past = flow(store, found.body_id)
    closed = born_in_camera(store)
    cards = [
        card for card in card_rows(store, end, body_id=found.body_id, archived=True)
        if card.task_id not in closed
    ]  # fmt: skip
    moves = _last_moves(past, start, end)
    return ProgressSheet(
        found.id, found.body_id, found.local_name or found.name or found.title or "",
        found.purpose or "", start, end, _done(cards, moves, start, end), _moved(cards, moves),
        tuple(card for card in cards if card.state != "done" and not card.archived),
        _came(past.stays, start, end), decided, past,
    )


def sinces(store: Store, board_id: str, today: date) -> tuple[Since, ...]:
    """Return the days progress may be told from, the latest first: meetings that were held.

    Those of the assembly, of the body the chantier reports to, and of the chantier itself.
    """
    with store.read() as session:
        body = session.execute(
            select(Body.id, Body.parent_id).join(Board, Board.body_id == Body.id)
            .where(Board.id == board_id)
        ).first()
        if body is None:
            return ()
        asked = (
            select(Meeting.held_on, Meeting.body_id, Body.kind, Body.name, Body.local_name)
            .join(Body, and_(Body.id == Meeting.body_id, Body.deleted.is_(None)))
            .where(
                Meeting.deleted.is_(None), Meeting.state.in_(_HELD),
                Meeting.held_on < today.isoformat(),
                (Body.kind == "assembly") | Body.id.in_([body.id, body.parent_id]),
            )
            .order_by(Meeting.held_on.desc(), Meeting.id)
        )
        last: dict[str | None, Since] = {}
        for row in session.execute(asked):
            name = row.local_name or row.name or label("body_kind", row.kind)
            day = date.fromisoformat(row.held_on)
            said = _("dernière rencontre, {body}, {day}").format(
                body=name, day=fmt.date_short(day, today)
            )
            last.setdefault(row.body_id, Since(day, said))
    return tuple(last.values())


def _decided(session: Session, body_id: str, start: date, end: date) -> tuple[DecidedLine, ...]:
    """Return what was decided in public: what was said in camera stays there."""
    held = and_(
        Meeting.body_id == body_id, Meeting.deleted.is_(None), Meeting.state.in_(_HELD),
        Meeting.held_on >= start.isoformat(), Meeting.held_on <= end.isoformat(),
    )  # fmt: skip
    motions = session.execute(
        select(Motion.id, Meeting.held_on, number_now(), Motion.title, Motion.text, Motion.state)
        .join(Meeting, Meeting.id == Motion.meeting_id)
        .outerjoin(AgendaItem, AgendaItem.id == Motion.agenda_item_id)
        .outerjoin(_ABOVE, _ABOVE.id == AgendaItem.parent_id)
        .where(
            held, Motion.deleted.is_(None), _IN_PUBLIC,
            func.coalesce(Motion.procedure, "main") == "main",
        )
        .order_by(Meeting.held_on, Motion.number, Motion.provisional, Motion.id)
    ).all()
    decisions = session.execute(
        select(Decision.id, Meeting.held_on, Decision.number, Decision.text, Decision.mode)
        .join(Meeting, Meeting.id == Decision.meeting_id)
        .outerjoin(AgendaItem, AgendaItem.id == Decision.agenda_item_id)
        .outerjoin(_ABOVE, _ABOVE.id == AgendaItem.parent_id)
        .where(held, Decision.deleted.is_(None), _IN_PUBLIC)
        .order_by(Meeting.held_on, Decision.number, Decision.id)
    ).all()
    lines = [
        DecidedLine(row.id, row.held_on, row.number or "", row.title or row.text or "",
                    label("motion_state", row.state))
        for row in motions
    ] + [
        DecidedLine(row.id, row.held_on, row.number or "", row.text or "",
                    label("decision_outcome", row.mode))
        for row in decisions
    ]  # fmt: skip
    return tuple(sorted(lines, key=lambda line: line.held_on))


@dataclass(frozen=True, slots=True)
class _Move:
    before: Place
    after: Place
    day: date


def _last_moves(past: FlowSheet, start: date, end: date) -> dict[str, _Move]:
    """Return the last move of each card in the period, from where it stood when it began."""
    places = {place.id: place for place in past.places}
    by_task: dict[str, list[Stay]] = {}
    for stay in past.stays:
        by_task.setdefault(stay.task_id, []).append(stay)
    found: dict[str, _Move] = {}
    for task_id, stays in by_task.items():
        inside = [at for at, one in enumerate(stays) if at and start <= local_day(one.start) <= end]
        if not inside:
            continue
        before, after = stays[inside[0] - 1], stays[inside[-1]]
        if before.place != after.place:
            found[task_id] = _Move(
                places[before.place], places[after.place], local_day(after.start)
            )
    return found


def _done(
    cards: Sequence[CardRow], moves: dict[str, _Move], start: date, end: date
) -> tuple[CardRow, ...]:  # fmt: skip
    """Return the cards done in the period: by the day written on them, else by their move."""
    def day(card: CardRow) -> str:
        moved = moves.get(card.task_id)
        return card.done_on or (moved.day.isoformat() if moved else "")

    done = [
        card for card in cards
        if card.state == "done" and start.isoformat() <= day(card) <= end.isoformat()
    ]
    return tuple(sorted(done, key=day))


def _moved(cards: Sequence[CardRow], moves: dict[str, _Move]) -> tuple[MovedLine, ...]:
    lines = [
        MovedLine(card, move.before.title, move.after.title, move.day)
        for card in cards
        if (move := moves.get(card.task_id)) is not None
        and card.state != "done" and not card.archived
    ]
    return tuple(sorted(lines, key=lambda line: line.day))


def _came(stays: Sequence[Stay], start: date, end: date) -> int:
    first: dict[str, int] = {}
    for stay in stays:
        first.setdefault(stay.task_id, stay.start)
    return sum(start <= local_day(moment) <= end for moment in first.values())

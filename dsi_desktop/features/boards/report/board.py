"""A board on paper, on letter or A3: the columns side by side as on the screen."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.queries import BoardSheet, CardLine, ColumnLine
from dsi_desktop.features.boards.queries.table import body_of_board, issuer_name
from dsi_desktop.features.boards.rules.board_paper import (
    Band,
    Colour,
    Frame,
    Ink,
    PaperCard,
    PaperColumn,
    pages,
)
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.reporting import palette
from dsi_desktop.reporting.blocks import Block, Document, Figure, Heading, PageBreak, Para
from dsi_desktop.reporting.registry import Report
from dsi_desktop.ui import tokens

_OWN = MappingProxyType({
    "ground": palette.GROUND, "surface": "#FFFFFF", "line": palette.LINE, "text": palette.INK,
    "text2": palette.GREY, "late": palette.RED,
})  # fmt: skip
# Points that a page leaves to the figure, once its head, its title and its foot are drawn.
FRAMES = MappingProxyType({
    "letter": Frame(684, 404, 496, 10, 6), "a3": Frame(1082, 634, 726, 12, 9),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class BoardPlan:
    """What is printed: a board as it is shown, narrowed perhaps by a filter said in words."""

    issuer: str
    day: date
    board: BoardSheet
    words: str = ""
    total: int = 0


def board_report(store: Store, board_id: str | None) -> Document:
    """Return a board on letter paper. Raises `NotFound` for a board that is not there."""
    return board_document(_plan(store, board_id))


def board_report_a3(store: Store, board_id: str | None) -> Document:
    """Return a board on A3 paper. Raises `NotFound` for a board that is not there."""
    return board_document(_plan(store, board_id), "a3")


def board_document(plan: BoardPlan, paper: str = "letter") -> Document:
    """Return the pages of a board; `paper` is "letter" or "a3"."""
    from dsi_desktop.reporting.pdf.fonts import measure

    board = plan.board
    drawn = pages(_bands(board, plan.day), FRAMES[paper], Ink(paper_colour, measure))
    blocks: list[Block] = [Heading(1, board.title), Para(_lead(plan), "lead")]
    for number, drawing in enumerate(drawn, 1):
        alt = _("{title}, feuille {n} de {count}").format(
            title=board.title, n=number, count=len(drawn)
        )
        blocks += [*([PageBreak()] if number > 1 else []), Figure(drawing, alt)]
    if not drawn:
        blocks.append(Para(_("Ce tableau n’a pas de colonne.")))
    when = fmt.date_long(plan.day, with_weekday=False)
    return Document(
        title=board.title, issuer=plan.issuer, kind=_("Tableau de chantier"),
        blocks=tuple(blocks), landscape=True, paper=paper,
        foot=_("{title}, au {day}").format(title=board.title, day=when),
    )  # fmt: skip


def paper_colour(key: Colour, hue: int) -> str:
    """Return a colour of paper; "solid" is that of the chantier."""
    return tokens.HUES_LIGHT[hue % len(tokens.HUES_LIGHT)].solid if key == "solid" else _OWN[key]


def cards_counted(count: int) -> str:
    """Return « 12 cartes »."""
    return ngettext("{n} carte", "{n} cartes", count).format(n=fmt.number(count))


def _plan(store: Store, board_id: str | None) -> BoardPlan:
    today = store.clock.today()
    body_id = body_of_board(store, board_id or "")
    board = queries.board(store, body_id, today) if body_id else None
    if board is None:
        raise NotFound(_("Ce tableau n’est plus dans le dossier."))
    return BoardPlan(issuer_name(store), today, board)


def _lead(plan: BoardPlan) -> str:
    cards = [card for column in plan.board.columns for card in column.cards]
    late = sum(card.late for card in cards)
    counted = cards_counted(len(cards))
    if plan.words:
        counted = _("{n} de {total} cartes, filtre « {words} »").format(
            n=fmt.number(len(cards)), total=fmt.number(plan.total), words=plan.words
        )
    parts = [
        fmt.date_long(plan.day, with_weekday=False), counted,
        *([ngettext("{n} en retard", "{n} en retard", late).format(n=late)] if late else []),
        plan.board.ended,
    ]  # fmt: skip
    return " · ".join(part for part in parts if part)


def _bands(board: BoardSheet, today: date) -> list[Band]:
    several = board.body_id is None
    if not board.lanes:
        whole = tuple(_column(one, one.cards, today, several=several) for one in board.columns)
        return [Band("all", "", whole)]
    bands = []
    for lane in board.lanes:
        columns = tuple(
            _column(
                one, tuple(card for card in one.cards if card.lane == lane.id), today,
                several=several,
            )
            for one in board.columns
        )  # fmt: skip
        if any(column.cards for column in columns):
            bands.append(Band(lane.id or "none", lane.title, columns))
    return bands or [
        Band("all", "", tuple(PaperColumn(one.id, one.title, ()) for one in board.columns))
    ]


def _column(
    column: ColumnLine, cards: tuple[CardLine, ...], today: date, *, several: bool
) -> PaperColumn:  # fmt: skip
    title = _("{title} · {n}").format(title=column.title, n=fmt.number(len(cards)))
    return PaperColumn(column.id, title, tuple(_card(one, today, several=several) for one in cards))


def due_on_paper(due: str, due_on: str | None, today: date) -> str:
    """Return a due date that keeps its sense tomorrow: a day instead of « demain »."""
    if due_on is None or due != task_rules.near_day(due_on, today):
        return due
    return task_rules.short_day(due_on, with_year=due_on[:4] != f"{today:%Y}")


def _card(card: CardLine, today: date, *, several: bool) -> PaperCard:
    due = due_on_paper(card.due, card.due_on, today)
    if card.late:
        due = _("En retard : {day}").format(day=due)
    marks = [due, f"{card.checks_done}/{card.checks}" if card.checks else ""]
    waiting = _("En attente de : {who}").format(who=card.waiting_for) if card.waiting_for else ""
    lines = (
        (card.body if several else "", False),
        (card.responsible, False),
        (" · ".join(mark for mark in marks if mark), card.late),
        (_("Priorité haute") if card.priority == "high" else "", False),
        (waiting if card.state == "waiting" else "", False),
        (", ".join(one.name for one in card.labels if one.name), False),
    )
    return PaperCard(card.task_id, card.title, card.hue, tuple(one for one in lines if one[0]))


BOARD = Report(
    name="board",
    title=N_("Tableau d’un chantier"),
    purpose=N_("Les colonnes côte à côte, sur des feuilles de format lettre"),
    scope="board",
    stem="tableau",
    build=board_report,
)
BOARD_A3 = Report(
    name="board-a3",
    title=N_("Tableau d’un chantier, à afficher"),
    purpose=N_("Les colonnes côte à côte, en grand, sur des feuilles A3"),
    scope="board",
    stem="tableau-a3",
    build=board_report_a3,
)

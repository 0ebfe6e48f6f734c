"""What the room sees of a board during a work session: columns, the card in hand, its list.

Never a description, a comment, an hour, a cost, a paper nor a contact: those are not even read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dsi_desktop.features.boards.queries import BoardSheet, CardLine, ColumnLine
from dsi_desktop.kernel.i18n import _, ngettext

MOST_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class CardShown:
    """A card as the room reads it; `hue` is its chantier's colour."""

    title: str
    body: str
    hue: int
    who: str
    due: str
    late: bool
    in_hand: bool


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """A column: its cards, or only their number while it is folded."""

    title: str
    count: int
    cards: tuple[CardShown, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class HandShown:
    """The card in hand, large: its words under the title, then its list (text, done)."""

    title: str
    words: str
    late: bool
    hue: int
    checks: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class BoardShown:
    """A moment of the board: `filter_words` says the filter in force, "" for none."""

    title: str
    filter_words: str
    columns: tuple[ColumnShown, ...]
    beside: str
    hand: HandShown | None


def board_shown(
    sheet: BoardSheet, *, filtered: tuple[str, int] | None = None, task_id: str = "",
    checks: Sequence[tuple[str, bool]] = (), closed: frozenset[str] = frozenset(),
) -> BoardShown:
    """Return what the room sees; `filtered` is (the filter as typed, all the cards there are).

    `closed` are the tasks born in camera: the room never learns that they are there.
    """
    if closed:
        sheet = _without(sheet, closed)
    cards = [card for column in sheet.columns for card in column.cards]
    hand = next((card for card in cards if card.task_id == task_id), None)
    first = _first_shown(sheet.columns, task_id)
    shown = sheet.columns[first : first + MOST_COLUMNS]
    left_out = len(sheet.columns) - len(shown)
    return BoardShown(
        sheet.title,
        _filter_words(filtered, len(cards)),
        tuple(_column(column, task_id, several=sheet.body_id is None) for column in shown),
        ngettext("{n} autre colonne", "{n} autres colonnes", left_out).format(n=left_out)
        if left_out
        else "",
        None if hand is None else _hand(hand, _column_of(sheet, hand), tuple(checks)),
    )


def heard(shown: BoardShown) -> str:
    """Say the moment in words, for who does not see the screen."""
    said = [shown.title, shown.filter_words]
    said += [f"{column.title} {column.count}" for column in shown.columns]
    said.append(shown.beside)
    if shown.hand is not None:
        said += [shown.hand.title, shown.hand.words]
        said += [check_words(text, done=done) for text, done in shown.hand.checks]
    return ". ".join(part for part in said if part)


def check_words(text: str, *, done: bool) -> str:
    """Say a line of the list with its state."""
    return _("{text}, fait").format(text=text) if done else text


def _first_shown(columns: Sequence[ColumnLine], task_id: str) -> int:
    """Return the first column shown when there are too many: that of the card stays in sight."""
    here = next(
        (at for at, column in enumerate(columns)
         if any(card.task_id == task_id for card in column.cards)), 0,
    )  # fmt: skip
    return max(0, min(here - MOST_COLUMNS // 2, len(columns) - MOST_COLUMNS))


def _column(column: ColumnLine, task_id: str, *, several: bool) -> ColumnShown:
    here = any(card.task_id == task_id for card in column.cards)
    folded = column.collapsed and not here
    cards = () if folded else column.cards
    return ColumnShown(
        column.title, len(column.cards),
        tuple(_card(card, task_id, several=several) for card in cards), folded,
    )


def _card(card: CardLine, task_id: str, *, several: bool) -> CardShown:
    return CardShown(
        card.title, card.body if several else "", card.hue, card.responsible,
        _due(card), card.late, card.task_id == task_id,
    )


def _hand(card: CardLine, column: str, checks: tuple[tuple[str, bool], ...]) -> HandShown:
    parts = (column, card.body, card.responsible, _due(card))
    return HandShown(
        card.title, " · ".join(part for part in parts if part), card.late, card.hue, checks
    )


def _due(card: CardLine) -> str:
    return _("{day}, en retard").format(day=card.due) if card.late else card.due


def _column_of(sheet: BoardSheet, card: CardLine) -> str:
    return next(column.title for column in sheet.columns if card in column.cards)


def _without(sheet: BoardSheet, closed: frozenset[str]) -> BoardSheet:
    columns = (
        replace(column, cards=tuple(c for c in column.cards if c.task_id not in closed))
        for column in sheet.columns
    )
    return replace(sheet, columns=tuple(columns))


def _filter_words(filtered: tuple[str, int] | None, shown: int) -> str:
    if filtered is None:
        return ""
    words, total = filtered
    return _("Filtre en vigueur : {words} ({n} de {total})").format(
        words=words, n=shown, total=total
    )

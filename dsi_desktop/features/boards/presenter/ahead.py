"""The board as it will be once cards moved: shown before the dossier answers."""

from collections.abc import Sequence
from dataclasses import replace

from dsi_desktop.features.boards.queries import BoardSheet, CardLine, ColumnLine
from dsi_desktop.features.tasks import rules as task_rules


def cell(sheet: BoardSheet, column: int, lane: str | None) -> tuple[CardLine, ...]:
    """Return the cards of a column, or of one of its lanes, in the order shown."""
    cards = sheet.columns[column].cards
    return cards if lane is None else tuple(card for card in cards if card.lane == lane)


def anchor(
    sheet: BoardSheet, task_ids: Sequence[str], column: int, lane: str | None, row: int
) -> str | None:
    """Return the task after which cards put before the `row`-th go, None for the top.

    Rows are counted with the cards where they are: those that move leave a hole.
    """
    staying = [one.task_id for one in cell(sheet, column, lane)[:row]]
    return next((key for key in reversed(staying) if key not in task_ids), None)


def in_place(
    sheet: BoardSheet, task_ids: Sequence[str], column: int, lane: str | None, after: str | None
) -> bool:
    """Tell whether cards already stand there, one after another."""
    here = [card.task_id for card in cell(sheet, column, lane)]
    rest = [key for key in here if key not in task_ids]
    at = rest.index(after) + 1 if after in rest else 0
    return [*rest[:at], *task_ids, *rest[at:]] == here


def moved(
    sheet: BoardSheet, task_ids: Sequence[str], column: int, lane: str | None, after: str | None
) -> BoardSheet:
    """Return the board with cards carried after another, or to the top, of a column."""
    target = sheet.columns[column]
    by_id = {card.task_id: card for one in sheet.columns for card in one.cards}
    going = [_landed(by_id[key], target, lane) for key in task_ids]
    columns = []
    for at, one in enumerate(sheet.columns):
        rest = [card for card in one.cards if card.task_id not in task_ids]
        if at == column:
            place = next((i + 1 for i, card in enumerate(rest) if card.task_id == after), 0)
            rest[place:place] = going
        elif len(rest) == len(one.cards):
            columns.append(one)  # the same object: nothing of it is shown again
            continue
        columns.append(replace(one, cards=tuple(rest)))
    return replace(sheet, columns=tuple(columns))


def renewed(sheet: BoardSheet, lines: Sequence[CardLine]) -> BoardSheet | None:
    """Return the board with these cards as they are now, None when one is not where it is shown."""
    by_id = {line.task_id: line for line in lines}
    columns, left = [], set(by_id)
    for one in sheet.columns:
        here = {card.task_id for card in one.cards} & left
        if any(one.id not in (by_id[key].column_id, by_id[key].state) for key in here):
            return None
        left -= here
        cards = tuple(by_id.get(card.task_id, card) for card in one.cards)
        columns.append(replace(one, cards=cards) if here else one)
    return None if left else replace(sheet, columns=tuple(columns))


def _landed(card: CardLine, column: ColumnLine, lane: str | None) -> CardLine:
    stays = column.id in (card.column_id, card.state)
    return replace(
        card,
        column_id=column.id if card.column_id else "",
        state=column.state,
        late=card.late and column.state in task_rules.OPEN,
        age=card.age if stays else 0,
        lane=card.lane if lane is None else lane,
    )

"""One place for each task on the board of its body, whatever two laptops did to its card."""

from collections.abc import Sequence
from dataclasses import replace

from dsi_desktop.features.boards.queries.lines import CardLine


def gathered(cards: Sequence[CardLine], columns: Sequence[tuple[str, str]]) -> list[CardLine]:
    """Return each task once, in the order of `cards`, then those whose card does not say where.

    `columns` are (id, state) in order. One laptop may have carried a card to another board, to a
    column that the other took away, or to another state: what the task says of itself decides. It
    then stands at the end of the first column of its state; without such a column, where its card
    is, else in the first column.
    """
    states = dict(columns)
    firsts = {state: key for key, state in reversed(columns)}
    placed: dict[str, CardLine] = {}
    for card in cards:
        if states.get(card.column_id) == card.state:
            placed.setdefault(card.task_id, card)
    strays: dict[str, CardLine] = {}
    for card in cards:
        if card.task_id not in placed and card.task_id not in strays:
            here = card.column_id if card.column_id in states else next(iter(states), "")
            strays[card.task_id] = replace(card, column_id=firsts.get(card.state, here))
    return [*placed.values(), *strays.values()]

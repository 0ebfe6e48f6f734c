"""Random moves by two laptops, merged: the same order on both, no card lost nor doubled."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.work import BoardColumn, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.commands import Landing
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import RuleBroken
from support import budget, work_ground
from support.apart import copied_to, give

BODIES = (work_ground.TRANSPORT, work_ground.FOOD)
CARDS = 30
MOVES = budget.examples("board_exchanges")
# Each exchange carries the whole journal: a long run meets as often as a short one.
APART = max(25, MOVES // 40)

Shown = dict[str, list[str]]


class Hand:
    """Somebody who moves cards about, without looking."""

    def __init__(self, store: Store, draw: Random) -> None:
        self.store = store
        self._draw = draw
        self.moves = 0

    def gesture(self) -> None:
        """Move cards, nearly always."""
        kinds = (self._move, self._together, self._by_state, self._add, self._away, self._undo,
                 self._columns)  # fmt: skip
        act = self._draw.choices(kinds, (60, 12, 10, 4, 4, 6, 4))[0]
        try:
            act()
        except RuleBroken:
            return  # a column that holds cards stays: nothing was written
        self.moves += 1

    def _move(self) -> None:
        self._land([self._draw.choice(self._cards())])

    def _together(self) -> None:
        cards = self._cards()
        self._land(self._draw.sample(cards, min(3, len(cards))))

    def _land(self, cards: list[str]) -> None:
        after = self._draw.choice([None, *self._cards()])
        boards.move_cards(
            self.store, cards, Landing(self._draw.choice(self._lanes()), after_task_id=after)
        )

    def _by_state(self) -> None:
        state = self._draw.choice(("idea", "todo", "doing", "waiting", "done"))
        boards.move_task(self.store, self._draw.choice(self._cards()), state)

    def _add(self) -> None:
        boards.add_card(self.store, self._draw.choice(self._lanes()), f"Carte {self.moves}")

    def _away(self) -> None:
        card = self._draw.choice(self._cards())
        if self._draw.random() < 0.5:
            tasks.archive_task(self.store, card)
        else:
            tasks.set_task_state(self.store, card, "dropped")

    def _undo(self) -> None:
        self.store.undo()

    def _columns(self) -> None:
        column = self._draw.choice(self._lanes())
        if self._draw.random() < 0.5:
            boards.remove_column(self.store, column)
        else:
            boards.move_column(self.store, column)

    def _cards(self) -> list[str]:
        return sorted(_living(self.store))

    def _lanes(self) -> list[str]:
        with self.store.read() as session:
            asked = select(BoardColumn.id).where(BoardColumn.deleted.is_(None))
            return list(session.scalars(asked.order_by(BoardColumn.id)))


def _living(store: Store) -> set[str]:
    """The tasks that a board must show."""
    with store.read() as session:
        asked = select(Task.id).where(
            Task.deleted.is_(None), Task.archived.is_not(True), Task.state != "dropped",
            Task.body_id.in_(BODIES),
        )  # fmt: skip
        return set(session.scalars(asked))


def _shown(store: Store) -> Shown:
    """Every column of the two boards and of the board of all, in order."""
    found: Shown = {}
    for body in BODIES:
        sheet = queries.board(store, body, work_ground.TODAY)
        assert sheet is not None
        for column in sheet.columns:
            found[f"{body} {column.id}"] = [card.task_id for card in column.cards]
    for column in queries.all_boards(store, work_ground.TODAY).columns:
        cards = [card.task_id for card in column.cards if card.body_id in BODIES]
        found[f"all {column.id}"] = cards
    return found


def _once(shown: Shown, *, everywhere: bool) -> Counter[str]:
    return Counter(
        card
        for column, cards in shown.items() if column.startswith("all ") == everywhere
        for card in cards
    )  # fmt: skip


def _agree(marie: Store, luc: Store) -> None:
    here, there = _shown(marie), _shown(luc)
    assert here == there
    assert _living(marie) == _living(luc)
    for everywhere in (False, True):
        assert _once(here, everywhere=everywhere) == dict.fromkeys(_living(marie), 1)


@pytest.fixture
def laptops(ground: Path, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    path = tmp_path / "marie.dsi"
    path.write_bytes(ground.read_bytes())
    marie = _filled(path)
    luc = copied_to(marie, tmp_path / "luc.dsi", "Luc", "Portable de Luc")
    yield marie, luc
    marie.close()
    luc.close()


def _filled(path: Path) -> Store:
    opened = work_ground.reopen(path)
    for number in range(CARDS):
        body = BODIES[number % 2]
        boards.add_card(opened, work_ground.column(opened, "todo", body), f"Carte {number}")
    return opened


@pytest.mark.timeout(3_600)
def test_that_random_moves_of_two_laptops_end_on_the_same_boards(
    laptops: tuple[Store, Store],
) -> None:
    marie, luc = laptops
    draw = Random(budget.seed())
    hands = Hand(marie, draw), Hand(luc, draw)
    with marie.hurried(), luc.hurried():
        while sum(hand.moves for hand in hands) < MOVES:
            for hand in hands:
                for _step in range(APART):
                    hand.gesture()
            give(marie, luc)
            give(luc, marie)
            _agree(marie, luc)

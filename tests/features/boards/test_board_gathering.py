"""One place for each task on its board, whatever happened to its card."""

from dataclasses import replace

import pytest

from dsi_desktop.db.schema.work import BoardColumn, Card, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.queries.gathering import gathered
from dsi_desktop.features.boards.queries.lines import CardLine
from support import work_ground as ground

COLUMNS = [("todo1", "todo"), ("todo2", "todo"), ("done1", "done")]


def _card(task: str, column: str, state: str = "todo", card: str = "c") -> CardLine:
    return CardLine(task, card, column, task, state, "b", "", 0, "", "", "", False, 0, 0)


def _places(cards: list[CardLine]) -> list[tuple[str, str]]:
    return [(card.task_id, card.column_id) for card in gathered(cards, COLUMNS)]


def test_that_a_card_stands_where_its_column_and_its_task_agree() -> None:
    assert _places([_card("a", "todo2"), _card("b", "todo1")]) == [("a", "todo2"), ("b", "todo1")]


@pytest.mark.parametrize(("column", "state", "place"), [
    ("other board", "todo", "todo1"), ("done1", "todo", "todo1"), ("", "done", "done1"),
    ("todo2", "waiting", "todo2"), ("other board", "waiting", "todo1"),
])  # fmt: skip
def test_that_a_card_astray_goes_to_the_first_column_of_its_state(
    column: str, state: str, place: str
) -> None:
    assert _places([_card("a", column, state), _card("b", "todo1")]) == [
        ("b", "todo1"), ("a", place),
    ]


def test_that_a_task_with_two_cards_stands_once() -> None:
    assert _places([_card("a", "elsewhere"), _card("a", "todo2"), _card("a", "todo1")]) == [
        ("a", "todo2"),
    ]
    assert _places([_card("a", "x", "waiting"), _card("a", "y", "waiting")]) == [("a", "todo1")]


def test_that_a_board_without_column_shows_nothing_and_breaks_nothing() -> None:
    assert [card.column_id for card in gathered([_card("a", "x")], [])] == [""]
    assert gathered([], COLUMNS) == []


def test_that_a_line_keeps_all_else() -> None:
    (found,) = gathered([replace(_card("a", "x"), late=True, age=3)], COLUMNS)
    assert (found.late, found.age) == (True, 3)


def test_that_a_card_left_on_another_board_is_shown_on_that_of_its_body(store: Store) -> None:
    task = ground.task(store)
    with store.operation("Deux ordinateurs") as op:
        op.get(Task, task).body_id = ground.FOOD
    for body, shown in ((ground.TRANSPORT, False), (ground.FOOD, True)):
        sheet = queries.board(store, body, ground.TODAY)
        assert sheet is not None
        held = {card.task_id: column.state for column in sheet.columns for card in column.cards}
        assert (task in held) is shown
        assert held.get(task, "doing") == "doing"
    boards.move_card(
        store, ground.card(store), ground.column(store, "done", ground.FOOD)
    )
    places = [row for row in ground.every(store, Card)
              if row.task_id == task and row.deleted is None]  # fmt: skip
    assert ground.column(store, "done", ground.FOOD) in {row.column_id for row in places}


def test_that_a_card_left_elsewhere_does_not_hold_a_column(store: Store) -> None:
    with store.operation("Deux ordinateurs") as op:
        op.get(Task, ground.task(store)).body_id = ground.FOOD
    boards.remove_column(store, ground.column(store, "doing"))
    gone = next(
        r for r in ground.every(store, BoardColumn) if r.id == ground.column(store, "doing")
    )
    assert gone.deleted

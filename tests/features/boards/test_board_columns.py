"""The columns of a board: their states, their limits, their lanes, their totals."""

import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.settings import Setting
from dsi_desktop.db.schema.work import Board, BoardColumn, Card, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.rules import columns as rules
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import RuleBroken
from support import work_ground as ground


def _column(store: Store, state: str) -> BoardColumn:
    wanted = ground.column(store, state)
    return next(row for row in ground.every(store, BoardColumn) if row.id == wanted)


def _task(store: Store, title: str) -> Task:
    return next(row for row in ground.every(store, Task) if row.title == title)


def test_that_a_limit_is_a_number_of_cards_or_nothing() -> None:
    assert [rules.limit_of(number, "wip_limit") for number in (None, 0, 1, 999)] == [
        None, None, 1, 999,
    ]
    for wrong in (-1, 1000):
        with pytest.raises(RuleBroken) as refused:
            rules.limit_of(wrong, "wip_limit")
        assert refused.value.field == "wip_limit"


def test_that_only_known_words_are_chosen() -> None:
    assert rules.choice_of("swimlane", "action", "swimlanes") == "action"
    assert rules.column_state("idea") == "idea"
    with pytest.raises(RuleBroken):
        rules.choice_of("swimlane", "weather", "swimlanes")
    for wrong in ("dropped", "nowhere"):
        with pytest.raises(RuleBroken):
            rules.column_state(wrong)


def test_that_limits_are_said_in_words() -> None:
    assert rules.limit_words(None, None, "block") == "sans limite"
    assert rules.limit_words(5, None, "warn") == "5 au plus, avertit"
    assert rules.limit_words(None, 2, "block") == "2 par couloir, bloque"
    assert rules.limit_words(5, 2, "block") == "5 au plus, 2 par couloir, bloque"


def test_that_totals_keep_the_order_of_the_head() -> None:
    assert rules.totals_of(("cost", "late", "weather", "late")) == ("late", "cost")


def test_that_the_cards_of_a_column_take_the_state_it_is_given(store: Store) -> None:
    boards.edit_column(
        store, ground.column(store, "doing"), title="Terminé", state="done", wip_limit=4,
        lane_limit=2, wip_mode="block", collapsed=True,
    )
    column = _column(store, "doing")
    assert (column.title, column.state, column.wip_limit, column.lane_limit) == (
        "Terminé", "done", 4, 2,
    )
    assert (column.wip_mode, column.collapsed) == ("block", True)
    task = _task(store, "Obtenir trois soumissions")
    assert (task.state, task.done_on) == ("done", "2026-12-04")
    (card,) = [row for row in ground.every(store, Card) if row.task_id == task.id]
    assert (card.column_id, card.deleted) == (column.id, None)
    store.undo()
    assert _task(store, "Obtenir trois soumissions").state == "doing"


def test_that_a_column_renamed_keeps_its_cards_in_their_state(store: Store) -> None:
    boards.edit_column(store, ground.column(store, "doing"), title="En chantier")
    assert _task(store, "Obtenir trois soumissions").state == "doing"


def test_that_a_column_comes_with_its_limits(store: Store) -> None:
    made = boards.add_column(
        store, ground.board(store), "À valider", "waiting", wip_limit=3, wip_mode="block"
    )
    column = next(row for row in ground.every(store, BoardColumn) if row.id == made)
    assert (column.state, column.wip_limit, column.wip_mode) == ("waiting", 3, "block")
    with pytest.raises(RuleBroken):
        boards.add_column(store, ground.board(store), "Abandonnées", "dropped")
    with pytest.raises(RuleBroken):
        boards.edit_column(store, made, wip_limit=-4)
    with pytest.raises(RuleBroken):
        boards.edit_column(store, made, title="   ")


def test_that_a_column_folds_and_unfolds(store: Store) -> None:
    column = ground.column(store, "idea")
    boards.fold_column(store, column, folded=True)
    assert _column(store, "idea").collapsed
    boards.fold_column(store, column, folded=False)
    assert not _column(store, "idea").collapsed


def test_that_what_no_board_shows_does_not_hold_a_column(store: Store) -> None:
    """An archived card comes back elsewhere: see the archives."""
    dropped = tasks.add_task(store, title="Trop cher", body_id=ground.TRANSPORT, state="waiting")
    tasks.set_task_state(store, dropped, "dropped")
    boards.remove_column(store, ground.column(store, "waiting"))
    assert _column(store, "waiting").deleted


def test_that_a_board_keeps_its_last_column(store: Store) -> None:
    for state in ("idea", "waiting", "done"):
        boards.remove_column(store, ground.column(store, state))
    for _card in range(2):
        tasks.archive_task(store, ground.task(store))
    boards.remove_column(store, ground.column(store, "doing"))
    with pytest.raises(RuleBroken) as refused:
        boards.remove_column(store, ground.column(store, "todo"))
    assert refused.value.sentence == "Un tableau garde au moins une colonne."


def test_that_a_board_is_parted_in_lanes_with_a_limit(store: Store) -> None:
    board = ground.board(store)
    boards.set_lanes(store, board, swimlanes="objective", lane_limit=5, lane_mode="block")
    kept = next(row for row in ground.every(store, Board) if row.id == board)
    assert (kept.swimlanes, kept.lane_limit, kept.lane_mode) == ("objective", 5, "block")
    for wrong in ({"swimlanes": "x"}, {"swimlanes": "none", "lane_limit": -1},
                  {"swimlanes": "none", "lane_mode": "x"}):  # fmt: skip
        with pytest.raises(RuleBroken):
            boards.set_lanes(store, board, **wrong)  # type: ignore[arg-type]


def test_that_an_archived_board_comes_back_with_what_came_meanwhile(store: Store) -> None:
    board, moved = ground.board(store), ground.task(store)
    boards.archive_board(store, board)
    tasks.add_task(store, title="Venue entretemps", body_id=ground.TRANSPORT)
    tasks.set_task_state(store, moved, "waiting")
    boards.restore_board(store, board)
    sheet = queries.board(store, ground.TRANSPORT, ground.TODAY)
    assert sheet is not None
    shown = {column.state: [card.title for card in column.cards] for column in sheet.columns}
    assert shown["todo"] == ["Relancer deux municipalités", "Venue entretemps"]
    assert shown["waiting"] == ["Obtenir trois soumissions"]
    assert shown["doing"] == []


def test_that_a_card_whose_column_went_with_the_board_is_placed_again(store: Store) -> None:
    board, column = ground.board(store), ground.column(store, "todo")
    with store.operation("Perdre une colonne") as op:
        op.remove(op.get(BoardColumn, column))
    made = boards.add_column(store, board, "Bientôt", "todo")
    boards.archive_board(store, board)
    boards.restore_board(store, board)
    sheet = queries.board(store, ground.TRANSPORT, ground.TODAY)
    assert sheet is not None
    (shown,) = [one for one in sheet.columns if one.id == made]
    assert [card.title for card in shown.cards] == ["Relancer deux municipalités"]


def test_that_choosing_no_total_is_kept_too(store: Store) -> None:
    boards.choose_totals(store, ground.board(store), ())
    with store.read() as session:
        asked = select(Setting.value).where(Setting.key == f"boards.totals:{ground.board(store)}")
        assert session.scalars(asked).all() == ["none"]

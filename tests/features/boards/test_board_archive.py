"""What was put away is found again, and comes back to its place."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Board, BoardColumn, Card, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.queries.archive import ArchivedLine, archived
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import RuleBroken
from support import work_ground as ground


def _shown(store: Store, body_id: str = ground.TRANSPORT) -> dict[str, list[str]]:
    sheet = queries.board(store, body_id, ground.TODAY)
    assert sheet is not None
    return {column.state: [card.title for card in column.cards] for column in sheet.columns}


def _titles(store: Store, body_id: str | None = None, search: str = "") -> list[str]:
    return [line.title for line in archived(store, body_id, search)]


def test_that_what_was_put_away_is_listed_with_who_and_when(store: Store) -> None:
    (line,) = archived(store)
    assert (line.kind, line.title, line.body, line.body_id, line.state, line.dropped) == (
        "task", "Vieille idée", "Transport", ground.TRANSPORT, "todo", False,
    )
    assert (line.who, line.day) == ("Marie-Ève Tremblay", ground.TODAY)


def test_that_dropped_cards_and_boards_are_listed_too(store: Store) -> None:
    tasks.set_task_state(store, ground.task(store), "dropped")
    boards.archive_board(store, ground.board(store))
    assert {(line.kind, line.title, line.dropped) for line in archived(store)} == {
        ("board", "Transport", False), ("task", "Obtenir trois soumissions", True),
        ("task", "Vieille idée", False),
    }
    assert _titles(store, ground.FOOD) == []
    assert sorted(_titles(store, ground.TRANSPORT)) == [
        "Obtenir trois soumissions", "Transport", "Vieille idée",
    ]


def test_that_words_are_looked_for_without_case_or_accents(store: Store) -> None:
    tasks.edit_task(store, ground.task(store), result="Deux prix reçus")
    boards.archive_cards(store, [ground.task(store)])
    assert _titles(store, search="IDEE transport") == ["Vieille idée"]
    assert _titles(store, search="recus") == ["Obtenir trois soumissions"]
    assert _titles(store, search="recus idée") == []
    assert len(_titles(store, search="   ")) == 2


def test_that_a_clock_out_of_time_gives_no_day() -> None:
    line = ArchivedLine("task", "t", "", "", "", 0, "todo", False, "", 10**18, "")
    assert line.day is None


def test_that_cards_go_and_come_back_together(store: Store) -> None:
    both = [ground.task(store), ground.task(store, 1)]
    boards.archive_cards(store, both)
    assert _shown(store)["doing"] == _shown(store)["todo"] == []
    boards.restore_cards(store, both)
    assert _shown(store)["doing"] == ["Obtenir trois soumissions"]
    assert _shown(store)["todo"] == ["Relancer deux municipalités"]
    store.undo()
    assert _shown(store)["doing"] == []


def test_that_a_dropped_card_comes_back_as_something_to_do(store: Store) -> None:
    task = ground.task(store)
    tasks.set_task_state(store, task, "dropped")
    boards.restore_cards(store, [task])
    assert _shown(store)["todo"] == ["Relancer deux municipalités", "Obtenir trois soumissions"]
    kept = next(row for row in ground.every(store, Task) if row.id == task)
    assert (kept.state, kept.archived) == ("todo", False)
    assert len([r for r in ground.every(store, Card) if r.task_id == task and not r.deleted]) == 1


def test_that_a_card_whose_column_went_away_finds_another(store: Store) -> None:
    task = ground.task(store)
    boards.archive_cards(store, [task])
    boards.add_column(store, ground.board(store), "Sur la route", "doing")
    boards.remove_column(store, ground.column(store, "doing"))
    boards.restore_cards(store, [task])
    assert _shown(store)["doing"] == ["Obtenir trois soumissions"]


def test_that_a_card_on_a_lost_column_finds_another(store: Store) -> None:
    task = ground.task(store)
    boards.archive_cards(store, [task])
    boards.add_column(store, ground.board(store), "Sur la route", "doing")
    with store.operation("Perdre une colonne") as op:
        op.remove(op.get(BoardColumn, ground.column(store, "doing")))
    boards.restore_cards(store, [task])
    assert _shown(store)["doing"] == ["Obtenir trois soumissions"]


def test_that_a_card_comes_back_without_board(store: Store) -> None:
    task = ground.task(store, 2)
    boards.archive_cards(store, [task])
    boards.restore_cards(store, [task])
    assert _titles(store, ground.HOUSING) == []


def test_that_nothing_comes_back_to_a_closed_chantier(store: Store) -> None:
    boards.archive_cards(store, [ground.task(store, 2)])
    task = next(line.id for line in archived(store) if line.body_id == ground.HOUSING)
    governance.end_body(store, ground.HOUSING, "2026-12-04")
    with pytest.raises(RuleBroken):
        boards.restore_cards(store, [task])
    assert "Lire le portrait" in _titles(store)


def test_that_what_was_done_long_ago_is_put_away_at_once(store: Store) -> None:
    tasks.complete_task(store, ground.task(store))
    tasks.complete_task(store, ground.task(store, 2))
    assert boards.archive_done(store, None, ground.TODAY) == 0
    tomorrow = ground.TODAY + timedelta(days=1)
    assert boards.archive_done(store, ground.TRANSPORT, tomorrow) == 1
    assert _shown(store)["done"] == []
    assert boards.archive_done(store, None, tomorrow) == 1
    assert len(archived(store)) == 3


def test_that_what_another_program_left_blank_is_still_found(store: Store) -> None:
    with store.operation("D’un autre programme") as op:
        op.add(Body(id="blank"))
        op.add(Task(id="bare"))
        op.add(Task(id="dropped", body_id="blank", state="dropped"))
        op.add(Board(id="bare-board", body_id="blank"))
        op.flush()
        for table, ids in (("task", "'bare', 'dropped'"), ("board", "'bare-board'")):
            op.execute(text(f"UPDATE {table} SET title = NULL WHERE id IN ({ids})"))
        op.execute(text("UPDATE task SET archived = 1, state = NULL, body_id = NULL, "
                        "description = NULL, result = NULL WHERE id = 'bare'"))
        op.execute(text("UPDATE board SET archived = 1 WHERE id = 'bare-board'"))
        op.execute(text("UPDATE body SET name = NULL, hue = NULL WHERE id = 'blank'"))
    found = {line.id: line for line in archived(store)}
    assert found["bare-board"].title == "Tableau"
    assert (found["bare"].title, found["bare"].state, found["dropped"].body) == ("", "", "")

"""A chantier ends or is handed over: its open cards go on elsewhere, and nothing is lost."""

import pytest

from dsi_desktop.db.history import history
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Board, BoardColumn, BoardRule, Card, Label, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.rules import DEFAULT_COLUMNS
from dsi_desktop.features.boards.rules import closing as rules
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.ids import linked_id
from support import work_ground as ground
from support.plain_words import plain

LAST = "2026-12-04"


def _shown(store: Store, body_id: str) -> dict[str, list[str]]:
    sheet = queries.board(store, body_id, ground.TODAY)
    assert sheet is not None
    return {column.title: [card.title for card in column.cards] for column in sheet.columns}


def _task(store: Store, task_id: str) -> Task:
    return next(row for row in ground.every(store, Task) if row.id == task_id)


def _body(store: Store, body_id: str) -> Body:
    return next(row for row in ground.every(store, Body) if row.id == body_id)


def _places(store: Store, task_id: str) -> list[Card]:
    return [
        row for row in ground.every(store, Card) if row.task_id == task_id and row.deleted is None
    ]


def test_that_a_card_finds_its_column_by_name_then_state_then_any_that_is_open() -> None:
    columns = [("Bientôt", "todo"), ("À faire", "todo"), ("Fait", "done")]
    assert rules.column_like(columns, "todo", "a FAIRE") == 1
    assert rules.column_like(columns, "todo", "Autre") == 0
    assert rules.column_like(columns, "waiting", "En attente") == 0
    assert rules.column_like([("Fait", "done")], "waiting", "Fait") is None


def test_that_what_moved_or_stayed_is_said() -> None:
    assert plain(rules.moved_words(0, "Mobilité")).startswith("Aucune carte ouverte")
    assert plain(rules.moved_words(1, "Mobilité")) == (
        "1 carte ouverte continue dans Mobilité, avec son histoire."
    )
    assert plain(rules.moved_words(7, "Mobilité")) == (
        "7 cartes ouvertes continuent dans Mobilité, avec leur histoire."
    )
    assert plain(rules.left_words(7, "Transport")) == (
        "7 cartes ouvertes dans Transport, qui a pris fin"
    )


def test_that_open_cards_go_on_and_what_is_done_stays(store: Store) -> None:
    going, done = ground.task(store), ground.task(store, 1)
    tasks.complete_task(store, done)
    before = history(store, "task", going)
    assert boards.close_workstream(store, ground.TRANSPORT, LAST, to_body_id=ground.FOOD) == 1
    assert (_body(store, ground.TRANSPORT).state, _body(store, ground.TRANSPORT).end_on) == (
        "closed", LAST,
    )
    assert _shown(store, ground.FOOD)["En cours"] == ["Obtenir trois soumissions"]
    assert (_task(store, going).body_id, _task(store, done).body_id) == (
        ground.FOOD, ground.TRANSPORT,
    )
    after = history(store, "task", going)
    assert [one.gesture for one in after[: len(before)]] == [one.gesture for one in before]
    assert [(one.field, one.new) for one in after[len(before):]] == [("body_id", ground.FOOD)]
    assert queries.board(store, ground.TRANSPORT, ground.TODAY) is None
    assert store.undo_label == "Clore un chantier et confier ses cartes"
    store.undo()
    assert _shown(store, ground.TRANSPORT)["En cours"] == ["Obtenir trois soumissions"]
    assert _body(store, ground.TRANSPORT).state == "active"


def test_that_cards_may_stay_in_the_chantier_that_ended(store: Store) -> None:
    assert boards.close_workstream(store, ground.TRANSPORT, LAST) == 0
    assert _shown(store, ground.TRANSPORT)["En cours"] == ["Obtenir trois soumissions"]
    assert boards.move_open_cards(store, ground.TRANSPORT, ground.FOOD) == 2
    assert queries.board(store, ground.TRANSPORT, ground.TODAY) is None


def test_that_cards_of_a_living_chantier_go_and_its_board_stays(store: Store) -> None:
    assert boards.move_open_cards(store, ground.TRANSPORT, ground.FOOD) == 2
    assert _shown(store, ground.TRANSPORT)["En cours"] == []


def test_that_who_takes_over_has_the_same_board(store: Store) -> None:
    board = ground.board(store)
    boards.rename_column(store, ground.column(store, "doing"), "Sur la route")
    second = boards.add_column(store, board, "À valider", "doing", wip_limit=2, wip_mode="block")
    boards.set_lanes(store, board, swimlanes="action", lane_limit=3, lane_mode="block")
    boards.set_rule(store, board, "ask_result", active=True, column_id=second)
    boards.set_rule(store, board, "tell_home", active=False)
    with store.operation("Étiqueter") as op:
        op.add(Label(id="l", body_id=ground.TRANSPORT, name="Navette"))
    boards.add_card(store, second, "Relire l’entente")
    new = boards.succeed_workstream(store, ground.TRANSPORT, name="Mobilité durable", on=LAST)
    shown = _shown(store, new)
    assert shown["Sur la route"] == ["Obtenir trois soumissions"]
    assert shown["À valider"] == ["Relire l’entente"]
    assert shown["À faire"] == ["Relancer deux municipalités"]
    assert _body(store, ground.TRANSPORT).successor_id == new
    made = next(row for row in ground.every(store, Board) if row.body_id == new)
    assert (made.title, made.swimlanes, made.lane_limit, made.lane_mode) == (
        "Mobilité durable", "action", 3, "block",
    )
    column = next(row for row in ground.every(store, BoardColumn)
                  if row.board_id == made.id and row.title == "À valider")  # fmt: skip
    assert (column.wip_limit, column.wip_mode) == (2, "block")
    kept = {row.effect: row for row in ground.every(store, BoardRule) if row.board_id == made.id}
    assert kept["ask_result"].column_id == column.id
    assert not kept["tell_home"].active
    (label,) = ground.every(store, Label)
    assert label.body_id == new
    assert store.undo_label == "Remplacer un chantier et confier ses cartes"


def test_that_a_board_opened_meanwhile_elsewhere_would_have_the_same_columns(
    store: Store,
) -> None:
    boards.add_column(store, ground.board(store), "Presque fait", "doing")
    new = boards.succeed_workstream(store, ground.TRANSPORT, name="Mobilité durable", on=LAST)
    board = linked_id("board", new)
    columns = {row.id for row in ground.every(store, BoardColumn) if row.board_id == board}
    usual = {linked_id("column", board, state) for state, _title in DEFAULT_COLUMNS}
    assert usual < columns
    assert len(columns) == len(usual) + 1


def test_that_a_succession_without_date_begins_today(store: Store) -> None:
    new = boards.succeed_workstream(store, ground.HOUSING, name="Toits", on="")
    assert _body(store, new).start_on == LAST
    assert _task(store, ground.task(store, 2)).body_id == new
    assert queries.board(store, new, ground.TODAY) is None


def test_that_cards_of_a_chantier_without_board_are_placed_by_state(store: Store) -> None:
    boards.move_open_cards(store, ground.HOUSING, ground.FOOD)
    assert _shown(store, ground.FOOD)["À faire"] == ["Lire le portrait"]


def test_that_a_state_without_column_takes_the_first_that_is_open(store: Store) -> None:
    for state in ("todo", "doing", "waiting"):
        boards.remove_column(store, ground.column(store, state, ground.FOOD))
    boards.move_open_cards(store, ground.TRANSPORT, ground.FOOD)
    assert _shown(store, ground.FOOD)["Idées"] == [
        "Visiter la popote", "Relancer deux municipalités", "Obtenir trois soumissions",
    ]
    assert _task(store, ground.task(store)).state == "idea"


def test_that_a_board_with_nothing_open_gives_no_place_and_keeps_the_work(store: Store) -> None:
    boards.apply_template(store, ground.HOUSING, "workstream")
    board = next(r.id for r in ground.every(store, Board) if r.body_id == ground.HOUSING)
    tasks.complete_task(store, ground.task(store, 2))
    for row in ground.every(store, BoardColumn):
        if row.board_id == board and row.state != "done" and row.deleted is None:
            boards.remove_column(store, row.id)
    boards.move_open_cards(store, ground.TRANSPORT, ground.HOUSING)
    moved = _task(store, ground.task(store))
    assert (moved.body_id, moved.state, _places(store, moved.id)) == (
        ground.HOUSING, "doing", [],
    )


def test_that_the_archived_board_of_who_takes_over_comes_back(store: Store) -> None:
    with store.read() as session:
        food = session.query(Board.id).where(Board.body_id == ground.FOOD).scalar()
    boards.archive_board(store, food)
    boards.move_open_cards(store, ground.TRANSPORT, ground.FOOD)
    shown = _shown(store, ground.FOOD)
    assert len(shown) == 5
    assert shown["En cours"] == ["Obtenir trois soumissions"]


def test_that_cards_twice_on_a_board_by_merge_go_on_once(store: Store) -> None:
    task = ground.task(store)
    with store.operation("Deux places") as op:
        op.add(Card(task_id=task, board_id=ground.board(store),
                    column_id=ground.column(store, "idea"), rank="V"))  # fmt: skip
    boards.move_open_cards(store, ground.TRANSPORT, ground.FOOD)
    assert len(_places(store, task)) == 1


def test_that_what_is_archived_or_dropped_stays(store: Store) -> None:
    dropped = tasks.add_task(store, title="Non", body_id=ground.TRANSPORT, state="dropped")
    archived = ground.archived_task(store)
    boards.move_open_cards(store, ground.TRANSPORT, ground.FOOD)
    assert {_task(store, key).body_id for key in (dropped, archived)} == {ground.TRANSPORT}


def test_that_a_closed_chantier_takes_no_card_and_nothing_is_lost(store: Store) -> None:
    governance.end_body(store, ground.FOOD, LAST)
    with pytest.raises(RuleBroken) as refused:
        boards.close_workstream(store, ground.TRANSPORT, LAST, to_body_id=ground.FOOD)
    assert plain(refused.value.sentence) == (
        "Alimentation a pris fin : choisissez une autre instance, ou rouvrez celle-ci dans "
        "l’organigramme."
    )
    assert _body(store, ground.TRANSPORT).state == "active"
    assert _shown(store, ground.TRANSPORT)["En cours"] == ["Obtenir trois soumissions"]
    with pytest.raises(RuleBroken):
        boards.move_open_cards(store, ground.TRANSPORT, ground.TRANSPORT)
    with pytest.raises(NotFound):
        boards.move_open_cards(store, ground.TRANSPORT, "nowhere")
    with pytest.raises(RuleBroken):
        boards.close_workstream(store, ground.TRANSPORT, "", to_body_id=ground.HOUSING)


def test_that_the_sentence_names_who_took_over_in_the_end(store: Store) -> None:
    second = boards.succeed_workstream(store, ground.FOOD, name="Nourrir", on=LAST)
    third = boards.succeed_workstream(store, second, name="Nourrir notre monde", on=LAST)
    with pytest.raises(RuleBroken) as refused:
        boards.move_open_cards(store, ground.TRANSPORT, ground.FOOD)
    assert plain(refused.value.sentence) == (
        "Alimentation a pris fin : choisissez plutôt Nourrir notre monde, qui prend la suite."
    )
    governance.end_body(store, third, LAST)
    with pytest.raises(RuleBroken) as refused:
        boards.move_open_cards(store, ground.TRANSPORT, ground.FOOD)
    assert "rouvrez" in refused.value.sentence


def test_that_two_successions_in_a_ring_are_refused_in_words_too(store: Store) -> None:
    with store.operation("Tourner en rond") as op:
        for one, other in ((ground.FOOD, ground.HOUSING), (ground.HOUSING, ground.FOOD)):
            body = op.get(Body, one)
            body.state, body.successor_id, body.name = "closed", other, ""
    with pytest.raises(RuleBroken) as refused:
        boards.move_open_cards(store, ground.TRANSPORT, ground.FOOD)
    assert plain(refused.value.sentence).startswith("Cette instance a pris fin :")

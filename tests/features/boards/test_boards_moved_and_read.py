"""A board keeps the order a person gave it, and its cards follow their tasks."""

import random

import pytest
from sqlalchemy import update

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Board, Card, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards import queries
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import RuleBroken
from support import work_ground as ground


def _sheet(store: Store, body_id: str = ground.TRANSPORT) -> queries.BoardSheet:
    found = queries.board(store, body_id, ground.TODAY)
    assert found is not None
    return found


def _titles(sheet: queries.BoardSheet, state: str) -> list[str]:
    (column,) = [column for column in sheet.columns if column.state == state]
    return [card.title for card in column.cards]


def _filled(store: Store, count: int) -> list[str]:
    column = ground.column(store, "todo")
    return [boards.add_card(store, column, f"Carte {number}") for number in range(count)]


def test_that_a_board_opens_with_the_columns_of_the_work_and_the_tasks_there_are(
    store: Store,
) -> None:
    assert queries.board(store, ground.HOUSING, ground.TODAY) is None
    boards.create_board(store, ground.HOUSING)
    sheet = _sheet(store, ground.HOUSING)
    assert [column.title for column in sheet.columns] == [
        "Idées", "À faire", "En cours", "En attente", "Fait",
    ]
    assert _titles(sheet, "todo") == ["Lire le portrait"]
    assert sheet.title == "Habitation"


def test_that_a_body_has_one_board_however_often_it_is_opened(store: Store) -> None:
    first = boards.ensure_board(store, ground.HOUSING)
    assert boards.ensure_board(store, ground.HOUSING) == first
    boards.archive_board(store, first)
    assert queries.board(store, ground.HOUSING, ground.TODAY) is None
    assert boards.ensure_board(store, ground.HOUSING) == first
    assert len(_sheet(store, ground.HOUSING).columns) == 5


def test_that_dropped_tasks_find_no_place_on_a_new_board(store: Store) -> None:
    tasks.add_task(store, title="Rien", body_id=ground.HOUSING, state="dropped")
    boards.create_board(store, ground.HOUSING)
    assert sum(len(column.cards) for column in _sheet(store, ground.HOUSING).columns) == 1


def test_that_a_card_says_all_that_its_face_shows(store: Store) -> None:
    (card,) = next(c for c in _sheet(store).columns if c.state == "doing").cards
    assert (card.title, card.body, card.responsible, card.initials) == (
        "Obtenir trois soumissions", "Transport", "Nadia Bouchard", "NB",
    )
    assert (card.due, card.late) == ("30\N{NO-BREAK SPACE}nov.", True)
    assert (card.checks_done, card.checks) == (1, 2)


def test_that_an_organisation_is_shown_by_its_acronym(store: Store) -> None:
    tasks.edit_task(store, ground.task(store), person_id=None, organization_id=ground.MRC)
    (card,) = next(c for c in _sheet(store).columns if c.state == "doing").cards
    assert (card.responsible, card.initials) == ("MRC de Charlevoix-Est", "MRC")


def test_that_a_moved_card_stands_where_it_was_put_and_its_task_takes_the_state(
    store: Store,
) -> None:
    first, second, third = _filled(store, 3)
    boards.move_card(store, third, ground.column(store, "todo"), first)
    shown = _titles(_sheet(store), "todo")
    assert shown[-3:] == ["Carte 0", "Carte 2", "Carte 1"]
    boards.move_card(store, second, ground.column(store, "done"))
    assert _titles(_sheet(store), "done") == ["Carte 1"]
    moved = next(row for row in ground.every(store, Task) if row.title == "Carte 1")
    assert (moved.state, moved.done_on) == ("done", "2026-12-04")
    boards.move_card(store, second, ground.column(store, "doing"))
    moved = next(row for row in ground.every(store, Task) if row.title == "Carte 1")
    assert (moved.state, moved.done_on) == ("doing", None)


def test_that_random_moves_give_the_order_of_a_plain_list(store: Store) -> None:
    drawn, column = random.Random(7), ground.column(store, "idea")
    cards = [boards.add_card(store, column, f"{number}") for number in range(6)]
    (shown,) = [c for c in _sheet(store).columns if c.id == column]
    order = [card.card_id for card in shown.cards]
    assert order == cards
    for _step in range(25):
        moved = drawn.choice(order)
        rest = [card for card in order if card != moved]
        place = drawn.randrange(len(rest) + 1)
        boards.move_card(store, moved, column, rest[place - 1] if place else None)
        order = [*rest[:place], moved, *rest[place:]]
        (shown,) = [c for c in _sheet(store).columns if c.id == column]
        assert [card.card_id for card in shown.cards] == order


def test_that_cards_ranked_alike_by_two_laptops_can_still_be_parted(store: Store) -> None:
    cards = _filled(store, 3)
    with store.operation("Ranger pareil") as op:
        op.execute(update(Card).where(Card.id.in_(cards)).values(rank="V"))
    column = ground.column(store, "todo")
    before = [c.card_id for c in next(c for c in _sheet(store).columns if c.id == column).cards]
    low, *_middle, high = [card for card in before if card in cards]
    boards.move_card(store, high, column, low)
    shown = [c.card_id for c in next(c for c in _sheet(store).columns if c.id == column).cards]
    assert shown.index(high) == shown.index(low) + 1


def test_that_on_the_board_of_all_a_card_moves_on_its_own_board(store: Store) -> None:
    transport, food = ground.task(store), ground.task(store, 3)
    boards.move_task(store, food, "doing", transport)
    shown = queries.all_boards(store, ground.TODAY)
    doing = next(column for column in shown.columns if column.state == "doing")
    assert [card.task_id for card in doing.cards][:2] == [transport, food]
    boards.move_task(store, food, "doing")
    shown = queries.all_boards(store, ground.TODAY)
    doing = next(column for column in shown.columns if column.state == "doing")
    assert doing.cards[0].task_id == food
    assert doing.cards[0].column_id == ground.column(store, "doing", ground.FOOD)


def test_that_a_task_without_card_still_changes_state_on_the_board_of_all(store: Store) -> None:
    letter = ground.task(store, 2)
    boards.move_task(store, letter, "done", ground.task(store))
    shown = queries.all_boards(store, ground.TODAY)
    assert "Lire le portrait" in _titles(shown, "done")


def test_that_a_card_added_takes_the_chantier_and_the_state_of_its_column(store: Store) -> None:
    card = boards.add_card(
        store, ground.column(store, "done"), "Lancer", person_id=ground.NADIA
    )
    task = next(row for row in ground.every(store, Task) if row.title == "Lancer")
    assert (task.body_id, task.state, task.done_on) == (ground.TRANSPORT, "done", "2026-12-04")
    boards.archive_card(store, card)
    assert _titles(_sheet(store), "done") == []


def test_that_a_card_may_stand_in_a_second_column_of_its_state(store: Store) -> None:
    column = boards.add_column(store, ground.board(store), "À valider", "doing")
    boards.add_card(store, column, "Relire")
    assert [c.title for c in _sheet(store).columns][-1] == "À valider"
    assert [card.title for card in _sheet(store).columns[-1].cards] == ["Relire"]


def test_that_columns_are_moved_and_only_empty_ones_removed(store: Store) -> None:
    boards.move_column(store, ground.column(store, "done"))
    assert _sheet(store).columns[0].title == "Fait"
    with pytest.raises(RuleBroken):
        boards.remove_column(store, ground.column(store, "doing"))
    boards.remove_column(store, ground.column(store, "waiting"))
    assert len(_sheet(store).columns) == 4


def test_that_chantiers_are_listed_with_what_is_open_and_late(store: Store) -> None:
    found = [
        (line.name, line.open_cards, line.late_cards, line.board_id is None)
        for line in queries.chantiers(store, ground.TODAY)
    ]
    assert found == [
        ("Transport", 2, 1, False), ("Alimentation", 1, 0, False), ("Habitation", 1, 0, True),
    ]


def test_that_a_closed_chantier_stays_listed_while_it_has_a_board(store: Store) -> None:
    with store.operation("Clore") as op:
        op.get(Body, ground.HOUSING).state = "closed"
        op.get(Body, ground.FOOD).state = "closed"
    assert [line.name for line in queries.chantiers(store, ground.TODAY)] == [
        "Transport", "Alimentation",
    ]


def test_that_a_board_may_be_given_a_name(store: Store) -> None:
    boards.rename_board(store, ground.board(store), "Déplacements")
    assert _sheet(store).title == "Déplacements"
    assert len(ground.every(store, Board)) == 2


def test_that_the_sheet_shows_list_and_origin(store: Store) -> None:
    sheet = queries.card_sheet(store, ground.task(store))
    assert sheet is not None
    assert sheet.action == "1.1.1 Essayer proche"
    assert sheet.motion == "Résolution CC-2026-014 – Demander 18 000 $"
    assert sheet.meeting == "Comité conseil, 3\N{NO-BREAK SPACE}déc.\N{NO-BREAK SPACE}26"
    assert [(line.text, line.done) for line in sheet.checks] == [
        ("Première soumission", False), ("Deuxième soumission", True),
    ]
    assert queries.card_sheet(store, "nobody") is None


def test_that_people_are_offered_by_family_name(store: Store) -> None:
    assert [choice.name for choice in queries.people(store)] == [
        "Nadia Bouchard", "Stéphane Leblanc",
    ]
    assert [choice.name for choice in queries.bodies(store)] == [
        "Transport", "Alimentation", "Habitation", "Comité conseil",
    ]

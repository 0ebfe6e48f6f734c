"""The page « Chantiers » by mouse, by keyboard and by ear."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.page import build
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.page.cards import MIME, CardsModel
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.board_page import shown
from support.modal import answering
from support.page_walk import check_names, check_sizes
from support.work_desk import QuietDesk

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk()


@pytest.fixture
def page(store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[BoardsPage]:
    with shown(store, desk, qtbot, qapp) as made:
        yield made


def _titles(page: BoardsPage, column: int) -> list[str]:
    return [card.title for card in page.board.panels[column].model.rows]


def _press(
    qtbot: QtBot, page: BoardsPage, column: int, key: Qt.Key, held: Qt.KeyboardModifier = NONE
) -> None:
    qtbot.keyClick(page.board.panels[column].view, key, held)


def _on_transport(page: BoardsPage, store: Store) -> None:
    page.presenter.choose(ground.TRANSPORT)
    page.board.reveal(ground.task(store))


def test_that_all_chantiers_are_shown_together_first(page: BoardsPage) -> None:
    assert [panel.model.column.title for panel in page.board.panels] == [
        "Idées", "À faire", "En cours", "En attente", "Fait",
    ]
    assert _titles(page, 1)[0] == "Relancer deux municipalités"
    assert set(_titles(page, 1)) >= {"Lire le portrait", "Écrire au ministère"}


def test_that_a_card_is_carried_across_columns_by_keyboard_and_said(
    page: BoardsPage, store: Store, desk: QuietDesk, qtbot: QtBot
) -> None:
    _on_transport(page, store)
    _press(qtbot, page, 2, Qt.Key.Key_Right, CTRL)
    assert _titles(page, 3) == ["Obtenir trois soumissions"]
    assert page.board.panels[3].view.current() is not None
    assert desk.told == ["Obtenir trois soumissions, déplacée dans En attente, position 1 sur 1"]
    _press(qtbot, page, 3, Qt.Key.Key_Left, CTRL)
    _press(qtbot, page, 2, Qt.Key.Key_Left, CTRL)
    assert _titles(page, 1) == ["Obtenir trois soumissions", "Relancer deux municipalités"]
    store.undo()
    assert _titles(page, 2) == ["Obtenir trois soumissions"]


def test_that_a_card_is_reordered_by_keyboard_and_stops_at_the_ends(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    for number in range(2):
        boards.add_card(store, ground.column(store, "doing"), f"Carte {number}")
    _on_transport(page, store)
    first = "Obtenir trois soumissions"
    _press(qtbot, page, 2, Qt.Key.Key_Up, CTRL)
    assert _titles(page, 2) == [first, "Carte 0", "Carte 1"]
    _press(qtbot, page, 2, Qt.Key.Key_Down, CTRL)
    assert _titles(page, 2) == ["Carte 0", first, "Carte 1"]
    _press(qtbot, page, 2, Qt.Key.Key_Down, CTRL)
    _press(qtbot, page, 2, Qt.Key.Key_Down, CTRL)
    assert _titles(page, 2) == ["Carte 0", "Carte 1", first]
    _press(qtbot, page, 2, Qt.Key.Key_Up, CTRL)
    assert _titles(page, 2) == ["Carte 0", first, "Carte 1"]
    _press(qtbot, page, 2, Qt.Key.Key_Right, CTRL)
    answering({}, wanted="donné")
    _press(qtbot, page, 3, Qt.Key.Key_Right, CTRL)
    _press(qtbot, page, 4, Qt.Key.Key_Right, CTRL)
    assert _titles(page, 4) == [first]


def test_that_arrows_walk_between_columns(page: BoardsPage, store: Store, qtbot: QtBot) -> None:
    _on_transport(page, store)
    page.board.panels[2].view.take_focus()
    _press(qtbot, page, 2, Qt.Key.Key_Left)
    assert page.board.panels[1].view.hasFocus()
    assert page.board.current_column() == 1
    for column in (1, 0):
        _press(qtbot, page, column, Qt.Key.Key_Left)
    assert page.board.panels[0].view.hasFocus()


def test_that_the_board_of_all_moves_a_card_on_its_own_board(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    food = ground.task(store, 3)
    page.board.reveal(food)
    _press(qtbot, page, 0, Qt.Key.Key_Right, CTRL)
    sheet = queries.board(store, ground.FOOD, ground.TODAY)
    assert sheet is not None
    assert [card.task_id for card in sheet.columns[1].cards] == [food]


def _mime(task_id: str) -> QMimeData:
    mime = QMimeData()
    mime.setData(MIME, task_id.encode())
    return mime


def test_that_a_dropped_card_lands_where_the_line_was(
    page: BoardsPage, store: Store, desk: QuietDesk
) -> None:
    page.presenter.choose(ground.TRANSPORT)
    view, mime = page.board.panels[1].view, _mime(ground.task(store))
    left = Qt.MouseButton.LeftButton
    move = Qt.DropAction.MoveAction
    point = QPointF(40, 90)
    view.dragEnterEvent(QDragEnterEvent(point.toPoint(), move, mime, left, NONE))
    view.dragMoveEvent(QDragMoveEvent(point.toPoint(), move, mime, left, NONE))
    assert not view.grab().isNull()
    view.dragLeaveEvent(QDragLeaveEvent())
    view.dropEvent(QDropEvent(point, move, mime, left, NONE))
    assert _titles(page, 1) == ["Relancer deux municipalités", "Obtenir trois soumissions"]
    assert desk.told[-1].endswith("À faire, position 2 sur 2")


def test_that_what_is_not_a_card_is_not_taken(page: BoardsPage, store: Store) -> None:
    view, mime = page.board.panels[1].view, QMimeData()
    mime.setText("une phrase")
    left, move, point = Qt.MouseButton.LeftButton, Qt.DropAction.MoveAction, QPointF(40, 90)
    before = store.undo_label
    view.dragEnterEvent(QDragEnterEvent(point.toPoint(), move, mime, left, NONE))
    view.dragMoveEvent(QDragMoveEvent(point.toPoint(), move, mime, left, NONE))
    view.dropEvent(QDropEvent(point, move, mime, left, NONE))
    assert store.undo_label == before


def test_that_a_drop_on_its_own_place_writes_nothing(page: BoardsPage, store: Store) -> None:
    page.presenter.choose(ground.TRANSPORT)
    before = store.undo_label
    page.presenter.moves.drop((ground.task(store),), 2, 1)
    page.presenter.moves.drop((ground.task(store),), 2, 0)
    assert store.undo_label == before


def test_that_a_card_is_read_aloud_whole(page: BoardsPage, store: Store) -> None:
    _on_transport(page, store)
    model = page.board.panels[2].model
    said = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Obtenir trois soumissions, Transport, responsable Nadia Bouchard, "
        "échéance 30\N{NO-BREAK SPACE}nov., en retard, 1 de 2 éléments faits, En cours, "
        "carte 1 de 1"
    )
    page.presenter.choose("")
    model = page.board.panels[1].model
    read = [model.spoken(row) for row in range(model.rowCount())]
    assert any("responsable Toutes, sans échéance" in said for said in read)


def test_that_the_list_of_cards_keeps_the_promises_of_a_model(store: Store, qtbot: QtBot) -> None:
    sheet = queries.board(store, ground.TRANSPORT, ground.TODAY)
    assert sheet is not None
    model = CardsModel(sheet.columns[1])
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for column in (*sheet.columns, sheet.columns[2], sheet.columns[0]):
        model.show_column(column)
    assert tester.model() is model
    assert model.mimeTypes() == [MIME]
    assert model.supportedDropActions() == Qt.DropAction.MoveAction
    assert model.flags(QModelIndex()) & Qt.ItemFlag.ItemIsDropEnabled


def test_that_five_hundred_cards_are_shown_at_once(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    with store.operation("Remplir") as op:
        for number in range(500):
            tasks.write_task(op, title=f"Carte {number}", body_id=ground.TRANSPORT)
    page.presenter.choose(ground.TRANSPORT)
    assert page.board.panels[1].model.rowCount() == 501
    assert len(page.board.panels[1].findChildren(QPushButton)) == 0


def test_that_a_chantier_without_board_offers_to_open_it(page: BoardsPage, store: Store) -> None:
    page.presenter.choose(ground.HOUSING)
    (opener,) = [b for b in page.findChildren(QPushButton) if b.text() == "Ouvrir le tableau"]
    opener.click()
    assert _titles(page, 1) == ["Lire le portrait"]


def test_that_a_board_is_opened_by_its_record(page: BoardsPage, store: Store) -> None:
    page.open_record("board", ground.board(store))
    assert page.presenter.body_id == ground.TRANSPORT
    page.open_record("task", ground.task(store, 3))
    assert page.presenter.body_id == ""


def test_that_what_a_rule_refuses_is_said_by_the_desk(
    page: BoardsPage, store: Store, desk: QuietDesk
) -> None:
    page.open_record("task", ground.task(store))
    page.presenter.written(lambda: tasks.add_check(store, ground.task(store), "  "))
    assert desk.refused[0].sentence == "Écrivez ce qu’il y a à faire."


def test_that_a_chantier_that_goes_leaves_the_board_of_all(
    page: BoardsPage, store: Store
) -> None:
    page.presenter.choose(ground.HOUSING)
    with store.operation("Clore") as op:
        op.get(ground.Body, ground.HOUSING).state = "closed"
    assert page.presenter.body_id == ""


def test_that_many_chantiers_are_chosen_from_a_list(page: BoardsPage, store: Store) -> None:
    with store.operation("Multiplier") as op:
        for number in range(6):
            op.add(ground.Body(name=f"Chantier numéro {number}", rank=f"W{number}"))
    page.presenter.choose(ground.FOOD)
    assert page.presenter.body_id == ground.FOOD
    page.picker.chosen.emit(ground.TRANSPORT)
    assert page.presenter.body_id == ground.TRANSPORT


def test_that_every_control_of_the_page_has_its_own_name(
    page: BoardsPage, store: Store
) -> None:
    check_names(page)
    page.open_record("task", ground.task(store))
    check_names(page)
    QApplication.processEvents()
    check_sizes(page)


def test_that_the_dark_look_is_worn_without_building_again(
    page: BoardsPage, qapp: QApplication
) -> None:
    before = page.board.grab().toImage()
    wear(qapp, "dark")
    assert page.board.grab().toImage() != before
    wear(qapp)


def test_that_a_demarche_without_chantier_says_where_to_begin(
    tmp_path_factory: pytest.TempPathFactory, desk: QuietDesk, qtbot: QtBot
) -> None:
    store = Store.create(
        tmp_path_factory.mktemp("vide") / "vide.dsi", clock=ground.frozen(ground.TODAY)
    )
    page = build(store, desk)
    assert isinstance(page, BoardsPage)
    qtbot.addWidget(page)
    page.show()
    for opener in page.findChildren(QPushButton):
        if opener.text() == "Aller à l’organigramme":
            opener.click()
    assert desk.shown == ["governance"]
    store.close()

"""The board on screen: lanes, folded columns, heads, cards chosen together, lines written fast."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.directory import Remark
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Label, Task, TaskLabel
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards.page import build
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.page.card_delegate import age_words, is_stale
from dsi_desktop.features.boards.page.cards import carrying
from dsi_desktop.features.boards.page.cell import Cell
from dsi_desktop.features.boards.page.column_head import ColumnHead, ColumnStrip
from dsi_desktop.features.boards.page.portrait import portrait
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.page_walk import check_names
from support.plain_words import plain
from support.work_desk import QuietDesk, put_away

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk()


@pytest.fixture
def page(store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[BoardsPage]:
    """Show Transport with three ideas more."""
    boards.add_cards(store, ground.column(store, "idea"), ("Un", "Deux", "Trois"))
    wear(qapp)
    made = build(store, desk)
    assert isinstance(made, BoardsPage)
    made.resize(1150, 700)
    made.show()
    qtbot.waitExposed(made)
    stop = store.bus.subscribe(made.take_changes)
    made.presenter.choose(ground.TRANSPORT)
    qapp.processEvents()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    yield made
    stop()
    put_away(made)


def press(cell: Cell, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(cell.view, key, held)


def titles(cell: Cell) -> list[str]:
    return [card.title for card in cell.model.rows]


def chosen(page: BoardsPage) -> set[str]:
    found = {page.presenter.card(key) for key in page.board.chosen()}
    return {card.title for card in found if card is not None}


def head(page: BoardsPage, at: int) -> ColumnHead:
    found = page.board.grid.heads[at]
    assert isinstance(found, ColumnHead)
    return found


def spot(cell: Cell, row: int) -> QPoint:
    return cell.view.visualRect(cell.model.index(row, 0)).center()


def test_that_cards_are_chosen_by_shift_and_carried_together(
    page: BoardsPage, store: Store
) -> None:
    ideas = page.board.panels[0]
    ideas.view.take_focus(0)
    press(ideas, Qt.Key.Key_Down, SHIFT)
    assert chosen(page) == {"Un", "Deux"}
    press(ideas, Qt.Key.Key_Right, CTRL)
    assert titles(page.board.panels[1])[:2] == ["Un", "Deux"]
    assert chosen(page) == {"Un", "Deux"}
    assert page.board.panels[1].view.hasFocus()
    store.undo()
    assert titles(ideas) == ["Un", "Deux", "Trois"]


def test_that_ctrl_a_chooses_the_column_then_the_board(page: BoardsPage) -> None:
    ideas = page.board.panels[0]
    ideas.view.take_focus(0)
    press(ideas, Qt.Key.Key_A, CTRL)
    assert chosen(page) == {"Un", "Deux", "Trois"}
    press(ideas, Qt.Key.Key_A, CTRL)
    assert len(chosen(page)) == 5
    press(ideas, Qt.Key.Key_Down)
    assert chosen(page) == {"Deux"}


def test_that_a_click_chooses_one_and_ctrl_adds_across_columns(page: BoardsPage) -> None:
    ideas, todo = page.board.panels[0], page.board.panels[1]
    QTest.mouseClick(ideas.view.viewport(), LEFT, NONE, spot(ideas, 0))
    QTest.mouseClick(todo.view.viewport(), LEFT, CTRL, spot(todo, 0))
    assert chosen(page) == {"Un", "Relancer deux municipalités"}
    assert set(ideas.view.lifted) == set(page.board.chosen())
    QTest.mouseClick(ideas.view.viewport(), LEFT, NONE, spot(ideas, 2))
    assert chosen(page) == {"Trois"}
    assert not todo.view.selected()


def test_that_suppr_archives_all_that_is_chosen(page: BoardsPage, desk: QuietDesk) -> None:
    ideas = page.board.panels[0]
    ideas.view.take_focus(0)
    press(ideas, Qt.Key.Key_A, CTRL)
    press(ideas, Qt.Key.Key_Delete)
    assert titles(ideas) == []
    assert desk.told[-1] == "3 cartes archivées. Ctrl+Z les ramène."
    assert page.board.in_hand() == ""


def test_that_a_column_folds_to_a_strip_by_one_key_and_unfolds(page: BoardsPage) -> None:
    press(page.board.panels[0], Qt.Key.Key_Minus)
    strip = page.board.grid.heads[0]
    assert isinstance(strip, ColumnStrip)
    assert strip.hasFocus()
    assert strip.accessibleName() == "Colonne repliée Idées, 3 cartes"
    assert not strip.grab().isNull()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert page.board.current_column() == 1
    press(page.board.panels[0], Qt.Key.Key_Left)
    assert strip.hasFocus()
    QTest.keyClick(strip, Qt.Key.Key_Left)
    QTest.keyClick(strip, Qt.Key.Key_A)
    assert strip.hasFocus()
    assert page.board.reveal(strip.column.cards[0].task_id)
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert titles(page.board.panels[0]) == ["Un", "Deux", "Trois"]
    assert page.board.panels[0].view.hasFocus()


def test_that_a_folded_column_takes_what_is_dropped_and_unfolds_by_a_click(
    page: BoardsPage, store: Store
) -> None:
    press(page.board.panels[0], Qt.Key.Key_Minus)
    strip = page.board.grid.heads[0]
    assert isinstance(strip, ColumnStrip)
    mime, move, point = carrying([ground.task(store)]), Qt.DropAction.MoveAction, QPointF(9, 90)
    strip.dragEnterEvent(QDragEnterEvent(point.toPoint(), move, mime, LEFT, NONE))
    strip.dropEvent(QDropEvent(point, move, mime, LEFT, NONE))
    assert strip.column.cards[0].title == "Obtenir trois soumissions"
    QTest.mouseClick(strip, LEFT, NONE, QPoint(9, 90))
    assert titles(page.board.panels[0])[0] == "Obtenir trois soumissions"


def test_that_a_head_says_its_totals_and_warns_past_its_limit(
    page: BoardsPage, store: Store
) -> None:
    assert head(page, 2).more.whole() == "1 en retard"
    assert plain(head(page, 0).title.accessibleName()) == "Idées, 3 cartes"
    boards.edit_column(store, ground.column(store, "idea"), wip_limit=2)
    assert (head(page, 0).count.text(), head(page, 0).more.whole()) == ("3/2", "⚠ 3 sur 2 au plus")
    assert head(page, 0).title.accessibleName().endswith("3 sur 2 au plus")
    boards.choose_totals(store, ground.board(store), ("hours",))
    assert (head(page, 1).count.text(), head(page, 2).more.whole()) == ("", "")


def test_that_the_menu_of_a_head_adds_and_folds(page: BoardsPage) -> None:
    one = head(page, 1)
    there = one.mapToGlobal(QPoint(5, 5))
    one.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), there))
    menu = one.findChild(QMenu)
    assert menu is not None
    assert [plain(action.text()) for action in menu.actions()] == [
        "Ajouter une carte à À faire", "Replier la colonne",
    ]
    menu.actions()[1].trigger()
    menu.close()
    assert isinstance(page.board.grid.heads[1], ColumnStrip)


# --- writing fast ----------------------------------------------------------------------------


def test_that_lines_pasted_are_as_many_cards_once_agreed(page: BoardsPage, desk: QuietDesk) -> None:
    cell = page.board.panels[1]
    head(page, 1).add.click()
    quick = cell.quick
    assert quick is not None
    QGuiApplication.clipboard().setText("- Écrire\n\n• Appeler\n  Visiter\n")
    desk.agrees = False
    QTest.keyClick(quick.line, Qt.Key.Key_V, CTRL)
    assert titles(cell) == ["Relancer deux municipalités"]
    desk.agrees = True
    QTest.keyClick(quick.line, Qt.Key.Key_V, CTRL)
    assert titles(cell) == ["Écrire", "Appeler", "Visiter", "Relancer deux municipalités"]
    QGuiApplication.clipboard().setText("Une seule")
    QTest.keyClick(quick.line, Qt.Key.Key_V, CTRL)
    assert quick.line.text() == "Une seule"


def test_that_a_full_column_keeps_the_words_and_says_why(page: BoardsPage, store: Store) -> None:
    boards.edit_column(store, ground.column(store, "idea"), wip_limit=3, wip_mode="block")
    cell = page.board.panels[0]
    press(cell, Qt.Key.Key_N)
    assert cell.quick is not None
    cell.quick.line.setText("De trop")
    QTest.keyClick(cell.quick.line, Qt.Key.Key_Return)
    assert (cell.quick.line.text(), titles(cell)) == ("De trop", ["Un", "Deux", "Trois"])
    assert "prend 3 cartes au plus" in cell.quick.error.text()
    boards.edit_column(store, ground.column(store, "idea"), wip_mode="warn")
    QTest.keyClick(cell.quick.line, Qt.Key.Key_Return)
    assert titles(cell)[0] == "De trop"
    assert cell.quick.error.isHidden()


# --- lanes -----------------------------------------------------------------------------------


def in_lanes(page: BoardsPage, store: Store, **limits: object) -> list[list[Cell | None]]:
    boards.set_lanes(
        store, ground.board(store), swimlanes="objective", **limits,  # type: ignore[arg-type]
    )
    return page.board.grid.cells


def cell_at(page: BoardsPage, lane: int, column: int) -> Cell:
    found = page.board.grid.cells[lane][column]
    assert found is not None
    return found


def test_that_lanes_are_walked_and_crossed_by_keys(page: BoardsPage, store: Store) -> None:
    assert len(in_lanes(page, store)) == 3
    assert titles(cell_at(page, 0, 2)) == ["Obtenir trois soumissions"]
    page.board.reveal(ground.task(store))
    press(cell_at(page, 0, 2), Qt.Key.Key_Down, CTRL | SHIFT)
    assert titles(cell_at(page, 1, 2)) == ["Obtenir trois soumissions"]
    press(cell_at(page, 1, 2), Qt.Key.Key_Down)
    assert cell_at(page, 2, 2).view.hasFocus()
    press(cell_at(page, 2, 2), Qt.Key.Key_Up)
    assert page.board.in_hand() == ground.task(store)
    press(cell_at(page, 1, 2), Qt.Key.Key_Left)
    assert cell_at(page, 1, 1).view.hasFocus()
    assert not cell_at(page, 1, 1).grab().isNull()
    press(cell_at(page, 0, 1), Qt.Key.Key_Up)
    check_names(page)


def test_that_a_lane_folds_and_shows_again_what_is_looked_for(
    page: BoardsPage, store: Store
) -> None:
    in_lanes(page, store)
    row = page.board.grid.lanes[0]
    row.fold.click()
    assert (row.folded, row.fold.accessibleName()) == (
        True, "Déplier le couloir 1.1 Se déplacer sans voiture, proche",
    )
    page.board.reveal(ground.task(store))
    assert not row.folded
    page.board.grid.fold_lane(page.board.grid.lanes[1].lane.id)
    press(cell_at(page, 0, 2), Qt.Key.Key_Down)
    assert cell_at(page, 2, 2).view.hasFocus()


def test_that_a_lane_past_its_limit_says_so(page: BoardsPage, store: Store) -> None:
    in_lanes(page, store, lane_limit=3)
    lanes = page.board.grid.lanes
    assert plain(lanes[2].more.text()) == "⚠ 4 sur 3 au plus"
    assert plain(lanes[0].more.text()) == "1/3 ouvertes, 1 en retard"
    boards.set_lanes(store, ground.board(store), swimlanes="objective")
    assert lanes[2].more.text() == "4"


def test_that_a_drag_near_an_edge_scrolls_to_the_lanes_out_of_sight(
    page: BoardsPage, store: Store, qapp: QApplication
) -> None:
    boards.add_cards(store, ground.column(store, "todo"), [f"Carte {n}" for n in range(9)])
    in_lanes(page, store)
    for _again in range(5):
        qapp.processEvents()
    grid = page.board.grid
    assert grid.area is not None
    port, bar = grid.area.viewport(), grid.area.verticalScrollBar()
    for y, moves in ((port.height() // 2, False), (port.height() - 5, True)):
        grid.follow_drag(port.mapToGlobal(QPoint(port.width() // 2, y)))
        assert (bar.value() > 0) == moves
    grid.follow_drag(port.mapToGlobal(QPoint(port.width() // 2, 5)))
    assert bar.value() == 0
    boards.set_lanes(store, ground.board(store), swimlanes="none")
    grid.follow_drag(grid.mapToGlobal(QPoint(5, 5)))
    assert grid.horizontalScrollBar().value() == 0


def test_that_a_card_dropped_in_a_lane_is_of_it(page: BoardsPage, store: Store) -> None:
    in_lanes(page, store)
    cell, mime = cell_at(page, 1, 3), carrying([ground.task(store)])
    cell.view.dropEvent(QDropEvent(QPointF(20, 20), Qt.DropAction.MoveAction, mime, LEFT, NONE))
    assert titles(cell) == ["Obtenir trois soumissions"]
    press(cell, Qt.Key.Key_N)
    assert cell.quick is not None
    cell.quick.line.setText("Ici même")
    QTest.keyClick(cell.quick.line, Qt.Key.Key_Return)
    assert titles(cell)[0] == "Ici même"
    QTest.keyClick(cell.quick.line, Qt.Key.Key_Escape)
    boards.fold_column(store, ground.column(store, "waiting"), folded=True)
    page.board.grid.lanes[1].resize_cells()
    page.board.reveal(ground.task(store, 1))
    press(cell_at(page, 2, 1), Qt.Key.Key_Right)
    assert cell_at(page, 2, 2).view.hasFocus()


# --- what a card shows -------------------------------------------------------------------------


def test_that_marks_of_a_card_are_drawn_and_read(page: BoardsPage, store: Store) -> None:
    plain_height = page.board.panels[0].view.sizeHintForRow(0)
    with store.operation("Marquer") as op:
        label = op.add(Label(name="transport", hue=2, rank="a"))
        task = op.get(Task, ground.task(store))
        task.priority, task.moved_at = "high", 1_760_000_000_000
        op.add(TaskLabel(task_id=task.id, label_id=label.id))
        op.add(Remark(record_table="task", record_id=task.id, text="À suivre"))
        low = op.get(Task, page.board.panels[1].model.rows[0].task_id)
        low.priority, low.state, low.waiting_for = "low", "waiting", "la Ville"
    cell = page.board.panels[2]
    assert page.board.panels[0].view.sizeHintForRow(0) > plain_height
    said = plain(cell.model.spoken(0))
    assert "priorité haute, étiquettes transport, 1 commentaire" in said
    assert "n’a pas bougé depuis 421 jours" in said
    assert "attend la Ville" in plain(page.board.panels[3].model.spoken(0))
    assert not page.grab().isNull()
    (card,) = cell.model.rows
    assert (is_stale(card), plain(age_words(12))) == (True, "12 j")


def test_that_a_drag_shows_how_many_cards_go(page: BoardsPage) -> None:
    view = page.board.panels[0].view
    index = page.board.panels[0].model.index(0, 0)
    delegate = view.itemDelegate()
    one, many = (portrait(view, delegate, index, count) for count in (1, 3))  # type: ignore[arg-type]
    assert one.size() == many.size()
    assert one.toImage() != many.toImage()


def test_that_a_chantier_that_ended_is_read_only_and_says_so(
    page: BoardsPage, store: Store, desk: QuietDesk
) -> None:
    assert page.board.ended.isHidden()
    with store.operation("Clore") as op:
        op.get(Body, ground.TRANSPORT).state = "closed"
    assert "a pris fin" in page.board.ended.text()
    page.board.reveal(ground.task(store))
    press(page.board.panels[2], Qt.Key.Key_Right, CTRL)
    assert titles(page.board.panels[2]) == ["Obtenir trois soumissions"]
    assert "a pris fin" in desk.refused[-1].sentence

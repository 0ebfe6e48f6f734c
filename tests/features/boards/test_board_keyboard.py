"""The keyboard on the boards: where it begins, and what it keeps in hand."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.page.filter_line import FilterLine
from dsi_desktop.features.boards.page.quick_line import QuickLine
from support import work_ground as ground
from support.board_page import shown
from support.plain_words import plain
from support.work_desk import QuietDesk


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk()


@pytest.fixture
def page(store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[BoardsPage]:
    with shown(store, desk, qtbot, qapp) as made:
        made.activateWindow()
        made.presenter.choose(ground.TRANSPORT)
        yield made


def held(page: BoardsPage) -> str:
    card = page.presenter.card(page.in_hand())
    return card.title if card is not None else ""


@pytest.mark.parametrize("view", ["board", "list", "calendar", "timeline", "archive"])
def test_that_a_view_given_the_keyboard_hands_it_to_what_answers_keys(
    page: BoardsPage, view: str
) -> None:
    page.show_view(view)
    leading = page.leading()
    assert leading is not None
    page.toolbar.setFocus()
    leading.setFocus(Qt.FocusReason.OtherFocusReason)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is not leading
    assert leading.isAncestorOf(focused)


def test_that_the_first_card_is_taken_rather_than_an_empty_column(page: BoardsPage) -> None:
    page.take_focus()
    assert not page.board.panels[0].model.rowCount()
    assert held(page) == "Relancer deux municipalités"


def test_that_the_hand_follows_a_card_that_an_undo_brings_back(
    page: BoardsPage, store: Store
) -> None:
    page.take_focus()
    page.presenter.moves.carry((page.in_hand(),), 2)
    assert page.presenter.column_of(page.in_hand()) == 3
    store.undo()
    assert held(page) == "Relancer deux municipalités"
    assert page.board.panels[1].view.hasFocus()


def test_that_a_board_built_anew_keeps_the_keyboard(page: BoardsPage, store: Store) -> None:
    page.take_focus()
    boards.move_column(store, ground.column(store, "todo"), ground.column(store, "done"))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.board.isAncestorOf(focused)
    assert held(page)


def test_that_an_empty_column_says_when_the_filter_empties_it(page: BoardsPage) -> None:
    line = page.findChild(FilterLine)
    assert line is not None
    ideas = page.board.panels[0].view
    assert plain(ideas.empty_words()) == "Aucune carte ici : N pour en écrire une."
    line.put("introuvable")
    assert ideas.empty_words() == "Aucune carte de cette colonne ne passe le filtre."


def test_that_a_card_that_the_filter_hides_is_told(
    page: BoardsPage, desk: QuietDesk, qtbot: QtBot
) -> None:
    line = page.findChild(FilterLine)
    assert line is not None
    line.put("municipalités")
    page.board.hands.add_in(1)
    quick = page.findChild(QuickLine)
    assert quick is not None
    quick.line.setText("Sous le filtre")
    qtbot.keyClick(quick.line, Qt.Key.Key_Return)
    assert desk.told[-1] == "Ajoutée. Le filtre en vigueur ne la montre pas."

"""The board on the screen of the room: what it shows, what it never does, as the page moves."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.page import build
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.page.projection import BoardProjection
from dsi_desktop.features.boards.page.room_screen import RoomScreen, project
from dsi_desktop.features.boards.presenter import Narrowing
from dsi_desktop.features.boards.presenter.projection import (
    BoardShown,
    CardShown,
    ColumnShown,
    HandShown,
    board_shown,
    heard,
)
from dsi_desktop.features.boards.queries.projected import projected_checks
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.plain_words import plain
from support.work_desk import QuietDesk, put_away

SECRETS = ("Appeler le 418 555-0199", "Elle hésite beaucoup", "Délicat avec la mairie", "4 321")


@pytest.fixture
def page(store: Store, qtbot: QtBot, qapp: QApplication) -> Iterator[BoardsPage]:
    wear(qapp)
    made = build(store, QuietDesk())
    assert isinstance(made, BoardsPage)
    made.resize(1150, 700)
    made.show()
    qtbot.waitExposed(made)
    made.presenter.choose(ground.TRANSPORT)
    made.board.reveal(ground.task(store))
    stop = store.bus.subscribe(made.take_changes)
    yield made
    stop()
    put_away(made)


def _sheet(store: Store) -> queries.BoardSheet:
    found = queries.board(store, ground.TRANSPORT, ground.TODAY)
    assert found is not None
    return found


def _picture(shown: BoardShown | None, *, wide: int = 1280, high: int = 720) -> QImage:
    window = BoardProjection()
    window.resize(wide, high)
    window.show_it(shown)
    image = window.grab().toImage()
    put_away(window)
    return image


def _spoken(shown: BoardShown) -> str:
    return plain(heard(shown))


def test_that_it_shows_the_columns_and_the_card_in_hand_with_its_list(store: Store) -> None:
    task_id = ground.task(store)
    shown = board_shown(
        _sheet(store), task_id=task_id, checks=projected_checks(store, task_id)
    )
    assert [(one.title, one.count) for one in shown.columns] == [
        ("Idées", 0), ("À faire", 1), ("En cours", 1), ("En attente", 0), ("Fait", 0),
    ]
    assert shown.hand is not None
    assert shown.hand.title == "Obtenir trois soumissions"
    assert plain(shown.hand.words) == (
        "En cours · Transport · Nadia Bouchard · 30 nov., en retard"
    )
    assert shown.hand.checks == (("Première soumission", False), ("Deuxième soumission", True))
    assert [card.in_hand for card in shown.columns[2].cards] == [True]
    assert "Deuxième soumission, fait" in _spoken(shown)


def test_that_without_a_card_in_hand_the_columns_fill_the_screen(store: Store) -> None:
    shown = board_shown(_sheet(store))
    assert shown.hand is None
    assert not shown.filter_words
    assert not shown.beside
    assert _spoken(shown).startswith("Transport. Idées 0. À faire 1.")


def test_that_the_filter_in_force_is_said_with_its_count(store: Store) -> None:
    shown = board_shown(_sheet(store), filtered=("resp:MRC", 64))
    assert plain(shown.filter_words) == "Filtre en vigueur : resp:MRC (2 de 64)"


def test_that_only_the_board_of_all_chantiers_names_the_chantier_of_each_card(
    store: Store,
) -> None:
    one = board_shown(_sheet(store))
    every = board_shown(queries.all_boards(store, ground.TODAY))
    assert {card.body for column in one.columns for card in column.cards} == {""}
    assert "Transport" in {card.body for column in every.columns for card in column.cards}


def test_that_a_folded_column_shows_its_number_only_unless_the_card_in_hand_is_there(
    store: Store,
) -> None:
    sheet = _sheet(store)
    folded = replace(
        sheet, columns=tuple(replace(one, collapsed=True) for one in sheet.columns)
    )
    shown = board_shown(folded, task_id=ground.task(store))
    assert [one.folded for one in shown.columns] == [True, True, False, True, True]
    assert shown.columns[1].count == 1
    assert shown.columns[1].cards == ()


def test_that_a_board_of_ten_columns_shows_six_around_the_card_in_hand(store: Store) -> None:
    sheet = _sheet(store)
    spare = [replace(sheet.columns[0], id=f"c{n}", title=f"Étape {n}") for n in range(5)]
    wide = replace(sheet, columns=(*spare, *sheet.columns))
    shown = board_shown(wide, task_id=ground.task(store))
    assert len(shown.columns) == 6
    assert "En cours" in [one.title for one in shown.columns]
    assert shown.beside == "4 autres colonnes"
    assert board_shown(wide).columns[0].title == "Étape 0"


def test_that_nothing_else_of_a_card_reaches_the_room(store: Store) -> None:
    task_id = ground.task(store)
    tasks.edit_task(
        store, task_id, description=SECRETS[0], cost=432_100, hours_planned=70,
        waiting_for=SECRETS[2],
    )
    tasks.add_comment(store, task_id, SECRETS[1])
    shown = board_shown(
        _sheet(store), task_id=task_id, checks=projected_checks(store, task_id)
    )
    said = f"{shown} {_spoken(shown)}"
    assert [secret for secret in SECRETS if secret in said] == []


def test_that_a_card_born_in_camera_is_not_there_for_the_room(store: Store) -> None:
    sheet = _sheet(store)
    hidden = next(card for column in sheet.columns for card in column.cards)
    shown = board_shown(sheet, task_id=hidden.task_id, closed=frozenset({hidden.task_id}))
    assert hidden.title not in _spoken(shown)
    assert shown.hand is None
    assert sum(one.count for one in shown.columns) == sum(
        len(one.cards) for one in sheet.columns
    ) - 1


def test_that_a_comment_changes_no_point_of_the_picture_and_a_box_does(
    store: Store, qapp: QApplication
) -> None:
    wear(qapp)
    task_id = ground.task(store)

    def seen() -> QImage:
        return _picture(board_shown(
            _sheet(store), task_id=task_id, checks=projected_checks(store, task_id)
        ))  # fmt: skip

    before = seen()
    tasks.add_comment(store, task_id, SECRETS[1])
    tasks.edit_task(store, task_id, description=SECRETS[0], cost=432_100)
    assert seen() == before
    tasks.add_check(store, task_id, "Troisième soumission")
    assert seen() != before


@pytest.mark.parametrize(("wide", "high"), [(1280, 720), (480, 270), (1024, 768)])
def test_that_forty_cards_long_titles_and_a_long_list_are_painted_at_any_size(
    wide: int, high: int, qapp: QApplication
) -> None:
    wear(qapp)
    long = "Demander à chacune des treize municipalités " * 6
    cards = tuple(
        CardShown(f"{long}{n}", "Chantier Mobilité" * 3, n, "Marie-Ève Tremblay" * 2,
                  "30 nov., en retard", late=True, in_hand=n == 33)
        for n in range(40)
    )
    columns = (
        ColumnShown("À faire", 40, cards, folded=False),
        ColumnShown("En attente de réponse", 12, (), folded=True),
        ColumnShown("Fait", 0, (), folded=False),
    )
    checks = tuple((f"{long}{n}", n % 2 == 0) for n in range(14))
    hand = HandShown(long, long, late=True, hue=2, checks=checks)
    with_hand = BoardShown("Transport", "", columns, "", hand)
    assert _picture(with_hand, wide=wide, high=high) != _picture(None, wide=wide, high=high)
    without = replace(with_hand, hand=None)
    assert _picture(without, wide=wide, high=high) != _picture(with_hand, wide=wide, high=high)


def test_that_the_card_in_hand_is_in_sight_in_a_long_column(qapp: QApplication) -> None:
    wear(qapp)

    def column(hand: int) -> BoardShown:
        cards = tuple(
            CardShown(f"Carte {n}", "", 1, "", "", late=False, in_hand=n == hand)
            for n in range(40)
        )
        return BoardShown("T", "", (ColumnShown("À faire", 40, cards, folded=False),), "", None)

    assert _picture(column(38)) != _picture(column(20))


def test_that_f9_opens_the_screen_follows_the_keyboard_and_closes_it(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    QTest.keyClick(page.view.focusWidget() or page, Qt.Key.Key_F9)
    screen = page.findChild(RoomScreen)
    assert isinstance(screen, RoomScreen)
    window = screen.window
    qtbot.waitUntil(window.isVisible)
    assert "Obtenir trois soumissions" in window.accessibleDescription()
    tasks.add_check(store, ground.task(store), "Troisième soumission")
    qtbot.waitUntil(lambda: "Troisième soumission" in window.accessibleDescription())
    qtbot.keyClick(page.board.panels[2].view, Qt.Key.Key_Left)
    assert "En cours 1. En attente 0. Fait 0. Relancer deux municipalités" in plain(
        window.accessibleDescription()
    )
    assert plain(window.accessibleName()) == "Projection du tableau"
    assert window.findChildren(QWidget) == []
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert not window.isVisible()
    page.presenter.choose(ground.FOOD)
    assert "Transport" in window.accessibleDescription()


def test_that_the_screen_says_the_filter_and_is_empty_without_a_board(
    page: BoardsPage, store: Store
) -> None:
    screen = project(page)
    assert project(page) is screen
    screen.toggle()
    page.presenter.narrow(
        Narrowing("resp:Nadia", lambda _body: frozenset({ground.task(store)}))
    )
    assert "resp:Nadia (1 de 2)" in plain(screen.window.accessibleDescription())
    page.presenter.narrow(None)
    page.presenter.choose(ground.HOUSING)
    assert screen.now() is None
    assert screen.window.accessibleDescription() == ""
    screen.toggle()


def test_that_the_window_leaves_with_the_page(
    store: Store, qapp: QApplication, qtbot: QtBot
) -> None:
    wear(qapp)
    made = build(store, QuietDesk())
    assert isinstance(made, BoardsPage)
    screen = project(made)
    gone: list[bool] = []
    screen.window.destroyed.connect(lambda *_each: gone.append(True))
    put_away(made)
    qtbot.waitUntil(lambda: bool(gone))

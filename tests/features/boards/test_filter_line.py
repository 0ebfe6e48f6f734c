"""The line of the filter on the page « Chantiers », by keyboard and by ear."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.page.filter_help import FilterHelp, help_lines
from dsi_desktop.features.boards.page.filter_line import FilterLine
from dsi_desktop.features.boards.queries.filtered import kept_filters
from dsi_desktop.features.boards.rules.filter_keys import KEYS
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.tasks import commands as tasks
from support import work_ground as ground
from support.board_page import shown
from support.modal import answering
from support.page_walk import check_names
from support.plain_words import plain
from support.qt_keys import type_text
from support.work_desk import QuietDesk


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk()


@pytest.fixture
def page(store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[BoardsPage]:
    with shown(store, desk, qtbot, qapp) as made:
        made.activateWindow()
        yield made


@pytest.fixture
def line(page: BoardsPage) -> FilterLine:
    return page.findChild(FilterLine)


def titles(page: BoardsPage) -> set[str]:
    assert page.sheet is not None
    return {card.title for card in page.sheet.cards}


def test_that_what_is_typed_narrows_the_board_and_is_counted(
    page: BoardsPage, line: FilterLine, desk: QuietDesk, qtbot: QtBot
) -> None:
    assert line.count.text() == plain("5 cartes")
    line.edit.setFocus()
    type_text(line.edit, "municipalités")
    qtbot.waitUntil(lambda: titles(page) == {"Relancer deux municipalités"})
    assert line.count.text() == "1 de 5 cartes"
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert desk.told[-1] == "1 de 5 cartes"
    qtbot.keyClick(line.edit, Qt.Key.Key_Escape)
    assert len(titles(page)) == 5
    assert line.edit.text() == ""


def test_that_a_part_not_understood_is_said_and_nothing_is_lost(
    page: BoardsPage, line: FilterLine, desk: QuietDesk, qtbot: QtBot
) -> None:
    line.put("en:retard")
    line.edit.setFocus()
    line.edit.setText("en:retard échéance:<30x")
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert "n’est pas compris" in desk.told[-1]
    assert (line.fault.isHidden(), line.edit.selectedText()) == (False, "échéance:<30x")
    assert titles(page) == {"Obtenir trois soumissions"}
    line.put("en:retard")
    assert line.fault.isHidden()


@pytest.mark.qt_log_ignore("This plugin does not support grabbing", extend=True)
def test_that_the_list_below_completes_by_tab_and_by_arrow(
    line: FilterLine, qtbot: QtBot
) -> None:
    line.edit.setFocus()
    type_text(line.edit, "étiq")
    assert [one.shown for one in line.edit.offered] == ["étiquette:"]
    qtbot.keyClick(line.edit.popup, Qt.Key.Key_Tab)
    assert line.edit.text() == "étiquette:"
    line.edit.clear()
    type_text(line.edit, "resp:bou")
    qtbot.keyClick(line.edit.popup, Qt.Key.Key_Down)
    qtbot.keyClick(line.edit.popup, Qt.Key.Key_Return)
    assert line.edit.text() == 'resp:"Nadia Bouchard" '


def test_that_a_counter_filters_when_it_is_pressed(page: BoardsPage, line: FilterLine) -> None:
    late = next(one for one in line.findChildren(QPushButton) if one.text() == "1 en retard")
    late.click()
    assert titles(page) == {"Obtenir trois soumissions"}
    assert line.edit.text() == "en:retard"


def test_that_a_filter_is_kept_by_name_and_put_by_one_key(
    page: BoardsPage, line: FilterLine, store: Store
) -> None:
    line.put("resp:bouchard")
    said: list[str] = []
    answering({"name": "À Nadia"}, said)
    by_words(line, "Garder ce filtre…")
    until_shown(line, "À Nadia")
    line.put("")
    assert len(titles(page)) == 5
    line.presenter.refresh()
    by_words(line, "À Nadia")
    assert titles(page) == {"Obtenir trois soumissions"}
    directory.rename_filter(store, kept_filters(store)[0].id, "À elle")
    line.presenter.refresh()
    until_shown(line, "À elle")


def by_words(line: FilterLine, words: str) -> None:
    """Choose a line of the menu of filters."""
    action = next(one for one in line.kept.fill().actions() if one.text() == words)
    assert action.isEnabled()
    action.trigger()


def until_shown(line: FilterLine, name: str) -> None:
    QApplication.processEvents()
    words = [one.text() for one in line.kept.fill().actions()]
    assert name in words


def test_that_a_kept_filter_has_a_key_that_no_page_of_the_window_has(
    page: BoardsPage, line: FilterLine, store: Store, qtbot: QtBot
) -> None:
    directory.keep_filter(store, "boards", "Les retards", "en:retard")
    assert "Shift+F1" in [
        one.shortcut().toString() for one in line.kept.fill().actions() if one.text()
    ]
    assert not [one for one in page.findChildren(QShortcut) if "Alt+" in one.key().toString()]
    page.activateWindow()
    page.take_focus()
    qtbot.keyClick(page, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert titles(page) == {"Obtenir trois soumissions"}
    qtbot.keyClick(page, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    assert line.kept.opener.text() == "Les retards"
    by_words(line, "Tout montrer")
    assert len(titles(page)) == 5


def test_that_a_kept_filter_is_renamed_replaced_and_removed_from_the_menu(
    line: FilterLine, store: Store, desk: QuietDesk
) -> None:
    directory.keep_filter(store, "boards", "Les retards", "en:retard")
    line.put("resp:bouchard")
    answering({"name": "Ceux de Nadia"})
    _about(line, "Renommer…")
    _about(line, "Remplacer par le filtre affiché")
    assert [(one.name, one.text) for one in kept_filters(store)] == [
        ("Ceux de Nadia", "resp:bouchard")
    ]
    _about(line, "Supprimer")
    assert kept_filters(store) == []
    assert plain(desk.told[-1]) == "Filtre supprimé. Ctrl+Z le ramène."


def _about(line: FilterLine, words: str) -> None:
    """Choose a line of the submenu of the first filter kept."""
    about = next(one.menu() for one in line.kept.fill().actions() if one.menu())
    assert isinstance(about, QMenu)
    next(one for one in about.actions() if one.text() == words).trigger()


def test_that_the_help_says_every_key_and_what_it_takes(
    page: BoardsPage, line: FilterLine
) -> None:
    by_words(line, "Aide du filtre")
    dialog = page.findChild(FilterHelp)
    assert isinstance(dialog, FilterHelp)
    said = {one.key: one for one in help_lines()}
    assert len(said) == len(KEYS)
    assert said["sans:"].words.startswith("responsable, échéance")
    assert all(one.meaning for one in said.values())
    check_names(dialog)
    dialog.accept()


def test_that_a_card_looked_at_is_not_counted_again(page: BoardsPage, line: FilterLine) -> None:
    buttons = set(line.findChildren(QPushButton))
    page.tell_followers()
    assert set(line.findChildren(QPushButton)) == buttons


def test_that_words_written_meanwhile_are_found_at_once(
    page: BoardsPage, line: FilterLine, store: Store
) -> None:
    line.put("navette")
    assert titles(page) == set()
    made = tasks.add_task(store, title="Horaire de la navette", body_id=ground.FOOD)
    assert titles(page) == {"Horaire de la navette"}
    line.put("")
    tasks.rename_task(store, made, "Horaire du traversier")
    line.put("traversier")
    assert titles(page) == {"Horaire du traversier"}
    line.put("navette")
    assert titles(page) == set()

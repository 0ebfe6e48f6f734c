"""H opens the history of what is in hand, from any page, by key, by mouse and by its name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from dsi_desktop.app.session import Session
from dsi_desktop.features.history.page.history_page import HistoryPage
from dsi_desktop.ui.shell.in_hand import in_hand
from dsi_desktop.ui.shell.workplace import Workplace
from support.history_ground import told
from support.qt_session import opened, settle

Key = Qt.Key


@pytest.fixture
def window(tmp_path: Path) -> Iterator[tuple[Session, Workplace]]:
    with opened(told(tmp_path)) as (session, workplace):
        session.window.activateWindow()
        settle()
        yield session, workplace


def history(workplace: Workplace) -> HistoryPage:
    page = workplace.page("history")
    assert isinstance(page, HistoryPage)
    return page


def test_that_h_opens_the_history_of_the_person_chosen_and_back_returns(
    window: tuple[Session, Workplace], qtbot: QtBot,
) -> None:
    _session, workplace = window
    workplace.open_record("person", "p")
    settle()
    page = workplace.page("directory")
    assert page is not None
    assert in_hand(page) == "p"
    qtbot.keyClick(workplace, Key.Key_H)
    settle()
    assert workplace.current == "history"
    assert history(workplace).heading() == "Stéphane Leblanc › Historique"
    qtbot.keyClick(workplace, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle()
    assert workplace.current == "directory"


def test_that_h_opens_the_history_of_the_body_of_the_organigramme(
    window: tuple[Session, Workplace], qtbot: QtBot,
) -> None:
    _session, workplace = window
    workplace.open_record("body", "b")
    settle()
    qtbot.keyClick(workplace, Key.Key_H)
    settle()
    assert history(workplace).heading() == "Comité conseil › Historique"


def test_that_with_nothing_in_hand_the_dossier_is_told(
    window: tuple[Session, Workplace], qtbot: QtBot,
) -> None:
    _session, workplace = window
    workplace.go("reports")
    settle()
    button = next(
        one for one in workplace.header.findChildren(QToolButton)
        if one.accessibleName() == "Historique"
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert history(workplace).heading() == "Historique du dossier"
    assert button.isHidden()
    qtbot.keyClick(workplace, Key.Key_H)
    assert workplace.current == "history"


def test_that_h_is_a_letter_where_one_types(
    window: tuple[Session, Workplace], qtbot: QtBot,
) -> None:
    _session, workplace = window
    workplace.go("directory")
    settle()
    page = workplace.page("directory")
    assert page is not None
    line = next(one for one in page.findChildren(QLineEdit) if one.isVisible())
    line.setFocus()
    qtbot.keyClick(line, Key.Key_H)
    settle()
    assert workplace.current == "directory"
    assert line.text() == "h"


def test_that_the_palette_knows_the_ways_into_the_history(
    window: tuple[Session, Workplace],
) -> None:
    _session, workplace = window
    found = {one.title: one for one in workplace.lookup.found("fiches supprimées")}
    assert "Fiches supprimées" in found
    found["Fiches supprimées"].act()
    settle()
    assert history(workplace).view == "removed"

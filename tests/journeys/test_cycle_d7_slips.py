"""Step D7: the evaluation slips are prepared, then what came back is counted by the keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.page.slips import SlipsPanel
from dsi_desktop.kernel.text import fr
from dsi_desktop.ui.theme import wear
from support.keyboard import press, reach, write
from support.meeting_ground import Ground, grounded


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    made.under_way()
    yield made
    made.store.close()


class Around:
    """What the panel asks of the page."""

    def __init__(self) -> None:
        self.left = 0
        self.printed = 0

    def leave(self) -> None:
        self.left += 1

    def print_kit(self) -> None:
        self.printed += 1


@pytest.fixture
def around() -> Around:
    return Around()


@pytest.fixture
def panel(ground: Ground, around: Around, qtbot: QtBot, qapp: QApplication) -> SlipsPanel:
    wear(qapp)
    made = SlipsPanel(ground.store, ground.meeting, around.leave, around.print_kit)
    qtbot.addWidget(made)
    made.resize(560, 560)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def sheet(ground: Ground) -> queries.SlipsSheet:
    return queries.slips_of(ground.store, ground.meeting)


def test_d7_slips_are_prepared_and_counted_without_a_mouse(
    ground: Ground, panel: SlipsPanel
) -> None:
    press("Ctrl+Return")
    assert sheet(ground).prepared
    first = sheet(ground).questions[0][0]
    panel.setFocus()
    write("5")
    press("Tab")
    write("4")
    press("Tab", "Tab", "Tab")
    write("1")
    press("Tab")
    write("3")
    press("Ctrl+Return")
    found = sheet(ground)
    assert (found.handed_out, found.returned) == (5, 4)
    assert found.counts[first, 4] == 3
    assert found.counts[first, 3] == 1
    assert fr(panel.said.text()) == fr("4 feuilles reçues sur 5")
    ground.store.undo()
    panel.refresh()
    assert sheet(ground).returned is None
    assert panel.returned.value() == 0


def test_d7_more_answers_than_slips_is_refused_and_nothing_typed_is_lost(
    ground: Ground, panel: SlipsPanel
) -> None:
    commands.prepare_slips(ground.store, ground.meeting)
    panel.refresh()
    panel.returned.setText("2")
    cell = next(iter(panel.cells.values()))
    cell.setFocus()
    cell.setText("2")
    press("+")
    assert cell.value() == 3
    panel.submit()
    assert "3 réponses pour 2 feuilles" in fr(panel.refused.text()).replace(
        "\N{NO-BREAK SPACE}", " ")
    assert cell.value() == 3
    QTest.keyClick(cell, Qt.Key.Key_Minus)
    panel.submit()
    assert not panel.refused.isVisibleTo(panel)
    assert sheet(ground).returned == 2


def test_d7_questions_of_ones_own_are_typed_one_a_line(
    ground: Ground, panel: SlipsPanel
) -> None:
    panel.questions.setPlainText("")
    panel.submit()
    assert "de 1 à 10 questions" in fr(panel.refused.text()).replace("\N{NO-BREAK SPACE}", " ")
    panel.questions.setPlainText("Le lieu convenait.\nL’heure convenait.")
    panel.submit()
    assert [text for _key, text in sheet(ground).questions] == [
        "Le lieu convenait.", "L’heure convenait."]
    assert len(panel.cells) == 8


def test_d7_the_kit_is_printed_from_there_and_escape_leaves(
    panel: SlipsPanel, around: Around
) -> None:
    reach("Imprimer la trousse")
    press("Space")
    press("Escape")
    assert (around.printed, around.left) == (1, 1)


def test_d7_what_is_typed_stays_while_nothing_else_changes(
    ground: Ground, panel: SlipsPanel
) -> None:
    commands.prepare_slips(ground.store, ground.meeting)
    panel.refresh()
    panel.returned.setText("7")
    panel.refresh()
    assert panel.returned.value() == 7
    names = [box.accessibleName() for box in panel.cells.values()]
    assert len(set(names)) == len(names) == 20

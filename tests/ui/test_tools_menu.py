"""The tools of a page answer their key, their line in the menu and their name alike."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.ui.widgets.tools_menu import ToolsMenu


@dataclass(frozen=True)
class Tool:
    """A gesture."""

    name: str
    keys: str = ""
    of_one: bool = False
    apart: bool = False
    words: str = "Imprimer"
    icon: str = "printer"


class Page(QWidget):
    """A page with tools that remembers those used."""

    def __init__(self) -> None:
        super().__init__()
        self.used: list[str] = []
        self.tools = ToolsMenu(
            self,
            (Tool("print", "Ctrl+P", apart=True), Tool("rules", of_one=True, apart=True),
             Tool("close", "F9", of_one=True)),
            lambda tool: self.used.append(tool.name),
            title="Tableau", words="Tableau…", spoken="Que faire du tableau",
        )  # fmt: skip
        QVBoxLayout(self).addWidget(self.tools.button)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def press(page: Page, qtbot: QtBot) -> list[str]:
    """Do everything each way; return what was done."""
    page.used.clear()
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page, Qt.Key.Key_F9)
    for _tool, action in page.tools.actions:
        action.trigger()
    page.tools.use("close")
    return page.used


def test_that_tools_of_one_record_rest_until_one_is_in_sight(page: Page, qtbot: QtBot) -> None:
    page.tools.show_one(False)
    assert press(page, qtbot) == ["print", "print"]
    page.tools.show_one(True)
    assert press(page, qtbot) == ["print", "close", "print", "rules", "close", "close"]


def test_that_a_line_stands_between_tools_never_above_the_first(page: Page) -> None:
    lines = [action.isSeparator() for action in page.tools.menu.actions()]
    assert lines == [False, True, False, False]


def test_that_the_button_and_its_menu_say_what_they_are(page: Page) -> None:
    assert page.tools.button.accessibleName() == "Que faire du tableau"
    assert page.tools.menu.accessibleName() == "Tableau"

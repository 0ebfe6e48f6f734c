"""The sheet of a card on its page, with a desk that hands over files."""


from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.queries.sheet import CardSheet, card_sheet
from dsi_desktop.ui.sheets.section import SheetSection
from support import work_ground as ground
from support.board_page import shown
from support.work_desk import QuietDesk

CTRL = Qt.KeyboardModifier.ControlModifier


class FilesDesk(QuietDesk):
    """A desk that hands over files."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[Path] = []
        self.target: Path | None = None
        self.asked: list[str] = []

    def ask_open_paths(self, kinds: str) -> list[Path]:
        return self.files

    def ask_save_path(self, suggested: str, kinds: str) -> Path | None:
        return self.target

    def confirm(self, question: str, yes: str) -> bool:
        self.asked.append(question)
        return self.agrees


@pytest.fixture
def desk() -> FilesDesk:
    return FilesDesk()


@pytest.fixture
def page(store: Store, desk: FilesDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[BoardsPage]:
    with shown(store, desk, qtbot, qapp) as made:
        made.open_record("task", ground.task(store))
        yield made


def sheet(store: Store) -> CardSheet:
    found = card_sheet(store, ground.task(store))
    assert found is not None
    return found


def held(page: BoardsPage, kind: type[SheetSection[CardSheet]], key: str) -> QWidget:
    return page.panel.section(kind).held(key)


def adding(page: BoardsPage, kind: type[SheetSection[CardSheet]]) -> QLineEdit:
    page.panel.section(kind).unfold()
    line = held(page, kind, "add")
    assert isinstance(line, QLineEdit)
    return line


def typed(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    """Type as a person does, then press Entrée."""
    qtbot.waitUntil(line.isVisible)
    line.setFocus()
    line.setText(text)
    qtbot.keyClick(line, Qt.Key.Key_Return)

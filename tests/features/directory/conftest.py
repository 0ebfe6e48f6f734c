"""A small directory and a small table seeded once; each test works on its own copy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.page.forms import Forms
from dsi_desktop.features.directory.page.sheet import Sheet
from dsi_desktop.ui.theme import wear
from support import commands_directory, commands_governance
from support.dossier import copied, new_dossier, template
from support.sheet_ground import PaperDesk
from support.work_desk import put_away


@pytest.fixture(scope="session")
def directory_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("directory"), commands_directory.seed)


@pytest.fixture(scope="session")
def table_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("table"), commands_governance.seed)


@pytest.fixture
def store(directory_file: Path, tmp_path: Path) -> Iterator[Store]:
    """Give a directory where nobody sits anywhere yet."""
    opened = copied(directory_file, tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def seated(table_file: Path, tmp_path: Path) -> Iterator[Store]:
    """Give the same directory with bodies, seats and members."""
    opened = copied(table_file, tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """Give a directory that waits for its first record."""
    opened = new_dossier(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def paper_desk() -> PaperDesk:
    return PaperDesk()


@pytest.fixture
def sheet(qapp: QApplication, seated: Store, paper_desk: PaperDesk) -> Iterator[Sheet]:
    wear(qapp)
    window = QWidget()
    shown = Sheet(seated, paper_desk, Forms(seated, paper_desk, window))
    shown.setParent(window)
    shown.wide = True
    window.resize(1150, 700)
    shown.resize(1100, 690)
    window.show()
    window.activateWindow()
    qapp.processEvents()
    yield shown
    put_away(window)

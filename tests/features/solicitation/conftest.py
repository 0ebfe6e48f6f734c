"""Two grounds, each written once and copied by each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.solicitation.page import build
from dsi_desktop.features.solicitation.page.solicitation_page import SolicitationPage
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY, copied, template
from support.hours_page import shown
from support.load_ground import LoadGround, copied_ground, load_ground
from support.meeting_desk import QuietDesk
from support.solicitation_ground import seed


@pytest.fixture(scope="session")
def twelve(tmp_path_factory: pytest.TempPathFactory) -> LoadGround:
    """Twelve partners over two years; its store is closed."""
    made = load_ground(tmp_path_factory.mktemp("load"))
    made.store.close()
    return made


@pytest.fixture
def ground(twelve: LoadGround, tmp_path: Path) -> Iterator[LoadGround]:
    """A copy of the twelve partners, open."""
    made = copied_ground(twelve, tmp_path)
    yield made
    made.store.close()


@pytest.fixture(scope="session")
def winter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six meetings whose loads are computed by hand."""
    return template(tmp_path_factory.mktemp("winter"), seed)


@pytest.fixture
def store(winter: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of the winter, open."""
    opened = copied(winter, tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk(TODAY)


@pytest.fixture
def page(
    ground: LoadGround, desk: QuietDesk, qtbot: QtBot, qapp: QApplication
) -> SolicitationPage:
    wear(qapp)
    return shown(build(ground.store, desk), ground, qtbot)

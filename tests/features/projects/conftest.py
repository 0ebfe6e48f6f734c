"""Six projects on the work ground, written once and copied by each test; and the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.projects.page import build
from dsi_desktop.features.projects.page.projects_page import ProjectsPage
from dsi_desktop.ui.theme import wear
from support import work_ground
from support.meeting_desk import QuietDesk
from support.projects_ground import Projects, seed_projects
from support.work_desk import put_away


@pytest.fixture(scope="session")
def carried(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Projects]:
    path = tmp_path_factory.mktemp("projects") / "projects.dsi"
    store = work_ground.open_ground(path)
    made = seed_projects(store)
    store.close()
    return path, made


@pytest.fixture
def made(carried: tuple[Path, Projects]) -> Projects:
    return carried[1]


@pytest.fixture
def store(carried: tuple[Path, Projects], tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "copy.dsi"
    path.write_bytes(carried[0].read_bytes())
    opened = work_ground.reopen(path)
    yield opened
    opened.close()


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk(work_ground.TODAY)


@pytest.fixture
def page(
    store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication
) -> Iterator[ProjectsPage]:
    wear(qapp)
    shown = build(store, desk)
    assert isinstance(shown, ProjectsPage)
    store.bus.subscribe(shown.take_changes)
    shown.resize(1150, 690)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    put_away(shown)

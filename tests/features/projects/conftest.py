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
from support.meeting_desk import QuietDesk
from support.projects_ground import Projects, seed_projects
from support.work_ground import TODAY
from support.written_ground import copied, in_sight, written


@pytest.fixture(scope="session")
def carried(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Projects]:
    return written(tmp_path_factory.mktemp("projects") / "projects.dsi", seed_projects)


@pytest.fixture
def made(carried: tuple[Path, Projects]) -> Projects:
    return carried[1]


@pytest.fixture
def store(carried: tuple[Path, Projects], tmp_path: Path) -> Iterator[Store]:
    with copied(carried[0], tmp_path) as opened:
        yield opened


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk(TODAY)


@pytest.fixture
def page(
    store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication
) -> Iterator[ProjectsPage]:
    wear(qapp)
    made = build(store, desk)
    assert isinstance(made, ProjectsPage)
    store.bus.subscribe(made.take_changes)
    with in_sight(made, qtbot) as shown:
        yield shown

"""One plan of every gap, written once and copied by each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.coverage.page import build
from dsi_desktop.features.coverage.page.coverage_page import CoveragePage
from dsi_desktop.features.coverage.queries import coverage_ground
from dsi_desktop.features.coverage.rules.ground import Ground
from dsi_desktop.ui.theme import wear
from support.coverage_ground import PLAN, seed
from support.dossier import TODAY, copied, template
from support.work_desk import QuietDesk, put_away


@pytest.fixture(scope="session")
def every_gap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("coverage"), seed)


@pytest.fixture
def store(every_gap: Path, tmp_path: Path) -> Iterator[Store]:
    opened = copied(every_gap, tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def ground(store: Store) -> Ground:
    found = coverage_ground(store, PLAN)
    assert found is not None
    return found


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk(TODAY)


@pytest.fixture
def page(
    store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication
) -> Iterator[CoveragePage]:
    wear(qapp)
    made = build(store, desk)
    assert isinstance(made, CoveragePage)
    store.bus.subscribe(made.take_changes)
    made.resize(1150, 690)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    put_away(made)

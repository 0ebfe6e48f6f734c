"""A plan to evaluate, written once and copied by each test; and the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation.page import build
from dsi_desktop.features.evaluation.page.evaluation_page import EvaluationPage
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY, copied, template
from support.evaluation_ground import seed
from support.meeting_desk import QuietDesk


@pytest.fixture(scope="session")
def evaluated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ground, its store closed."""
    return template(tmp_path_factory.mktemp("evaluated"), seed)


@pytest.fixture
def store(evaluated: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of the ground, open on 12 November 2026."""
    opened = copied(evaluated, tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk(TODAY)


@pytest.fixture
def page(store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> EvaluationPage:
    wear(qapp)
    made = build(store, desk)
    assert isinstance(made, EvaluationPage)
    qtbot.addWidget(made)
    store.bus.subscribe(made.take_changes)
    made.resize(1150, 690)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made

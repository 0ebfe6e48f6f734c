"""A meeting under way, and the page of its live minutes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.features.minutes.page import MinutesPage, build
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground, grounded


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    made.under_way()
    yield made
    made.store.close()


@pytest.fixture
def desk(tmp_path: Path) -> QuietDesk:
    return QuietDesk(TODAY, tmp_path / "pv.pdf")


@pytest.fixture
def page(ground: Ground, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> MinutesPage:
    wear(qapp)
    made = build(ground.store, desk)
    assert isinstance(made, MinutesPage)
    qtbot.addWidget(made)
    ground.store.bus.subscribe(made.take_changes)
    made.resize(1150, 700)
    made.open_record("minutes", ground.meeting)
    made.show()
    qtbot.waitExposed(made)
    return made

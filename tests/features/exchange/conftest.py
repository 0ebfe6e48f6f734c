"""A committee under way, on the laptop of the person who writes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.features.minutes.commands import refuse_frozen
from dsi_desktop.ui.theme import wear
from support.dossier import copied
from support.exchange_walk import Walk
from support.laptops_ground import close_all
from support.meeting_ground import Ground, grounded


@pytest.fixture(scope="session")
def ground_once(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """Build the committee once: a copy takes a hundredth of the time."""
    made = grounded(tmp_path_factory.mktemp("ground"))
    with made.store.hurried():
        made.under_way()
    made.store.close()
    return made


@pytest.fixture
def ground(ground_once: Ground, tmp_path: Path) -> Iterator[Ground]:
    made = replace(ground_once, store=copied(ground_once.store.path, tmp_path))
    made.store.before_undo.append(refuse_frozen)
    with made.store.hurried():
        yield made
    made.store.close()


@pytest.fixture
def walk(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Walk]:
    wear(qapp)
    made = Walk(tmp_path, qtbot)
    yield made
    made.page.hide()
    close_all()

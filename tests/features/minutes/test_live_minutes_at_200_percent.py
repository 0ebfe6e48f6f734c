"""At 200 % the live meeting shows one part at a time, and every part is a key away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.page import MinutesPage
from dsi_desktop.ui.theme import wear
from support.commands_meetings import last
from support.commands_minutes import seed
from support.dossier import TODAY, new_dossier
from support.meeting_desk import QuietDesk


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_dossier(tmp_path)
    seed(opened)
    yield opened
    opened.close()


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    wear(qapp, "light", 2.0)
    yield
    wear(qapp, "light", 1.0)


def opened_page(qtbot: QtBot, store: Store, width: int) -> MinutesPage:
    page = MinutesPage(store, QuietDesk(TODAY))
    qtbot.addWidget(page)
    page.resize(width, 700)
    page.open_record("minutes", last(store, "meeting"))
    page.show()
    return page


@pytest.mark.usefixtures("large")
def test_one_part_at_a_time_when_there_is_no_room(qtbot: QtBot, store: Store) -> None:
    page = opened_page(qtbot, store, 1200)
    shown = [panel.isVisible() for panel in (page.agenda, page.middle, page.room)]
    assert shown == [False, True, False]
    page.parts.choose("room")
    page.parts.chosen.emit("room")
    assert page.room.isVisible()
    assert not page.middle.isVisible()
    page.room.list.left.emit()
    assert page.middle.isVisible()
    assert page.parts.current() == "point"


def test_three_columns_when_there_is_room(qtbot: QtBot, store: Store) -> None:
    page = opened_page(qtbot, store, 1150)
    assert all(panel.isVisible() for panel in (page.agenda, page.middle, page.room))
    assert not page.parts.isVisible()

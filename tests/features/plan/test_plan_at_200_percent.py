"""At 200 % the titles of the plan stay readable, and the rest is reached by scrolling."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.page import build
from dsi_desktop.features.plan.page.plan_page import PlanPage
from dsi_desktop.features.plan.page.plan_tree import PlanTreeView
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.work_desk import QuietDesk, put_away

_ROOM = 1238  # what a window of 1366 leaves beside the narrow sidebar


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    wear(qapp, "light", 2.0)
    yield
    wear(qapp, "light", 1.0)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("width", [683, 1120, 2200])
def test_a_title_keeps_a_readable_width(qtbot: QtBot, width: int) -> None:
    tree = PlanTreeView()
    qtbot.addWidget(tree)
    tree.resize(width, 500)
    tree.show()
    head = tree.header()
    assert head.sectionSize(0) >= 520
    assert tree.horizontalScrollBar().maximum() == max(0, head.length() - tree.viewport().width())


@pytest.mark.usefixtures("large")
def test_the_fold_mark_of_an_objective_stays_clear_of_its_number(
    qapp: QApplication, store: Store,
) -> None:
    page = build(store, QuietDesk())
    assert isinstance(page, PlanPage)
    page.resize(1300, 700)
    page.show()
    page.refresh()
    qapp.processEvents()
    tree = page.tree
    objective = tree.model().index(0, 0, tree.model().index(1, 0))
    box = tree.visualRect(objective)
    shown = tree.viewport().grab().toImage()
    between = {
        shown.pixelColor(box.x() + x, box.y() + y).name()
        for x in range(75, 79) for y in range(8, box.height() - 8)
    }
    assert len(between) == 1
    put_away(page)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("view", ["tree", "map", "table"])
def test_a_sheet_stands_whole_beside_each_view(
    qapp: QApplication, store: Store, view: str
) -> None:
    page = build(store, QuietDesk())
    assert isinstance(page, PlanPage)
    page.resize(_ROOM, 640)
    page.show()
    page.refresh()
    page.show_view(view)
    page.open_record("action", ground.action(store))
    qapp.processEvents()
    right = page.panel.mapTo(page, page.panel.rect().topRight()).x()
    assert page.width() == _ROOM  # a page that asks for more is cut by its window
    assert right < _ROOM
    put_away(page)

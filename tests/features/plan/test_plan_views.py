"""The page of the plan seen three ways: the same plan, the same element in hand, one sheet."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan.page import build
from dsi_desktop.features.plan.page.map_view import MapView
from dsi_desktop.features.plan.page.plan_page import PlanPage
from dsi_desktop.features.plan.page.table_view import TableView
from dsi_desktop.features.plan.page.tools import TOOLS
from dsi_desktop.features.plan.page.views import VIEWS
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.page_walk import check_names, check_sizes
from support.plan_host import PapersDesk
from support.work_desk import put_away

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk() -> PapersDesk:
    return PapersDesk()


@pytest.fixture
def page(store: Store, desk: PapersDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[PlanPage]:
    wear(qapp)
    made = build(store, desk)
    assert isinstance(made, PlanPage)
    made.resize(1150, 700)
    made.show()
    qtbot.waitExposed(made)
    stop = store.bus.subscribe(made.take_changes)
    yield made
    stop()
    put_away(made)


def test_that_the_element_in_hand_follows_from_view_to_view(
    page: PlanPage, store: Store, qtbot: QtBot
) -> None:
    key = ground.action(store)
    page.tree_view.reveal(key)
    for place, view in enumerate(VIEWS, 1):
        page.toolbar.view_chosen.emit(view.name)
        assert (page.views.name, page.toolbar.views.current()) == (view.name, view.name)
        assert page.record_in_hand() == key
        assert place
        assert page.leading() is page.view
        check_names(page)
        check_sizes(page)


def test_that_a_sheet_opens_and_closes_beside_each_view(page: PlanPage, store: Store) -> None:
    key = ground.action(store)
    for view in VIEWS:
        page.show_view(view.name)
        page.open_element("action", key, focus=False)
        assert not page.panel.isVisible()
        page.open_record("action", key)
        assert page.panel.action_id == key
        plan.set_progress(store, key, 61)
        page.panel.leave()
        assert page.view.in_hand() == key


def test_that_an_element_that_is_no_action_takes_the_place_of_the_action_beside_the_map(
    page: PlanPage, store: Store
) -> None:
    page.show_view("map")
    assert isinstance(page.view, MapView)
    page.open_element("action", ground.action(store))
    page.open_element("issue", ground.first(store, "issue"))
    assert (page.views.name, page.panel.isHidden()) == ("map", True)
    assert page.element.element_id == ground.first(store, "issue")


def test_that_another_plan_is_shown_in_every_view(page: PlanPage, store: Store) -> None:
    other = plan.create_plan(store, title="Plan des Îles")
    page.show_view("table")
    assert isinstance(page.view, TableView)
    assert page.view.model.rowCount() == 8
    page.toolbar.plan_chosen.emit(other)
    assert page.view.model.rowCount() == 0
    page.open_record("action", ground.action(store))
    assert page.view.model.rowCount() == 8
    page.refresh()
    page.take_focus()


def test_that_tools_of_one_plan_need_one_and_renumbering_says_what_it_did(
    page: PlanPage, store: Store, desk: PapersDesk
) -> None:
    assert len(page.toolbar.tools.menu.actions()) >= len(TOOLS)
    plan.move_issue(store, ground.first(store, "issue"), ground.first(store, "issue", place=1))
    page.toolbar.use("renumber")
    assert "Ctrl+Z" in desk.told[-1]
    page.toolbar.show_plans([], "")
    told = list(desk.told)
    page.toolbar.use("renumber")
    assert desk.told == told

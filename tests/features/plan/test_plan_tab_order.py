"""Tab walks the page of the plan as it is read: tools, view, then the sheet beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.page import build
from dsi_desktop.features.plan.page.plan_page import PlanPage
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.work_desk import QuietDesk, put_away


def test_that_tab_goes_from_the_tools_to_the_view_then_to_the_sheet(
    store: Store, qtbot: QtBot, qapp: QApplication
) -> None:
    wear(qapp)
    page = build(store, QuietDesk())
    assert isinstance(page, PlanPage)
    page.resize(1150, 700)
    page.show()
    qtbot.waitExposed(page)
    page.open_record("action", ground.first(store, "action"))
    met = list(dict.fromkeys(_part(page, one) for one in _walked(page)))
    assert met == [page.toolbar, page.views, page.panel]
    put_away(page)


def _walked(page: QWidget) -> list[QWidget]:
    found, now = list[QWidget](), page.nextInFocusChain()
    while now is not None and now is not page:
        if now.isVisible() and now.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(now)
        now = now.nextInFocusChain()
    return found


def _part(page: PlanPage, widget: QWidget) -> QWidget | None:
    parts = (page.toolbar, page.views, page.panel)
    return next((part for part in parts if part.isAncestorOf(widget)), None)

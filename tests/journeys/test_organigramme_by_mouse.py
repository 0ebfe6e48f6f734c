"""The organigramme by the mouse: real presses, a real drag, the menu of a card."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from dsi_desktop.app.session import Session
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import queries
from dsi_desktop.features.governance.page.chart_page import ChartPage
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.shell.views_page import ViewsPage
from support.commands_governance import seed
from support.dossier import new_dossier
from support.qt_session import TODAY, opened, settle, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing")
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = new_dossier(tmp_path)
    seed(store)
    store.close()
    with opened(store.path) as (session, _workplace):
        yield session


def test_that_a_chantier_is_dragged_under_another_and_brought_back(session: Session) -> None:
    page = _organigramme(session)
    store = _store(session)
    _drag(page, "Transport", "Sécurité alimentaire")
    until(lambda: _parent(store, "Transport") == "Sécurité alimentaire")
    _drag(page, "Comité conseil", "Transport")
    assert _parent(store, "Comité conseil") == "Assemblée des partenaires"
    store.undo()
    until(lambda: _parent(store, "Transport") == "Comité conseil")


def test_that_the_menu_of_a_card_adds_renames_and_removes(session: Session) -> None:
    page = _organigramme(session)
    store = _store(session)
    _gesture(page, "Sécurité alimentaire", "Ajouter une instance dessous…")
    dialog = _form(page)
    dialog.form.fill({"name": "Cuisines collectives", "kind": "working_group"})
    dialog.submit()
    until(lambda: "Cuisines collectives" in _titles(page))
    assert _parent(store, "Cuisines collectives") == "Sécurité alimentaire"

    _gesture(page, "Cuisines collectives", "Renommer")
    line = page.hands.names[page.view]
    assert line.isVisible()
    line.setText("Cuisines du Fleuve")
    QTest.keyClick(line, Qt.Key.Key_Return)
    until(lambda: "Cuisines du Fleuve" in _titles(page))

    _gesture(page, "Cuisines du Fleuve", "Supprimer")
    until(lambda: "Cuisines du Fleuve" not in _titles(page))
    store.undo()
    until(lambda: "Cuisines du Fleuve" in _titles(page))


def test_that_a_double_click_opens_the_sheet_and_a_vacant_seat_is_filled(
    session: Session,
) -> None:
    page = _organigramme(session)
    spot = page.view.card_rect(_id(page, "Comité conseil")).center().toPoint()
    QTest.mouseDClick(page.view.viewport(), _LEFT, pos=spot)
    until(page.panel.isVisible)
    _gesture(page, "Comité conseil", "Nommer un membre…")
    dialog = _form(page)
    people = queries.person_names(_store(session))
    eric = next(key for key, name, _organization in people if name == "Éric Gauthier")
    dialog.form.fill({"person_id": eric})
    dialog.submit()
    council = _id(page, "Comité conseil")
    seated = [one.person for one in queries.members_at(_store(session), council, TODAY)]
    assert seated == ["Hélène Savard", "Éric Gauthier"]


def _organigramme(session: Session) -> ChartPage:
    workplace = session.window.workplace
    assert workplace is not None
    workplace.go("governance")
    settle()
    views = workplace.page("governance")
    assert isinstance(views, ViewsPage)
    assert isinstance(views.view, ChartPage)
    until(lambda: bool(views.view.view.chart.boxes))
    return views.view


def _store(session: Session) -> Store:
    assert session.dossier is not None
    assert session.dossier.store is not None
    return session.dossier.store


def _titles(page: ChartPage) -> list[str]:
    return [box.body.title for box in page.view.chart.boxes]


def _id(page: ChartPage, name: str) -> str:
    return next(box.body.id for box in page.view.chart.boxes if box.body.title == name)


def _parent(store: Store, name: str) -> str:
    found = next(line.id for line in queries.bodies(store, TODAY) if line.name == name)
    return queries.body_sheet(store, found, TODAY).parent


def _drag(page: ChartPage, name: str, target: str) -> None:
    port = page.view.viewport()
    start = page.view.card_rect(_id(page, name)).center().toPoint()
    end = page.view.card_rect(_id(page, target)).center().toPoint()
    QTest.mousePress(port, _LEFT, pos=start)
    for step in range(1, 9):
        QTest.mouseMove(port, start + (end - start) * step / 8)
        settle()
    QTest.mouseRelease(port, _LEFT, pos=end)
    settle()


def _gesture(page: ChartPage, name: str, words: str) -> None:
    """Press the right button on a card and choose a line of its menu."""
    place = page.view.card_rect(_id(page, name)).center().toPoint()
    everywhere = page.view.viewport().mapToGlobal(place)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, everywhere)
    QApplication.sendEvent(page.view.viewport(), asked)
    until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(one for one in menu.actions() if one.text().split("\t")[0] == words)
    QTest.mouseClick(menu, _LEFT, pos=menu.actionGeometry(action).center())
    settle()


def _form(page: ChartPage) -> FormDialog:
    until(lambda: any(one.isVisible() for one in page.findChildren(FormDialog)))
    return next(one for one in page.findChildren(FormDialog) if one.isVisible())

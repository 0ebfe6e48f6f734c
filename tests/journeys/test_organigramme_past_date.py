"""The organigramme of another day: what stood then is drawn, listed, printed, and left alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsi_desktop.app.session import Session
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.chart_page import ChartPage
from dsi_desktop.ui.shell.views_page import ViewsPage
from support.dossier import new_dossier
from support.keyboard import press, reach, write
from support.qt_session import TODAY, opened, settle, until

THEN = date(2021, 5, 1)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = new_dossier(tmp_path)
    _history(store)
    store.close()
    with opened(store.path) as (session, _workplace):
        yield session


def _history(store: Store) -> None:
    """A chantier of 2018 taken over in 2022, and two people who followed one another."""
    council = commands.create_body(
        store, name="Comité conseil", kind="advisory_committee", start_on="2015-01-01")
    transport = commands.create_body(
        store, name="Transport", kind="workstream", parent_id=council, start_on="2018-03-01")
    for given, start, end in (("Anne", "2018-03-01", "2020-12-31"), ("Luc", "2021-01-01", None)):
        person = directory.add_person(store, given_name=given, family_name="Roy")
        commands.appoint_member(
            store, body_id=transport, person_id=person, start_on=start, end_on=end)
    commands.add_relation(store, kind="tables", from_body_id=transport, to_body_id=council,
                          start_on="2018-03-01")
    commands.succeed_body(store, transport, name="Mobilité durable", on="2022-02-01")


def test_that_the_day_typed_shows_the_bodies_and_people_of_that_day(session: Session) -> None:
    page = _organigramme(session)
    assert _titles(page) == ["Comité conseil", "Mobilité durable"]
    reach("Jour exact de l’organigramme")
    press("Ctrl+A")
    write(THEN.isoformat())
    press("Return")
    until(lambda: _titles(page) == ["Comité conseil", "Transport"])
    transport = next(box.body for box in page.view.chart.boxes if box.body.title == "Transport")
    assert [one.name for one in transport.people] == ["Luc Roy"]
    assert page.band.isVisible()
    assert "1er mai 2021" in page.band.words.text().replace("\u00a0", " ")
    assert sorted(map(str, page.twin._tree.keys())) == sorted(
        box.body.id for box in page.view.chart.boxes)
    assert "dépose" in [arrow.word for arrow in page.view._relations]


def test_that_nothing_is_modified_in_the_past_and_today_comes_back(session: Session) -> None:
    page = _organigramme(session)
    store = _store(session)
    page.strip_of_days.look_at(THEN)
    settle()
    before = queries.bodies(store, TODAY, ended=True)
    page.view.setFocus()
    page.view.choose(page.view.chart.boxes[1].body.id)
    for keys in ("N", "F2", "E", "M", "P", "S", "R", "Delete", "C", "T"):
        press(keys)
    _drag(page)
    assert queries.bodies(store, TODAY, ended=True) == before
    assert store.undo_label is None
    press("Return")
    until(page.panel.isVisible)
    assert not page.panel.pencil.isVisible()
    reach("Revenir à aujourd’hui")
    press("Space")
    until(lambda: _titles(page) == ["Comité conseil", "Mobilité durable"])
    assert not page.band.isVisible()
    page.view.setFocus()
    page.view.choose(page.view.chart.boxes[1].body.id)
    press("Delete")
    until(lambda: queries.bodies(store, TODAY)[1].state == "dormant")


def test_that_the_line_of_months_goes_back_and_forth(session: Session) -> None:
    page = _organigramme(session)
    slider = page.strip_of_days.slider
    assert slider.maximum() == (TODAY.year - 2015) * 12 + TODAY.month - 1
    slider.setFocus()
    press("Home")
    until(lambda: _titles(page) == ["Comité conseil"])
    assert page.strip_of_days.day() == date(2015, 1, 1)
    press("End")
    until(lambda: _titles(page) == ["Comité conseil", "Mobilité durable"])
    assert not page.strip_of_days.is_past()
    page.narrowing.closed.setChecked(True)
    until(lambda: "Transport" in _titles(page))


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


def _drag(page: ChartPage) -> None:
    port = page.view.viewport()
    first, second = (
        page.view.card_rect(box.body.id).center().toPoint() for box in page.view.chart.boxes[:2]
    )
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=second)
    QTest.mouseMove(port, first)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=first)
    settle()

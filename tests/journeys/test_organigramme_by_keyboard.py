"""The organigramme of DSI Charlevoix from an empty dossier, by the keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from dsi_desktop.app.session import Session
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import queries
from dsi_desktop.features.governance.page.chart_page import ChartPage
from dsi_desktop.ui.shell.views_page import ViewsPage
from support.dossier import new_dossier
from support.keyboard import answer, here, name_of, press, reach, write
from support.qt_session import TODAY, opened, settle, until

# Menus take the keyboard; the offscreen platform has nobody to take it from.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
TABLE = (
    ("Assemblée des partenaires", "assemblée", ""),
    ("Comité conseil", "comité conseil", "Assemblée des partenaires"),
    ("Comité de coordination", "comité de coordination", "Comité conseil"),
    ("Sécurité alimentaire", "chantier", "Comité conseil"),
    ("Mobilité durable", "chantier", "Comité conseil"),
    ("Navette des personnes aînées", "groupe de travail", "Mobilité durable"),
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = new_dossier(tmp_path)
    directory.add_person(store, given_name="Hélène", family_name="Savard")
    store.close()
    with opened(store.path) as (session, _workplace):
        yield session


def test_that_the_table_of_charlevoix_is_drawn_without_a_mouse(session: Session) -> None:
    page = _organigramme(session)
    for name, kind, parent in TABLE:
        _add(page, name, kind, parent)
    store = _store(session)
    lines = queries.bodies(store, TODAY)
    names = {line.id: line.name for line in lines}
    assert [(line.name, names.get(line.parent_id or "", "")) for line in lines] == [
        (name, parent) for name, _kind, parent in TABLE
    ]

    _choose(page, "Navette des personnes aînées")
    press("F2")
    assert name_of(here()) == "Nouveau nom de l’instance"
    write("Navette de Baie-Saint-Paul")
    press("Return")
    assert "Navette de Baie-Saint-Paul" in _titles(page)
    press("M")
    _wait_for_a_form()
    answer({"Relève désormais de": "\N{EM SPACE}\N{EM SPACE}Sécurité alimentaire"})
    _send()
    assert _parent(store, "Navette de Baie-Saint-Paul") == "Sécurité alimentaire"
    press("Ctrl+Z")
    until(lambda: _parent(store, "Navette de Baie-Saint-Paul") == "Mobilité durable")

    _seat_and_appoint(page)
    [member] = queries.members_at(store, _id(store, "Comité conseil"), TODAY)
    assert (member.person, member.post_id is not None) == ("Hélène Savard", True)
    _relate(page)
    [arrow] = queries.chart_relations(store, TODAY)
    assert (arrow.kind, arrow.to_id) == ("elects", _id(store, "Comité conseil"))


def test_that_the_same_is_done_in_the_list_and_a_chantier_is_succeeded(session: Session) -> None:
    page = _organigramme(session)
    for name, kind, parent in TABLE[:5]:
        _add(page, name, kind, parent)
    store = _store(session)
    page._segments.choose("list")
    page._present("list")
    page.twin.setFocus()
    _choose(page, "Mobilité durable")
    press("F2")
    write("Transport")
    press("Return")
    assert "Transport" in _titles(page)
    press("T")
    _wait_for_a_form()
    answer({"Nom de la nouvelle instance": "Mobilité"})
    _send()
    _choose(page, "Sécurité alimentaire")
    press("C")
    _wait_for_a_form()
    _send()
    state = {line.name: line.state for line in queries.bodies(store, TODAY, ended=True)}
    assert (state["Transport"], state["Mobilité"]) == ("closed", "active")
    assert state["Sécurité alimentaire"] == "closed"


def _organigramme(session: Session) -> ChartPage:
    workplace = session.window.workplace
    assert workplace is not None
    workplace.go("governance")
    settle()
    views = workplace.page("governance")
    assert isinstance(views, ViewsPage)
    assert isinstance(views.view, ChartPage)
    return views.view


def _store(session: Session) -> Store:
    assert session.dossier is not None
    assert session.dossier.store is not None
    return session.dossier.store


def _add(page: ChartPage, name: str, kind: str, parent: str) -> None:
    """Add a body under the one chosen with N, the first one with the button of the empty page."""
    if parent:
        _choose(page, parent)
        press("N")
    else:
        reach("Ajouter une instance")
        press("Space")
    _wait_for_a_form()
    answer({"Nom de l’instance": name, "Type": kind})
    _send()
    until(lambda: name in _titles(page))
    until(lambda: page.panel.title.whole() == name)
    press("Escape")


def _choose(page: ChartPage, name: str) -> None:
    """Walk to a card with the arrows, row after row."""
    shown = page.view if page._segments.current() == "drawing" else page.twin
    shown.setFocus()
    wanted = next(box.body.id for box in page.view.chart.boxes if box.body.title == name)
    if shown is page.twin:
        press("Home")
        for _again in page.view.chart.boxes:
            if page.twin.chosen_id() == wanted:
                return
            press("Down")
        raise AssertionError(f"« {name} » cannot be walked to in the list")
    seen: list[str] = []
    waiting: list[list[str]] = [[]]
    while waiting:
        way = waiting.pop(0)
        page.view.choose("")
        page.view.choose(page.view.chart.boxes[0].body.id)
        press(*way)
        found = page.view.chosen_id()
        if found == wanted:
            return
        if found not in seen:
            seen.append(found)
            waiting += [[*way, "Down"], [*way, "Right"]]
    raise AssertionError(f"« {name} » cannot be walked to")


def _seat_and_appoint(page: ChartPage) -> None:
    _choose(page, "Comité conseil")
    press("S")
    _wait_for_a_form()
    answer({"Nom du siège": "Siège 1"})
    _send()
    press("P")
    _wait_for_a_form()
    answer({"Personne": "Hélène Savard", "Siège": "Siège 1"})
    _send()


def _relate(page: ChartPage) -> None:
    _choose(page, "Assemblée des partenaires")
    press("R")
    _wait_for_a_form()
    answer({"Relation": "élit", "Instance": "\N{EM SPACE}Comité conseil"})
    _send()


def _wait_for_a_form() -> None:
    until(lambda: QApplication.activeModalWidget() is not None)


def _send() -> None:
    press("Return")
    until(lambda: QApplication.activeModalWidget() is None)


def _titles(page: ChartPage) -> list[str]:
    return [box.body.title for box in page.view.chart.boxes]


def _id(store: Store, name: str) -> str:
    return next(line.id for line in queries.bodies(store, TODAY) if line.name == name)


def _parent(store: Store, name: str) -> str:
    return queries.body_sheet(store, _id(store, name), TODAY).parent

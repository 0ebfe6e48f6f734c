"""Every page marks the records that wait for a decision, and stops when it is taken."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.plan import Action, Issue, Objective, Plan
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards.page import build as build_boards
from dsi_desktop.features.directory.page import build as build_directory
from dsi_desktop.features.exchange.commands.choices import keep_version
from dsi_desktop.features.exchange.queries.choices import choice_sheets
from dsi_desktop.features.governance.page import build as build_governance
from dsi_desktop.features.meetings.page import build as build_meetings
from dsi_desktop.features.minutes.page import build as build_minutes
from dsi_desktop.features.plan.page import build as build_plan
from dsi_desktop.ui.models.rows_model import RowsModel
from dsi_desktop.ui.models.tree_model import TreeModel
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.shell.views_page import ViewsPage
from dsi_desktop.ui.theme import wear
from dsi_desktop.ui.widgets.marks import Mark
from support.choices_ground import TODAY, apart, bring, luc, marie
from support.meeting_desk import QuietDesk


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a dossier where both changed one record of each page."""
    folder = tmp_path_factory.mktemp("marks")
    here, there = apart(folder), folder / "luc.dsi"
    with marie(here, 28) as store:
        with store.operation("Écrire") as op:
            op.add(Organization(id="o", name="Centre-Femmes"))
            op.add(Person(id="p", given_name="Luc", family_name="Harvey"))
            op.add(Plan(id="plan", title="Plan"))
            op.add(Issue(id="enjeu", plan_id="plan", title="Transport"))
            op.add(Objective(id="obj", plan_id="plan", issue_id="enjeu", title="Se déplacer"))
            op.add(Action(id="a2", plan_id="plan", objective_id="obj", title="Covoiturage"))
            op.get(Task, "t").body_id = "b"
        boards.ensure_board(store, "b")
    there.write_bytes(here.read_bytes())
    for laptop, word in ((marie(here, 28), "Marie"), (luc(there, 28), "Luc")):
        with laptop as store, store.operation("Écrire") as op:
            op.get(Organization, "o").acronym = word
            op.get(Person, "p").honorific = word
            op.get(Body, "b").acronym = word
            op.get(Action, "a2").place = word
    with marie(here, 29) as store:
        bring(there, store)
    return here


@pytest.fixture
def store(parted: Path, tmp_path: Path, qapp: QApplication) -> Iterator[Store]:
    wear(qapp)
    copy = tmp_path / "ici.dsi"
    copy.write_bytes(parted.read_bytes())
    with marie(copy, 30) as opened:
        yield opened


def shown(qtbot: QtBot, store: Store, build: Callable[..., Page]) -> Page:
    page = build(store, QuietDesk(TODAY))
    qtbot.addWidget(page)
    store.bus.subscribe(page.take_changes)
    page.resize(1150, 700)
    page.show()
    return page


def marked(page: Page) -> set[object]:
    page = page.view if isinstance(page, ViewsPage) else page
    models = {
        id(model): model
        for kind in (RowsModel, TreeModel) for model in page.findChildren(kind)
    }  # fmt: skip
    for name in ("view", "twin", "tree", "board"):
        view = getattr(page, name, None)
        for child in [view] if view is not None else []:
            model = getattr(child, "rows", None) or getattr(child, "_tree", None)
            if isinstance(model, RowsModel | TreeModel):
                models[id(model)] = model
    return {model.key_of(index) for model in models.values() for index in model.marks()}


def settle_all(store: Store) -> None:
    while found := choice_sheets(store):
        keep_version(store, found[0].id, 1)


def test_that_the_organigramme_marks_its_bodies(qtbot: QtBot, store: Store) -> None:
    page = shown(qtbot, store, build_governance)
    assert marked(page) == {"b"}
    page.grab()
    settle_all(store)
    assert marked(page) == set()
    page.grab()


def test_that_the_plan_marks_its_rows(qtbot: QtBot, store: Store) -> None:
    page = shown(qtbot, store, build_plan)
    assert marked(page) == {"a2"}
    page.grab()


def test_that_a_board_marks_its_cards_and_says_so(qtbot: QtBot, store: Store) -> None:
    page = shown(qtbot, store, build_boards)
    assert "t" in marked(page)
    page.grab()


def test_that_the_directory_marks_both_lists(qtbot: QtBot, store: Store) -> None:
    page = shown(qtbot, store, build_directory)
    organizations, people = page.list.organizations, page.list.people  # type: ignore[attr-defined]
    page.open_record("person", "p")
    assert [organizations.key_of(index) for index in organizations.marks()] == ["o"]
    assert [people.key_of(index) for index in people.marks()] == ["p"]
    page.grab()


def test_that_meetings_mark_their_line_and_their_point(qtbot: QtBot, store: Store) -> None:
    page = shown(qtbot, store, build_meetings)
    calendar = page.calendar.model  # type: ignore[attr-defined]
    assert [calendar.key_of(index) for index in calendar.marks()] == ["m"]
    page.open_record("meeting", "m")
    lines = page.sheet.table.lines  # type: ignore[attr-defined]
    page.refresh()
    assert [lines.key_of(index) for index in lines.marks()] == ["i"]
    page.grab()


def test_that_live_minutes_mark_the_line(qtbot: QtBot, store: Store) -> None:
    page = shown(qtbot, store, build_minutes)
    page.open_record("minutes", "m")
    qtbot.waitUntil(lambda: sum(one.isVisible() for one in page.findChildren(Mark)) == 1)
    settle_all(store)
    page.refresh()
    assert not any(one.isVisible() for one in page.findChildren(Mark))

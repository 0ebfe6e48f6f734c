"""A body ended from the organigramme does not leave its cards behind unsaid."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.governance.page.forms import BodyForms
from dsi_desktop.features.governance.queries.open_work import open_work
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.plain_words import plain
from support.work_desk import QuietDesk, put_away


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = ground.open_ground(tmp_path / "a.dsi")
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[QWidget]:
    wear(qapp)
    made = QWidget()
    yield made
    put_away(made)


def test_that_open_cards_of_a_body_are_counted_where_it_has_a_board(store: Store) -> None:
    found = open_work(store, ground.TRANSPORT)
    assert (found.cards, found.board_id, found.name) == (2, ground.board(store), "Transport")
    assert plain(found.question()) == (
        "2 cartes sont encore ouvertes au tableau de Transport. Choisir où elles continuent?"
    )
    one = open_work(store, ground.FOOD)
    assert plain(one.question()).startswith("1 carte est encore ouverte au tableau")
    assert (open_work(store, ground.HOUSING).cards, open_work(store, "nowhere").name) == (0, "")
    boards.archive_board(store, ground.board(store))
    assert open_work(store, ground.TRANSPORT).cards == 0


def test_that_ending_a_body_leads_to_its_board(store: Store, window: QWidget) -> None:
    desk = QuietDesk()
    BodyForms(store, desk, window).end(ground.TRANSPORT).submit()
    assert desk.opened == [("board", ground.board(store))]
    BodyForms(store, desk, window).end(ground.HOUSING).submit()
    assert len(desk.opened) == 1


def test_that_one_may_stay_on_the_organigramme(store: Store, window: QWidget) -> None:
    desk = QuietDesk()
    desk.agrees = False
    dialog = BodyForms(store, desk, window).succeed(ground.TRANSPORT, lambda _made: None)
    dialog.form.fill({"name": "Mobilité durable", "on": "2026-12-04"})
    dialog.submit()
    assert desk.opened == []

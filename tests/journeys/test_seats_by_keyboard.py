"""Seats filled, a letter written, the past looked at: by the keyboard, through the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.app.session import Session
from dsi_desktop.db.schema.governance import MandateLetter
from dsi_desktop.features.governance import queries
from dsi_desktop.features.governance.page.seats.seats_page import SeatsPage
from dsi_desktop.ui.shell.views_page import ViewsPage
from dsi_desktop.ui.shell.workplace import Workplace
from support.commands_directory import every
from support.commands_governance import seed
from support.commands_seats import council, vacant
from support.dossier import new_dossier
from support.keyboard import answer, press, reach
from support.plain_words import plain
from support.qt_session import TODAY, opened, settle

Window = tuple[Session, Workplace]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    store = new_dossier(tmp_path)
    seed(store)
    path = store.path
    store.close()
    with opened(path) as (session, workplace):
        session.window.activateWindow()
        settle()
        yield session, workplace


def seats_of(workplace: Workplace) -> SeatsPage:
    """Go to the organigramme, then to its second view."""
    workplace.go("governance")
    settle()
    press("Ctrl+2")
    page = workplace.page("governance")
    assert isinstance(page, ViewsPage)
    assert isinstance(page.view, SeatsPage)
    return page.view


def test_that_a_vacant_seat_is_filled_and_its_letter_written(window: Window) -> None:
    session, workplace = window
    assert session.dossier is not None
    store = session.dossier.store
    assert store is not None
    page = seats_of(workplace)
    reach("Sièges et titulaires")
    while page.seats.tree.node() is None or page.seats.tree.node().key != vacant(store):
        press("Down")
    press("Return")
    answer({"Personne": "Éric Gauthier", "Au nom de": "MRC de Charlevoix-Est"})
    press("Ctrl+Return")
    settle()
    sheet = queries.seating_sheet(store, council(store), TODAY)
    assert [row.member.person for row in sheet.rows if row.member] == [
        "Hélène Savard", "Éric Gauthier"]
    said = plain(page.seats.head.strip.accessibleName())
    assert said.startswith("Parité tenue : 1 de chaque côté")

    reach("Sièges et titulaires")
    press("L")
    answer({"Portée": "pouvoir d’engager des ressources", "Montant maximal": "2000",
            "Signataire": "Luc Roy"})
    press("Ctrl+Return")
    settle()
    (kept,) = every(store, MandateLetter)
    assert queries.letter_sheet(store, kept).ceiling == 200_000
    press("Ctrl+Z")
    settle()
    assert every(store, MandateLetter) == []


def test_that_the_past_is_read_and_left_by_the_keyboard(window: Window) -> None:
    _session, workplace = window
    page = seats_of(workplace)
    reach("Instances et leurs sièges")
    reach("Sièges à la date du", "Shift+Tab")
    answer({"Sièges à la date du": "31 mai 2024"})
    press("Return")
    settle()
    assert {row.state for row in page.seats.sheet.rows} == {"vacant"}
    reach("Revenir à aujourd’hui")
    press("Return")
    settle()
    assert {row.state for row in page.seats.sheet.rows} == {"held", "vacant"}


def test_that_an_alert_of_the_home_page_opens_its_seat(window: Window) -> None:
    session, workplace = window
    assert session.dossier is not None
    assert session.dossier.store is not None
    seat = vacant(session.dossier.store)
    workplace.open_record("post", seat)
    settle()
    page = workplace.page("governance")
    assert isinstance(page, ViewsPage)
    assert page.current == "seats"
    assert page.record_in_hand() == seat

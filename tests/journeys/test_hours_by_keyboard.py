"""Who is asked too much, found and eased by the keyboard alone, through the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dsi_desktop.app.session import Session
from dsi_desktop.features.solicitation.page.solicitation_page import SolicitationPage
from dsi_desktop.kernel.text import fr
from dsi_desktop.ui.shell.workplace import Workplace
from support.keyboard import answer, here, meanwhile, name_of, press, reach
from support.load_ground import load_ground
from support.qt_session import opened, settle, until

Window = tuple[Session, Workplace]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    made = load_ground(tmp_path)
    path = made.store.path
    made.store.close()
    with opened(path) as (session, workplace):
        session.window.activateWindow()
        settle()
        yield session, workplace


def hours(workplace: Workplace) -> SolicitationPage:
    page = workplace.page("solicitation")
    assert isinstance(page, SolicitationPage)
    return page


def from_the_meetings(workplace: Workplace) -> SolicitationPage:
    """Go by the strip: it stands beside the meetings, under the same entry of the bar."""
    workplace.go("meetings")
    settle()
    reach("Séances")
    press("Right")
    until(lambda: workplace.current == "solicitation")
    return hours(workplace)


def test_that_the_hours_stand_beside_the_meetings(window: Window, qtbot: QtBot) -> None:
    _session, workplace = window
    page = from_the_meetings(workplace)
    assert page.charge.heat.isVisible()
    reach("Sollicitation", "Shift+Tab")
    press("Left")
    until(lambda: workplace.current == "meetings")


def test_that_a_heavy_month_leads_to_its_meetings_and_back(window: Window, qtbot: QtBot) -> None:
    _session, workplace = window
    page = from_the_meetings(workplace)
    reach("Heures par mois")
    press("Right", "Right", "Return")
    assert page.charge.month.isVisible()
    assert "MRC de Charlevoix-Est" in page.charge.month.accessibleName()
    assert "Comité conseil" in name_of(here())
    press("Return")
    until(lambda: workplace.current == "meetings")
    press("Alt+Left")
    until(lambda: workplace.current == "solicitation")


def test_that_two_meetings_are_joined_then_parted_again(window: Window, qtbot: QtBot) -> None:
    _session, workplace = window
    page = from_the_meetings(workplace)
    before = page.charge.suggestion.shown.key
    count = page.charge.suggestion.count.text()
    reach("Heures par mois")
    press("S")
    assert name_of(here()).startswith("Réunir")
    press("Return")
    settle()
    assert page.charge.suggestion.shown.key != before
    press("Ctrl+Z")
    settle()
    assert page.charge.suggestion.count.text()[-1] == count[-1]


def test_that_a_road_is_typed_and_its_trips_leave_the_list(window: Window, qtbot: QtBot) -> None:
    _session, workplace = window
    page = from_the_meetings(workplace)
    gaps = page.charge.card.gaps.text()
    press("Ctrl+3")
    assert page.ground.roads.unknown.rowCount() == 2
    answer({"Kilomètres (aller)": "61", "Minutes (aller)": "75"})
    press("Return")
    settle()
    assert page.ground.roads.unknown.rowCount() == 1
    press("Ctrl+1")
    assert page.charge.card.gaps.text() != gaps


def test_that_t_changes_a_threshold_and_h_tells_its_story(window: Window, qtbot: QtBot) -> None:
    _session, workplace = window
    page = from_the_meetings(workplace)
    reach("Heures par mois")
    press("Down")
    meanwhile(_eight_hours)
    press("T")
    settle()
    assert page.charge.heat.cells.table.rows[1].cap == 480
    reach("Heures par mois")
    assert page.record_in_hand() == page.charge.heat.cells.table.rows[1].key
    press("H")
    until(lambda: workplace.current == "history")


def _eight_hours() -> None:
    answer({fr("Heures par mois (vide : celles de tous)"): "8"})
    press("Return")

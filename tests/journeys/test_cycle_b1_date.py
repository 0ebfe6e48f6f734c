"""Step B1: the date is fixed a month ahead, clashes avoided and the load of partners in sight."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.page import MeetingsPage, build
from dsi_desktop.features.meetings.page.dates import DaysDialog
from dsi_desktop.features.solicitation import commands as solicitation
from dsi_desktop.kernel.text import fr
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY
from support.keyboard import here, press, reach, write
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground, grounded
from support.modal import in_the_dialog, settled
from support.work_desk import put_away

WISHED = "2026-12-10"

# Lists of proposals take the keyboard; the offscreen platform has nobody to take it from.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def meeting(ground: Ground) -> str:
    """Plan a meeting on a day when the chantier already takes its people."""
    made = commands.create_meeting(
        ground.store, body_id=ground.body, held_on=WISHED, start_time="13:30", end_time="15:30",
        place="Clermont",
    )
    other = commands.create_meeting(
        ground.store, body_id=ground.chantier, held_on=WISHED, start_time="13:00",
        end_time="16:00",
    )
    for person, home in zip(ground.people[:3], ground.organizations, strict=True):
        commands.set_attendance(ground.store, other, person, "expected", organization_id=home)
    return made


@pytest.fixture
def page(
    ground: Ground, meeting: str, qtbot: QtBot, qapp: QApplication
) -> Iterator[MeetingsPage]:
    wear(qapp)
    made = build(ground.store, QuietDesk(TODAY))
    assert isinstance(made, MeetingsPage)
    ground.store.bus.subscribe(made.take_changes)
    made.resize(1150, 690)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.open_record("meeting", meeting)
    QApplication.processEvents()
    yield made
    put_away(made)


def plain(text: str) -> str:
    return fr(text).replace("\N{NO-BREAK SPACE}", " ")


def dialog() -> DaysDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, DaysDialog)
    return found


def held_on(store: Store, meeting: str) -> str:
    return queries.meeting_sheet(store, meeting).line.held_on


def test_b1_the_date_is_fixed_away_from_clashes(
    page: MeetingsPage, ground: Ground, meeting: str
) -> None:
    seen: list[str] = []

    def compare() -> None:
        asked = dialog()
        assert here() is asked.table
        proposed = asked.chosen()
        assert proposed == "2026-12-09"
        press("Down")
        seen.append(plain(asked.told.text()))
        assert asked.chosen() == WISHED
        press("Up", "Return")

    wrong = in_the_dialog(compare)
    page.gestures.act("day")
    settled(wrong)
    assert "Quorum hors d’atteinte : au plus 2 sur 5, 3 requis." in seen[0]
    assert "Chantier Transport (13 h à 16 h)" in seen[0]
    assert held_on(ground.store, meeting) == "2026-12-09"
    ground.store.undo()
    assert held_on(ground.store, meeting) == WISHED


def test_b1_a_day_left_alone_changes_nothing(
    page: MeetingsPage, ground: Ground, meeting: str
) -> None:
    wrong = in_the_dialog(lambda: press("Escape"))
    page.gestures.act("day")
    settled(wrong)
    assert held_on(ground.store, meeting) == WISHED


def test_b1_the_weeks_follow_the_day_typed_and_say_whom_they_tire(
    page: MeetingsPage, ground: Ground
) -> None:
    solicitation.set_thresholds(ground.store, hours=300, meetings=1)
    told: list[str] = []

    def compare() -> None:
        asked = dialog()
        reach("Autour du")
        press("Ctrl+A")
        write("2026-12-28")
        reach("Jours comparés")
        assert asked.model.rows[0].day.isoformat() == "2026-12-28"
        press("Ctrl+Home")
        told.append(plain(asked.told.text()))
        press("Escape")

    wrong = in_the_dialog(compare)
    page.gestures.act("day")
    settled(wrong)
    assert "Passerait le seuil de sollicitation" in told[0]


def test_b1_a_new_meeting_is_made_from_its_form(
    page: MeetingsPage, ground: Ground
) -> None:
    before = {one.id for one in queries.meetings(ground.store)}

    def fill() -> None:
        reach("Date")
        press("Ctrl+A")
        write("2027-01-14")
        press("Ctrl+Return")

    page.presenter.back()
    page.presenter.filter(ground.body)
    wrong = in_the_dialog(fill)
    page.ask_meeting()
    settled(wrong)
    (made,) = [one for one in queries.meetings(ground.store) if one.id not in before]
    assert made.held_on == "2027-01-14"
    assert made.invited == 5


def test_b1_a_past_month_offers_no_day(page: MeetingsPage, ground: Ground) -> None:
    asked = DaysDialog(page, ground.store, queries.Call(ground.body, ""), TODAY)
    asked.around.show_value("2026-01-05")
    asked.compare()
    assert asked.chosen() == ""
    assert not asked.keep.isEnabled()
    assert "date à venir" in asked.told.text()
    asked.accept()
    assert asked.result() != DaysDialog.DialogCode.Accepted
    asked.around.show_value("n’importe")
    asked.compare()
    assert asked.chosen() == ""

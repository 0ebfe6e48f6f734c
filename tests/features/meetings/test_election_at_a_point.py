"""A point of the agenda holds an election: opened there once, gone to afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.governance import queries as governed
from dsi_desktop.features.meetings import queries
from dsi_desktop.features.meetings.page import MeetingsPage, build
from dsi_desktop.features.meetings.page.electing import elected_first
from dsi_desktop.features.meetings.queries import BodyChoice
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground, grounded
from support.modal import working


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk(TODAY)


@pytest.fixture
def page(ground: Ground, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> MeetingsPage:
    wear(qapp)
    made = build(ground.store, desk)
    assert isinstance(made, MeetingsPage)
    qtbot.addWidget(made)
    ground.store.bus.subscribe(made.take_changes)
    made.resize(1150, 700)
    made.open_record("meeting", ground.meeting)
    made.show()
    return made


def test_an_election_opens_at_the_point_chosen_then_one_goes_to_it(
    ground: Ground, page: MeetingsPage, desk: QuietDesk,
) -> None:
    college = governance.add_college(ground.store, body_id=ground.body, name="Citoyen", seats=2)
    page.sheet.table.keep(ground.items[2])
    working(FormDialog, lambda dialog: dialog.submit())
    page.sheet.agenda.elect.click()
    held = queries.election_of_item(ground.store, ground.items[2])
    assert desk.opened == [("election", held)]
    (line,) = [one for one in governed.elections_held(ground.store) if one.id == held]
    assert line.meeting_id == ground.meeting
    page.sheet.table.keep(ground.items[2])
    page._act("elect")
    assert desk.opened[1:] == [("election", held)]
    assert college


def test_leaving_the_question_opens_nothing(
    ground: Ground, page: MeetingsPage, desk: QuietDesk,
) -> None:
    working(FormDialog, lambda dialog: dialog.reject())
    page._act("elect")
    assert desk.opened == []
    assert queries.election_of_item(ground.store, ground.items[0]) == ""


def test_the_council_is_offered_first() -> None:
    bodies = [BodyChoice("a", "Assemblée", "assembly", 0),
              BodyChoice("c", "Comité conseil", "advisory_committee", 1)]
    assert elected_first(bodies) == "c"
    assert elected_first(bodies[:1]) is None


def test_the_menu_offers_it_while_the_meeting_is_open(
    ground: Ground, page: MeetingsPage,
) -> None:
    words = {action.text(): action.isEnabled() for action in page.sheet.menu().actions()}
    assert words["Tenir une élection au point choisi…"]

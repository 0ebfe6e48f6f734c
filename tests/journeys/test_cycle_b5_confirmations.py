"""Step B5: confirmations, substitutes and meals, with the quorum and the parity they promise."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.meetings import Attendance
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.page import MeetingsPage, build
from dsi_desktop.features.meetings.page.replies import RepliesDialog
from dsi_desktop.kernel.text import fr
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY
from support.keyboard import answer, press
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground, grounded
from support.modal import in_the_dialog, settled
from support.work_desk import put_away

# Lists of proposals take the keyboard; the offscreen platform has nobody to take it from.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def page(ground: Ground, qtbot: QtBot, qapp: QApplication) -> Iterator[MeetingsPage]:
    wear(qapp)
    made = build(ground.store, QuietDesk(TODAY))
    assert isinstance(made, MeetingsPage)
    ground.store.bus.subscribe(made.take_changes)
    made.resize(1150, 690)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.open_record("meeting", ground.meeting)
    QApplication.processEvents()
    yield made
    put_away(made)


@pytest.fixture
def dialog(ground: Ground, qtbot: QtBot, qapp: QApplication) -> RepliesDialog:
    wear(qapp)
    made = RepliesDialog(None, ground.store, ground.meeting)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.table.setFocus()
    return made


def plain(text: str) -> str:
    return fr(text).replace("\N{NO-BREAK SPACE}", " ")


def replies(ground: Ground) -> dict[str, str]:
    return {one.name: one.reply for one in queries.replies_to(ground.store, ground.meeting).lines}


def seat(ground: Ground, place: int) -> str:
    with ground.store.read() as session:
        return str(session.get_one(Attendance, ground.line(place)).membership_id)


def test_b5_replies_are_noted_by_one_key_each_until_the_quorum_is_sure(
    page: MeetingsPage, ground: Ground
) -> None:
    told: list[str] = []

    def note() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, RepliesDialog)
        for keys in (("O",), ("Down", "D"), ("Down", "N"), ("Down", "O")):
            press(*keys)
            told.append(plain(asked.promised.text()))
        press("Escape")

    wrong = in_the_dialog(note)
    page.gestures.act("replies")
    settled(wrong)
    assert replies(ground) == {
        "Nathalie Bouchard": "yes", "Josée Desbiens": "remote", "Éric Gauthier": "no",
        "Stéphane Leblanc": "yes", "Marie-Ève Tremblay": "",
    }
    assert told == [
        "Quorum à confirmer : 1 sur 5, 3 requis", "Quorum à confirmer : 2 sur 5, 3 requis",
        "Quorum à confirmer : 2 sur 5, 3 requis", "Quorum attendu : 3 sur 5, 3 requis",
    ]
    page.refresh()
    shown = {one.name: one.reply for one in page.sheet.people.model.rows}
    assert shown["Josée Desbiens"] == "remote"


def test_b5_a_substitute_named_on_the_seat_comes_with_one_key(
    ground: Ground, dialog: RepliesDialog
) -> None:
    person = directory.add_person(ground.store, given_name="Luc", family_name="Côté")
    governance.appoint_member(
        ground.store, body_id=ground.body, person_id=person, role="substitute",
        start_on="2026-01-01", substitutes_for_id=seat(ground, 2))
    dialog.refresh()
    press("S")
    names = [one.name for one in dialog.model.rows]
    assert "Luc Côté" in names
    shown = dialog.model.data(dialog.model.index(0, 2))
    assert plain(shown) == "par Luc Côté"
    press("Ctrl+Z")
    assert "Luc Côté" not in [one.name for one in dialog.model.rows]
    press("Ctrl+Y")
    assert "Luc Côté" in [one.name for one in dialog.model.rows]


def test_b5_a_substitute_nobody_named_is_asked_for(ground: Ground, dialog: RepliesDialog) -> None:
    directory.add_person(ground.store, given_name="Léa", family_name="Roy")

    def choose() -> None:
        answer({"Qui vient à sa place": "Léa Roy"})
        press("Ctrl+Return")

    wrong = in_the_dialog(choose)
    press("S")
    settled(wrong)
    assert dialog.model.rows[0].stand_in == "Léa Roy"


def test_b5_a_refusal_is_said_in_the_dialog(ground: Ground, dialog: RepliesDialog) -> None:
    person = directory.add_person(ground.store, given_name="Luc", family_name="Côté")
    governance.appoint_member(
        ground.store, body_id=ground.body, person_id=person, role="substitute",
        start_on="2026-01-01", substitutes_for_id=seat(ground, 2))
    governance.set_rules(ground.store, ground.body, substitutes_allowed=False)
    dialog.refresh()
    press("S")
    assert "n’admettent pas de substitut" in dialog.refused.text()
    assert dialog.refused.isVisibleTo(dialog)
    press("O")
    assert not dialog.refused.isVisibleTo(dialog)


def test_b5_meals_are_ordered_for_several_at_once_beginning_with_the_diet(
    ground: Ground, dialog: RepliesDialog
) -> None:
    with ground.store.operation("Préparer") as op:
        op.get(Person, ground.people[2]).diet = "végétarien"
    dialog.refresh()
    press("Shift+Down")
    wrong = in_the_dialog(lambda: press("Ctrl+Return"))
    press("R")
    settled(wrong)
    assert "2 × Végétarien" in dialog.shared.text()
    assert [one.meal for one in dialog.model.rows] == ["végétarien", "végétarien", "", "", ""]


def test_b5_an_answer_is_taken_back_and_five_hundred_lines_stay_one_list(
    ground: Ground, dialog: RepliesDialog
) -> None:
    press("O")
    press("Delete")
    assert dialog.sheet.answered == 0
    press("X")
    assert dialog.sheet.answered == 0
    with ground.store.operation("Inviter") as op:
        for number in range(500):
            op.add(Attendance(
                meeting_id=ground.meeting, name=f"Invité {number:03}", role="guest"))
    dialog.refresh()
    assert len(dialog.model.rows) == 505
    press("Ctrl+A", "O")
    assert dialog.sheet.answered == 505


def test_b5_nothing_is_noted_once_the_meeting_is_open_or_the_list_empty(
    ground: Ground, dialog: RepliesDialog, qtbot: QtBot
) -> None:
    ground.under_way()
    dialog.refresh()
    press("O")
    assert set(replies(ground).values()) == {""}
    assert not any(one.isEnabled() for one in dialog.buttons)
    bare = commands.create_meeting(ground.store, body_id=ground.chantier, held_on="2026-12-10")
    empty = RepliesDialog(None, ground.store, bare)
    qtbot.addWidget(empty)
    assert empty.chosen() == []
    empty.answer("yes")
    assert "0 réponse sur 0" in plain(empty.shared.text())

"""The live screen under the fingers: keys, completion, projection, drafts."""


import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.page import MinutesPage, build
from dsi_desktop.features.minutes.page.adoption import adoption_form
from dsi_desktop.features.tasks import commands as tasks
from support.dossier import TODAY
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground

Key = Qt.Key
# The offscreen platform says so each time a list of proposals opens.
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard")


def write(page: MinutesPage, text: str) -> None:
    """Type as a keyboard does: accents too, one event a letter."""
    for letter in text:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(page.capture.edit, event)


def enter(qtbot: QtBot, page: MinutesPage) -> None:
    qtbot.keyClick(page.capture.edit, Key.Key_Return)


def said(ground: Ground) -> list[str]:
    document = queries.live_meeting(ground.store, ground.meeting, TODAY).document
    return [one.text for point in document.points for one in point.said]


def test_that_a_line_typed_is_recorded_by_one_key(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    write(page, "Éric présente le trajet")
    enter(qtbot, page)
    assert said(ground) == ["Éric présente le trajet"]
    assert page.capture.edit.text() == ""
    (frame,) = page.entries.frames()
    assert frame.accessibleName() == "Note: Éric présente le trajet"


def test_that_a_person_is_completed_and_a_resolution_is_voted_by_keys(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    edit = page.capture.edit
    write(page, "r Demander 18 000 $")
    enter(qtbot, page)
    assert page.capture.chip.text() == "Proposée par"
    write(page, "jos")
    assert edit.proposals() == ["Josée Desbiens"]
    enter(qtbot, page)
    assert edit.text() == "Josée Desbiens"
    enter(qtbot, page)
    write(page, "nath")
    qtbot.keyClick(edit, Key.Key_Tab)
    enter(qtbot, page)
    enter(qtbot, page)
    (motion,) = queries.minutes_of(ground.store, ground.meeting).every("motion")
    assert (motion.mover, motion.seconder) == ("Josée Desbiens", "Nathalie Bouchard")
    assert motion.state == "carried_unanimous"
    assert page.capture.chip.isHidden()


def test_that_a_name_after_at_is_completed_inside_the_line(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    write(page, "a Relancer @ste")
    assert page.capture.edit.proposals() == ["Stéphane Leblanc"]
    qtbot.keyClick(page.capture.edit, Key.Key_Escape)
    assert page.capture.edit.proposals() == []
    write(page, "p")
    qtbot.keyClick(page.capture.edit, Key.Key_Tab)
    write(page, "!15 déc")
    assert "mardi 15" in page.capture._hint.whole()
    enter(qtbot, page)
    (task,) = queries.minutes_of(ground.store, ground.meeting).every("task")
    assert (task.responsible, task.due_on) == ("Stéphane Leblanc", "2026-12-15")


def test_that_keys_change_the_kind_of_the_line(page: MinutesPage, qtbot: QtBot) -> None:
    write(page, "Relancer")
    control = Qt.KeyboardModifier.ControlModifier
    for key, text in ((Key.Key_D, "d Relancer"), (Key.Key_R, "r Relancer"),
                      (Key.Key_T, "a Relancer"), (Key.Key_T, "Relancer")):
        qtbot.keyClick(page.capture.edit, key, control)
        assert page.capture.edit.text() == text
    qtbot.keyClick(page.capture.edit, Key.Key_I, control)
    assert page.capture.chip.text() == "Note interne"


def test_that_alt_and_arrows_go_from_point_to_point(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.capture.edit, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.heading_bar.point.whole() == "2. Adoption de l’ordre du jour"
    assert queries.live_meeting(ground.store, ground.meeting, TODAY).current_item_id == (
        ground.items[1]
    )
    qtbot.keyClick(page.capture.edit, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.heading_bar.point.whole() == "1. Ouverture et quorum"
    page.agenda._choose(page.agenda.model.index(2, 0))
    assert page.heading_bar.point.whole() == "3. Navette des aîné·es"
    assert page.capture.edit.hasFocus()


def test_that_the_room_answers_to_letters_and_gives_the_focus_back(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.capture.edit, Key.Key_F4)
    assert page.room.list.hasFocus()
    for key in (Key.Key_E, Key.Key_D, Key.Key_A, Key.Key_P):
        qtbot.keyClick(page.room.list, key)
    assert page.room.model.rows[0].status == "present"
    qtbot.keyClick(page.room.list, Key.Key_Space)
    assert not page.room.model.rows[0].here
    assert page.room.count.text().startswith("4")
    qtbot.keyClick(page.room.list, Key.Key_Escape)
    assert page.capture.edit.hasFocus()


def test_that_a_click_on_a_person_is_a_tick(page: MinutesPage, qtbot: QtBot) -> None:
    area = page.room.list.visualRect(page.room.model.index(0, 0))
    qtbot.mouseClick(page.room.list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert not page.room.model.rows[0].here


def test_that_lines_are_corrected_carried_and_removed_by_keys(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    for text in ("un", "deux"):
        write(page, text)
        enter(qtbot, page)
    qtbot.waitUntil(page.entries.frames()[-1].isVisible)
    qtbot.keyClick(page.capture.edit, Key.Key_F3)
    frame = page.entries.frames()[-1]
    assert frame.hasFocus()
    qtbot.keyClick(frame, Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert said(ground) == ["deux", "un"]
    qtbot.keyClick(page.entries.frames()[0], Key.Key_Return)
    assert page.capture.edit.text() == "deux"
    page.capture.edit.selectAll()
    write(page, "trois")
    enter(qtbot, page)
    qtbot.keyClick(page.entries.frames()[1], Key.Key_Delete)
    assert said(ground) == ["trois"]
    qtbot.keyClick(page.entries.frames()[0], Key.Key_Escape)
    assert page.capture.edit.hasFocus()


def test_that_undo_from_the_shell_shows_at_once(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    write(page, "Une note")
    enter(qtbot, page)
    ground.store.undo()
    assert page.entries.frames() == []


def test_that_the_line_being_typed_survives_a_crash(
    page: MinutesPage, ground: Ground, desk: QuietDesk, qtbot: QtBot
) -> None:
    write(page, "a Relancer la m")
    page.wires.tick()
    again = build(ground.store, desk)
    assert isinstance(again, MinutesPage)
    qtbot.addWidget(again)
    again.open_record("minutes", ground.meeting)
    assert again.capture.edit.text() == "a Relancer la m"
    assert "est revenue" in desk.told[-1]
    again.capture.edit.clear()
    again.wires.tick()
    assert again.draft.drafts.all() == ()


def test_that_the_heading_leads_the_meeting_to_its_end(
    page: MinutesPage, ground: Ground, desk: QuietDesk, qtbot: QtBot
) -> None:
    meetings.open_meeting(ground.store, ground.meeting, "00:00")
    bar = page.heading_bar
    assert bar.next_step.text() == "Lever la rencontre"
    qtbot.mouseClick(bar.next_step, Qt.MouseButton.LeftButton)
    assert bar.next_step.text() == "Adopter…"
    form = adoption_form(ground.store, ground.meeting)
    assert form.values() == {"in_meeting_id": None, "with_changes": False}
    commands.adopt_minutes(ground.store, ground.meeting)
    assert bar.next_step.isHidden()
    assert not page.capture.isEnabled()
    assert page.heading() == "Comité conseil"
    names = [action.text() for action in bar.menu().actions()]
    assert "Fiche de la rencontre" in names
    page.show_sheet()
    assert desk.opened == [("meeting", ground.meeting)]


def test_that_the_minutes_are_printed_while_the_meeting_goes_on(
    page: MinutesPage, ground: Ground, desk: QuietDesk
) -> None:
    page.print_minutes()
    assert desk.asked == ["2026-11-12_pv_comite-conseil.pdf"]
    assert desk.save_to is not None
    assert desk.save_to.stat().st_size > 10_000
    desk.save_to = None
    page.print_minutes()
    assert len(desk.told) == 1


def test_that_a_follow_up_owed_is_ticked_off(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    tasks.add_task(ground.store, title="Trois soumissions", body_id=ground.body)
    row = page.room.tasks.itemAt(0)
    assert row is not None
    box = next(one for one in page.room.findChildren(QAbstractButton)
               if one.accessibleName() == "Marquer comme fait : Trois soumissions")
    box.click()
    assert page.presenter.follow_ups() == []


def controls(page: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QAbstractItemView, QLineEdit, QComboBox, QPlainTextEdit)
    return [
        one for kind in kinds for one in page.findChildren(kind)
        if one.isVisibleTo(page) and one.objectName() != "qt_spinbox_lineedit"
    ]


def test_that_every_control_has_a_name_of_its_own_and_is_large_enough(
    page: MinutesPage, ground: Ground
) -> None:
    tasks.add_task(ground.store, title="Soumissions", body_id=ground.body)
    commands.record_note(ground.store, ground.meeting, ground.items[0], "Une note")
    found = controls(page)
    names = [one.accessibleName() or getattr(one, "text", lambda: "")() for one in found]
    assert "" not in names
    assert len(names) == len(set(names)), names
    small = [name for name, one in zip(names, found, strict=True) if one.height() < 24]
    assert small == []

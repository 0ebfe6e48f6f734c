"""Step B3: the draft agenda with durations and D/É/I/S, by keys and by a real drag."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.features.meetings import commands
from dsi_desktop.features.meetings.page import MeetingsPage, build
from dsi_desktop.features.meetings.page.agenda_table import LENGTH, POINT, AgendaTable
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground, grounded
from support.modal import answering
from support.plain_words import plain
from support.work_desk import put_away

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


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
    qtbot.waitExposed(made)
    made.open_record("meeting", ground.meeting)
    made.sheet.table.setFocus()
    QApplication.processEvents()
    yield made
    put_away(made)


def lines(page: MeetingsPage) -> list[str]:
    return [f"{one.number} {one.title}" for one in page.sheet.table.lines.rows]


def press(page: MeetingsPage, *keys: Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    for key in keys:
        QTest.keyClick(page.sheet.table, key, modifier or Qt.KeyboardModifier.NoModifier)


def write(page: MeetingsPage, text: str) -> None:
    """Type in the field that is open in the table, then Entrée."""
    kinds = (QLineEdit, QSpinBox)
    field = next(
        one for kind in kinds for one in page.sheet.table.findChildren(kind) if one.isVisible()
    )
    QTest.keyClicks(field, text)
    QTest.keyPress(field, Key.Key_Return)  # the field is gone before the key comes up
    QApplication.processEvents()


def place(table: AgendaTable, item: str, *, below: bool = False) -> QPoint:
    box = table.visualRect(table.lines.index_of(item))
    return QPoint(box.left() + 60, box.bottom() - 4 if below else box.top() + 4)


def drag(table: AgendaTable, item: str, target: QPoint, *, give_up: bool = False) -> None:
    """Press a point, carry it with the mouse, and let it go or press Échap."""
    port, plain = table.viewport(), Qt.KeyboardModifier.NoModifier
    start = place(table, item) + QPoint(0, 10)
    QTest.mousePress(port, LEFT, plain, start)
    for step in range(1, 9):
        move(port, start + (target - start) * step / 8)
    if give_up:
        QTest.keyClick(table, Key.Key_Escape)
    QTest.mouseRelease(port, LEFT, plain, target)
    QApplication.processEvents()


def move(port: QWidget, where: QPoint) -> None:
    """Move the mouse with its button held, which QTest.mouseMove does not say."""
    QApplication.sendEvent(port, QMouseEvent(
        QEvent.Type.MouseMove, QPointF(where), QPointF(port.mapToGlobal(where)),
        Qt.MouseButton.NoButton, LEFT, Qt.KeyboardModifier.NoModifier,
    ))


def test_b3_an_agenda_begins_from_a_template_and_is_written_by_keys(
    ground: Ground, page: MeetingsPage
) -> None:
    meeting = commands.create_meeting(
        ground.store, body_id=ground.body, held_on="2026-12-10", start_time="13:30",
        end_time="15:30",
    )
    page.open_record("meeting", meeting)
    QApplication.processEvents()
    choices = page.sheet.agenda.none.presets
    assert [one.text() for one in choices.values()] == [
        "Assemblée", "Comité conseil", "Chantier", "Forum"]
    choices["committee"].setFocus()
    QTest.keyClick(choices["committee"], Key.Key_Return)
    QApplication.processEvents()
    assert lines(page)[0] == "1 Ouverture et vérification du quorum"
    table = page.sheet.table
    table.setFocus()
    table.setCurrentIndex(table.lines.index(4, 0))
    press(page, Key.Key_F2)
    write(page, "Fonds transport")
    press(page, Key.Key_E)
    chosen = table.chosen()
    assert chosen is not None
    assert (chosen.title, chosen.kind) == ("Fonds transport", "exchange")
    QTest.keyClicks(table, "2")
    write(page, "5")
    press(page, Key.Key_Plus, Key.Key_Plus, Key.Key_Minus)
    chosen = table.chosen()
    assert chosen is not None
    assert chosen.minutes == 30
    press(page, Key.Key_Up, modifier=ALT)
    assert lines(page)[3] == "4 Fonds transport"
    press(page, Key.Key_Right, modifier=ALT)
    assert lines(page)[3] == "3.1 Fonds transport"
    press(page, Key.Key_Left, modifier=ALT)
    press(page, Key.Key_Delete)
    assert len(table.lines.rows) == 8


def test_b3_what_overruns_is_red_said_in_words_and_led_to(
    ground: Ground, page: MeetingsPage
) -> None:
    table = page.sheet.table
    table.keep(ground.items[2])
    QTest.keyClicks(table, "1")
    write(page, "50")
    line = table.chosen()
    assert line is not None
    assert (line.minutes, line.late) == (150, True)
    assert "dépasse de 40" in plain(page.sheet.agenda.end.text())
    late = [key for key, _minutes in page.sheet.bar.segments(0)]
    assert late == ["text3", "text3", "danger"]
    table.setCurrentIndex(table.lines.index(0, 0))
    page.gestures.act("overrun")
    assert table.chosen() == line
    table.type_in(LENGTH)
    write(page, "20")
    assert page.sheet.agenda.end.text().startswith("fin à 14")
    table.type_in(POINT)
    field = table.findChild(QLineEdit)
    assert field is not None
    QTest.keyPress(field, Key.Key_Escape)
    assert ground.store.undo_label == "Modifier un point de l’ordre du jour"


def test_b3_points_are_carried_by_a_real_drag(ground: Ground, page: MeetingsPage) -> None:
    table = page.sheet.table
    drag(table, ground.items[2], place(table, ground.items[0]))
    assert lines(page)[0] == "1 Navette des aîné·es"
    drag(table, ground.items[2], place(table, ground.items[1], below=True))
    assert lines(page)[2] == "3 Navette des aîné·es"
    assert ground.store.undo_label == "Déplacer un point de l’ordre du jour"
    ground.store.undo()
    assert lines(page)[0] == "1 Navette des aîné·es"
    drag(table, ground.items[2], QPoint(60, table.viewport().height() - 2))
    assert lines(page)[2] == "3 Navette des aîné·es"


def test_b3_a_drag_given_up_moves_nothing(ground: Ground, page: MeetingsPage) -> None:
    table = page.sheet.table
    before = ground.store.undo_label
    drag(table, ground.items[2], place(table, ground.items[0]), give_up=True)
    drag(table, ground.items[2], place(table, ground.items[2]) + QPoint(0, 11))
    assert lines(page)[2] == "3 Navette des aîné·es"
    assert ground.store.undo_label == before


def test_b3_a_long_agenda_scrolls_under_the_point_carried(
    ground: Ground, page: MeetingsPage, qtbot: QtBot
) -> None:
    with ground.store.hurried():
        for number in range(40):
            commands.add_item(ground.store, ground.meeting, f"Point {number}", minutes=1)
    table = page.sheet.table
    port, plain = table.viewport(), Qt.KeyboardModifier.NoModifier
    table.scrollToTop()
    start = place(table, ground.items[0]) + QPoint(0, 10)
    low = QPoint(60, port.height() - 3)
    QTest.mousePress(port, LEFT, plain, start)
    for step in range(1, 5):
        move(port, start + (low - start) * step / 4)
    bar = table.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum(), timeout=8000)
    assert not table.grab().isNull()
    move(port, QPoint(60, 2))
    qtbot.waitUntil(lambda: bar.value() == 0, timeout=8000)
    QTest.mouseRelease(port, LEFT, plain, QPoint(60, 2))
    assert len(page.sheet.bar.segments(10)) < 10


def test_b3_an_agenda_is_taken_from_a_former_meeting(
    ground: Ground, page: MeetingsPage
) -> None:
    meeting = commands.create_meeting(ground.store, body_id=ground.body, held_on="2026-12-10")
    page.open_record("meeting", meeting)
    answering({}, wanted="Reprendre")
    page.sheet.agenda.none.copy.click()
    assert lines(page) == [
        "1 Ouverture et quorum", "2 Adoption de l’ordre du jour", "3 Navette des aîné·es"]


def test_b3_sub_points_are_asked_for_under_their_point(
    ground: Ground, page: MeetingsPage
) -> None:
    page.sheet.table.keep(ground.items[2])
    answering({"title": "Trajet"}, wanted="sous-point")
    page.sheet.agenda.sub.click()
    assert lines(page)[3] == "3.1 Trajet"
    chosen = page.sheet.table.chosen()
    assert chosen is not None
    assert (chosen.title, chosen.kind) == ("Trajet", "follow_up")


def test_b3_the_agenda_sent_keeps_its_numbers_until_numbered_again(
    ground: Ground, page: MeetingsPage
) -> None:
    commands.convene_meeting(ground.store, ground.meeting, sent_on="2026-11-05")
    page.sheet.table.keep(ground.items[2])
    press(page, Key.Key_Up, modifier=ALT)
    assert lines(page)[1] == "3 Navette des aîné·es"
    page.gestures.act("renumber")
    assert lines(page)[1] == "2 Navette des aîné·es"

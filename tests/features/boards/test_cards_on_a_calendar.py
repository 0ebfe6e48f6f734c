"""« Calendrier » by keyboard, by mouse and by ear."""

from collections.abc import Iterator
from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.page.calendar_view import CalendarView
from dsi_desktop.features.boards.page.cards import carrying
from dsi_desktop.features.boards.queries.listing import card_dates
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.ui.theme import theme
from support import work_ground as ground
from support.board_page import shown
from support.modal import answering
from support.plain_words import plain
from support.work_desk import QuietDesk

SHIFT = Qt.KeyboardModifier.ShiftModifier
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk()


@pytest.fixture
def page(store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[BoardsPage]:
    with shown(store, desk, qtbot, qapp) as made:
        made.activateWindow()
        yield made


@pytest.fixture
def days(page: BoardsPage) -> CalendarView:
    page.show_view("calendar")
    return cast(CalendarView, page.view)


def _due(store: Store, task_id: str) -> str | None:
    return card_dates(store)[task_id].due_on


def test_that_arrows_walk_over_days_and_months(days: CalendarView, qtbot: QtBot) -> None:
    assert days.title.text() == "Décembre 2026"
    assert days.grid.day == ground.TODAY
    qtbot.keyClick(days.grid, Qt.Key.Key_Right)
    assert days.in_hand() != ""
    assert plain(str(days.grid.currentIndex().data(SPOKEN))) == (
        "samedi 5 décembre 2026, 1 carte, Écrire au ministère, Comité conseil"
    )
    qtbot.keyClick(days.grid, Qt.Key.Key_Up)
    qtbot.keyClick(days.grid, Qt.Key.Key_Left)
    assert days.grid.day == date(2026, 11, 27)
    assert days.title.text() == "Novembre 2026"
    qtbot.keyClick(days.grid, Qt.Key.Key_PageDown)
    assert days.grid.day == date(2026, 12, 27)
    qtbot.keyClick(days.grid, Qt.Key.Key_PageUp)
    qtbot.keyClick(days.grid, Qt.Key.Key_T)
    assert days.grid.day == ground.TODAY


def test_that_shifted_arrows_carry_the_card_in_hand(
    days: CalendarView, store: Store, desk: QuietDesk, qtbot: QtBot
) -> None:
    task = ground.task(store, 1)
    assert days.reveal(task)
    assert days.grid.day == date(2026, 12, 15)
    qtbot.keyClick(days.grid, Qt.Key.Key_Right, SHIFT)
    assert _due(store, task) == "2026-12-16"
    qtbot.keyClick(days.grid, Qt.Key.Key_Down, SHIFT)
    assert _due(store, task) == "2026-12-23"
    assert (days.grid.day, days.in_hand()) == (date(2026, 12, 23), task)
    assert plain(desk.told[-1]).endswith("échéance le mercredi 23 décembre 2026")
    store.undo()
    assert _due(store, task) == "2026-12-16"


def test_that_space_takes_the_next_card_of_a_day(
    page: BoardsPage, days: CalendarView, store: Store, qtbot: QtBot
) -> None:
    tasks.edit_due(store, ground.task(store), "2026-12-15")
    days.go_to(date(2026, 12, 15))
    seen = {days.in_hand()}
    qtbot.keyClick(days.grid, Qt.Key.Key_Space)
    seen.add(days.in_hand())
    assert seen == {ground.task(store), ground.task(store, 1)}
    held = days.in_hand()
    qtbot.keyClick(days.grid, Qt.Key.Key_Space)
    assert days.in_hand() != held
    days.go_to(date(2026, 12, 22))
    qtbot.keyClick(days.grid, Qt.Key.Key_Space)
    assert days.in_hand() == ""
    qtbot.keyClick(days.grid, Qt.Key.Key_Return)
    assert not page.panel.isVisible()


def test_that_a_day_in_words_stands_in_the_band_and_takes_a_day_by_a_key(
    days: CalendarView, store: Store, qtbot: QtBot
) -> None:
    assert plain(days.band_words.text()) == "2 cartes sans jour précis"
    spoken = [days.aside.index(at, 0).data(SPOKEN) for at in range(days.aside.rowCount())]
    assert "Lire le portrait, Habitation, sans échéance" in spoken
    task = next(one.task_id for one in days.aside.rows if one.card.title == "Lire le portrait")
    assert days.reveal(task)
    assert days.band.hasFocus()
    assert days.in_hand() == task
    answering({"due": "10 décembre"})
    qtbot.keyClick(days.band, Qt.Key.Key_D)
    assert _due(store, task) == "2026-12-10"
    assert days.grid.day == date(2026, 12, 10)


def _centre(days: CalendarView, day: date) -> QPoint:
    first = days.grid.model_.rows[0].cells[0].day
    at = (day - first).days
    return days.grid.visualRect(days.grid.model_.index(at // 7, at % 7)).center()


def _drop(days: CalendarView, day: date, carried: QMimeData) -> QDropEvent:
    move, both = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none, point = Qt.KeyboardModifier.NoModifier, _centre(days, day)
    days.grid.dragEnterEvent(QDragEnterEvent(point, move, carried, both, none))
    days.grid.dragMoveEvent(QDragMoveEvent(point, move, carried, both, none))
    days.grid.viewport().grab()
    event = QDropEvent(QPointF(point), move, carried, both, none)
    days.grid.dropEvent(event)
    return event


def test_that_a_card_dropped_on_a_day_is_due_then(days: CalendarView, store: Store) -> None:
    task = ground.task(store, 1)
    carried = days.aside.mimeData([days.aside.index(0, 0)])
    first = days.aside.rows[0].task_id
    _drop(days, date(2026, 12, 9), carried)
    assert _due(store, first) == "2026-12-09"
    _drop(days, date(2026, 12, 24), carrying([task]))
    assert _due(store, task) == "2026-12-24"
    assert days.grid.paint_.over is None


def test_that_what_is_no_card_is_not_taken(days: CalendarView, store: Store) -> None:
    before, label = card_dates(store), store.undo_label
    other = QMimeData()
    other.setText("rien")
    _drop(days, date(2026, 12, 9), other)
    days.grid.dragLeaveEvent(QDragLeaveEvent())
    assert (card_dates(store), store.undo_label) == (before, label)


def test_that_the_mouse_takes_and_opens_the_card_under_it(
    page: BoardsPage, days: CalendarView, store: Store, qtbot: QtBot
) -> None:
    days.go_to(date(2026, 12, 15))
    task = ground.task(store, 1)
    box = days.grid.visualRect(days.grid.currentIndex())
    chip = box.topLeft() + QPoint(20, theme().px(30))
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(days.grid.viewport(), left, pos=chip)
    assert days.in_hand() == task
    QTest.mouseMove(days.grid.viewport(), chip + QPoint(1, 1))
    QTest.mouseDClick(days.grid.viewport(), left, Qt.KeyboardModifier.NoModifier, chip)
    assert page.panel.task_id == task
    qtbot.mouseClick(days.grid.viewport(), left, pos=_centre(days, date(2026, 12, 22)))
    assert days.in_hand() == ""


def test_that_many_cards_of_a_day_say_how_many_are_not_painted(
    days: CalendarView, store: Store
) -> None:
    for n in range(8):
        tasks.add_task(store, title=f"Carte {n}", due_on="2026-12-09", body_id=ground.FOOD)
    tasks.complete_task(store, ground.task(store, 1))
    cell = next(c for row in days.grid.model_.rows for c in row.cells if len(c.cards) == 8)
    assert cell.day == date(2026, 12, 9)
    at = days.grid.model_.index(1, 3)
    box = days.grid.visualRect(at)
    found = [days.grid.paint_.card_at(at, box, QPoint(box.x() + 20, y))
             for y in range(box.top(), box.bottom())]  # fmt: skip
    assert 0 < len({key for key in found if key}) < 8
    assert days.grid.paint_.card_at(QModelIndex(), box, box.center()) == ""
    assert not days.grid.grab().isNull()

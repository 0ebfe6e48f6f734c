"""The calendar by keyboard, by mouse and by ear."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan.commands.versions import adopt_version
from dsi_desktop.features.schedule.page import build
from dsi_desktop.features.schedule.page.calendar_page import CalendarPage
from dsi_desktop.features.schedule.page.keys import gesture_of
from dsi_desktop.features.schedule.rules.dates import Step
from dsi_desktop.features.schedule.rules.shapes import band
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme, wear
from support import pdf_reader
from support import work_ground as ground
from support.commands_schedule import linked
from support.modal import answering, in_the_dialog, working
from support.page_walk import check_names, check_sizes
from support.plain_words import plain
from support.work_desk import QuietDesk, put_away

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


class PaperDesk(QuietDesk):
    """Gives a folder to write to."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder: Path | None = folder

    def ask_save_path(self, suggested: str, kinds: str) -> Path | None:
        return self.folder / suggested if self.folder else None


@pytest.fixture
def desk(tmp_path: Path) -> PaperDesk:
    return PaperDesk(tmp_path)


@pytest.fixture
def page(
    store: Store, desk: PaperDesk, qtbot: QtBot, qapp: QApplication
) -> Iterator[CalendarPage]:
    linked(store)
    wear(qapp)
    made = build(store, cast(Desk, desk))
    assert isinstance(made, CalendarPage)
    made.resize(1150, 700)
    made.show()
    qtbot.waitExposed(made)
    stop = store.bus.subscribe(made.take_changes)
    yield made
    stop()
    put_away(made)


@pytest.fixture
def waiting(store: Store) -> str:
    return ground.first(store, "action", place=2)


@pytest.fixture
def awaited(store: Store) -> str:
    return ground.first(store, "action")


def days(page: CalendarPage, action_id: str) -> tuple[str | None, str | None]:
    dates = page.presenter.known[action_id].line.dates
    return dates.start_on, dates.end_on


def place(page: CalendarPage, action_id: str, part: str = "middle") -> QPoint:
    """Return where the mouse takes a bar."""
    page.gantt.reveal(action_id)
    index = page.gantt.model.index_of(action_id)
    found = band(page.gantt.model.row(index).bar, page.gantt.ground.axis)
    assert found is not None
    x = {"middle": (found.left + found.right) / 2, "end": found.right - 2,
         "start": found.left + 2}[part]  # fmt: skip
    table = page.gantt.table
    left = table.columnViewportPosition(1) - page.gantt.ground.offset
    return QPoint(round(left + x * theme().scale), table.visualRect(index).center().y())


def drag(page: CalendarPage, start: QPoint, across: int) -> None:
    view = page.gantt.table.viewport()
    QTest.mousePress(view, LEFT, NONE, start)
    for step in (across // 2, across):
        QTest.mouseMove(view, start + QPoint(step, 0))
        QApplication.processEvents()
    QTest.mouseRelease(view, LEFT, NONE, start + QPoint(across, 0))


def keys(page: CalendarPage, *pressed: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    for key, held in pressed:
        QTest.keyClick(page.gantt.table, key, held)


def test_that_everything_has_a_name_and_room(page: CalendarPage) -> None:
    check_names(page)
    check_sizes(page)
    assert page.heading() == "Plan de communauté 2025-2028"
    assert plain(page.finding.whole()) == "2 actions en retard, 4 actions sans date"


def test_that_keys_carry_an_action_and_its_ends(
    page: CalendarPage, waiting: str, store: Store, desk: PaperDesk
) -> None:
    page.presenter.choose_scale("month")
    page.gantt.reveal(waiting)
    keys(page, (Qt.Key.Key_Right, SHIFT))
    assert days(page, waiting) == ("2027-02-08", "2027-04-02")
    keys(page, (Qt.Key.Key_Left, SHIFT | CTRL), (Qt.Key.Key_Left, SHIFT | ALT))
    assert days(page, waiting) == ("2027-02-01", "2027-03-26")
    assert "du 1er février 2027 au 26 mars 2027" in plain(desk.told[-1])
    assert page.in_hand() == waiting == page.record_in_hand()
    assert store.undo() == "Changer la durée d’une action"


def test_that_a_question_is_asked_once_for_those_that_wait(
    page: CalendarPage, awaited: str, waiting: str
) -> None:
    page.gantt.reveal(awaited)
    page.presenter.choose_scale("month")

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        words = {made.text(): made for made in box.findChildren(QPushButton)}
        words["Tout déplacer"].click()

    wrong = in_the_dialog(press)
    keys(page, (Qt.Key.Key_Right, SHIFT))
    assert wrong == []
    assert days(page, waiting)[0] == "2027-02-08"
    keys(page, (Qt.Key.Key_Right, SHIFT))
    assert days(page, waiting)[0] == "2027-02-15"


def test_that_a_bar_is_dragged_whole_and_by_its_ends(
    page: CalendarPage, waiting: str, store: Store
) -> None:
    page.presenter.choose_scale("month")
    ten = round(10 * page.gantt.ground.axis.day)
    drag(page, place(page, waiting), ten)
    assert days(page, waiting) == ("2027-02-11", "2027-04-05")
    drag(page, place(page, waiting, "end"), -ten)
    assert days(page, waiting) == ("2027-02-11", "2027-03-26")
    drag(page, place(page, waiting, "start"), -ten)
    assert days(page, waiting) == ("2027-02-01", "2027-03-26")
    for _gesture in range(3):
        assert store.undo()
    assert days(page, waiting) == ("2027-02-01", "2027-03-26")


def test_that_escape_puts_a_bar_back_and_a_click_moves_nothing(
    page: CalendarPage, waiting: str, store: Store
) -> None:
    start, table = place(page, waiting), page.gantt.table
    QTest.mousePress(table.viewport(), LEFT, NONE, start)
    QTest.mouseMove(table.viewport(), start + QPoint(60, 0))
    shown = table.shown(page.gantt.model.row(page.gantt.model.index_of(waiting)).bar)
    assert "au" in shown.beside
    QTest.keyClick(table, Qt.Key.Key_Escape)
    QTest.mouseRelease(table.viewport(), LEFT, NONE, start + QPoint(60, 0))
    QTest.mouseClick(table.viewport(), LEFT, NONE, start)
    QTest.mouseMove(table.viewport(), start + QPoint(1, 0))
    assert days(page, waiting) == ("2027-02-01", "2027-03-26")
    assert store.undo() == "Faire attendre une action"


def test_that_groups_fold_by_keys_and_by_mouse(page: CalendarPage) -> None:
    group = page.gantt.model.rows[0].key
    page.gantt.reveal(group)
    assert page.in_hand() == ""
    before = len(page.gantt.model.rows)
    keys(page, (Qt.Key.Key_Left, NONE))
    assert len(page.gantt.model.rows) == before - 4
    keys(page, (Qt.Key.Key_Left, NONE), (Qt.Key.Key_Right, NONE))
    assert len(page.gantt.model.rows) == before
    keys(page, (Qt.Key.Key_Return, NONE))
    assert len(page.gantt.model.rows) == before - 4
    box = page.gantt.table.visualRect(page.gantt.model.index(0, 0))
    QTest.mouseClick(page.gantt.table.viewport(), LEFT, NONE, box.center())
    assert len(page.gantt.model.rows) == before
    keys(page, (Qt.Key.Key_Right, SHIFT), (Qt.Key.Key_L, NONE))
    assert len(page.gantt.model.rows) == before


def test_that_time_is_walked_scaled_and_brought_back(page: CalendarPage, waiting: str) -> None:
    page.resize(1150, 700)
    keys(page, (Qt.Key.Key_Plus, SHIFT))
    page.gantt.reveal(waiting)
    assert page.gantt.ground.axis.scale == "month"
    page.gantt.go_today()
    at = page.gantt.bar.value()
    keys(page, (Qt.Key.Key_Right, NONE))
    assert page.gantt.bar.value() > at
    keys(page, (Qt.Key.Key_T, NONE))
    assert page.gantt.bar.value() == at
    view = page.gantt.table.viewport()
    middle = QPointF(view.rect().center())
    QApplication.sendEvent(view, QWheelEvent(
        middle, view.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        SHIFT, Qt.ScrollPhase.NoScrollPhase, False,
    ))  # fmt: skip
    assert page.gantt.bar.value() == at + 120
    keys(page, (Qt.Key.Key_Minus, NONE), (Qt.Key.Key_Minus, NONE))
    assert page.tools.scales.currentData() == "year"
    keys(page, (Qt.Key.Key_C, NONE))
    assert page.presenter.look.critical


def test_that_the_list_says_and_does_the_same(
    page: CalendarPage, waiting: str, desk: PaperDesk
) -> None:
    page.presenter.choose_scale("month")
    page.gantt.reveal(waiting)
    page.tools.list.click()
    assert page.list.in_hand() == waiting
    said = [plain(cell) for cell in page.list.lines.row(page.list.currentIndex()).cells]
    assert said[2:4] == ["1er févr. 2027", "26 mars 2027"]
    QTest.keyClick(page.list, Qt.Key.Key_Right, SHIFT)
    assert days(page, waiting)[0] == "2027-02-08"
    QTest.keyClick(page.list, Qt.Key.Key_Right)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert desk.opened == [("action", waiting)]
    check_names(page)
    page.turn()
    assert page.gantt.in_hand() == waiting


def test_that_dates_are_asked_and_refused_beside_the_box(
    page: CalendarPage, waiting: str
) -> None:
    page.gantt.reveal(waiting)
    seen: list[str] = []
    answering({"end": "quand il fera beau"}, seen, wanted="Dater")
    keys(page, (Qt.Key.Key_D, NONE))
    assert "vers l’été 2027" in seen[-1]
    assert days(page, waiting) == ("2027-02-01", "2027-03-26")
    answering({"start_on": "2027-03-01", "end": "été 2027"})
    keys(page, (Qt.Key.Key_D, NONE))
    assert days(page, waiting) == ("2027-03-01", None)


def test_that_links_are_asked_refused_and_taken_away(
    page: CalendarPage, waiting: str, awaited: str
) -> None:
    page.gantt.reveal(awaited)
    seen: list[str] = []
    answering({"awaited_id": waiting}, seen, wanted="Faire attendre")
    keys(page, (Qt.Key.Key_L, NONE))
    assert "tourner en rond" in seen[-1]
    page.gantt.reveal(waiting)

    def take(dialog: FormDialog) -> None:
        made = next(one for one in dialog.findChildren(QPushButton)
                    if one.text().startswith("Retirer"))
        made.click()
        assert not made.isEnabled()

    working(FormDialog, take)
    keys(page, (Qt.Key.Key_L, NONE))
    assert page.presenter.known[waiting].waits == ()
    answering({"awaited_id": awaited, "kind": "start_to_start", "lag_days": 5})
    keys(page, (Qt.Key.Key_L, NONE))
    assert page.presenter.known[waiting].waits[0].lag == 5


def test_that_the_menu_of_a_row_does_the_same(page: CalendarPage, waiting: str) -> None:
    page.presenter.choose_scale("month")
    page.gantt.reveal(waiting)
    menu = page.menu()
    words = {plain(one.text()): one for one in menu.actions()}
    words["Plus tard (Maj+→)"].trigger()
    assert days(page, waiting)[0] == "2027-02-08"
    words["Finir plus tôt (Ctrl+Maj+←)"].trigger()
    assert days(page, waiting)[1] == "2027-03-26"
    page.gantt.reveal(page.gantt.model.rows[0].key)
    assert page.menu().isEmpty()
    page.gantt.table.customContextMenuRequested.emit(QPoint(10, 10))


def test_that_counters_filter_and_groups_change(page: CalendarPage, waiting: str) -> None:
    page.presenter.resize(waiting, "start", Step(days=-20))
    assert plain(page.tools.conflicts.text()) == "1 conflit de dates"
    page.tools.conflicts.click()
    assert [row.key for row in page.gantt.model.rows if not row.bar.group] == [waiting]
    page.tools.conflicts.click()
    page.tools.grouping.setCurrentIndex(1)
    page.tools.grouping.activated.emit(1)
    assert page.gantt.model.rows[0].bar.title.endswith("Se déplacer sans voiture")
    page.open_record("action", waiting)
    assert page.in_hand() == waiting
    page.open_record("plan", page.presenter.plan_id)


def test_that_an_empty_dossier_leads_to_the_plan(
    page: CalendarPage, store: Store, desk: PaperDesk
) -> None:
    plan.archive_plan(store, ground.first(store, "plan"))
    assert not page.tools.scales.isVisible()
    page.print()
    assert [made.text() for made in page.findChildren(QPushButton) if made.isVisible()][-1] == (
        "Écrire le plan"
    )
    plan.create_plan(store, title="Plan neuf")
    check_names(page)


def test_that_a_version_is_compared_and_left(page: CalendarPage, store: Store) -> None:
    adopt_version(store, plan_id=ground.first(store, "plan"), adopted_on="2026-12-01")
    assert page.tools.version.isVisible()
    assert "décembre 2026" in plain(page.tools.version.currentText())
    page.tools.version.setCurrentIndex(1)
    page.tools.version.activated.emit(1)
    assert page.sheet is not None
    assert page.sheet.compared == ""


@pytest.mark.parametrize("look", ["pages", "one", "one_letter"])
def test_that_the_calendar_is_printed_as_it_is_seen(
    page: CalendarPage, desk: PaperDesk, look: str
) -> None:
    answering({"look": look}, wanted="Imprimer")
    page.print()
    assert desk.folder is not None
    (made,) = desk.folder.glob("*.pdf")
    read = " ".join(pdf_reader.read_aloud(made.read_bytes()))
    assert "Essayer loin" in read
    assert "attend la fin de" in plain(read)


def test_that_giving_up_writes_nothing(page: CalendarPage, desk: PaperDesk, tmp_path: Path) -> None:
    desk.folder = None
    answering({"look": "one"})
    page.print()
    working(FormDialog, FormDialog.reject)
    page.print()
    assert list(tmp_path.glob("*.pdf")) == []


def test_that_it_stands_at_twice_the_size_and_in_the_dark(
    page: CalendarPage, qapp: QApplication
) -> None:
    wear(qapp, "dark", 2.0)
    page.resize(683, 500)
    QApplication.processEvents()
    assert page.gantt.table.columnWidth(1) > 250
    check_names(page)
    wear(qapp)


def test_that_a_key_is_known_or_left() -> None:
    assert gesture_of(Qt.Key.Key_Right, CTRL) is None
    assert gesture_of(Qt.Key.Key_D, CTRL) is None
    assert gesture_of(Qt.Key.Key_Equal, SHIFT) == ("zoom", -1)
    assert date(2026, 12, 4) == ground.TODAY

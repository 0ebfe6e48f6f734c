"""The history under the fingers: arrows, Suppr, the line of days, the lists of the dossier."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.history.page import build
from dsi_desktop.features.history.page.gestures_list import _action_room
from dsi_desktop.features.history.page.history_page import HistoryPage
from dsi_desktop.features.history.page.past_day_field import PastDayField
from dsi_desktop.kernel.changes import ChangeSet, FieldChange
from dsi_desktop.ui.theme import wear
from support.choices_ground import sets, written
from support.history_ground import TASK, TODAY
from support.keyboard import meanwhile
from support.meeting_desk import QuietDesk
from support.qt_session import settle
from support.qt_walk import check

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class LookingDesk(QuietDesk):
    """Remembers the day one asked to look at."""

    looked: date | None = None

    def look_back(self, day: date) -> None:
        self.looked = day


@pytest.fixture
def desk(tmp_path: Path) -> LookingDesk:
    return LookingDesk(TODAY, tmp_path / "differences.pdf")


@pytest.fixture
def page(
    store: Store, desk: LookingDesk, qtbot: QtBot, qapp: QApplication
) -> Iterator[HistoryPage]:
    wear(qapp)
    made = build(store, desk)  # type: ignore[arg-type]
    assert isinstance(made, HistoryPage)
    qtbot.addWidget(made)
    made.resize(1150, 680)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def due(store: Store) -> str | None:
    with store.read() as session:
        return session.get_one(Task, "t").due_on


def test_that_a_record_is_opened_by_its_id_with_its_name_in_the_title(page: HistoryPage) -> None:
    page.open_record("", "t")
    assert page.heading() == f"{TASK} › Historique"
    assert page.record.slider.hasFocus()
    assert not page.inside


def test_that_an_unknown_record_shows_the_dossier(page: HistoryPage) -> None:
    page.open_record("task", "never")
    assert (page.view, page.heading()) == ("dossier", "Historique du dossier")


def test_that_arrows_walk_through_the_days(page: HistoryPage, qtbot: QtBot) -> None:
    page.open_record("", "t")
    slider = page.record.slider
    qtbot.keyClick(slider, Key.Key_Left)
    assert page.record.presenter.day == date(2026, 11, 29)
    qtbot.keyClick(slider, Key.Key_Left, CTRL)
    assert page.record.presenter.day == date(2026, 11, 14)
    qtbot.keyClick(slider, Key.Key_Home)
    assert page.record.presenter.day == date(2026, 11, 3)
    qtbot.keyClick(slider, Key.Key_Right, CTRL)
    assert page.record.presenter.day == date(2026, 11, 5)
    assert "5 novembre 2026" in plain(slider.accessibleDescription())
    qtbot.keyClick(slider, Key.Key_End)
    assert page.record.presenter.day == TODAY


def test_that_the_mouse_takes_the_line_of_days(page: HistoryPage, qtbot: QtBot) -> None:
    page.open_record("", "t")
    slider = page.record.slider
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(2, 20))
    assert page.record.presenter.day == date(2026, 11, 3)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(2, 20))
    qtbot.mouseMove(slider, QPoint(slider.width() // 2, 20))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, 20))
    assert page.record.presenter.day <= TODAY


def test_that_the_only_filled_button_comes_back_to_today(page: HistoryPage, qtbot: QtBot) -> None:
    page.open_record("", "t")
    band = page.record.band
    assert band.today.isHidden()
    page.record.presenter.choose_day(date(2026, 11, 8))
    page.record.show_scene()
    filled = [one for one in page.record.findChildren(QPushButton) if one.objectName() == "primary"]
    assert filled == [band.today]
    assert plain(band.put.text()) == "Remettre la fiche comme le 8 nov."
    qtbot.mouseClick(band.today, Qt.MouseButton.LeftButton)
    assert page.record.presenter.day == TODAY
    assert page.record.slider.hasFocus()


def test_that_the_record_is_put_back(
    page: HistoryPage, store: Store, desk: LookingDesk, qtbot: QtBot,
) -> None:
    page.open_record("", "t")
    page.record.presenter.choose_day(date(2026, 11, 8))
    page.record.show_scene()
    qtbot.mouseClick(page.record.band.put, Qt.MouseButton.LeftButton)
    assert due(store) == "2026-06-15"
    assert "comme le 8" in plain(desk.told[-1])
    store.undo()
    assert due(store) == "2026-12-15"


def test_that_the_columns_say_inchange_and_the_day(page: HistoryPage) -> None:
    page.open_record("", "t")
    card = page.record.then
    assert card.table.isColumnHidden(2)
    page.record.presenter.choose_day(date(2026, 11, 8))
    page.record.show_scene()
    model = card.table.model()
    assert plain(str(model.headerData(1, Qt.Orientation.Horizontal))) == "Le 8 nov."
    shown = {
        model.index(at, 0).data(): plain(model.index(at, 2).data())
        for at in range(model.rowCount())
    }
    assert (shown["État"], shown["Échéance"]) == ("inchangé", "→ 15 décembre 2026")


def test_that_suppr_undoes_the_gesture_chosen(
    page: HistoryPage, store: Store, desk: LookingDesk, qtbot: QtBot,
) -> None:
    page.open_record("", "t")
    rows = page.record.gestures.list
    rows.setFocus()
    at = next(one for one in rows.lines.rows if one.day.startswith("12"))
    rows.setCurrentIndex(rows.lines.index_of(at.key))
    assert page.record.presenter.day == date(2026, 11, 12)
    qtbot.keyClick(rows, Key.Key_Delete)
    assert due(store) == "2026-06-15"
    assert "Annulé" in desk.told[-1]


def test_that_suppr_on_a_gesture_changed_since_does_nothing(
    page: HistoryPage, store: Store, qtbot: QtBot,
) -> None:
    page.open_record("", "t")
    rows = page.record.gestures.list
    at = next(one for one in rows.lines.rows if one.day.startswith("8"))
    rows.setCurrentIndex(rows.lines.index_of(at.key))
    qtbot.keyClick(rows, Key.Key_Delete)
    assert due(store) == "2026-12-15"
    said = rows.lines.index_of(at.key).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "changé depuis par Luc" in said


def test_that_a_click_on_the_words_undoes(page: HistoryPage, store: Store, qtbot: QtBot) -> None:
    page.open_record("", "t")
    rows = page.record.gestures.list
    at = next(one for one in rows.lines.rows if one.day.startswith("12"))
    room = rows.visualRect(rows.lines.index_of(at.key))
    place = _action_room(room).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert due(store) == "2026-06-15"


def test_that_a_click_elsewhere_only_chooses(
    page: HistoryPage, store: Store, qtbot: QtBot
) -> None:
    page.open_record("", "t")
    rows = page.record.gestures.list
    at = next(one for one in rows.lines.rows if one.day.startswith("12"))
    place = rows.visualRect(rows.lines.index_of(at.key)).topLeft() + QPoint(20, 20)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert due(store) == "2026-12-15"
    assert page.record.presenter.gesture == at.key


def test_that_a_refusal_is_said(page: HistoryPage, store: Store, desk: LookingDesk) -> None:
    page.open_record("", "t")
    rows = page.record.gestures.list.lines.rows
    gesture = next(one.key for one in rows if one.day.startswith("12"))
    written(store, sets(Task, "t", due_on="2027-01-01"))
    page.record.undo(gesture)
    assert "changé depuis" in desk.refused[-1]


def test_that_many_days_are_drawn_as_a_strip_and_filters_appear(
    page: HistoryPage, store: Store, qtbot: QtBot,
) -> None:
    for at in range(40):
        written(store, sets(Task, "t", result=f"Essai {at}"))
    page.open_record("", "t")
    gestures = page.record.gestures
    assert not gestures.who.isHidden()
    gestures.who.setCurrentIndex(gestures.who.findData("Luc Harvey"))
    gestures.who.activated.emit(1)
    assert {one.who for one in gestures.list.lines.rows if not one.heading} == {"Luc Harvey"}
    slider = page.record.slider
    days = [date.fromordinal(date(2026, 1, 1).toordinal() + at * 3) for at in range(60)]
    slider.show_days(days[0], days[-1], days[-1], days)
    assert not slider.grab().isNull()


def test_that_a_new_record_has_no_line_of_days(page: HistoryPage, store: Store) -> None:
    written(store, lambda op: op.add(Task(id="new", title="Né aujourd’hui")))
    page.open_record("", "new")
    assert page.record.slider.isHidden()
    assert page.record.focus_target() is page.record.gestures.list


def test_that_the_dossier_is_listed_with_the_detail_beside(
    page: HistoryPage, store: Store, desk: LookingDesk, qtbot: QtBot,
) -> None:
    page.start("dossier")
    view = page.dossier
    assert view.detail.shown is not None
    assert view.detail.title.text() == "Supprimer une action"
    qtbot.keyClick(view.table, Key.Key_Delete)
    assert "Annulé" in desk.told[-1]
    assert store.undo_label is not None


def test_that_filters_and_words_narrow_the_dossier(page: HistoryPage, qtbot: QtBot) -> None:
    page.start("dossier")
    view = page.dossier
    qtbot.keyClicks(view.text, "clermont")
    assert view.table.model().rowCount() == 1
    view.text.clear()
    view.who.setCurrentIndex(view.who.findData("Luc Harvey"))
    view.who.activated.emit(1)
    assert view.table.model().rowCount() == 2
    view.kind.setCurrentIndex(view.kind.findData("meetings"))
    view.kind.activated.emit(1)
    assert view.detail.shown is None
    view.undo_chosen()
    assert view.focus_target() is view.text


def test_that_the_end_of_the_list_brings_the_next_page(page: HistoryPage, store: Store) -> None:
    for at in range(90):
        written(store, lambda op, at=at: op.add(Task(title=f"Suivi {at}")))
    page.start("dossier")
    view = page.dossier
    view.table.scrollToBottom()
    assert view.table.model().rowCount() > 90
    assert view.presenter.whole


def test_that_a_record_of_the_list_opens_its_history_and_one_steps_back(
    page: HistoryPage, qtbot: QtBot,
) -> None:
    page.start("dossier")
    page.dossier.asked.emit("task", "t")
    assert page.view == "record"
    assert page.inside
    qtbot.keyClick(page.record.slider, Key.Key_Escape)
    assert page.view == "dossier"
    page.record.left.emit()
    assert page.view == "dossier"


def test_that_a_gesture_on_many_records_says_how_many_are_left(
    page: HistoryPage, store: Store,
) -> None:
    def many(op: object) -> None:
        for at in range(15):
            op.add(Task(title=f"Suivi {at}"))  # type: ignore[attr-defined]

    written(store, many)
    page.start("dossier")
    page.dossier.table.selectRow(0)
    settle()
    buttons = page.dossier.detail.findChildren(QToolButton)
    texts = [one.accessibleName() for one in buttons if not one.isHidden()]
    assert len([one for one in texts if one.startswith("Historique de Suivi")]) == 12


def test_that_a_removed_record_comes_back(
    page: HistoryPage, store: Store, desk: LookingDesk, qtbot: QtBot,
) -> None:
    page.start("removed")
    view = page.removed
    names = [one.title for one in view._model.rows]
    assert "Navette des aîné·es" in names
    view.table.setCurrentIndex(view._model.index(names.index("Navette des aîné·es"), 0))
    qtbot.keyClick(view.table, Key.Key_Return)
    assert "est de retour" in desk.told[-1]
    assert "Navette des aîné·es" not in [one.title for one in view._model.rows]


def test_that_a_removed_record_shows_its_history(page: HistoryPage, qtbot: QtBot) -> None:
    page.start("removed")
    qtbot.mouseClick(page.removed.history, Qt.MouseButton.LeftButton)
    assert page.view == "record"


def test_that_nothing_removed_is_said(page: HistoryPage, store: Store) -> None:
    page.start("removed")
    while page.removed._model.rows:
        page.removed.table.setCurrentIndex(page.removed._model.index(0, 0))
        page.removed.bring_back()
    page.removed.table.setCurrentIndex(page.removed._model.index(-1, 0))
    page.removed.bring_back()
    assert page.removed.focus_target() is None


def test_that_two_dates_are_compared_and_printed(
    page: HistoryPage, desk: LookingDesk, qtbot: QtBot, tmp_path: Path,
) -> None:
    page.start("differences")
    view = page.differences
    view.scopes.chosen.emit("boards")
    titles = [one.title for one in view.lines.rows]
    assert TASK in titles
    view.make_pdf()
    assert desk.asked[-1] == "2026-11-30_differences_chantiers.pdf"
    assert (tmp_path / "differences.pdf").read_bytes().startswith(b"%PDF")
    desk.save_to = None
    view.make_pdf()
    index = view.lines.index_of("task.t")
    view.list.setCurrentIndex(index)
    qtbot.keyClick(view.list, Key.Key_Return)
    assert page.heading() == f"{TASK} › Historique"


def test_that_dates_out_of_order_are_refused_beside_the_field(
    page: HistoryPage, qtbot: QtBot,
) -> None:
    page.start("differences")
    view = page.differences
    first = view.form.fields["first"]
    line = first.control
    assert isinstance(line, QLineEdit)
    line.setText("2026-12-31")
    line.editingFinished.emit()
    assert first.error.text() == "⚠ La première date doit venir avant la seconde."
    line.setText("5 nov.")
    line.editingFinished.emit()
    assert view.presenter.first == date(2026, 11, 5)
    line.setText("rien")
    line.editingFinished.emit()
    assert view.presenter.first == date(2026, 11, 5)


def test_that_a_late_answer_does_not_replace_a_newer_one(page: HistoryPage) -> None:
    page.start("differences")
    shown = page.differences.lines.rows
    page.differences._show(-1, [])
    assert page.differences.lines.rows == shown


@pytest.mark.parametrize(("typed", "expected"), [
    ("12 mai", "2026-05-12"), ("30 nov.", "2026-11-30"), ("1er déc.", "2025-12-01"),
    ("2027-05-12", "2027-05-12"),
])
def test_that_a_day_without_a_year_has_passed(qtbot: QtBot, typed: str, expected: str) -> None:
    field = PastDayField("day", "Jour", lambda: TODAY)
    qtbot.addWidget(field)
    line = field.control
    assert isinstance(line, QLineEdit)
    line.setText(typed)
    assert field.value() == expected


def test_that_the_last_of_february_has_passed_too(qtbot: QtBot) -> None:
    field = PastDayField("day", "Jour", lambda: date(2027, 3, 5))
    qtbot.addWidget(field)
    line = field.control
    assert isinstance(line, QLineEdit)
    line.setText("29 févr.")
    assert field.value() == "2027-02-28"


def answer(typed: str) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    line = dialog.findChildren(QLineEdit)[0]
    line.setText(typed)
    dialog.findChildren(QPushButton, "primary")[0].click()
    if dialog.isVisible():
        dialog.reject()


def test_that_the_whole_dossier_is_looked_at_on_a_day(
    page: HistoryPage, desk: LookingDesk
) -> None:
    meanwhile(lambda: answer("12 nov."))
    page.start("look")
    assert desk.looked == date(2026, 11, 12)


@pytest.mark.parametrize("typed", ["2020-01-01", "2026-11-30", ""])
def test_that_a_day_outside_the_past_is_refused(
    page: HistoryPage, desk: LookingDesk, typed: str,
) -> None:
    meanwhile(lambda: answer(typed))
    page.look_back()
    assert desk.looked is None


def test_that_any_change_makes_what_is_in_sight_read_again(
    page: HistoryPage, store: Store,
) -> None:
    page.open_record("", "t")
    before = len(page.record.gestures.list.lines.rows)
    written(store, sets(Task, "t", result="Fait"))
    page.take_changes(ChangeSet("", "", (FieldChange("task", "t", "result", "", "Fait"),)))
    assert len(page.record.gestures.list.lines.rows) == before + 1
    page.hide()
    page.take_changes(ChangeSet("", "", ()))


def test_that_every_control_has_a_name_of_its_own(page: HistoryPage) -> None:
    for intent in ("dossier", "removed", "differences"):
        page.start(intent)
        check(page)
    page.open_record("", "t")
    check(page)


def test_that_a_narrow_window_shows_one_card_at_a_time(page: HistoryPage) -> None:
    page.open_record("", "t")
    view = page.record
    assert view.side.isHidden()
    page.resize(700, 680)
    settle()
    assert not view.gestures.isHidden()
    assert view.then.isHidden()
    view.side.choose("then")
    view.side.chosen.emit("then")
    assert view.gestures.isHidden()
    assert not view.then.isHidden()
    for intent in ("dossier", "removed", "differences"):
        page.start(intent)
        settle()
        assert page.look.text() == ""
        check(page)

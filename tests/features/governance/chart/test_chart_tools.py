"""The tools over and under the organigramme: filters, legend, day, gestures, names in place."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.chart_page import ChartPage
from dsi_desktop.features.governance.page.date_strip import DateStrip
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from support.commands_directory import every
from support.commands_governance import body
from support.dossier import TODAY, new_dossier
from support.page_walk import check_names, check_sizes
from support.work_desk import QuietDesk

# Menus take the keyboard; the offscreen platform has nobody to take it from.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing")
_MIME = "application/x-dsi-body"
_NONE = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton


def _form(page: ChartPage) -> FormDialog:
    return next(one for one in page.findChildren(FormDialog) if one.isVisible())


def _titles(page: ChartPage) -> list[str]:
    return [box.body.title for box in page.view.chart.boxes]


def _listed(page: ChartPage) -> int:
    return len(page.twin._tree.keys())


def test_that_every_tool_has_a_name_and_a_size(page: ChartPage) -> None:
    page._filters.click()
    check_names(page)
    check_sizes(page)


def test_that_a_kind_chosen_narrows_drawing_and_list_and_says_so(page: ChartPage) -> None:
    page._filters.click()
    box = page.narrowing._kind
    box.setCurrentIndex(box.findData("workstream"))
    box.activated.emit(box.currentIndex())
    assert sorted(_titles(page)) == ["Sécurité alimentaire", "Transport"]
    assert _listed(page) == 2
    assert "2 sur 4" in page.found.text()
    page.narrowing.forget()
    assert len(_titles(page)) == 4
    assert not page.found.isVisible()


def test_that_a_filter_nobody_answers_offers_to_show_all(page: ChartPage, store: Store) -> None:
    page.narrowing._kind.addItem("table régionale", "regional_table")
    page.narrowing._kind.setCurrentIndex(page.narrowing._kind.count() - 1)
    page._show()
    assert page._stack.currentWidget() is page._unseen
    page._show_all()
    assert len(_titles(page)) == 4


def test_that_a_kind_of_arrow_is_hidden_by_its_legend(page: ChartPage) -> None:
    assert page.view._relations
    page.narrowing._toggles["informs"].setChecked(False)
    assert page.view._relations == ()
    assert page.narrowing.narrows()
    page.narrowing._toggles["informs"].setChecked(True)
    assert page.view._relations
    page.resize(1160, 696)
    page._filters.click()
    assert not page.narrowing.grab().isNull()


def test_that_an_organisation_looked_for_stands_out_and_is_said(
    page: ChartPage, store: Store,
) -> None:
    sacc = every(store, Organization)[0]
    search = page.seat_search
    search.setCurrentIndex(search.findData(sacc))
    search.activated.emit(search.currentIndex())
    assert "siège à 1 instance" in page.found.text()
    assert page.view._cards[body(store, 1)].opacity() == 1
    assert page.view._cards[body(store, 2)].opacity() < 0.5
    said = Qt.ItemDataRole.AccessibleTextRole
    assert "y siège" in page.twin._tree.index_of(body(store, 1)).data(said)
    search.setCurrentIndex(0)
    search.activated.emit(0)
    assert page.view._cards[body(store, 2)].opacity() == 1


def test_that_closed_bodies_are_drawn_when_asked_and_reopened_by_key(
    page: ChartPage, qtbot: QtBot, store: Store,
) -> None:
    commands.end_body(store, body(store, 3), "2026-01-31")
    assert "Transport" not in _titles(page)
    page.narrowing.closed.setChecked(True)
    page.view.choose(body(store, 3))
    qtbot.keyClick(page.view, Qt.Key.Key_C)
    page.narrowing.closed.setChecked(False)
    assert "Transport" in _titles(page)


def test_that_a_body_filtered_out_is_shown_when_it_is_opened(
    page: ChartPage, store: Store,
) -> None:
    box = page.narrowing._kind
    box.setCurrentIndex(box.findData("assembly"))
    page._show()
    page.open_record("body", body(store, 3))
    assert page.view.chosen_id() == body(store, 3)


def test_that_a_name_is_kept_left_or_refused_in_place(
    page: ChartPage, qtbot: QtBot, store: Store, desk: QuietDesk,
) -> None:
    transport, line = body(store, 3), page.hands.names[page.view]
    page.view.choose(transport)
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    assert line.text() == "Transport"
    line.setText("")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "Nommez" in desk.refused[0].sentence
    assert line.isVisible()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not line.isVisible()
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    line.setText("Mobilité")
    page._add.setFocus(Qt.FocusReason.TabFocusReason)
    assert "Mobilité" in _titles(page)
    page.hands.rename(transport)
    line.setText("")
    page._add.setFocus(Qt.FocusReason.TabFocusReason)
    assert not line.isVisible()
    assert "Mobilité" in _titles(page)


def test_that_a_row_is_renamed_in_the_list(page: ChartPage, qtbot: QtBot, store: Store) -> None:
    page._segments.choose("list")
    page._present("list")
    page.twin.setFocus()
    page.twin.choose(body(store, 3))
    qtbot.keyClick(page.twin, Qt.Key.Key_F2)
    line = page.hands.names[page.twin]
    line.setText("Mobilité")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "Mobilité" in _titles(page)


def test_that_a_row_dropped_on_another_moves_under_it(page: ChartPage, store: Store) -> None:
    page._segments.choose("list")
    page._present("list")
    QApplication.processEvents()
    food, transport = body(store, 2), body(store, 3)
    _drop(page, transport, food)
    assert queries.body_sheet(store, transport, TODAY).parent == "Sécurité alimentaire"
    _drop(page, food, food)
    assert queries.body_sheet(store, food, TODAY).parent == "Comité conseil"


def _drop(page: ChartPage, carried: str, target: str) -> None:
    content = QMimeData()
    content.setData(_MIME, carried.encode())
    place = page.twin.name_rect(target).center()
    move = Qt.DropAction.MoveAction
    entered = QDragEnterEvent(place, move, content, _LEFT, _NONE)
    page.twin.dragEnterEvent(entered)
    assert entered.isAccepted()
    over = QDragMoveEvent(place, move, content, _LEFT, _NONE)
    page.twin.dragMoveEvent(over)
    assert over.isAccepted()
    away = QDragMoveEvent(QPoint(5, 5000), move, content, _LEFT, _NONE)
    page.twin.dragMoveEvent(away)
    assert not away.isAccepted()
    dropped = QDropEvent(QPointF(place), move, content, _LEFT, _NONE, QEvent.Type.Drop)
    page.twin.dropEvent(dropped)


def test_that_a_relation_is_drawn_changed_and_ended_from_the_sheet(
    page: ChartPage, qtbot: QtBot, store: Store,
) -> None:
    transport = body(store, 3)
    page.view.choose(transport)
    qtbot.keyClick(page.view, Qt.Key.Key_R)
    _form(page).form.fill({"kind": "tables", "to_body_id": None})
    _form(page).submit()
    assert _form(page).form.fields["to_body_id"].error.isVisible()
    _form(page).form.fill({"to_body_id": body(store, 1), "note": "chaque printemps"})
    _form(page).submit()
    page.open_record("body", transport)
    [line] = queries.body_sheet(store, transport, TODAY).relations
    page.gestures.relations.edit(line)
    _form(page).form.fill({"kind": "recommends", "start_on": "2025-01-01"})
    _form(page).submit()
    [line] = queries.body_sheet(store, transport, TODAY).relations
    assert (line.kind, line.note) == ("recommends", "chaque printemps")
    page.gestures.relations.end(line)
    _form(page).form.fill({"end_on": "2025-06-30"})
    _form(page).submit()
    assert transport not in {one.from_id for one in queries.chart_relations(store, TODAY)}


def test_that_the_menu_key_opens_the_gestures_of_the_row(page: ChartPage, store: Store) -> None:
    page.twin.choose(body(store, 3))
    page.twin._ask_menu(QPoint(10, 10))
    words = [action.text().split("\t")[0] for action in page.hands.menu.actions()]
    assert "Déplacer sous…" in words
    page.hands.menu.close()
    page.view.choose(body(store, 1))
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    page.view.contextMenuEvent(asked)
    assert page.hands.menu.isVisible()
    page.hands.menu.close()


def test_that_delete_puts_to_sleep_then_wakes(
    page: ChartPage, qtbot: QtBot, store: Store,
) -> None:
    page.view.choose(body(store, 3))
    for state in ("dormant", "active"):
        qtbot.keyClick(page.view, Qt.Key.Key_Delete)
        assert queries.body_sheet(store, body(store, 3), TODAY).state == state


def test_that_n_without_a_choice_asks_for_a_first_body(
    page: ChartPage, qtbot: QtBot,
) -> None:
    page.view.choose("")
    qtbot.keyClick(page.view, Qt.Key.Key_N)
    assert _form(page).form.values() is None


@pytest.mark.parametrize(("typed", "past"), [
    ("2024-03-09", date(2024, 3, 9)), ("aujourd’hui", None), ("n’importe quoi", None),
    ("2099-01-01", None),
])
def test_that_a_day_is_typed_as_people_write_it(
    qtbot: QtBot, typed: str, past: date | None,
) -> None:
    strip = DateStrip()
    qtbot.addWidget(strip)
    strip.show_span(date(2020, 5, 15), TODAY)
    strip.typed.setText(typed)
    strip.typed.editingFinished.emit()
    assert strip.day() == (past or TODAY)
    assert strip.is_past() == (past is not None)
    assert strip.back.isEnabled() == (past is not None)


def test_that_the_line_begins_with_the_first_day_and_ends_today(qtbot: QtBot) -> None:
    strip = DateStrip()
    qtbot.addWidget(strip)
    moved: list[date | None] = []
    strip.moved.connect(moved.append)
    strip.show_span(date(2020, 5, 15), TODAY)
    strip.slider.setValue(0)
    strip.slider.setValue(1)
    strip.slider.setValue(strip.slider.maximum())
    assert moved == [date(2020, 5, 15), date(2020, 6, 1), None]
    strip.show_span(None, TODAY)
    assert (strip.slider.maximum(), strip.day()) == (1, TODAY)


def test_that_a_dossier_without_a_past_has_a_line_all_the_same(
    qtbot: QtBot, tmp_path: Path, desk: QuietDesk,
) -> None:
    store = new_dossier(tmp_path)
    shown = ChartPage(store, desk)
    qtbot.addWidget(shown)
    shown.show()
    shown.export.pdf("one")
    assert desk.refused == []
    assert not shown.strip_of_days.is_past()
    store.close()


def test_that_poster_branches_and_svg_are_written_where_the_person_says(
    page: ChartPage, desk: QuietDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def chosen(name: str, _kinds: str) -> Path:
        asked.append(name)
        return tmp_path / name

    page.export.image()
    monkeypatch.setattr(desk, "ask_save_path", chosen)
    page.export.pdf("poster")
    page.export.pdf("branches")
    page.export.image()
    day = desk.today().isoformat()
    assert asked == [f"{day}_organigramme_affiche.pdf", f"{day}_organigramme_branches.pdf",
                     f"{day}_organigramme.svg"]
    assert (tmp_path / asked[2]).read_text(encoding="utf-8").startswith("<?xml")
    assert len(desk.told) == 3


def test_that_an_empty_drawing_is_not_written(
    page: ChartPage, desk: QuietDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(desk, "ask_save_path", lambda name, _kinds: tmp_path / name)
    page.export.hold((), (), TODAY)
    page.export.pdf("one")
    assert "vide" in desk.refused[0].sentence


def test_that_a_past_sheet_offers_nothing_to_change(
    page: ChartPage, store: Store, desk: QuietDesk,
) -> None:
    page.strip_of_days.look_at(date(2026, 1, 1))
    page.view.choose(body(store, 1))
    page._open_panel(body(store, 1))
    assert not page.panel.pencil.isVisible()
    page.panel._edit()
    assert "passé" in desk.told[-1]
    check_names(page)
    page.band._dress()
    page.open_record("body", body(store, 1))
    assert page.panel.pencil.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_that_no_tool_is_cut_at_any_size_of_text(
    page: ChartPage, qapp: QApplication, scale: float,
) -> None:
    wear(qapp, "light", scale)
    page._filters.setChecked(True)
    page.resize(1150, 696)
    qapp.processEvents()
    for tool in (page._add, page._compact, page.narrowing.closed, page.strip_of_days.back,
                 *page.narrowing._toggles.values()):
        place = tool.mapTo(page, QPoint(0, 0))
        assert place.x() + tool.width() <= 1150
        assert place.y() + tool.height() <= page.height()
    wear(qapp)

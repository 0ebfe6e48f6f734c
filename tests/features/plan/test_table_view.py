"""The table of actions by mouse, by keyboard and by ear."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.page.table_tree import NAMES
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.modal import answering
from support.page_walk import check_names, check_sizes
from support.plain_words import plain
from support.plan_host import PapersDesk, PlanHost
from support.work_desk import put_away


@pytest.fixture
def desk() -> PapersDesk:
    return PapersDesk()


@pytest.fixture
def page(store: Store, desk: PapersDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[PlanHost]:
    wear(qapp)
    made = PlanHost(store, desk)
    made.resize(1150, 700)
    made.show()
    qtbot.waitExposed(made)
    stop = store.bus.subscribe(lambda _told: made.refresh())
    yield made
    stop()
    put_away(made)


def _row(page: PlanHost, place: int = 0) -> queries.ActionRow:
    rows = queries.action_rows(page.store, page.plan_id, ground.TODAY)
    return rows[place]


def _press(page: PlanHost, key: Qt.Key, qtbot: QtBot) -> None:
    page.table.table.setFocus()
    qtbot.keyClick(page.table.table, key)


def test_that_every_control_of_the_table_has_a_name_and_a_size(page: PlanHost) -> None:
    check_names(page)
    check_sizes(page)


def test_that_the_model_keeps_its_promises_while_it_is_grouped_and_written(
    page: PlanHost, store: Store
) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(page.table.model, fatal)
    page.table.presenter.group_by("body")
    plan.set_progress(store, ground.action(store), 75)
    page.table.presenter.sort("due")
    plan.archive_action(store, ground.action(store))
    assert tester.model() is page.table.model
    assert plain(page.table.total.text()).startswith("7 actions · 4 réalisées · 3 en retard")


def test_that_keys_edit_open_and_copy_the_action_in_hand(
    page: PlanHost, desk: PapersDesk, qtbot: QtBot
) -> None:
    page.table.keep_in_hand([_row(page).id])
    answering({"due": "été 2027"}, wanted="Échéance")
    _press(page, Qt.Key.Key_D, qtbot)
    assert _row(page).when_text == "été 2027"
    answering({"state": "on_hold", "state_reason": "Sans chauffeur"}, wanted="État")
    _press(page, Qt.Key.Key_E, qtbot)
    assert _row(page).state == "on_hold"
    answering({"contact_id": ground.NADIA}, wanted="Personne responsable")
    _press(page, Qt.Key.Key_R, qtbot)
    assert _row(page).contact == "Nadia Bouchard"
    seen: list[str] = []
    answering({"progress": 150}, seen)
    _press(page, Qt.Key.Key_P, qtbot)
    assert "100" in seen[1]
    answering({"title": "Navette"}, wanted="Action")
    _press(page, Qt.Key.Key_F2, qtbot)
    assert _row(page).title == "Navette"
    _press(page, Qt.Key.Key_Return, qtbot)
    assert desk.opened[-1] == ("action", _row(page).id)
    qtbot.keyClick(page.table.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert desk.told[-1] == "8 lignes copiées."
    assert QGuiApplication.clipboard().text().startswith("Action\tÉtat\tPorteur")


@pytest.mark.parametrize("name", ["lead", "body", "kind", "start", "reached"])
def test_that_each_cell_is_edited_by_its_own_box(
    name: str, page: PlanHost, qtbot: QtBot
) -> None:
    typed = {"lead": ("lead_id", ground.ANCRAGE), "body": ("body_id", ground.FOOD),
             "kind": ("kind", "service"), "start": ("start_on", "2026-01-02"),
             "reached": ("people_reached", 12)}  # fmt: skip
    page.table.presenter.choose_columns([name])
    page.table.keep_in_hand([_row(page).id])
    here = page.table.table.currentIndex()
    page.table.table.setCurrentIndex(here.siblingAtColumn(NAMES.index(name)))
    seen: list[str] = []
    answering(dict([typed[name]]), seen)
    _press(page, Qt.Key.Key_F2, qtbot)
    assert len(seen) == 1
    row = _row(page)
    assert {"lead": row.lead_id, "body": row.body_id, "kind": row.kind, "start": row.start_on,
            "reached": row.sums.reached}[name] == typed[name][1]  # fmt: skip


def test_that_a_cell_that_is_counted_opens_the_sheet(
    page: PlanHost, desk: PapersDesk, qtbot: QtBot
) -> None:
    page.table.keep_in_hand([_row(page).id])
    here = page.table.table.currentIndex()
    page.table.table.setCurrentIndex(here.siblingAtColumn(NAMES.index("granted")))
    _press(page, Qt.Key.Key_F2, qtbot)
    assert desk.opened == [("action", _row(page).id)]


def test_that_a_group_chosen_gives_all_its_actions_the_same_in_one_gesture(
    page: PlanHost, desk: PapersDesk, store: Store
) -> None:
    page.table.presenter.group_by("body")
    page.table.table.setCurrentIndex(page.table.model.index(0, 0))
    assert page.table.in_hand() == ""
    assert page.table.bar.edits.text() == "Modifier 4 actions…"
    answering({"lead_id": ground.ANCRAGE, "due": "été 2027"})
    page.table.edit()
    assert [_row(page, place).lead for place in range(5)] == ["L’Ancrage"] * 4 + [
        "MRC de Charlevoix-Est"]
    answering({"contact_id": "-"})
    page.table.edit()
    assert _row(page).contact == ""
    said = list(desk.told)
    answering({})
    page.table.edit()
    assert desk.told == said
    store.undo()
    store.undo()
    assert _row(page).when_text == ""


def test_that_filters_groups_order_and_columns_answer_and_a_record_is_found_again(
    page: PlanHost, qtbot: QtBot
) -> None:
    bar = page.table.bar
    qtbot.keyClicks(bar.words, "loin")
    assert "(sur 8)" in plain(page.table.total.text())
    for box, key in ((bar.bodies, ground.FOOD), (bar.states, "late"), (bar.groups, "lead"),
                     (bar.sorts, "due")):  # fmt: skip
        at = box.findData(key)
        box.setCurrentIndex(at)
        box.activated.emit(at)
    assert page.table.model.rowCount() == 1
    page.table.table.header().sectionClicked.emit(NAMES.index("due"))
    assert page.table.presenter.descending
    bar.words.setText("rien du tout")
    assert page.table.stack.currentIndex() == 1
    page.table.take_focus()
    assert page.table.reveal(_row(page).id)
    assert page.table.in_hand() == _row(page).id
    assert not page.table.reveal("gone")
    entry = next(one for one in bar.fill_menu().actions() if plain(one.text()) == "Versé")
    entry.trigger()
    assert "paid" in page.table.presenter.columns()
    assert not page.table.table.isColumnHidden(NAMES.index("paid"))
    next(one for one in bar.fill_menu().actions() if plain(one.text()) == "Versé").trigger()
    assert page.table.table.isColumnHidden(NAMES.index("paid"))


def test_that_a_group_folded_stays_so_when_something_is_written(
    page: PlanHost, store: Store
) -> None:
    page.table.presenter.group_by("state")
    first = page.table.model.index(0, 0)
    page.table.table.collapse(first)
    plan.add_note(store, action_id=ground.action(store), text="Une note")
    plan.set_progress(store, ground.action(store), 61)
    assert not page.table.table.isExpanded(page.table.model.index(0, 0))
    page.table.table.expand(page.table.model.index(0, 0))
    page.table.table.clicked.emit(page.table.model.index(0, 0, page.table.model.index(0, 0)))
    assert page.table.in_hand() == ""

"""« Liste » and « Échéancier » by keyboard, by mouse and by ear; all views alike."""

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.page.list_view import ListView
from dsi_desktop.features.boards.page.timeline_view import TimelineView
from dsi_desktop.features.boards.presenter.view import Narrowing
from dsi_desktop.features.boards.queries.listing import card_dates
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.ui.theme import theme
from support import work_ground as ground
from support.board_page import shown
from support.modal import answering
from support.page_walk import check_names, check_sizes
from support.plain_words import plain
from support.work_desk import QuietDesk

CTRL = Qt.KeyboardModifier.ControlModifier
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
def rows(page: BoardsPage) -> ListView:
    page.show_view("list")
    return cast(ListView, page.view)


@pytest.fixture
def bars(page: BoardsPage) -> TimelineView:
    page.show_view("timeline")
    return cast(TimelineView, page.view)


def _titles(view: ListView) -> list[str]:
    return [one.card.title for one in view.model.rows]


def _due(store: Store, task_id: str) -> str | None:
    return card_dates(store)[task_id].due_on


# --- the list ------------------------------------------------------------------------------


def test_that_a_click_on_a_head_sorts_and_a_second_turns_round(rows: ListView) -> None:
    assert _titles(rows)[0] == "Visiter la popote"
    head = rows.table.horizontalHeader()
    head.sectionClicked.emit(3)
    assert _titles(rows)[0] == "Obtenir trois soumissions"
    assert rows.sorts.currentText() == "Par échéance"
    head.sectionClicked.emit(3)
    assert head.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    head.sectionClicked.emit(6)
    assert rows.presenter.order == "due"
    rows.sorts.setCurrentIndex(0)
    rows.sorts.activated.emit(0)
    assert _titles(rows)[0] == "Visiter la popote"


def test_that_only_the_cards_of_the_filter_are_listed(page: BoardsPage, rows: ListView) -> None:
    page.presenter.narrow(Narrowing("x", lambda _body: frozenset([ground.task(page.store)])))
    assert _titles(rows) == ["Obtenir trois soumissions"]
    page.presenter.narrow(Narrowing("x", lambda _body: frozenset()))
    assert rows.stack.currentIndex() == 1
    page.take_focus()
    assert rows.sorts.hasFocus()
    page.presenter.narrow(None)
    assert len(_titles(rows)) == 5


def test_that_several_cards_chosen_are_edited_at_once(
    page: BoardsPage, rows: ListView, store: Store, desk: QuietDesk, qtbot: QtBot
) -> None:
    keys = [ground.task(store), ground.task(store, 1)]
    rows.keep_in_hand(keys)
    assert rows.in_hand() == keys[0]
    assert plain(rows.edits.text()) == "Modifier 2 cartes…"
    answering({"person_id": ground.STEPHANE, "organization_id": "-", "due": "demain",
               "label": "Relance"}, wanted="Modifier 2 cartes")  # fmt: skip
    qtbot.keyClick(rows.table, Qt.Key.Key_E)
    assert [_due(store, key) for key in keys] == ["2026-12-05", "2026-12-05"]
    assert plain(desk.told[-1]) == "2 cartes modifiées."
    assert {one.task_id for one in rows.chosen()} == set(keys)
    store.undo()
    assert _due(store, keys[1]) == "2026-12-15"


def test_that_a_form_left_alone_changes_nothing(
    rows: ListView, store: Store, desk: QuietDesk, qtbot: QtBot
) -> None:
    label = store.undo_label
    answering({}, wanted="Modifier la carte")
    qtbot.mouseClick(rows.edits, Qt.MouseButton.LeftButton)
    assert (store.undo_label, desk.told) == (label, [])


def test_that_a_date_is_given_by_a_key_as_people_say_it(
    rows: ListView, store: Store, qtbot: QtBot
) -> None:
    rows.reveal(ground.task(store, 1))
    answering({"due": "automne 2027"}, wanted="Échéance de la carte")
    qtbot.keyClick(rows.table, Qt.Key.Key_D)
    assert card_dates(store)[ground.task(store, 1)].due_text == "automne 2027"


def test_that_the_keys_of_cards_open_send_and_put_away(
    page: BoardsPage, rows: ListView, store: Store, desk: QuietDesk, qtbot: QtBot
) -> None:
    task = ground.task(store, 1)
    rows.reveal(task)
    qtbot.keyClick(rows.table, Qt.Key.Key_Return)
    assert page.panel.task_id == task
    rows.reveal(task)
    qtbot.keyClick(rows.table, Qt.Key.Key_F2)
    assert page.panel.isVisible()
    rows.reveal(task)
    answering({"column": ground.column(store, "waiting")}, wanted="Déplacer la carte")
    qtbot.keyClick(rows.table, Qt.Key.Key_M)
    assert next(one.column for one in rows.model.rows if one.task_id == task) == "En attente"
    rows.reveal(task)
    qtbot.keyClick(rows.table, Qt.Key.Key_Delete)
    assert "Relancer deux municipalités" not in _titles(rows)
    rows.table.doubleClicked.emit(rows.table.currentIndex())
    assert page.panel.task_id == rows.in_hand()


def test_that_columns_are_chosen_kept_and_give_way_when_there_is_no_room(
    page: BoardsPage, rows: ListView, store: Store
) -> None:
    hidden = {at for at in range(12) if rows.table.isColumnHidden(at)}
    assert {9, 10, 11} <= hidden
    for action in rows.fill_menu().actions():
        if action.text() == "Coût":
            action.setChecked(True)
        elif action.isChecked():
            action.setChecked(False)
    assert rows.presenter.columns() == ("title", "cost")
    assert not rows.table.isColumnHidden(11)
    page.resize(500, 500)
    QApplication.sendPostedEvents()
    rows.resize(300, 300)
    rows.fit_columns()
    assert rows.table.isColumnHidden(11)
    assert not rows.table.isColumnHidden(0)
    store.undo()
    assert rows.presenter.columns() == ("title",)


def test_that_a_row_is_read_aloud_with_what_waits_for_a_decision(rows: ListView) -> None:
    index = rows.model.index(0, 0)
    assert index.data(SPOKEN) == "Visiter la popote"
    rows.model.mark(frozenset([rows.model.rows[0].task_id]))
    assert index.data(SPOKEN) == "Visiter la popote, à décider"


# --- the timeline --------------------------------------------------------------------------


def test_that_shifted_arrows_move_bars_by_a_step_of_the_scale(
    bars: TimelineView, store: Store, qtbot: QtBot
) -> None:
    task = ground.task(store, 1)
    tasks.edit_task(store, task, start_on="2026-12-08")
    bars.reveal(task)
    qtbot.keyClick(bars.table, Qt.Key.Key_Right, SHIFT)
    dates = card_dates(store)[task]
    assert (dates.start_on, dates.due_on) == ("2026-12-15", "2026-12-22")
    qtbot.keyClick(bars.table, Qt.Key.Key_Left, SHIFT | CTRL)
    dates = card_dates(store)[task]
    assert (dates.start_on, dates.due_on) == ("2026-12-15", "2026-12-15")
    assert bars.in_hand() == task
    assert not bars.grab().isNull()


def test_that_an_imprecise_date_is_refused_in_words(
    bars: TimelineView, desk: QuietDesk, qtbot: QtBot
) -> None:
    popote = next(row.task_id for row in bars.model.rows
                  if row.one.card.title == "Visiter la popote")  # fmt: skip
    bars.reveal(popote)
    qtbot.keyClick(bars.table, Qt.Key.Key_Right, SHIFT)
    assert plain(desk.refused[0].sentence) == (
        "L’échéance de « Visiter la popote » est en mots. Appuyez sur D pour donner un jour."
    )


def test_that_keys_change_the_scale_and_walk_over_time(bars: TimelineView, qtbot: QtBot) -> None:
    said = bars.title.whole()
    qtbot.keyClick(bars.table, Qt.Key.Key_Right)
    assert bars.title.whole() != said
    qtbot.keyClick(bars.table, Qt.Key.Key_T)
    assert bars.title.whole() == said
    for key, scale in ((Qt.Key.Key_Plus, "week"), (Qt.Key.Key_Plus, "week"),
                       (Qt.Key.Key_Minus, "month"), (Qt.Key.Key_Minus, "quarter")):  # fmt: skip
        qtbot.keyClick(bars.table, key)
        assert bars.scale == bars.scales.current() == scale
        assert not bars.grab().isNull()
    qtbot.keyClick(bars.table, Qt.Key.Key_Left)
    answering({"due": "demain"})
    qtbot.keyClick(bars.table, Qt.Key.Key_D)
    assert len(bars.model.rows) == 5


def test_that_bars_are_heard_and_nothing_is_said_when_there_are_none(
    page: BoardsPage, bars: TimelineView
) -> None:
    spoken = [plain(str(bars.model.index(at, 1).data(SPOKEN))) for at in range(5)]
    assert spoken == [
        "échéance le 30 novembre 2026, en retard", "échéance le 5 décembre 2026",
        "échéance le 15 décembre 2026", "vers l’été", "sans échéance",
    ]  # fmt: skip
    page.presenter.narrow(Narrowing("x", lambda _body: frozenset()))
    assert bars.stack.currentIndex() == 1
    page.take_focus()
    bars.keep_in_hand(["nowhere"])
    assert bars.in_hand() == ""


def test_that_bars_of_every_kind_are_painted(bars: TimelineView, store: Store) -> None:
    tasks.edit_task(store, ground.task(store, 1), due_text="hiver", due_on=None,
                    due_from="2026-12-21", due_to="2027-03-20")  # fmt: skip
    tasks.complete_task(store, ground.task(store))
    tasks.add_task(store, title="Au bord", due_on="2027-04-30", body_id=ground.FOOD)
    assert not bars.grab().isNull()
    bars.table.doubleClicked.emit(bars.model.index(0, 0))
    kinds = {row.bar.kind for row in bars.model.rows if row.bar}
    assert kinds == {"day", "vague"}


# --- all of them ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["list", "calendar", "timeline"])
def test_that_every_control_has_a_name_and_a_size_and_the_card_follows(
    page: BoardsPage, store: Store, name: str
) -> None:
    page.show_view("list")
    assert page.view.reveal(ground.task(store, 1))
    page.show_view(name)
    assert page.in_hand() == ground.task(store, 1)
    page.open_card(page.in_hand(), focus=False)
    assert not page.view.reveal("nowhere")
    check_names(page)
    check_sizes(page)
    QApplication.sendEvent(page, QEvent(QEvent.Type.StyleChange))
    theme().changed.emit()
    assert not page.grab().isNull()

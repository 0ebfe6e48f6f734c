"""Cards of a chantier written, read in their sheet, sent and put away by keyboard."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.page.sending import SendForm
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.widgets.record_line import RecordLine
from support import work_ground as ground
from support.board_page import shown
from support.modal import answering, working
from support.plain_words import plain
from support.work_desk import QuietDesk


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk()


@pytest.fixture
def page(store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[BoardsPage]:
    with shown(store, desk, qtbot, qapp) as made:
        yield made


def _titles(page: BoardsPage, column: int) -> list[str]:
    return [card.title for card in page.board.panels[column].model.rows]


def _press(qtbot: QtBot, page: BoardsPage, column: int, key: Qt.Key) -> None:
    qtbot.keyClick(page.board.panels[column].view, key)


def _on_transport(page: BoardsPage, store: Store) -> None:
    page.presenter.choose(ground.TRANSPORT)
    page.board.reveal(ground.task(store))


def _answer(page: BoardsPage, act: Callable[[], object], **typed: str) -> None:
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        dialog.form.fill(typed)
        dialog.submit()
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, page, fill)
    act()


def test_that_n_writes_cards_at_the_top_of_the_column_in_focus(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    _on_transport(page, store)
    _press(qtbot, page, 2, Qt.Key.Key_N)
    quick = page.board.panels[2].quick
    assert quick is not None
    for title in ("Écrire à la MRC", "Appeler la Ville"):
        quick.line.setText(title)
        qtbot.keyClick(quick.line, Qt.Key.Key_Return)
    qtbot.keyClick(quick.line, Qt.Key.Key_Return)
    assert _titles(page, 2) == [
        "Appeler la Ville", "Écrire à la MRC", "Obtenir trois soumissions",
    ]
    qtbot.keyClick(quick.line, Qt.Key.Key_Escape)
    assert page.board.panels[2].quick is None
    assert page.board.panels[2].view.hasFocus()


def test_that_n_asks_for_the_chantier_where_all_are_shown(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    page.board.reveal(ground.task(store))
    answering({"title": "Écrire à la MRC", "due_on": "2027-01-10", "body_id": ground.FOOD})
    _press(qtbot, page, 2, Qt.Key.Key_N)
    assert "Écrire à la MRC" in _titles(page, 2)


def test_that_a_card_given_to_another_chantier_goes_to_its_board(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    page.presenter.choose(ground.TRANSPORT)
    _answer(page, lambda: page.start("task"), title="Goûter", body_id=ground.FOOD)
    page.presenter.choose(ground.FOOD)
    assert _titles(page, 1) == ["Goûter"]


def test_that_a_card_without_title_stays_in_its_dialog(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    before = store.undo_label
    _answer(page, lambda: page.add_card(0), title="  ")
    assert store.undo_label == before
    assert QApplication.activeModalWidget() is None or not isinstance(
        QApplication.activeModalWidget(), QDialog
    )


def test_that_entree_opens_the_sheet_and_echap_comes_back(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    _on_transport(page, store)
    _press(qtbot, page, 2, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    title = page.panel.form.fields["title"].control
    assert isinstance(title, QLineEdit)
    assert title.text() == "Obtenir trois soumissions"
    qtbot.keyClick(page.panel, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert page.board.panels[2].view.hasFocus()


def test_that_f2_renames_in_the_sheet(page: BoardsPage, store: Store, qtbot: QtBot) -> None:
    _on_transport(page, store)
    _press(qtbot, page, 2, Qt.Key.Key_F2)
    title = page.panel.form.fields["title"].control
    assert isinstance(title, QLineEdit)
    assert title.selectedText() == "Obtenir trois soumissions"
    qtbot.keyClicks(title, "Deux soumissions")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert _titles(page, 2) == ["Deux soumissions"]
    assert store.undo_label == "Renommer une tâche"


def test_that_each_box_of_the_sheet_is_written_when_left(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    page.open_record("task", ground.task(store))
    for name, value in (
        ("state", "waiting"), ("person_id", None), ("due_on", "2027-01-10"),
        ("description", "Trois fournisseurs"), ("body_id", ground.FOOD),
    ):
        page.panel.form.fields[name].show_value(value)
        page.panel.form.edited.emit(name)
    sheet = queries.card_sheet(store, ground.task(store))
    assert sheet is not None
    assert (sheet.state, sheet.person_id, sheet.due_on, sheet.body_id) == (
        "waiting", None, "2027-01-10", ground.FOOD,
    )
    assert sheet.description == "Trois fournisseurs"


def test_that_a_refusal_stands_beside_its_box_and_nothing_is_written(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    page.open_record("task", ground.task(store))
    tasks.edit_task(store, ground.task(store), start_on="2026-11-01")
    before = store.undo_label
    field = page.panel.form.fields["due_on"]
    field.show_value("2026-10-01")
    page.panel.form.edited.emit("due_on")
    assert "précède" in field.error.text()
    field = page.panel.form.fields["title"]
    field.show_value("")
    page.panel.form.edited.emit("title")
    assert field.error.text()
    assert store.undo_label == before


def test_that_origins_open_their_records(page: BoardsPage, store: Store, desk: QuietDesk) -> None:
    page.open_record("task", ground.task(store))
    links = {plain(made.accessibleName()): made for made in page.panel.findChildren(RecordLine)}
    links["Résolution CC-2026-014 – Demander 18 000 $"].click()
    links["1.1.1 Essayer proche"].click()
    assert desk.opened == [("motion", ground.MOTION), ("action", ground.action(store))]


def test_that_suppr_archives_and_undo_brings_back(
    page: BoardsPage, store: Store, desk: QuietDesk, qtbot: QtBot
) -> None:
    _on_transport(page, store)
    _press(qtbot, page, 2, Qt.Key.Key_Delete)
    assert _titles(page, 2) == []
    assert desk.told == ["Obtenir trois soumissions, carte archivée. Ctrl+Z la ramène."]
    store.undo()
    assert _titles(page, 2) == ["Obtenir trois soumissions"]


def test_that_the_sheet_closes_when_its_card_goes(page: BoardsPage, store: Store) -> None:
    page.open_record("task", ground.task(store))
    tasks.archive_task(store, ground.task(store))
    assert not page.panel.isVisible()


def test_that_deplacer_vers_sends_a_card_to_a_place_of_any_board(
    page: BoardsPage, store: Store, qtbot: QtBot
) -> None:
    _on_transport(page, store)
    answering({"column": ground.column(store, "idea")}, wanted="Déplacer la carte")
    _press(qtbot, page, 2, Qt.Key.Key_M)
    assert _titles(page, 0) == ["Obtenir trois soumissions"]
    food = queries.board(store, ground.FOOD, ground.TODAY)
    assert food is not None

    def elsewhere(dialog: FormDialog) -> None:
        form = dialog.form
        assert isinstance(form, SendForm)
        form.start(str(food.board_id), food.columns[0].id)
        form.after.show_value(ground.task(store, 3))
        dialog.submit()

    working(FormDialog, elsewhere)
    _press(qtbot, page, 0, Qt.Key.Key_M)
    page.presenter.choose(ground.FOOD)
    assert _titles(page, 0) == ["Visiter la popote", "Obtenir trois soumissions"]

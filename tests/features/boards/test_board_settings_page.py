"""The dialogs that set a board: its columns, its rules, its model."""


import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from dsi_desktop.db.schema.work import Board, BoardColumn, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.page.settings import tools
from dsi_desktop.features.boards.page.settings.columns_dialog import ColumnsDialog
from dsi_desktop.features.boards.page.settings.rules_dialog import RulesDialog
from dsi_desktop.features.boards.page.settings.templates_dialog import TemplatesDialog
from dsi_desktop.features.governance import commands as governance
from support import work_ground as ground
from support.board_page import desk, fill, page, words_in
from support.keyboard import here, press
from support.page_walk import check_names, check_sizes
from support.plain_words import plain
from support.work_desk import QuietDesk

__all__ = ["desk", "page"]


def _columns(page: BoardsPage) -> ColumnsDialog:
    made = tools.set_columns(page)
    assert isinstance(made, ColumnsDialog)
    return made


def _titles(dialog: ColumnsDialog) -> list[str]:
    return [column.title for column in dialog.model.rows]


# --- columns -----------------------------------------------------------------------------------


def test_that_columns_are_named_ordered_limited_and_folded_by_keys(
    page: BoardsPage, store: Store
) -> None:
    dialog = _columns(page)
    check_names(dialog)
    check_sizes(dialog)
    assert plain(dialog.windowTitle()) == "Colonnes et limites : Transport"
    assert here() is dialog.table
    press("Ctrl+Down")
    assert _titles(dialog)[:2] == ["À faire", "Idées"]
    assert dialog.in_hand() is not None
    assert dialog.in_hand().title == "Idées"
    press("Space")
    assert dialog.in_hand().collapsed
    press("Ctrl+Up")
    fill(dialog.edit(), {"title": "Semis", "wip_limit": 6, "wip_mode": "block"})
    assert _titles(dialog)[0] == "Semis"
    made = next(r for r in ground.every(store, BoardColumn) if r.title == "Semis")
    assert (made.wip_limit, made.wip_mode, made.collapsed) == (6, "block", True)
    fill(dialog.add(), {"title": "À valider", "state": "waiting"})
    assert _titles(dialog)[-1] == "À valider"
    assert dialog.in_hand().title == "À valider"
    dialog.activateWindow()
    dialog.table.setFocus()
    press("Del")
    assert "À valider" not in _titles(dialog)
    dialog.accept()


def test_that_a_refusal_stands_in_the_dialog_and_everything_typed_stays(
    page: BoardsPage, desk: QuietDesk
) -> None:
    dialog = _columns(page)
    dialog.table.setCurrentIndex(dialog.model.index(2, 0))
    dialog.presenter.remove(dialog.in_hand().id)
    assert dialog.refusal.text() == "⚠ Déplacez d’abord les cartes de cette colonne."
    assert desk.told[-1] == "Déplacez d’abord les cartes de cette colonne."
    form = fill(dialog.add(), {"title": "  "})
    assert form.form.fields["title"].error.text()
    form.reject()
    dialog.reject()


def test_that_a_column_changes_the_state_of_its_cards_when_one_agrees(
    page: BoardsPage, desk: QuietDesk, store: Store
) -> None:
    dialog = _columns(page)
    dialog.table.setCurrentIndex(dialog.model.index(2, 0))
    desk.agrees = False
    fill(dialog.edit(), {"state": "waiting"})
    assert dialog.in_hand().state == "doing"
    desk.agrees = True
    fill(dialog.edit(), {"state": "waiting"})
    assert dialog.in_hand().state == "waiting"
    task = next(r for r in ground.every(store, Task) if r.id == ground.task(store))
    assert task.state == "waiting"
    dialog.reject()


def test_that_lanes_and_totals_are_kept_as_soon_as_chosen(page: BoardsPage, store: Store) -> None:
    dialog = _columns(page)
    lanes = dialog.lanes
    lanes.lanes.fill({"swimlanes": "objective", "lane_limit": 4, "lane_mode": "block"})
    lanes.lanes.edited.emit("swimlanes")
    board = next(r for r in ground.every(store, Board) if r.id == ground.board(store))
    assert (board.swimlanes, board.lane_limit, board.lane_mode) == ("objective", 4, "block")
    lanes.totals.fields["hours"].box.click()
    assert dialog.presenter.settings.totals == ("count", "late", "hours")
    lanes.lanes.fields["lane_limit"].line.setText("beaucoup")
    lanes.lanes.edited.emit("lane_limit")
    assert lanes.lanes.fields["lane_limit"].error.text()
    lanes.lanes.fields["lane_limit"].line.setText("4")
    dialog.presenter.board_id = "nowhere"
    dialog.presenter.refresh()
    assert not dialog.isVisible()


def test_that_a_limit_refused_by_the_rules_stands_beside_its_box(
    page: BoardsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = _columns(page)
    field = dialog.lanes.lanes.fields["lane_limit"]
    monkeypatch.setattr(field, "_high", 10_000)
    field.line.setText("5000")
    dialog.lanes.lanes.edited.emit("lane_limit")
    assert plain(field.error.text()).startswith("⚠ Une limite va de 1 à 999 cartes.")
    dialog.reject()


# --- rules -------------------------------------------------------------------------------------


def test_that_rules_are_sentences_ticked_or_not(page: BoardsPage, store: Store) -> None:
    dialog = tools.set_rules(page)
    assert isinstance(dialog, RulesDialog)
    check_names(dialog)
    line = dialog.boxes["ask_result"]
    assert plain(line.words.text()) == (
        "Quand une carte arrive dans « Fait », demander le résultat."
    )
    assert line.box.isChecked()
    assert dialog.columns.currentText() == "Fait"
    dialog.columns.setCurrentIndex(3)
    dialog.columns.activated.emit(3)
    assert "En attente" in line.words.text()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.words.geometry().center())
    assert not line.box.isChecked()
    assert not dialog.columns.isEnabled()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(2, line.height() - 1))
    assert not line.box.isChecked()
    dialog.boxes["tell_home"].box.click()
    assert store.undo_label == "Changer une règle d’un tableau"
    dialog.accept()


def test_that_a_rule_the_file_refuses_is_said(page: BoardsPage, store: Store) -> None:
    dialog = tools.set_rules(page)
    assert isinstance(dialog, RulesDialog)
    dialog.presenter.set_rule("sing", active=True)
    assert dialog.refusal.text() == "⚠ Cette règle n’existe pas."
    assert dialog.confirm("?", "Oui")
    with store.operation("Retirer le tableau") as op:
        op.remove(op.get(Board, ground.board(store)))
    dialog.presenter.refresh()
    assert not dialog.isVisible()


# --- models ------------------------------------------------------------------------------------


def _models(page: BoardsPage) -> TemplatesDialog:
    made = tools.choose_template(page)
    assert isinstance(made, TemplatesDialog)
    return made


def test_that_a_model_is_seen_then_applied(
    page: BoardsPage, desk: QuietDesk, store: Store
) -> None:
    dialog = _models(page)
    check_names(dialog)
    check_sizes(dialog)
    dialog.list.setCurrentIndex(dialog.model.index(4, 0))
    shown = words_in(dialog)
    assert "« En attente » devient « Décision attendue »." in shown
    assert "en cours – 5 au plus, bloque" in shown
    dialog.with_cards.setChecked(True)
    dialog.apply()
    assert plain(desk.told[-1]) == "Le tableau suit le modèle « Dépôt de projets ». Ctrl+Z revient."
    assert [panel.model.column.title for panel in page.board.panels][:2] == [
        "Idée reçue", "À présenter au chantier",
    ]
    assert any(r.title == "Analyser un projet" for r in ground.every(store, Task))


def test_that_a_board_is_kept_as_a_model_and_the_model_removed(
    page: BoardsPage, store: Store
) -> None:
    dialog = _models(page)
    asked = dialog.keep()
    assert asked.form.fields["name"].line.text() == "Transport"
    fill(asked, {"name": "Nos navettes", "with_cards": True})
    assert [one.name for one in dialog.model.rows][5:] == ["Nos navettes"]
    dialog.list.setCurrentIndex(dialog.model.index(5, 0))
    assert dialog.removes.isEnabled()
    dialog.remove()
    assert dialog.model.rowCount() == 5
    dialog.list.setCurrentIndex(dialog.model.index(0, 0))
    dialog.remove()
    assert dialog.model.rowCount() == 5
    assert not dialog.removes.isEnabled()
    dialog.model.show([])
    dialog._show()
    assert dialog.in_hand() is None
    dialog.apply()
    dialog.remove()
    assert dialog.isVisible()
    dialog.reject()


def test_that_a_chantier_without_board_takes_a_model(page: BoardsPage, store: Store) -> None:
    page.presenter.choose(ground.HOUSING)
    dialog = _models(page)
    assert dialog.keeps.isHidden()
    assert "Sur ce tableau" not in words_in(dialog)
    dialog.keep().reject()
    dialog.apply()
    assert len(page.board.panels) == 5


def test_that_a_model_for_a_closed_chantier_is_refused_in_the_dialog(
    page: BoardsPage, store: Store
) -> None:
    dialog = _models(page)
    governance.end_body(store, ground.TRANSPORT, "2026-12-04")
    dialog.apply()
    assert dialog.isVisible()
    assert plain(dialog.refusal.text()).startswith("⚠ Transport a pris fin :")
    assert dialog.confirm("?", "Oui")
    dialog.reject()


def test_that_nothing_in_hand_asks_nothing(page: BoardsPage) -> None:
    dialog = _columns(page)
    dialog.model.show([])
    assert dialog.edit() is None
    press("Del")
    dialog.reject()


def test_that_a_model_is_read_aloud_whole(page: BoardsPage, store: Store) -> None:
    boards.save_template(store, ground.board(store), "Nos navettes")
    dialog = _models(page)
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [plain(dialog.model.data(dialog.model.index(row, 0), role)) for row in (4, 5)]
    assert said[0].startswith("Dépôt de projets, De l’idée à la reddition : présentée, analysée,")
    assert said[1] == "Nos navettes, modèle de ce dossier"
    assert dialog.model.data(dialog.model.index(5, 0)) == "Nos navettes (de ce dossier)"
    dialog.reject()

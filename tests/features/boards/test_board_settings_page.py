"""The dialogs that set a board and end a chantier, and the view of the archives."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Board, BoardColumn, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards.page import build
from dsi_desktop.features.boards.page.archive_view import ArchiveView
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.page.settings import around, asking, tools
from dsi_desktop.features.boards.page.settings.closing_dialog import ClosingForm
from dsi_desktop.features.boards.page.settings.columns_dialog import ColumnsDialog
from dsi_desktop.features.boards.page.settings.rules_dialog import RulesDialog
from dsi_desktop.features.boards.page.settings.templates_dialog import TemplatesDialog
from dsi_desktop.features.boards.presenter import Move
from dsi_desktop.features.boards.presenter.closing import NEW
from dsi_desktop.features.boards.queries.automation import AskedCard
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.keyboard import here, press
from support.modal import answering, working
from support.page_walk import check_names, check_sizes
from support.plain_words import plain
from support.work_desk import QuietDesk, put_away


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk()


@pytest.fixture
def page(store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[BoardsPage]:
    wear(qapp)
    made = build(store, desk)
    assert isinstance(made, BoardsPage)
    made.resize(1150, 700)
    made.show()
    qtbot.waitExposed(made)
    made.presenter.choose(ground.TRANSPORT)
    stop = store.bus.subscribe(made.take_changes)
    yield made
    stop()
    put_away(made)


def _columns(page: BoardsPage) -> ColumnsDialog:
    made = tools.set_columns(page)
    assert isinstance(made, ColumnsDialog)
    return made


def _titles(dialog: ColumnsDialog) -> list[str]:
    return [column.title for column in dialog.model.rows]


def _shown(dialog: QDialog) -> str:
    return plain(" | ".join(made.text() for made in dialog.findChildren(QLabel)))


def _fill(dialog: FormDialog | None, values: dict[str, object]) -> FormDialog:
    assert dialog is not None
    dialog.form.fill(values)  # type: ignore[arg-type]
    dialog.submit()
    return dialog


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
    _fill(dialog.edit(), {"title": "Semis", "wip_limit": 6, "wip_mode": "block"})
    assert _titles(dialog)[0] == "Semis"
    made = next(r for r in ground.every(store, BoardColumn) if r.title == "Semis")
    assert (made.wip_limit, made.wip_mode, made.collapsed) == (6, "block", True)
    _fill(dialog.add(), {"title": "À valider", "state": "waiting"})
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
    form = _fill(dialog.add(), {"title": "  "})
    assert form.form.fields["title"].error.text()
    form.reject()
    dialog.reject()


def test_that_a_column_changes_the_state_of_its_cards_when_one_agrees(
    page: BoardsPage, desk: QuietDesk, store: Store
) -> None:
    dialog = _columns(page)
    dialog.table.setCurrentIndex(dialog.model.index(2, 0))
    desk.agrees = False
    _fill(dialog.edit(), {"state": "waiting"})
    assert dialog.in_hand().state == "doing"
    desk.agrees = True
    _fill(dialog.edit(), {"state": "waiting"})
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
    assert store.undo_label == "Désactiver une règle d’un tableau"
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
    shown = _shown(dialog)
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
    _fill(asked, {"name": "Nos navettes", "with_cards": True})
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
    assert "Sur ce tableau" not in _shown(dialog)
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


# --- closing -----------------------------------------------------------------------------------


def _closing(page: BoardsPage) -> tuple[FormDialog, ClosingForm]:
    dialog = tools.close_workstream(page)
    assert dialog is not None
    assert isinstance(dialog.form, ClosingForm)
    return dialog, dialog.form


def test_that_a_chantier_is_closed_and_its_cards_followed(
    page: BoardsPage, desk: QuietDesk, store: Store
) -> None:
    dialog, form = _closing(page)
    check_names(dialog)
    assert form.named.isHidden()
    _fill(dialog, {"to": ground.FOOD})
    assert page.presenter.body_id == ground.FOOD
    assert plain(desk.told[-1]) == (
        "2 cartes ouvertes continuent dans Alimentation, avec leur histoire."
    )
    assert next(r for r in ground.every(store, Body) if r.id == ground.TRANSPORT).state == "closed"


def test_that_a_new_instance_must_be_named(page: BoardsPage, store: Store) -> None:
    dialog, form = _closing(page)
    form.fill({"to": NEW})
    form.to.edited.emit("to")
    assert not form.named.isHidden()
    dialog.submit()
    assert form.named.error.text() == "⚠ Nommez l’instance."
    form.fill({"name": "Mobilité durable", "end_on": "2026-12-04"})
    dialog.submit()
    made = next(r for r in ground.every(store, Body) if r.name == "Mobilité durable")
    assert page.presenter.body_id == made.id


def test_that_cards_of_a_closed_chantier_are_handed_over_later(
    page: BoardsPage, store: Store
) -> None:
    boards.succeed_workstream(store, ground.FOOD, name="Nourrir", on="2026-12-04")
    with store.operation("Consigner trop tard") as op:
        op.add(Task(title="Oubliée", body_id=ground.FOOD))
    page.presenter.choose(ground.TRANSPORT)
    page.presenter.body_id = ground.FOOD
    dialog, form = _closing(page)
    heir = next(r.id for r in ground.every(store, Body) if r.name == "Nourrir")
    assert form.to.value() == heir
    assert "end_on" not in form.fields
    dialog.submit()
    assert next(r for r in ground.every(store, Task) if r.title == "Oubliée").body_id == heir


def test_that_nothing_is_closed_or_set_without_a_chantier(page: BoardsPage) -> None:
    page.presenter.choose("")
    assert tools.close_workstream(page) is None
    assert tools.choose_template(page) is None
    assert tools.set_columns(page) is None
    assert tools.set_rules(page) is None
    page.presenter.body_id = "nowhere"
    assert tools.close_workstream(page) is None


# --- archives ----------------------------------------------------------------------------------


def _archives(page: BoardsPage) -> ArchiveView:
    tools.show_archives(page)
    made = page.view
    assert isinstance(made, ArchiveView)
    return made


def test_that_the_archives_say_when_they_are_empty(page: BoardsPage) -> None:
    page.presenter.choose(ground.FOOD)
    view = _archives(page)
    assert view.stack.currentWidget() is view.empty
    assert not view.restores.isEnabled()
    view.take_focus()
    view.restore()


def test_that_what_was_put_away_is_found_and_comes_back_by_key(
    page: BoardsPage, desk: QuietDesk, store: Store
) -> None:
    boards.archive_cards(store, [ground.task(store)])
    view = _archives(page)
    check_names(page)
    assert view.model.rowCount() == 2
    assert plain(view.count.text()) == "2 fiches archivées"
    view.search.setText("soumissions")
    assert plain(view.count.text()) == "1 fiche trouvée"
    view.take_focus()
    view.table.selectRow(0)
    QTest.keyClick(view.table, Qt.Key.Key_R)
    assert desk.told[-1] == "Obtenir trois soumissions, rétablie."
    view.search.setText("rien de tel")
    assert view.stack.currentWidget() is view.table
    view.search.clear()
    assert [line.title for line in view.model.rows] == ["Vieille idée"]


def test_that_a_refusal_to_bring_back_is_told(
    page: BoardsPage, desk: QuietDesk, store: Store
) -> None:
    view = _archives(page)
    governance.end_body(store, ground.TRANSPORT, "2026-12-04")
    view.table.selectRow(0)
    view.restore()
    assert plain(desk.refused[-1].sentence).startswith("Transport a pris fin :")


def test_that_five_hundred_archives_are_listed(page: BoardsPage, store: Store) -> None:
    with store.operation("Archiver beaucoup") as op:
        for number in range(500):
            op.add(Task(title=f"Carte {number}", body_id=ground.TRANSPORT, archived=True))
    view = _archives(page)
    assert view.model.rowCount() == 501


def test_that_cards_done_long_ago_are_put_away_from_the_menu(
    page: BoardsPage, desk: QuietDesk, store: Store
) -> None:
    tools.archive_done(page)
    assert desk.told[-1] == "Aucune carte n’est faite depuis plus de 30 jours."
    tasks.edit_task(store, ground.task(store), state="done", done_on="2026-10-01")
    tools.archive_done(page)
    assert plain(desk.told[-1]).startswith("1 carte faite depuis plus de 30 jours")
    with store.read():
        tools.archive_done(page)
    assert len(desk.refused) == 1


def test_that_a_board_is_archived_when_one_agrees(
    page: BoardsPage, desk: QuietDesk, store: Store
) -> None:
    desk.agrees = False
    tools.archive_board(page)
    assert page.presenter.body_id == ground.TRANSPORT
    desk.agrees = True
    tools.archive_board(page)
    assert page.presenter.body_id == ""
    assert next(r for r in ground.every(store, Board) if r.id == ground.board(store)).archived
    tools.archive_board(page)


# --- rules at work -----------------------------------------------------------------------------


def _done(page: BoardsPage, *task_ids: str) -> Move:
    column = next(one for one in page.presenter.columns() if one.state == "done")
    return Move(page.sheet.board_id, column, task_ids, task_ids)


def test_that_the_result_is_asked_before_a_card_is_done(page: BoardsPage, store: Store) -> None:
    task = ground.task(store)
    answering({task: "Trois reçues"}, wanted="donné")
    assert around.before(page, _done(page, task)) == {task: {"result": "Trois reçues"}}


def test_that_leaving_the_question_leaves_the_card(page: BoardsPage, store: Store) -> None:
    working(FormDialog, lambda dialog: dialog.reject())
    assert around.before(page, _done(page, ground.task(store))) is None


def test_that_many_cards_share_one_box(page: BoardsPage) -> None:
    cards = [AskedCard(str(number), f"Carte {number}") for number in range(13)]
    answering({"all": "Distribué"})
    assert asking.ask_results(page, cards) == {str(number): "Distribué" for number in range(13)}
    two = cards[:2]
    answering({"0": "Oui"})
    assert asking.ask_results(page, two) == {"0": "Oui", "1": ""}


def test_that_the_action_is_proposed_after_the_move(
    page: BoardsPage, desk: QuietDesk, store: Store
) -> None:
    task = ground.task(store)
    tasks.complete_task(store, task)
    with store.read():
        around.after(page, _done(page, task))
    assert len(desk.refused) == 1
    around.after(page, _done(page, task))
    assert plain(desk.told[-1]) == "1.1.1 Essayer proche, réalisée. Ctrl+Z la rouvre."


def test_that_nothing_is_proposed_after_another_move(
    page: BoardsPage, desk: QuietDesk, store: Store
) -> None:
    task = ground.task(store)
    tasks.complete_task(store, task)
    column = page.presenter.columns()[0]
    around.after(page, Move(page.sheet.board_id, column, (task,), (task,)))
    assert desk.told == []


def test_that_a_chantier_without_open_card_is_closed_too(page: BoardsPage, store: Store) -> None:
    for place in (1, 0):
        tasks.complete_task(store, ground.task(store, place))
    dialog, _form = _closing(page)
    assert "Aucune carte ouverte" in _shown(dialog)
    dialog.submit()
    assert next(r for r in ground.every(store, Body) if r.id == ground.TRANSPORT).state == "closed"


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

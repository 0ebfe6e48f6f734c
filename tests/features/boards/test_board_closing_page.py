"""A chantier is ended, its archives come back, its rules are at work around a move."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.schema.work import Board, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards.page.archive_view import ArchiveView
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.page.settings import around, asking, tools
from dsi_desktop.features.boards.page.settings.closing_dialog import ClosingForm
from dsi_desktop.features.boards.presenter import Move
from dsi_desktop.features.boards.presenter.closing import NEW
from dsi_desktop.features.boards.queries.automation import AskedCard
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from support import work_ground as ground
from support.board_page import desk, fill, page, words_in
from support.modal import answering, working
from support.page_walk import check_names
from support.plain_words import plain
from support.work_desk import QuietDesk

__all__ = ["desk", "page"]

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
    fill(dialog, {"to": ground.FOOD})
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
    assert "Aucune carte ouverte" in words_in(dialog)
    dialog.submit()
    assert next(r for r in ground.every(store, Body) if r.id == ground.TRANSPORT).state == "closed"


def test_that_a_card_carried_to_what_is_done_keeps_its_result_and_closes_its_action(
    page: BoardsPage, store: Store
) -> None:
    task, action = ground.task(store), ground.action(store)
    answering({task: "Trois reçues"})
    page.presenter.moves.drop([task], 4, 0)
    kept = next(r for r in ground.every(store, Task) if r.id == task)
    assert (kept.state, kept.result, kept.done_on) == ("done", "Trois reçues", "2026-12-04")
    assert next(r for r in ground.every(store, Action) if r.id == action).state == "done"
    assert [store.undo(), store.undo()] == [
        "Changer l’état d’une action", "Déplacer une carte",
    ]
    kept = next(r for r in ground.every(store, Task) if r.id == task)
    assert (kept.state, kept.result) == ("doing", "")


def test_that_giving_the_result_up_leaves_the_card_where_it_was(
    page: BoardsPage, store: Store
) -> None:
    task = ground.task(store)
    working(FormDialog, lambda dialog: dialog.reject())
    page.presenter.moves.drop([task], 4, 0)
    assert [card.task_id for card in page.board.panels[2].model.rows] == [task]
    assert store.undo_label is None

"""The page « Plan de communauté » by mouse, by keyboard and by ear."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.page import build, words
from dsi_desktop.features.plan.page.plan_page import PlanPage
from dsi_desktop.features.plan.page.plan_tree import PlanTreeView
from dsi_desktop.ui.theme import wear
from dsi_desktop.ui.widgets.record_line import RecordLine
from support import work_ground as ground
from support.modal import answering
from support.page_walk import check_names, check_sizes
from support.plain_words import plain
from support.work_desk import QuietDesk, put_away

NB = "\N{NO-BREAK SPACE}"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk()


@pytest.fixture
def page(store: Store, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[PlanPage]:
    wear(qapp)
    made = build(store, desk)
    assert isinstance(made, PlanPage)
    made.resize(1150, 700)
    made.show()
    qtbot.waitExposed(made)
    stop = store.bus.subscribe(made.take_changes)
    yield made
    stop()
    put_away(made)


def _shown(page: PlanPage) -> list[str]:
    keys = page.tree.rows.keys()
    rows = [page.tree.rows.row(page.tree.rows.index_of(key)) for key in keys]
    portrait = ("portrait", "need")
    return [row.code or row.title for row in rows if row.kind not in portrait]


def _node(page: PlanPage, code: str) -> queries.PlanNode:
    return next(node for node in page.presenter.tree.walk() if node.code == code)


def _at(page: PlanPage, code: str) -> str:
    page.tree.reveal(_node(page, code).id)
    return _node(page, code).id


def _answer(page: PlanPage, act: Callable[[], object], **typed: object) -> list[str]:
    """Fill the dialog that `act` opens, press its button, and return what it refused."""
    seen: list[str] = []
    answering(typed, seen)
    act()
    return seen[1:]


def test_that_the_tree_shows_the_plan_in_order(page: PlanPage) -> None:
    assert _shown(page)[:5] == ["1", "1.1", "On y arrive, proche", "1.1.1", "1.1.2"]
    assert page.heading() == "Plan de communauté 2025-2028"
    assert page.bar.late.text() == "4 en retard"


def test_that_a_row_is_read_aloud_whole(page: PlanPage) -> None:
    def said(code: str) -> object:
        index = page.tree.rows.index_of(_node(page, code).id)
        return page.tree.rows.data(index, Qt.ItemDataRole.AccessibleTextRole)

    assert said("1.1.1") == (
        f"1.1.1 Essayer proche, action, en cours, Stéphane Leblanc, 27{NB}nov.{NB}26, en retard, "
        f"60{NB}%, 312 trajets, cible 400"
    )
    assert said("1.1.2") == (
        f"1.1.2 Réussir proche, action, réalisée, sans responsable, sans échéance, 100{NB}%"
    )
    assert said("1") == f"1 Se déplacer sans voiture, enjeu prioritaire, 2 sur 4 réalisées, 50{NB}%"


def test_that_cells_say_what_they_mean() -> None:
    change = queries.PlanNode("desired_change", "x", "", "Y aller", 0)
    assert words.measured(change) == ""
    assert words.achieved(queries.PlanNode("objective", "y", "1.1", "Z", 0)) == "aucune action"
    seen = queries.Glimpse("Villages", (4, 8), 13, "8", "")
    assert words.measured(
        queries.PlanNode("desired_change", "x", "", "Y aller", 0, glimpse=seen)
    ) == "8 / 13"
    action = queries.PlanNode("action", "z", "1", "A", 0, state="recurring")
    assert (words.progress_word(action), words.measured(action)) == ("en continu", "à définir")


def test_that_the_tree_keeps_the_promises_of_a_model(page: PlanPage, store: Store) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(page.tree.rows, fatal)
    plan.set_progress(store, ground.action(store), 75)
    plan.archive_objective(store, ground.first(store, "objective"))
    store.undo()
    assert tester.model() is page.tree.rows


def test_that_folds_and_the_current_row_survive_a_change(page: PlanPage, store: Store) -> None:
    page.tree.collapse(page.tree.rows.index_of(_node(page, "2").id))
    _at(page, "1.1.2")
    plan.add_issue(store, plan_id=page.presenter.plan_id, title="Se loger")
    assert not page.tree.isExpanded(page.tree.rows.index_of(_node(page, "2").id))
    current = page.tree.current()
    assert current is not None
    assert current.code == "1.1.2"


def test_that_a_click_on_the_chevron_folds_and_elsewhere_does_not(
    page: PlanPage, qtbot: QtBot
) -> None:
    index = page.tree.rows.index_of(_node(page, "1").id)
    box = page.tree.visualRect(index)
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(page.tree.viewport(), left, pos=QPoint(20, box.center().y()))
    assert not page.tree.isExpanded(index)
    qtbot.mouseClick(page.tree.viewport(), left, pos=QPoint(300, box.center().y()))
    assert not page.tree.isExpanded(index)


def test_that_filters_keep_actions_and_counters_speak_of_the_whole(page: PlanPage) -> None:
    page.bar.body_chosen.emit(ground.FOOD)
    assert _shown(page)[0] == "2"
    page.bar.state_chosen.emit("done")
    assert "2.1.1" not in _shown(page)
    page.bar.body_chosen.emit("")
    page.bar.state_chosen.emit("")
    page.bar.late.setChecked(True)
    assert [code for code in _shown(page) if code.count(".") == 2] == [
        "1.1.1", "1.2.1", "2.1.1", "2.2.1",
    ]
    assert page.bar.late.text() == "4 en retard"


def test_that_entree_opens_the_sheet_and_echap_comes_back(
    page: PlanPage, desk: QuietDesk, qtbot: QtBot
) -> None:
    _at(page, "1.1.1")
    qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    for said in ("Obtenir trois soumissions", f"CC-2026-014 · 3{NB}déc.{NB}26"):
        links = page.panel.findChildren(RecordLine)
        next(one for one in links if one.accessibleName().startswith(said)).click()
    assert [kind for kind, _key in desk.opened] == ["task", "meeting"]
    qtbot.keyClick(page.panel, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert page.tree.hasFocus()


def test_that_the_sheet_follows_the_row_and_closes_with_its_action(
    page: PlanPage, store: Store, qtbot: QtBot
) -> None:
    page.open_record("action", _node(page, "1.1.1").id)
    index = page.tree.rows.index_of(_node(page, "1.2.1").id)
    box = page.tree.visualRect(index)
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(page.tree.viewport(), left, pos=QPoint(120, box.center().y()))
    assert page.panel.action_id == _node(page, "1.2.1").id
    plan.set_progress(store, page.panel.action_id, 90)
    assert page.panel.isVisible()
    plan.archive_action(store, page.panel.action_id)
    assert not page.panel.isVisible()


def test_that_the_state_is_chosen_in_a_menu_with_shapes(
    page: PlanPage, store: Store, desk: QuietDesk
) -> None:
    menu = page.gestures.menu_state(_at(page, "1.1.1"))
    assert [entry.text() for entry in menu.actions() if entry.isChecked()] == ["En cours"]
    menu.actions()[4].trigger()
    assert _node(page, "1.1.1").state == "done"
    assert desk.told == ["Essayer proche, maintenant réalisée"]
    assert store.undo_label == "Changer l’état d’une action"


def test_that_a_state_that_owes_a_reason_asks_for_it(page: PlanPage) -> None:
    action_id = _at(page, "1.1.1")
    refused = _answer(page, lambda: page.gestures.set_state(action_id, "postponed"))
    assert any("motif" in sentence for sentence in refused)
    _answer(
        page, lambda: page.gestures.set_state(action_id, "postponed"),
        state_reason="Sans chauffeur", end_on="2027-06-30",
    )
    assert (_node(page, "1.1.1").state, _node(page, "1.1.1").late) == ("postponed", False)


def test_that_an_unknown_state_is_refused_by_the_desk(page: PlanPage, desk: QuietDesk) -> None:
    page.gestures.set_state(_at(page, "1.1.1"), "perdue")
    assert desk.refused[0].sentence == "Cet état n’existe pas pour une action."


def test_that_progress_over_a_hundred_is_refused_beside_its_box(
    page: PlanPage, qtbot: QtBot
) -> None:
    _at(page, "1.1.1")
    press = lambda: qtbot.keyClick(page.tree, Qt.Key.Key_P)  # noqa: E731
    assert "100" in _answer(page, press, progress=101)[0]
    assert _answer(page, press, progress=85) == []
    assert _node(page, "1.1.1").progress == 85


def test_that_f2_renames_any_level(page: PlanPage, store: Store, qtbot: QtBot) -> None:
    for code in ("1", "1.1", "1.1.1"):
        _at(page, code)
        _answer(page, lambda: qtbot.keyClick(page.tree, Qt.Key.Key_F2), title=f"Nouveau {code}")
        assert _node(page, code).title == f"Nouveau {code}"
    key = _at(page, "1.1")
    qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert (page.element.kind, page.element.element_id) == ("objective", key)


def test_that_suppr_takes_an_element_out_and_undo_brings_it_back(
    page: PlanPage, store: Store, desk: QuietDesk, qtbot: QtBot
) -> None:
    for code in ("1.1.1", "1.1", "1"):
        _at(page, code)
        qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
        assert code not in _shown(page)
        store.undo()
        assert code in _shown(page)
    change = ground.first(store, "desired_change")
    page.presenter.archive(change)
    page.presenter.archive("nothing")
    assert desk.told[-1] == "On y arrive, proche, retiré du plan. Ctrl+Z le ramène."


def test_that_elements_are_reordered_by_keyboard_and_stop_at_the_ends(
    page: PlanPage, store: Store, qtbot: QtBot
) -> None:
    _at(page, "1")
    qtbot.keyClick(page.tree, Qt.Key.Key_Up, CTRL)
    assert _shown(page)[0] == "1"
    qtbot.keyClick(page.tree, Qt.Key.Key_Down, CTRL)
    assert _shown(page)[0] == "2"
    current = page.tree.current()
    assert current is not None
    assert current.code == "1"
    _at(page, "2.1")
    qtbot.keyClick(page.tree, Qt.Key.Key_Down, CTRL)
    assert [code for code in _shown(page) if code.count(".") == 1][:2] == ["2.2", "2.1"]
    page.presenter.renumber()
    assert _shown(page)[0] == "1"
    action = ground.first(store, "action")
    plan.edit_action(store, action, desired_change_id=None)
    page.presenter.shift(action, 1)
    page.presenter.shift(ground.first(store, "desired_change"), 1)


def test_that_elements_move_under_another_by_menu(
    page: PlanPage, store: Store, desk: QuietDesk
) -> None:
    action = _at(page, "1.1.1")
    menu = page.gestures.menu_where(action)
    assert [entry.text()[:3] for entry in menu.actions()] == ["1.2", "2.1", "2.2"]
    menu.actions()[1].trigger()
    assert _node(page, "2.1.3").title == "Essayer proche"
    assert desk.told[-1].endswith("déplacé sous Manger à sa faim, proche")
    objective = page.gestures.menu_where(_at(page, "1.1"))
    next(one for one in objective.actions() if one.text().startswith("2 ")).trigger()
    assert _node(page, "2.3").title == "Se déplacer sans voiture, proche"
    change = ground.first(store, "desired_change", place=1)
    page.presenter.move_under(change, _node(page, "2.1").id)
    page.presenter.move_under(change, "nothing")
    assert page.gestures.menu_where(_at(page, "1")).isEmpty()


def test_that_an_element_is_added_at_its_level(page: PlanPage, store: Store) -> None:
    at_issue = {e.text(): e for e in page.gestures.menu_new(_at(page, "1")).actions()}
    assert list(at_issue) == ["Besoin", "Enjeu prioritaire", "Orientation", "Objectif"]
    _answer(page, at_issue["Objectif"].trigger, title="Plus loin")
    assert _node(page, "1.3").title == "Plus loin"
    at_action = {e.text(): e for e in page.gestures.menu_new(_at(page, "1.1.1")).actions()}
    assert [plain(words) for words in at_action] == [
        *at_issue, "Objectif spécifique sous « Se déplacer sans voiture, proche »",
        "Transformation souhaitée", "Action",
    ]
    _answer(page, at_action["Transformation souhaitée"].trigger, title="On y va à pied")
    assert "On y va à pied" in _shown(page)
    _answer(page, at_action["Action"].trigger, title="Marcher", progress=10, when_text="l’été")
    assert (_node(page, "1.1.3").title, _node(page, "1.1.3").due) == ("Marcher", "l’été")
    _answer(page, at_action["Enjeu prioritaire"].trigger, title="Se loger", body_id=ground.HOUSING)
    assert (_node(page, "3").title, _node(page, "3").body) == ("Se loger", "Habitation")
    assert [e.text() for e in page.gestures.menu_new("nothing").actions()] == [
        "Besoin", "Enjeu prioritaire"]


def test_that_the_menu_nouveau_starts_an_action_or_an_issue(page: PlanPage) -> None:
    _at(page, "1.2.1")
    _answer(page, lambda: page.start("action"), title="Covoiturer")
    assert _node(page, "1.2.3").title == "Covoiturer"
    _answer(page, lambda: page.start("issue"), title="Se loger")
    assert _node(page, "3").title == "Se loger"


def test_that_an_action_is_edited_whole_and_refused_beside_its_box(
    page: PlanPage, qtbot: QtBot
) -> None:
    action_id = _at(page, "1.1.1")
    edit = lambda: qtbot.keyClick(page.tree, Qt.Key.Key_D)  # noqa: E731
    refused = _answer(page, edit, start_on="2027-02-01", end_on="2027-01-01")
    assert "précède" in refused[0]
    _answer(page, edit, end_on="2027-01-31", contact_id=ground.NADIA, title="Navette")
    assert (_node(page, "1.1.1").title, _node(page, "1.1.1").initials) == ("Navette", "NB")
    page.gestures.edit_action("nothing")
    _answer(page, lambda: page.gestures.edit_action(action_id), title="Navette 2")
    assert _node(page, "1.1.1").title == "Navette 2"


def test_that_a_plan_is_chosen_among_several(page: PlanPage, store: Store) -> None:
    other = plan.create_plan(store, title="Plan des Îles", area_id=ground.AREA)
    assert page.toolbar.plans.isVisible()
    page.toolbar.plan_chosen.emit(other)
    assert page.presenter.plan_id == other
    page.open_record("action", ground.action(store))
    assert page.presenter.plan_id != other
    page.open_record("plan", other)
    assert page.presenter.plan_id == other
    page.open_record("issue", "nothing")


def test_that_a_plan_begins_with_its_first_issue(
    tmp_path_factory: pytest.TempPathFactory, desk: QuietDesk, qtbot: QtBot
) -> None:
    store = Store.create(
        tmp_path_factory.mktemp("vide") / "vide.dsi", clock=ground.frozen(ground.TODAY)
    )
    page = build(store, desk)
    assert isinstance(page, PlanPage)
    qtbot.addWidget(page)
    page.show()
    (first,) = [b for b in page.findChildren(QPushButton) if b.text() == "Écrire le premier enjeu"]
    assert first.isVisible()
    _answer(page, first.click, title="Se déplacer sans voiture")
    assert _shown(page) == ["1"]
    assert page.heading() == "Plan de communauté"
    _answer(page, lambda: page.start("action"), title="Se loger")
    assert _shown(page) == ["1", "2"]
    assert page.presenter.tree.above("nothing") is None
    store.close()


@pytest.mark.qt_log_ignore("grabbing the keyboard|propagateSizeHints|support raise")
def test_that_a_plan_may_begin_with_a_need_or_its_vision(
    tmp_path_factory: pytest.TempPathFactory, desk: QuietDesk, qtbot: QtBot
) -> None:
    store = Store.create(
        tmp_path_factory.mktemp("vide") / "vide.dsi", clock=ground.frozen(ground.TODAY)
    )
    page = build(store, desk)
    assert isinstance(page, PlanPage)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.tree_view.take_focus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_N)
    (menu,) = [one for one in page.findChildren(QMenu) if one.isVisible()]
    assert [plain(one.text()) for one in menu.actions()] == ["Besoin", "Enjeu prioritaire"]
    menu.close()
    _answer(page, lambda: page.toolbar.use("frame"), title="Plan des Îles", vision="En 2028")
    page.refresh()
    assert page.presenter.tree.vision == "En 2028"
    _answer(page, page.tree_view.gestures.new_need, title="Se loger")
    page.refresh()
    assert next(iter(page.presenter.tree.walk())).id == queries.PORTRAIT
    store.close()


def test_that_the_objectives_of_a_large_plan_begin_folded(qtbot: QtBot) -> None:
    actions = tuple(queries.PlanNode("action", f"a{n}", f"1.1.{n}", "A", 0) for n in range(500))
    objective = queries.PlanNode("objective", "o", "1.1", "O", 0, children=actions)
    issue = queries.PlanNode("issue", "i", "1", "I", 0, children=(objective,))
    view = PlanTreeView()
    qtbot.addWidget(view)
    view.show_tree(queries.PlanTree("p", "Plan", "", (issue,), 0))
    assert view.isExpanded(view.rows.index_of("i"))
    assert not view.isExpanded(view.rows.index_of("o"))
    assert view.reveal("a7")
    assert not view.reveal("nothing")
    assert view.isExpanded(view.rows.index_of("o"))


def test_that_every_control_of_the_page_has_its_own_name(page: PlanPage, store: Store) -> None:
    check_names(page)
    page.open_record("action", _node(page, "1.1.1").id)
    QApplication.processEvents()
    check_names(page)
    check_sizes(page)


def test_that_the_dark_look_is_worn_without_building_again(
    page: PlanPage, qapp: QApplication
) -> None:
    page.open_record("action", _node(page, "1.1.1").id)
    before = page.grab().toImage()
    wear(qapp, "dark")
    assert page.grab().toImage() != before
    wear(qapp)

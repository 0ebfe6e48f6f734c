"""The page « Organigramme », by mouse, keyboard and ear."""

from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Post
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.chart_page import ChartPage
from dsi_desktop.features.governance.page.twin import TwinTree, branches
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody, ChartPerson
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from support.commands_directory import every
from support.commands_governance import body
from support.dossier import TODAY, new_dossier
from support.page_walk import check_names, check_sizes
from support.work_desk import QuietDesk


def dialog_of(page: ChartPage) -> FormDialog:
    found = [one for one in page.findChildren(FormDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def submit(page: ChartPage, **values: object) -> FormDialog:
    dialog = dialog_of(page)
    dialog.form.fill(values)
    dialog.submit()
    return dialog


def drawn(page: ChartPage) -> dict[str, str | None]:
    return {box.body.id: box.parent_id for box in page.view.chart.boxes}


def test_that_drawing_and_list_show_the_same_bodies(page: ChartPage) -> None:
    assert sorted(drawn(page)) == sorted(page.twin._tree.keys())


def test_that_arrows_walk_the_tree_and_the_list_follows(
    page: ChartPage, qtbot: QtBot, store: Store,
) -> None:
    page.view.setFocus()
    for key, place in (
        (Qt.Key.Key_Down, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Right, 3),
        (Qt.Key.Key_Left, 2), (Qt.Key.Key_Up, 1),
    ):
        qtbot.keyClick(page.view, key)
        assert page.view.chosen_id() == page.twin.chosen_id() == body(store, place)


def test_that_choosing_in_the_list_chooses_in_the_drawing(
    page: ChartPage, store: Store,
) -> None:
    page._segments.choose("list")
    page._present("list")
    page.twin.choose(body(store, 3))
    assert page.view.chosen_id() == body(store, 3)
    assert not page._zooms[0].isVisible()


def test_that_space_folds_with_a_count_and_unfolds(
    page: ChartPage, qtbot: QtBot, store: Store,
) -> None:
    page.view.choose(body(store, 1))
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    council = next(box for box in page.view.chart.boxes if box.body.id == body(store, 1))
    assert council.hidden == 2
    assert len(drawn(page)) == 2
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert len(drawn(page)) == 4


def test_that_plus_minus_and_zero_zoom_and_fit(page: ChartPage, qtbot: QtBot) -> None:
    fitted = page.view.transform().m11()
    qtbot.keyClick(page.view, Qt.Key.Key_Plus)
    assert page.view.transform().m11() == pytest.approx(fitted * 1.2)
    qtbot.keyClick(page.view, Qt.Key.Key_Minus)
    qtbot.keyClick(page.view, Qt.Key.Key_Minus)
    assert page.view.transform().m11() < fitted
    qtbot.keyClick(page.view, Qt.Key.Key_0)
    assert page.view.transform().m11() == pytest.approx(fitted)


def test_that_dropping_a_card_on_another_moves_it_under(
    page: ChartPage, qtbot: QtBot, store: Store, desk: QuietDesk,
) -> None:
    food, transport = body(store, 2), body(store, 3)
    _drag(page, qtbot, transport, food)
    assert drawn(page)[transport] == food
    assert "déplacée" in desk.told[0]
    store.undo()
    assert drawn(page)[transport] == body(store, 1)


def test_that_nothing_is_dropped_under_itself(
    page: ChartPage, qtbot: QtBot, store: Store,
) -> None:
    before = drawn(page)
    _drag(page, qtbot, body(store, 1), body(store, 2))
    assert drawn(page) == before
    assert page.view.scene().itemAt(0, 0, page.view.transform()) is not None


def _drag(page: ChartPage, qtbot: QtBot, source: str, target: str) -> None:
    port = page.view.viewport()
    start = page.view.card_rect(source).center().toPoint()
    end = page.view.card_rect(target).center().toPoint()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        qtbot.mouseMove(port, start + (end - start) * step / 5)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def test_that_the_pill_under_a_card_folds_it(
    page: ChartPage, qtbot: QtBot, store: Store,
) -> None:
    card = page.view._cards[body(store, 1)]
    foot = card.mapToScene(card._pill_rect().center())
    qtbot.mouseClick(
        page.view.viewport(), Qt.MouseButton.LeftButton, pos=page.view.mapFromScene(foot))
    assert len(drawn(page)) == 2


def test_that_a_body_is_added_under_the_one_chosen(
    page: ChartPage, qtbot: QtBot, store: Store,
) -> None:
    page.view.choose(body(store, 2))
    qtbot.keyClick(page.view, Qt.Key.Key_N)
    submit(page, name="")
    assert dialog_of(page).form.fields["name"].error.isVisible()
    submit(page, name="Cuisines collectives", kind="working_group")
    qtbot.waitUntil(lambda: page.panel.title.whole() == "Cuisines collectives")
    assert body(store, 2) in drawn(page).values()


def test_that_f2_renames_and_m_moves_without_a_mouse(
    page: ChartPage, qtbot: QtBot, store: Store,
) -> None:
    transport = body(store, 3)
    page.view.choose(transport)
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    name = page.hands.names[page.view]
    name.setText("Mobilité durable")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.keyClick(page.view, Qt.Key.Key_M)
    submit(page, parent_id=body(store, 0))
    sheet = queries.body_sheet(store, transport, TODAY)
    assert (sheet.name, sheet.parent) == ("Mobilité durable", "Assemblée des partenaires")


def test_that_the_sheet_shows_members_seats_and_balance(
    page: ChartPage, store: Store,
) -> None:
    page.open_record("body", body(store, 1))
    assert page.panel.title.whole() == "Comité conseil"
    check_names(page)
    check_sizes(page)
    page.panel.leave()
    assert page.panel.isHidden()


def test_that_a_member_is_appointed_and_refusals_stand_beside_the_field(
    page: ChartPage, store: Store,
) -> None:
    council, (helene, eric) = body(store, 1), every(store, Person)
    page.open_record("body", council)
    page.panel._seats.appoint(council, every(store, Post)[1])
    submit(page, person_id=helene)
    assert "siège déjà" in dialog_of(page).form.fields["person_id"].error.text()
    submit(page, person_id=eric, start_on="2026-06-01", end_on="2026-05-01")
    assert "La fin" in dialog_of(page).form.fields["end_on"].error.text()
    submit(page, end_on=None)
    assert [one.person for one in queries.members_at(store, council, TODAY)] == [
        "Hélène Savard", "Éric Gauthier"]
    assert len(page.panel.findChildren(FormDialog)) == 0


def test_that_a_membership_is_ended_a_seat_added_and_rules_changed(
    page: ChartPage, store: Store,
) -> None:
    council = body(store, 1)
    page.open_record("body", council)
    member = queries.members_at(store, council, TODAY)[0]
    page.panel._seats.end(member.id, member.person)
    submit(page, end_on="2026-11-11", reason="retraite")
    assert queries.members_at(store, council, TODAY) == []
    page.panel._seats.new_seat(council)
    submit(page, label="Siège citoyen")
    page._forms.rules(council)
    submit(page, notice_days=12, quorum_kind="number", quorum_value=3)
    assert queries.rules_of(store, council).notice_days == 12
    assert len(queries.seats_at(store, council, TODAY)) == 3


def test_that_a_body_is_put_to_sleep_closed_and_replaced(
    page: ChartPage, qtbot: QtBot, store: Store, desk: QuietDesk,
) -> None:
    food = body(store, 2)
    page.view.choose(food)
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert queries.body_sheet(store, food, TODAY).state == "dormant"
    page.open_record("body", food)
    for action in page.panel._menu.actions():
        if action.text() == "Supprimer":
            action.trigger()
    assert "a un passé" in desk.refused[0].sentence
    page._forms.edit_body(food)
    submit(page, purpose="Manger à sa faim")
    page._forms.succeed(food, lambda _made: None)
    submit(page, name="Alimentation", on="2026-11-12")
    page._forms.end(body(store, 3))
    submit(page, end_on="2026-11-12")
    state = {line.name: line.state for line in queries.bodies(store, TODAY, ended=True)}
    assert state["Sécurité alimentaire"] == state["Transport"] == "closed"


def test_that_an_empty_table_says_what_to_do_first(
    qtbot: QtBot, tmp_path: Path, desk: QuietDesk,
) -> None:
    store = new_dossier(tmp_path)
    shown = ChartPage(store, desk)
    qtbot.addWidget(shown)
    shown.show()
    assert shown._stack.currentWidget() is shown._empty
    store.close()


def test_that_the_tree_holds_what_qt_asks(qtbot: QtBot) -> None:
    twin = TwinTree()
    qtbot.addWidget(twin)
    tester = QAbstractItemModelTester(
        twin.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    for bodies in (many(40), many(7), [], many(12)):
        twin.show_bodies(bodies)
    assert tester.model() is twin.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert twin.model().index(0, 0).data(role) == "Instance 0, chantier, 4 membres"


def test_that_a_ring_left_by_a_merge_is_listed_whole() -> None:
    ring = [_card("a", "b"), _card("b", "a"), _card("c", "b")]
    def count(some: list) -> int:
        return sum(1 + count(list(one.kids)) for one in some)

    assert count(branches(ring)) == 3


def many(count: int) -> list[ChartBody]:
    return [_card(str(n), str((n - 1) // 4) if n else None) for n in range(count)]


def _card(key: str, parent: str | None) -> ChartBody:
    people = tuple(ChartPerson(f"Personne {n}", "Organisme") for n in range(4))
    return ChartBody(key, parent, f"Instance {key}", "workstream", "chantier", 1, people,
                     members=4)


@pytest.mark.parametrize("compact", [True, False])
def test_that_five_hundred_bodies_are_drawn_and_panned(
    page: ChartPage, compact: bool,
) -> None:
    page._compact.setChecked(compact)
    page.view.show_bodies(many(500))
    page.view.resetTransform()
    page.view.grab()
    started = perf_counter()
    bar = page.view.horizontalScrollBar()
    for _step in range(10):
        bar.setValue(bar.value() + 37)
        page.view.viewport().repaint()
    assert len(page.view.chart.boxes) == 500
    assert perf_counter() - started < 2


def test_that_the_minimap_leads_where_it_is_pressed(page: ChartPage, qtbot: QtBot) -> None:
    page.view.show_bodies(many(200))
    page.view.resetTransform()
    before = page.view.mapToScene(QPoint(0, 0))
    qtbot.mouseClick(page.view.minimap, Qt.MouseButton.LeftButton, pos=QPoint(20, 100))
    assert page.view.mapToScene(QPoint(0, 0)) != before


def test_that_the_organigramme_is_printed_where_the_person_says(
    page: ChartPage, desk: QuietDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.export.pdf("one")
    assert desk.told == []
    target = tmp_path / "organigramme.pdf"
    monkeypatch.setattr(desk, "ask_save_path", lambda _name, _kinds: target)
    page.export.pdf("one")
    assert target.read_bytes().startswith(b"%PDF")
    assert desk.told == ["Organigramme écrit : organigramme.pdf"]


@pytest.mark.parametrize("compact", [True, False])
def test_that_a_card_is_drawn_differently_at_each_distance(
    page: ChartPage, compact: bool,
) -> None:
    page._compact.setChecked(compact)
    seen = set()
    for scale in (0.05, 0.15, 0.35, 1.0):
        page.view.resetTransform()
        page.view.scale(scale, scale)
        page.view.choose("")
        page.view.centerOn(0, 0)
        picture = page.view.viewport().grab().toImage()
        seen.add(bytes(picture.constBits()))
    assert len(seen) == 4


def test_that_enter_and_double_click_open_the_sheet(
    page: ChartPage, qtbot: QtBot, store: Store,
) -> None:
    page.view.choose(body(store, 3))
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert page.panel.title.whole() == "Transport"
    spot = page.view.card_rect(body(store, 2)).center().toPoint()
    qtbot.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.panel.title.whole() == "Sécurité alimentaire"
    page.twin.choose(body(store, 1))
    assert page.panel.title.whole() == "Comité conseil"
    qtbot.keyClick(page.panel, Qt.Key.Key_Escape)
    assert page.panel.isHidden()


def test_that_ctrl_and_the_wheel_zoom(page: ChartPage) -> None:
    before = page.view.transform().m11()
    for turn in (120, -240):
        event = QWheelEvent(
            QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, turn),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase, False)
        page.view.wheelEvent(event)
        assert (page.view.transform().m11() > before) == (turn > 0)


def test_that_the_drawing_follows_the_theme(page: ChartPage, qapp: QApplication) -> None:
    light = page.view.backgroundBrush().color()
    wear(qapp, "dark")
    assert page.view.backgroundBrush().color() != light
    wear(qapp)
    assert page.view.backgroundBrush().color() == light


def test_that_a_body_gone_closes_its_sheet(page: ChartPage, store: Store) -> None:
    page.open_record("body", body(store, 3))
    commands.remove_body(store, body(store, 3))
    assert page.panel.isHidden()
    assert len(drawn(page)) == 3


def test_that_a_table_without_bodies_gives_the_focus_to_its_first_button(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, desk: QuietDesk,
) -> None:
    wear(qapp)
    store = new_dossier(tmp_path)
    shown = ChartPage(store, desk)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    shown.refresh()
    shown.setFocus()
    qapp.processEvents()
    focused = qapp.focusWidget()
    assert focused is not None
    assert focused.isVisible()
    store.close()

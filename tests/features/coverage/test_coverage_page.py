"""The page « Couverture »: what it shows, what keys and buttons do, what is read aloud."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.coverage import commands
from dsi_desktop.features.coverage.page import build, ink
from dsi_desktop.features.coverage.page.coverage_page import CoveragePage
from dsi_desktop.features.coverage.presenter.coverage import COHERENCE, COVERAGE
from dsi_desktop.features.coverage.presenter.screens import Panel, PanelLine
from dsi_desktop.features.coverage.rules.gaps import Gap
from dsi_desktop.features.coverage.rules.ground import Aside
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.ui.theme import theme, wear
from dsi_desktop.ui.tokens import contrast
from dsi_desktop.ui.widgets.record_line import RecordLine
from support.coverage_ground import GAPS, PLAN
from support.dossier import new_dossier
from support.modal import answering
from support.page_walk import check_names, check_sizes
from support.pdf_reader import read_aloud
from support.plain_words import plain
from support.work_desk import QuietDesk, put_away
from support.xlsx_reader import pages_of

Key = Qt.Key
AccessibleText = Qt.ItemDataRole.AccessibleTextRole
Horizontal = Qt.Orientation.Horizontal


def choose(page: CoveragePage, kind: str, record: str) -> None:
    gaps = page.coverage.gaps.list
    gaps.setFocus()
    gaps.choose(gaps.rows.index_of(f"{kind}/{record}"))


def open_gaps(page: CoveragePage) -> set[str]:
    return {gap.record_id for gap in page.presenter.found.open}


# --- what is shown -------------------------------------------------------------------------------


def test_that_the_table_is_read_cell_by_cell(page: CoveragePage) -> None:
    cells = page.coverage.matrix.cells
    assert (cells.rowCount(), cells.columnCount()) == (13, 6)
    assert cells.headerData(0, Horizontal) == "Dimension"
    assert cells.headerData(0, Qt.Orientation.Vertical) is None
    assert cells.headerData(1, Horizontal, Qt.ItemDataRole.ToolTipRole) is None
    said = plain(str(cells.index(2, 4).data(AccessibleText)))
    assert said == "Dimension 3, actions : 0, la chaîne s’arrête ici"
    assert cells.index(12, 1).data() == "–"
    assert cells.index(0, 0).data(AccessibleText) == "Dimension 1"
    assert cells.data(cells.index(-1, -1)) is None
    assert cells.index(0, 1).data(Qt.ItemDataRole.DecorationRole) is None
    assert not cells.index_of("nowhere", "need").isValid()
    assert page.heading() == "Plan de communauté 2025"


def test_that_every_control_is_named_and_large_enough(page: CoveragePage) -> None:
    check_names(page)
    check_sizes(page)
    page.go(COHERENCE)
    check_names(page)
    check_sizes(page)


def test_that_every_model_keeps_the_promises_of_qt(page: CoveragePage) -> None:
    models = page.coverage.matrix.cells, page.coverage.gaps.list.rows, page.coherence.rows
    for model in models:
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    page.presenter.choose_by("area")
    page.presenter.choose_actions("every")
    page.go(COHERENCE)
    page.presenter.choose_subject("area")


def test_that_entree_lists_the_records_of_a_cell_and_echap_comes_back(
    page: CoveragePage, desk: QuietDesk, qtbot: QtBot
) -> None:
    matrix, gaps = page.coverage.matrix, page.coverage.gaps
    matrix.setFocus()
    matrix.setCurrentIndex(matrix.cells.index(0, 4))
    qtbot.keyClick(matrix, Key.Key_Return)
    assert gaps.list.hasFocus()
    assert gaps.title.whole() == "Actions (3)"
    assert gaps.words.text() == "Dimension 1"
    assert gaps.back.isVisible()
    assert not gaps.mend.isVisible()
    qtbot.keyClick(gaps.list, Key.Key_Return)
    assert desk.opened == [("action", "a1")]
    assert page.record_in_hand() == "a1"
    qtbot.keyClick(gaps.list, Key.Key_Escape)
    assert matrix.hasFocus()
    assert gaps.title.whole() == "20 manques à examiner"
    assert page.record_in_hand() == ""


def test_that_the_table_and_the_list_choose_each_other(page: CoveragePage) -> None:
    matrix, gaps = page.coverage.matrix, page.coverage.gaps.list
    matrix.setFocus()
    matrix.setCurrentIndex(matrix.cells.index(2, 4))
    line = gaps.in_hand()
    assert line is not None
    assert line.record_id == "o4"
    choose(page, "issue_without_objective", "i3")
    now = matrix.currentIndex()
    assert (now.row(), now.column()) == (1, 3)
    choose(page, "indicator_without_measure", "k2")
    assert matrix.currentIndex().row() == 1


def test_that_the_needs_without_action_are_listed(page: CoveragePage) -> None:
    page.coverage.stopped.click()
    assert page.coverage.gaps.title.whole() == "4 besoins sans action"
    page.coverage.gaps.back.click()
    assert page.coverage.matrix.hasFocus()


def test_that_the_list_is_copied(page: CoveragePage, desk: QuietDesk) -> None:
    page.coverage.gaps.copy.click()
    assert "Besoin sans enjeu (1)" in QGuiApplication.clipboard().text()
    assert desk.told == ["La liste est copiée."]


# --- what is done --------------------------------------------------------------------------------


ANSWERS: dict[str, dict[str, object]] = {
    "need_without_issue": {"title": "Se loger"},
    "issue_without_objective": {"objective_id": "o1"},
    "objective_without_action": {"title": "Bâtir"},
    "change_without_action": {"action_id": "a1"},
    "action_without_resource": {"sort": "hours", "hours": 12},
    "action_without_lead": {"contact_id": "nadia"},
    "objective_without_indicator": {"title": "Logements", "unit": "logements"},
    "indicator_without_measure": {"value": "12"},
    "resource_unlinked": {"action_id": "a1"},
    "dimension_without_need": {"title": "Accueillir"},
}


@pytest.mark.parametrize("kind", sorted(GAPS))
def test_that_entree_mends_a_gap_in_one_gesture(
    kind: str, page: CoveragePage, store: Store, qtbot: QtBot
) -> None:
    record = GAPS[kind][0]
    before = open_gaps(page)
    choose(page, kind, record)
    answering(ANSWERS[kind])
    qtbot.keyClick(page.coverage.gaps.list, Key.Key_Return)
    assert record in before - open_gaps(page)
    store.undo()
    assert open_gaps(page) == before


def test_that_a_new_objective_and_money_are_made_too(
    page: CoveragePage, qtbot: QtBot
) -> None:
    choose(page, "issue_without_objective", "i3")
    answering({"title": "Nourrir"})
    page.coverage.gaps.mend.click()
    assert "i3" not in open_gaps(page)
    choose(page, "action_without_resource", "a2")
    answering({"sort": "money", "funder_id": "frr", "asked": 1_250_050})
    page.coverage.gaps.mend.click()
    assert "a2" not in open_gaps(page)


def test_that_a_wrong_measure_is_refused_beside_the_field(page: CoveragePage) -> None:
    seen: list[str] = []
    choose(page, "indicator_without_measure", "k2")
    answering({"value": "beaucoup"}, seen)
    page.coverage.gaps.mend.click()
    assert "Écrivez un nombre" in seen[-1]
    assert "k2" in open_gaps(page)


def test_that_a_gap_is_put_aside_with_a_reason_then_taken_back(
    page: CoveragePage, desk: QuietDesk, qtbot: QtBot
) -> None:
    seen: list[str] = []
    choose(page, "need_without_issue", "n2")
    answering({"reason": ""}, seen)
    qtbot.keyClick(page.coverage.gaps.list, Key.Key_Delete)
    assert "Dites pourquoi" in seen[-1]
    answering({"reason": "Hors mandat"})
    page.coverage.gaps.aside.click()
    assert "n2" not in open_gaps(page)
    choose(page, "need_without_issue", "n2")
    gaps = page.coverage.gaps
    assert not gaps.mend.isVisible()
    assert gaps.aside.text() == "Reprendre ce manque"
    qtbot.keyClick(gaps.list, Key.Key_Return)
    assert desk.opened == [("need", "n2")]
    gaps.aside.click()
    assert "n2" in open_gaps(page)
    assert desk.told[-1] == "Ce manque est de nouveau à examiner."


def test_that_what_was_never_put_aside_is_refused_in_words(
    page: CoveragePage, desk: QuietDesk
) -> None:
    gap = Gap("need_without_issue", "need", "n2", "Besoin", aside=Aside("", "n2", "Non"))
    page.coverage.gaps.list.show_panel(Panel("", (PanelLine("x", "Besoin", gap=gap),)))
    page.coverage.gaps.offer()
    page.coverage.gaps.aside.click()
    assert len(desk.refused) == 1


def test_that_o_opens_the_record_and_a_dimension_has_none(
    page: CoveragePage, desk: QuietDesk, qtbot: QtBot
) -> None:
    choose(page, "action_without_lead", "a3")
    qtbot.keyClick(page.coverage.gaps.list, Key.Key_O)
    choose(page, "resource_unlinked", "g9")
    page.coverage.gaps.open.click()
    choose(page, "resource_unlinked", "h9")
    assert not page.coverage.gaps.open.isVisible()
    choose(page, "dimension_without_need", "d7")
    assert not page.coverage.gaps.open.isVisible()
    qtbot.keyClick(page.coverage.gaps.list, Key.Key_O)
    assert desk.opened == [("action", "a3"), ("agreement", "g9")]


def test_that_the_line_after_a_mended_one_is_in_hand(page: CoveragePage, store: Store) -> None:
    choose(page, "resource_unlinked", "m9")
    commands.tie_resource(store, "funding_line", "m9", "a1")
    line = page.coverage.gaps.list.in_hand()
    assert line is not None
    assert line.kind == "resource_unlinked"


# --- coherence, filters, papers ------------------------------------------------------------------


def test_that_chantiers_stand_side_by_side(
    page: CoveragePage, desk: QuietDesk, qtbot: QtBot
) -> None:
    page.go(COHERENCE)
    panel = page.coherence
    assert panel.list.hasFocus()
    assert panel.finding.whole() == "1 besoin servi par plusieurs chantiers"
    lines = [one.accessibleName() for one in panel.findChildren(RecordLine) if not one.isHidden()]
    assert {"Mobilité, 3 actions", "Alimentation, 1 action"} <= {plain(one) for one in lines}
    action = next(one for one in panel.findChildren(RecordLine)
                  if not one.isHidden() and "Action 3" in one.accessibleName())  # fmt: skip
    action.click()
    qtbot.keyClick(panel.list, Key.Key_Return)
    assert desk.opened == [("action", "a3"), ("need", "n1")]
    panel.subjects.chosen.emit("population")
    qtbot.keyClick(panel.list, Key.Key_Return)
    assert len(desk.opened) == 2
    page.presenter.choose_area("clermont")
    assert panel.empty.isVisible()
    page.resize(640, 700)
    page.presenter.choose_area("")
    assert panel.list.isVisible()
    page.go(COVERAGE)
    assert page.by.isVisible()


def test_that_filters_are_told_to_the_presenter(page: CoveragePage) -> None:
    page.by.setCurrentIndex(page.by.findData("area"))
    page.by.activated.emit(page.by.currentIndex())
    page.area.setCurrentIndex(page.area.findData("malbaie"))
    page.area.activated.emit(page.area.currentIndex())
    assert page.presenter.written() == f"{PLAN}:area:kept:malbaie"
    page.plan.setCurrentIndex(1)
    page.plan.activated.emit(1)
    assert page.presenter.ground.title == "Autre plan"
    assert page.heading() == "Plan de communauté"


def test_that_the_paper_and_the_spreadsheet_are_written(
    page: CoveragePage, desk: QuietDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.pdf.click()
    page.xlsx.click()
    assert desk.told == []
    monkeypatch.setattr(desk, "ask_save_path", lambda name, _kinds: tmp_path / name)
    page.print()
    page.xlsx.click()
    assert len(desk.told) == 2
    written = {path.suffix: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert "20 manques" in plain(" ".join(read_aloud(written[".pdf"])))
    assert pages_of(written[".xlsx"])[0].name == "Couverture"


# --- few, many, narrow, dark ---------------------------------------------------------------------


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Store]:
    store = new_dossier(tmp_path)
    yield store
    store.close()


def test_that_a_dossier_without_plan_says_how_one_begins(
    fresh: Store, desk: QuietDesk, qapp: QApplication
) -> None:
    wear(qapp)
    page = build(fresh, desk)
    assert isinstance(page, CoveragePage)
    fresh.bus.subscribe(page.take_changes)
    page.show()
    assert page.nothing.isVisible()
    plan_id = plan.create_plan(fresh, title="Plan")
    assert page.coverage.empty.isVisible()
    plan.add_need(fresh, plan_id=plan_id, title="Se loger")
    assert page.coverage.area.isVisible()
    assert page.coverage.gaps.title.whole() == "1 manque à examiner"
    put_away(page)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_that_the_page_is_drawn_whole_in_both_looks_wide_and_narrow(
    look: str, page: CoveragePage, qapp: QApplication
) -> None:
    wear(qapp, look)
    try:
        for width in (1150, 620):
            page.resize(width, 700)
            assert not page.grab().isNull()
        page.presenter.choose_by("area")
        assert not page.grab().isNull()
        made = ink.Ink()
        hottest = made.heat(1).name()
        assert contrast(theme().hex("text"), hottest) >= 4.5
    finally:
        wear(qapp)

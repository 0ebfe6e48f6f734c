"""The page « Évaluation »: what it shows, what keys and buttons do, what is read aloud."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation import commands, queries
from dsi_desktop.features.evaluation.page.effects_panel import MAP, TREE
from dsi_desktop.features.evaluation.page.evaluation_page import (
    ACTIONS,
    EFFECTS,
    PROCESS,
    REVIEW,
    EvaluationPage,
)
from dsi_desktop.features.evaluation.rules.instruments import PARTNERSHIP, QUICK
from support.evaluation_ground import PLAN, SHUTTLE
from support.meeting_desk import QuietDesk
from support.modal import answering
from support.page_walk import check_names, check_sizes
from support.plain_words import plain

Key = Qt.Key


@pytest.fixture
def wave(store: Store) -> tuple[str, str]:
    """Two effects, the second led to by the first."""
    first = commands.harvest_outcome(
        store, what="L’horaire est revu.", who="MRC", action_id=SHUTTLE,
        sources=["Sondage", "Entrevue"], substantiated=True, significance="Moins d’absences.")
    return first, commands.harvest_outcome(store, what="Moins d’absences.", parent_id=first)


# --- everything -----------------------------------------------------------------------------------


def test_that_an_empty_dossier_says_how_each_part_begins(page: EvaluationPage) -> None:
    assert page.effects.stack.currentWidget() is page.effects.none
    page.go(PROCESS)
    assert page.process.stack.currentWidget() is page.process.none
    page.go(REVIEW)
    assert page.review.stack.currentWidget() is page.review.none
    assert page.record_in_hand() == ""


def test_that_every_control_has_a_name_and_a_size_and_models_keep_their_promises(
    page: EvaluationPage, store: Store, wave: tuple[str, str]
) -> None:
    commands.add_house_questionnaire(store, PARTNERSHIP)
    commands.add_review(store, plan_id=PLAN, title="Bilan", start_on="2026-01-01",
                        end_on="2026-10-31")
    for part in (EFFECTS, ACTIONS, PROCESS, REVIEW):
        page.go(part)
        check_names(page)
        check_sizes(page)
    page.open_record("outcome", wave[0])
    check_names(page)
    for model in (
        page.effects.model, page.looking_back.model, page.process.list, page.process.questions,
        page.process.rounds, page.review.list,
    ):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    store.undo()


# --- effects --------------------------------------------------------------------------------------


def test_that_an_effect_is_harvested_by_the_keyboard(
    page: EvaluationPage, store: Store, qtbot: QtBot
) -> None:
    answering({"what": "L’horaire est revu.", "who": "MRC", "sources": "Sondage\nEntrevue",
               "substantiated": True, "action_id": SHUTTLE}, wanted="Récolter")
    page.start("outcome")
    (line,) = queries.outcomes(store)
    assert (line.who, line.plan_id, line.substantiated) == ("MRC", PLAN, True)
    assert page.effects.sheet.isVisible()
    assert page.record_in_hand() == line.id
    qtbot.keyClick(page.effects.sheet, Key.Key_Escape)
    assert not page.effects.sheet.isVisible()
    assert page.focusWidget() is page.effects.map
    seen: list[str] = []
    answering({"what": "Un camion.", "substantiated": True}, seen)
    page.effects.wanted_ripple.emit(line.id)
    assert "deux sources" in seen[1]
    assert len(queries.outcomes(store)) == 1


def test_that_arrows_walk_the_map_and_entree_opens(
    page: EvaluationPage, wave: tuple[str, str], desk: QuietDesk, qtbot: QtBot
) -> None:
    view = page.effects.map
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Home)
    assert view.at == f"action:{SHUTTLE}"
    qtbot.keyClick(view, Key.Key_Return)
    assert desk.opened[-1] == ("action", SHUTTLE)
    assert page.effects.in_hand() == ""
    qtbot.keyClick(view, Key.Key_Right)
    assert view.at == wave[0]
    assert plain(view.accessibleDescription()).startswith("L’horaire est revu., MRC, 1re onde")
    qtbot.keyClick(view, Key.Key_Return)
    assert page.effects.sheet.isVisible()
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Right)
    assert page.effects.sheet.line
    assert page.effects.sheet.line.id == wave[1]
    wide = view.width()
    qtbot.keyClick(view, Key.Key_Plus)
    assert view.width() > wide
    qtbot.keyClick(view, Key.Key_Minus)
    qtbot.keyClick(view, Key.Key_0)
    assert view.width() == wide
    qtbot.keyClick(view, Key.Key_F12)
    spot = next(one for one in view.map.spots if one.id == wave[0])
    place = view.rect().topLeft()
    place.setX(round(spot.x) + 20)
    place.setY(round(spot.y) + 20)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert view.at == wave[0]
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert page.effects.sheet.isVisible()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect().topLeft())
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=view.rect().topLeft())
    assert view.at == wave[0]
    view.grab()


def test_that_the_tree_says_the_same_and_its_keys_work(
    page: EvaluationPage, store: Store, wave: tuple[str, str], qtbot: QtBot
) -> None:
    panel = page.effects
    panel.show_view(TREE)
    panel.take_focus()
    panel.tree.setCurrentIndex(panel.model.index_of(wave[1]))
    assert panel.in_hand() == wave[1]
    qtbot.keyClick(panel.tree, Key.Key_Return)
    assert panel.sheet.line
    assert panel.sheet.line.id == wave[1]
    answering({"what": "Beaucoup moins d’absences."}, wanted="Modifier")
    panel.sheet.edit.click()
    assert panel.sheet.line.what == "Beaucoup moins d’absences."
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    panel.tree.setFocus()
    qtbot.keyClick(panel.tree, Key.Key_Delete)
    assert [line.id for line in queries.outcomes(store)] == [wave[0]]
    assert not panel.sheet.isVisible()
    store.undo()
    panel.show_view(MAP)
    panel.open_effect("none")
    assert panel.line_of("none") is None
    page.harvest.edit("none")


# --- actions --------------------------------------------------------------------------------------


def test_that_actions_to_complete_are_kept_and_opened(
    page: EvaluationPage, desk: QuietDesk, store: Store
) -> None:
    page.go(ACTIONS)
    panel = page.looking_back
    assert panel.model.rowCount() == 3
    panel.only.setChecked(True)
    assert [panel.model.row(panel.model.index(at, 0)).code for at in range(2)] == ["1.9", "2.1"]
    panel.table.setCurrentIndex(panel.model.index(0, 0))
    panel.table.doubleClicked.emit(panel.model.index(0, 0))
    assert desk.opened[-1] == ("action", "ac-garden")
    panel.show_actions(queries.action_lines(store)[1:2])
    assert panel.stack.currentWidget() is panel.whole
    page.plan.setCurrentIndex(1)
    page.plan.activated.emit(1)
    assert panel.stack.currentWidget() is panel.none


# --- the year, and paper --------------------------------------------------------------------------


def test_that_a_review_is_prepared_written_printed_and_removed(
    page: EvaluationPage, store: Store, desk: QuietDesk, tmp_path: Path
) -> None:
    answering({"introduction": "Une année."}, wanted="Préparer")
    page.start("review")
    (line,) = queries.reviews(store)
    assert line.title == "Bilan 2025-2026"
    assert page.record_in_hand() == line.id
    answering({"conclusion": "La suite."}, wanted="Modifier")
    page.review.edit.click()
    assert queries.review(store, line.id).conclusion == "La suite."
    page.review.pdf.click()
    assert desk.asked[-1].endswith("bilan_bilan-2025-2026.pdf")
    desk.save_to = tmp_path / "bilan.pdf"
    page.review.pdf.click()
    assert desk.save_to.read_bytes().startswith(b"%PDF")
    desk.save_to = tmp_path / "bilan.xlsx"
    page.review.wanted_xlsx.emit(line.id)
    assert desk.save_to.read_bytes().startswith(b"PK")
    assert "bilan.xlsx" in desk.told[-1]
    desk.save_to = None
    page.review.wanted_xlsx.emit(line.id)
    second = commands.add_review(store, plan_id=PLAN, title="Autre", start_on="2020-01-01",
                                 end_on="2020-12-31")
    page.review.table.setCurrentIndex(page.review.list.index_of(second))
    assert page.years.review_id == second
    page.review.wanted_remove.emit(second)
    assert [one.id for one in queries.reviews(store)] == [line.id]
    page.open_record("plan_review", second)
    assert "n’est plus dans le dossier" in desk.refused[-1]
    page.go(EFFECTS)
    page.open_record("plan_review", line.id)
    assert page.part() == REVIEW


def test_that_effects_and_forms_are_printed_from_the_page(
    page: EvaluationPage, store: Store, desk: QuietDesk, wave: tuple[str, str], tmp_path: Path
) -> None:
    desk.save_to = tmp_path / "effets.pdf"
    page.effects.pdf.click()
    assert desk.save_to.exists()
    key = commands.add_house_questionnaire(store, QUICK)
    round_id = commands.add_round(store, key, held_on="2026-03-05", returned=3)
    page.open_record("survey_round", round_id)
    assert page.part() == PROCESS
    desk.save_to = tmp_path / "formulaire.pdf"
    page.process.tools[0].click()
    assert desk.save_to.exists()


def test_that_a_review_needs_a_plan(store: Store, desk: QuietDesk, page: EvaluationPage) -> None:
    page.years.plan_id = ""
    page.years.add()
    assert "Il faut d’abord un plan" in desk.told[-1]


def test_that_ctrl_p_prints_the_part_in_sight(
    page: EvaluationPage, store: Store, desk: QuietDesk, wave: tuple[str, str]
) -> None:
    for part in (PROCESS, REVIEW):
        page.go(part)
        page.print_part()
    assert not desk.asked
    commands.add_house_questionnaire(store, QUICK)
    commands.add_review(store, plan_id=PLAN, title="Bilan", start_on="2026-01-01",
                        end_on="2026-10-31")
    for part in (EFFECTS, ACTIONS, PROCESS, REVIEW):
        page.go(part)
        page.print_part()
    assert [name.split("_")[1].split(".")[0] for name in desk.asked] == [
        "effets", "effets", "questionnaire", "bilan"]


def test_that_a_narrow_page_shows_one_thing_at_a_time(
    page: EvaluationPage, store: Store, wave: tuple[str, str], qapp: QApplication
) -> None:
    first = commands.add_house_questionnaire(store, QUICK)
    commands.add_house_questionnaire(store, PARTNERSHIP)
    page.resize(600, 690)
    qapp.processEvents()
    page.open_record("outcome", wave[0])
    assert page.effects.sheet.isVisible()
    assert not page.effects.stack.isVisible()
    page.effects.sheet.leave()
    assert page.effects.stack.isVisible()
    page.go(PROCESS)
    sided = page.process.whole
    assert sided.narrow
    assert page.focusWidget() is sided.drop
    sided.drop.setCurrentIndex(sided.drop.count() - 1)
    sided.drop.activated.emit(sided.drop.count() - 1)
    assert page.answers.questionnaire_id != first
    assert page.width() == 600
    page.resize(1150, 690)
    qapp.processEvents()
    assert not sided.narrow


def test_that_a_record_gone_or_unknown_leaves_the_page_as_it_is(
    page: EvaluationPage, desk: QuietDesk
) -> None:
    page.open_record("body", "none")
    page.start("none")
    page.process.wanted_paper.emit("none")
    assert "n’est plus dans le dossier" in desk.refused[-1]
    assert page.part() == EFFECTS

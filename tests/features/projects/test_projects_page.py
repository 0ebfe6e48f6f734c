"""The page of projects: what it shows, what keys and buttons do, what is refused."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.plan import ProjectIntake
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.projects import queries
from dsi_desktop.features.projects.page.projects_page import (
    BOARD,
    GUIDELINES,
    LIST,
    ProjectsPage,
)
from dsi_desktop.ui.theme import wear
from dsi_desktop.ui.widgets.record_line import RecordLine
from support.meeting_desk import QuietDesk
from support.modal import answering
from support.page_walk import check_names, check_sizes
from support.plain_words import plain
from support.projects_ground import Projects
from support.work_ground import MOTION, TODAY, TRANSPORT, action, first

Key = Qt.Key


def titles(page: ProjectsPage) -> list[str]:
    return [row.title for row in page.projects.table.rows.rows]


def press(page: ProjectsPage, key: Qt.Key, mods: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(page.projects.table, key, mods or Qt.KeyboardModifier.NoModifier)


def on(page: ProjectsPage, project: str) -> None:
    page.projects.reveal(project)


@pytest.mark.parametrize("part", [LIST, BOARD, GUIDELINES])
def test_that_every_control_has_a_name_and_a_size(page: ProjectsPage, part: str) -> None:
    page.go(part)
    check_names(page)
    check_sizes(page)


def test_that_a_sheet_beside_has_names_and_sizes_too(page: ProjectsPage, made: Projects) -> None:
    page.open_record("project_intake", made.presented)
    check_sizes(page)
    assert page.panel.isVisible()
    assert plain(page.panel.title.whole()) == "Vélo-partage"


def test_that_models_keep_the_promises_of_qt(page: ProjectsPage) -> None:
    for model in (page.projects.table.rows, page.guidelines.table.rows):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    page.presenter.refresh()
    index = page.projects.table.rows.index(0, 4)
    assert page.projects.table.rows.data(index)


def test_that_filters_narrow_and_say_how_many(page: ProjectsPage, made: Projects) -> None:
    page.filters.words.setText("ancrage")
    assert titles(page) == ["Collations", "Jardin collectif", "Popote, troisième jour"]
    assert plain(page.filters.count.text()) == "3 projets sur 6"
    page.filters.words.clear()
    page.filters.body.setCurrentIndex(page.filters.body.findData(TRANSPORT))
    page.filters.body.activated.emit(0)
    assert titles(page) == ["Vélo-partage"]
    page.filters.late.setChecked(True)
    page.open_record("project_intake", made.analysed)
    assert len(titles(page)) == 6


def test_that_ctrl_f_reaches_the_filter_and_alt_digits_the_views(
    page: ProjectsPage, qtbot: QtBot
) -> None:
    page.activateWindow()
    page.filters.take_focus()
    qtbot.waitUntil(page.filters.words.hasFocus)
    page.go(BOARD)
    assert page.parts.current() == BOARD


def test_that_entree_opens_and_echap_gives_the_list_back(
    page: ProjectsPage, made: Projects, qtbot: QtBot
) -> None:
    on(page, made.analysed)
    press(page, Key.Key_Return)
    assert page.panel.isVisible()
    assert page.projects.table.isColumnHidden(1)
    assert page.record_in_hand() == made.analysed
    QTest.keyClick(page.panel, Key.Key_Escape)
    assert page.panel.isHidden()
    assert not page.projects.table.isColumnHidden(1)
    qtbot.waitUntil(page.projects.table.hasFocus)
    assert page.record_in_hand() == made.analysed


def test_that_n_presents_a_project(page: ProjectsPage, store: Store) -> None:
    answering({"title": "Épicerie mobile", "asked": 950_000, "on": "2026-12-01"},
              wanted="Présenter un projet")  # fmt: skip
    press(page, Key.Key_N)
    assert "Épicerie mobile" in titles(page)
    assert plain(page.panel.title.whole()) == "Épicerie mobile"
    assert store.undo() == "Présenter un projet"


def test_that_a_project_without_a_name_is_refused_beside_its_box(page: ProjectsPage) -> None:
    seen: list[str] = []
    answering({"title": " ", "asked": None}, seen)
    page.start("project")
    assert len(seen) == 2
    assert len(titles(page)) == 6


def test_that_e_corrects_and_links_an_action(
    page: ProjectsPage, store: Store, made: Projects
) -> None:
    on(page, made.presented)
    answering({"title": "Vélos", "action_id": action(store), "years_supported": 2})
    press(page, Key.Key_E)
    sheet = queries.project_sheet(store, made.presented, TODAY)
    assert (sheet.row.title, sheet.row.action_id, sheet.row.years) == ("Vélos", action(store), 2)


def test_that_b_answers_the_guidelines_in_one_gesture(
    page: ProjectsPage, store: Store, made: Projects
) -> None:
    on(page, made.presented)
    answering({"answer0": "respected", "answer1": "not_respected", "reason1": "Pas de logo"})
    press(page, Key.Key_B)
    sheet = queries.project_sheet(store, made.presented, TODAY)
    assert [one.answer for one in sheet.guidelines] == ["respected", "not_respected"]
    assert store.undo() == "Vérifier les balises"
    assert not any(
        one.answer for one in queries.project_sheet(store, made.presented, TODAY).guidelines)


def test_that_a_guideline_not_respected_without_why_is_refused(
    page: ProjectsPage, made: Projects
) -> None:
    on(page, made.presented)
    seen: list[str] = []
    answering({"answer0": "not_respected"}, seen)
    press(page, Key.Key_B)
    assert "pourquoi" in seen[1]


def test_that_s_notes_a_step_with_its_amount_and_agreement(
    page: ProjectsPage, store: Store, made: Projects
) -> None:
    on(page, made.decided)
    answering({"state": "agreement", "amount": 600_000, "agreement_id": made.agreement,
               "on": "2026-12-02", "note": "Signée"})  # fmt: skip
    press(page, Key.Key_S)
    sheet = queries.project_sheet(store, made.decided, TODAY)
    assert (sheet.row.state, sheet.row.agreement_id) == ("agreement", made.agreement)
    assert (sheet.steps[-1].amount, sheet.steps[-1].note) == (600_000, "Signée")


def test_that_d_decides_by_a_resolution_of_the_register(
    page: ProjectsPage, store: Store, made: Projects
) -> None:
    on(page, made.analysed)
    seen: list[str] = []
    answering({"motion_id": None}, seen)
    press(page, Key.Key_D)
    assert "Choisissez la résolution" in seen[1]
    answering({"motion_id": MOTION, "amount": 1_000_000})
    press(page, Key.Key_D)
    row = queries.project_sheet(store, made.analysed, TODAY).row
    assert (row.state, row.decided) == ("decided", 1_000_000)


def test_that_p_enters_the_plan_and_says_so(
    page: ProjectsPage, store: Store, made: Projects, desk: QuietDesk
) -> None:
    on(page, made.decided)
    seen: list[str] = []
    answering({"objective_id": first(store, "objective"), "funder_id": made.funder,
               "fiscal_year": "bientôt"}, seen)  # fmt: skip
    press(page, Key.Key_P)
    assert "exercice" in seen[1]
    answering({"objective_id": first(store, "objective"), "funder_id": made.funder,
               "fiscal_year": "2026-2027"})  # fmt: skip
    press(page, Key.Key_P)
    assert queries.project_sheet(store, made.decided, TODAY).money.granted == 600_000
    assert "au plan" in desk.told[-1]


def test_that_steps_and_projects_are_taken_back(
    page: ProjectsPage, store: Store, made: Projects, desk: QuietDesk
) -> None:
    on(page, made.analysed)
    press(page, Key.Key_Backspace)
    assert queries.project_sheet(store, made.analysed, TODAY).row.state == "presented"
    press(page, Key.Key_Backspace)
    assert "retirez-le" in desk.refused[-1]
    press(page, Key.Key_Delete)
    assert "Portrait en habitation" not in titles(page)
    desk.yes = False
    on(page, made.presented)
    press(page, Key.Key_Delete)
    assert "Vélo-partage" in titles(page)


def test_that_what_cannot_be_done_is_said(
    page: ProjectsPage, store: Store, made: Projects, desk: QuietDesk
) -> None:
    on(page, made.reported)
    press(page, Key.Key_S)
    assert "bout de son chemin" in desk.told[-1]
    for one in queries.guidelines(store):
        plan.remove_guideline(store, one.id)
    press(page, Key.Key_B)
    assert "Aucune balise" in desk.told[-1]
    with store.operation("Vider") as op:
        for key, _words in queries.motions(store):
            op.execute(_unvoted(), {"id": key})
    press(page, Key.Key_R)
    assert "Aucune résolution" in desk.told[-1]


def _unvoted() -> object:
    from sqlalchemy import text

    return text("UPDATE motion SET state = 'moved' WHERE id = :id")


def test_that_ctrl_p_prints_the_sheet_of_the_project_in_hand(
    page: ProjectsPage, made: Projects, desk: QuietDesk
) -> None:
    page.open_record("project_intake", made.presented)
    page.gesture("print")
    assert desk.printed == [("project-recommendation", made.presented, "")]
    QTest.keyClick(page.panel, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.printed) == 1


def test_that_letters_work_on_the_sheet_and_its_lines_open(
    page: ProjectsPage, store: Store, made: Projects, desk: QuietDesk
) -> None:
    page.open_record("project_intake", made.paying)
    answering({"title": "Collations d’hiver"})
    QTest.keyClick(page.panel, Key.Key_E)
    assert queries.project_sheet(store, made.paying, TODAY).row.title == "Collations d’hiver"
    for line in page.panel.findChildren(RecordLine):
        line.click()
    assert ("agreement", made.agreement) in desk.opened
    assert any(kind == "motion" for kind, _id in desk.opened)


def test_that_the_board_opens_a_project_and_keeps_its_columns(
    page: ProjectsPage, made: Projects
) -> None:
    page.go(BOARD)
    before = list(page.board.lines)
    page.presenter.refresh()
    assert page.board.lines == before
    assert len(before) == 6
    before[0].click()
    assert page.presenter.chosen == made.presented
    assert page.panel.isVisible()


def test_that_guidelines_are_written_ended_and_removed(
    page: ProjectsPage, store: Store, made: Projects, desk: QuietDesk
) -> None:
    page.open_record("guideline", made.guideline)
    table = page.guidelines.table
    assert page.record_in_hand() == made.guideline
    answering({"title": "Accès", "applies_to": "funder", "funder": made.funder, "text": "Ouvert"})
    QTest.keyClick(table, Key.Key_N)
    added = next(one for one in queries.guidelines(store) if one.title == "Accès")
    assert (added.about, added.start_on) == ("FQIS", TODAY.isoformat())
    seen: list[str] = []
    answering({"title": "Accès", "applies_to": "action_kind", "action_kind": ""}, seen)
    page.start("guideline")
    assert "Précisez" in seen[1]
    page.guidelines.reveal(added.id)
    answering({"title": "Accès universel", "end_on": "2020-01-01"}, seen)
    QTest.keyClick(table, Key.Key_E)
    assert len(seen) == 4
    QTest.keyClick(table, Key.Key_F)
    assert next(one for one in queries.guidelines(store) if one.id == added.id).end_on != ""
    QTest.keyClick(table, Key.Key_Delete)
    assert added.id not in {one.id for one in queries.guidelines(store)}
    assert len(desk.asked) == 1


def test_that_the_projects_that_answered_a_guideline_open(
    page: ProjectsPage, store: Store, made: Projects, desk: QuietDesk
) -> None:
    minutes.answer_guidelines(store, made.presented, {made.guideline: ("respected", "")})
    page.open_record("guideline", made.guideline)
    for line in page.guidelines.card.findChildren(RecordLine):
        line.click()
    assert ("project_intake", made.presented) in desk.opened
    assert ("motion", MOTION) in desk.opened


def test_that_an_empty_dossier_says_how_to_begin(
    page: ProjectsPage, store: Store, made: Projects, desk: QuietDesk
) -> None:
    for one in queries.projects(store):
        minutes.remove_project(store, one.id)
    for guideline in queries.guidelines(store):
        plan.remove_guideline(store, guideline.id)
    assert made.presented not in titles(page)
    words = [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]
    assert "Présenter le premier projet" in words
    page.gesture("edit")
    assert "Choisissez d’abord" in desk.told[-1]
    page.go(GUIDELINES)
    words = [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]
    assert "Ajouter la première balise" in words


def test_that_five_hundred_projects_are_listed_and_the_dark_suits_them(
    page: ProjectsPage, store: Store, qapp: QApplication
) -> None:
    with store.operation("Cinq cents") as op:
        for at in range(500):
            op.add(ProjectIntake(title=f"Projet {at:03}"))
    page.presenter.refresh()
    assert len(titles(page)) == 506
    wear(qapp, "dark", 2)
    page.go(BOARD)
    assert page.board.widget().isVisible()
    wear(qapp)

"""« Démarche » in the page of the evaluation: questionnaires pasted, counted, followed."""


from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation import commands, queries
from dsi_desktop.features.evaluation.page.counts import CountsModel, CountsView
from dsi_desktop.features.evaluation.page.evaluation_page import (
    PROCESS,
    EvaluationPage,
)
from dsi_desktop.features.evaluation.rules.instruments import PARTNERSHIP, QUICK
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from support.meeting_desk import QuietDesk
from support.modal import answering, working
from support.plain_words import plain

Key = Qt.Key


def test_that_a_questionnaire_is_added_answered_and_its_trend_shown(
    page: EvaluationPage, store: Store, desk: QuietDesk
) -> None:
    answering({"kind": QUICK}, wanted="Ajouter")
    page.start("round")
    (line,) = queries.questionnaires(store)
    assert page.process.table.currentIndex().isValid()
    sheet = queries.questionnaire_sheet(store, line.id)

    def count(dialog: FormDialog) -> None:
        view = dialog.findChild(CountsView)
        assert view is not None
        view.counts.setData(view.counts.index(0, 4), "6")
        dialog.form.fill({"returned": 5, "held_on": "2026-09-10"})
        dialog.submit()
        assert "6 réponses comptées" in plain(dialog.form.summary.text())
        dialog.form.fill({"returned": 6})
        dialog.submit()

    working(FormDialog, count)
    page.start("round")
    sheet = queries.questionnaire_sheet(store, line.id)
    assert sheet.rounds[0].counts == {sheet.questions[0].id: {"4": 6}}
    assert page.process.rounds.rowCount() == 1
    page.process.trend.grab()
    answering({"returned": 8}, wanted="Corriger")
    page.process.wanted_round.emit(sheet.rounds[0].id)
    assert queries.questionnaire_sheet(store, line.id).rounds[0].returned == 8
    page.process.drop.click()
    page.process.past.setCurrentIndex(page.process.rounds.index(0, 0))
    page.process.drop.click()
    assert not queries.questionnaire_sheet(store, line.id).rounds
    assert "Passation retirée" in desk.told[-1]


def test_that_questions_are_pasted_changed_and_the_questionnaire_removed(
    page: EvaluationPage, store: Store
) -> None:
    page.go(PROCESS)
    answering({"kind": "generic", "title": "Sondage", "questions": "1. Utile?", "scale_max": 5})
    page.process.add.click()
    answering({"questions": "2. Clair?"}, wanted="Questions")
    page.process.tools[1].click()
    key = page.answers.questionnaire_id
    sheet = queries.questionnaire_sheet(store, key)
    assert [one.text for one in sheet.questions] == ["Utile?", "Clair?"]
    answering({"text": "Utile pour vous?"}, wanted="question")
    page.process.asked.doubleClicked.emit(page.process.questions.index(0, 0))
    answering({"title": "Sondage 2026"}, wanted="Modifier")
    page.process.tools[2].click()
    sheet = queries.questionnaire_sheet(store, key)
    assert (sheet.title, sheet.questions[0].text) == ("Sondage 2026", "Utile pour vous?")
    commands.add_house_questionnaire(store, PARTNERSHIP)
    page.open_record("questionnaire", queries.questionnaires(store)[0].id)
    assert page.process.limits.isVisible()
    answering({"note": "Seul."}, wanted="Modifier")
    page.process.tools[2].click()
    answering({"questions": "Un"}, seen := list[str](), wanted="Questions")
    page.process.tools[1].click()
    assert "18 énoncés" in seen[1]
    page.process.table.setCurrentIndex(page.process.list.index_of(key))
    assert page.answers.questionnaire_id == key
    page.process.tools[3].click()
    assert [line.kind for line in queries.questionnaires(store)] == [PARTNERSHIP]


def test_the_keys_of_the_grid_of_counts(qtbot: QtBot, qapp: QApplication) -> None:
    wear(qapp)
    model = CountsModel([("a", "Utile?"), ("b", "Clair?")], ("1", "2"), {"a": {"1": 2}})
    view = CountsView(model)
    qtbot.addWidget(view)
    view.show()
    for key in (Key.Key_Plus, Key.Key_Plus, Key.Key_Minus):
        qtbot.keyClick(view, key)
    assert model.index(0, 1).data() == "3"
    assert model.index(0, 3).data() == "3"
    assert plain(model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)) == (
        "Utile? réponse 1 : 3")
    qtbot.keyClick(view, Key.Key_Return)
    assert view.currentIndex().row() == 1
    qtbot.keyClick(view, Key.Key_Return)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, 2)
    view.setCurrentIndex(model.index(0, 1))
    qtbot.keyClick(view, Key.Key_Delete)
    assert model.index(0, 1).data() == ""
    qtbot.keyClick(view, Key.Key_Down)
    view.setCurrentIndex(model.index(0, 3))
    qtbot.keyClick(view, Key.Key_Plus)
    assert not model.setData(model.index(0, 1), "un")
    assert not model.setData(model.index(0, 0), "1")
    assert not model.setData(model.index(0, 1), "1", Qt.ItemDataRole.DisplayRole)
    assert not model.put(model.index(0, 1), -1)
    assert model.setData(model.index(0, 1), "")
    assert model.tally() == {("a", "1"): 0, ("a", "2"): 0, ("b", "1"): 0, ("b", "2"): 0}
    assert [model.headerData(at, Qt.Orientation.Horizontal) for at in range(4)] == [
        "Question", "1", "2", "Total"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, view)

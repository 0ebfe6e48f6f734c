"""The views « Mandats » and « Représentations », by mouse and by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.governance import Mandate, Representation
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.acts.ledger import Ledger
from dsi_desktop.features.governance.page.acts.mandates_page import MandatesPage
from dsi_desktop.features.governance.page.acts.representations_page import RepresentationsPage
from dsi_desktop.features.governance.report import mandates_report, representations_report
from dsi_desktop.reporting.reading import texts_of
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from dsi_desktop.ui.widgets.record_line import RecordLine
from support import pdf_samples, qt_walk
from support.commands_acts import assembly, board, council, food, meeting, motion, report, spoken
from support.commands_directory import every, first
from support.dossier import TODAY
from support.meeting_desk import QuietDesk
from support.pdf_verifier import problems
from support.work_desk import put_away


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    wear(qapp)
    yield
    wear(qapp)


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk(TODAY)


def shown(qtbot: QtBot, page: Ledger) -> Ledger:
    page.resize(1150, 690)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def mandates(qtbot: QtBot, store: Store, desk: QuietDesk) -> Iterator[MandatesPage]:
    page = MandatesPage(store, desk)
    shown(qtbot, page)
    yield page
    put_away(page)


@pytest.fixture
def acts(qtbot: QtBot, store: Store, desk: QuietDesk) -> Iterator[RepresentationsPage]:
    page = RepresentationsPage(store, desk)
    shown(qtbot, page)
    yield page
    put_away(page)


def dialog(page: Ledger) -> FormDialog:
    found = [one for one in page.findChildren(FormDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def fill(page: Ledger, **values: str | bool | None) -> None:
    """Write in the form that is open, and save it."""
    asked = dialog(page)
    asked.form.fill(values)
    asked.submit()
    QApplication.processEvents()


def press(page: Ledger, text: str) -> None:
    QApplication.processEvents()
    made = next(
        one for one in page.findChildren(QPushButton)
        if text in (one.text(), one.accessibleName()) and one.isVisible()
    )
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def said(page: Ledger) -> str:
    QApplication.processEvents()
    return " ".join(one.text() for one in page.panel.findChildren(QLabel) if one.isVisible())


def line(page: Ledger, words: str) -> RecordLine:
    QApplication.processEvents()
    return next(
        one for one in page.panel.findChildren(RecordLine)
        if words in one.accessibleName() and one.isVisible()
    )


def test_that_a_mandate_is_given_reported_on_and_closed(
    mandates: MandatesPage, store: Store,
) -> None:
    mandates.start("mandate")
    fill(mandates, title="Rencontrer les élus", body_id=food(store), due_on="2026-12-01")
    mandates.refresh()
    assert [one.title for one in mandates.model.rows] == [
        "Écrire le portrait", "Rencontrer les élus",
    ]
    mandates.open_record("mandate", next(
        one.id for one in mandates.model.rows if one.title == "Écrire le portrait"))
    assert "Aucun rapport" in said(mandates)
    press(mandates, "Faire rapport")
    fill(mandates, text="Une version", final=True)
    mandates.refresh()
    assert "Rapport déposé le" in said(mandates)
    press(mandates, "Rouvrir")
    mandates.refresh()
    press(mandates, "Ajouter une tâche")
    fill(mandates, title="Relire", due_on="2026-12-02")
    press(mandates, "Clore…")
    fill(mandates, state="closed")
    mandates.refresh()
    assert "Clos" in said(mandates)
    assert [one.title for one in mandates.model.rows] == ["Rencontrer les élus"]


def test_that_the_sheet_opens_what_it_names(
    mandates: MandatesPage, store: Store, desk: QuietDesk,
) -> None:
    found, decided, act = first(store, Mandate), motion(store), spoken(store)
    commands.edit_mandate(store, found, decision_id=decided)
    commands.edit_representation(store, act, mandate_id=found)
    task = commands.add_mandate_task(store, found, "Réunir les données", due_on="2026-01-01")
    done = commands.add_mandate_task(store, found, "Écrire")
    with store.operation("Préparer") as op:
        op.get(Task, done).state = "done"
    mandates.open_record("mandate", found)
    for words in ("Réunir", "Écrire", "Sécurité", "CC-2026-07", "Navette"):
        QTest.mouseClick(line(mandates, words), Qt.MouseButton.LeftButton)
    assert desk.opened == [
        ("task", task), ("task", done), ("body", food(store)), ("motion", decided),
        ("representation", act),
    ]
    assert mandates.record_in_hand() == found
    qt_walk.check(mandates)


def test_that_a_report_is_corrected_from_its_line(mandates: MandatesPage, store: Store) -> None:
    held = meeting(store, council(store), "2026-10-08")
    report(store)
    mandates.open_record("mandate", first(store, Mandate))
    QTest.mouseClick(line(mandates, "Première version"), Qt.MouseButton.LeftButton)
    fill(mandates, text="Version corrigée", meeting_id=held, reported_on="2026-10-08")
    mandates.refresh()
    assert "Comité conseil" in line(mandates, "Version corrigée").accessibleName()


def test_that_keys_edit_and_find(mandates: MandatesPage, store: Store) -> None:
    mandates.table.setFocus()
    mandates.table.selectRow(0)
    QTest.keyClick(mandates.table, Qt.Key.Key_E)
    fill(mandates, title="Écrire le portrait complet")
    mandates.refresh()
    assert mandates.model.rows[0].title == "Écrire le portrait complet"
    mandates.open_row(mandates.model.index(0, 0))
    QTest.keyClick(mandates.panel, Qt.Key.Key_Escape)
    assert mandates.panel.isHidden()
    assert mandates.record_in_hand() == ""
    mandates.search.setText("introuvable")
    mandates.refresh()
    assert mandates.count.text() == ""
    assert mandates.lists.currentWidget() is not mandates.table


def test_that_a_mandate_outside_the_scope_is_found_in_the_whole_list(
    mandates: MandatesPage, store: Store, desk: QuietDesk,
) -> None:
    commands.close_mandate(store, first(store, Mandate), on="2026-11-01")
    mandates.refresh()
    assert mandates.model.rows == ()
    mandates.open_record("mandate", first(store, Mandate))
    assert len(mandates.model.rows) == 1
    press(mandates, "Supprimer")
    assert every(store, Mandate) == []
    mandates.refresh()
    assert mandates.panel.isHidden()
    assert "Ctrl+Z" in desk.told[-1]
    mandates.act("edit")
    assert mandates.findChildren(FormDialog)


def test_that_before_any_sheet_a_key_does_nothing(
    mandates: MandatesPage, acts: RepresentationsPage,
) -> None:
    mandates.act("edit")
    acts.act("edit")
    assert not mandates.findChildren(FormDialog)
    assert not acts.findChildren(FormDialog)


def test_that_a_refusal_is_said(mandates: MandatesPage, store: Store, desk: QuietDesk) -> None:
    mandates.open_record("mandate", first(store, Mandate))
    mandates.act("reopen")
    assert "déjà ouvert" in desk.refused[-1]


def test_that_an_act_is_kept_told_and_put_back(
    acts: RepresentationsPage, store: Store, desk: QuietDesk,
) -> None:
    there = meeting(store, assembly(store), "2026-11-20")
    acts.start("representation")
    fill(acts, subject="Navette des aînés", body_id=council(store), held_on="2026-10-28",
         addressee="Conseil des maires", text="Un arrêt de plus", outcome="À suivre")
    found = first(store, Representation)
    acts.open_record("representation", found)
    assert "Un arrêt de plus" in said(acts)
    press(acts, "Rapportée…")
    fill(acts, meeting_id=there)
    acts.refresh()
    assert queries.representation_sheet(store, found, TODAY).line.told_in == there
    QTest.mouseClick(line(acts, "Rapportée à l’assemblée"), Qt.MouseButton.LeftButton)
    assert desk.opened == [("meeting", there)]
    press(acts, "Remettre à rapporter")
    acts.refresh()
    press(acts, "Rapporter…")
    fill(acts, meeting_id=there)
    acts.refresh()
    assert not acts.told.isEnabled()
    press(acts, "Ajouter une tâche")
    fill(acts, title="Relancer les maires")
    acts.refresh()
    assert "Relancer les maires" in line(acts, "Relancer").accessibleName()
    qt_walk.check(acts)


def test_that_the_sheet_of_an_act_opens_its_links_and_removes(
    acts: RepresentationsPage, store: Store, desk: QuietDesk,
) -> None:
    act, decided = spoken(store), motion(store)
    commands.edit_representation(
        store, act, decision_id=decided, mandate_id=first(store, Mandate))
    acts.open_record("representation", act)
    for words in ("Au nom de", "Porte-parole", "Mandat", "CC-2026-07"):
        QTest.mouseClick(line(acts, words), Qt.MouseButton.LeftButton)
    assert [kind for kind, _id in desk.opened] == ["body", "person", "mandate", "motion"]
    acts.table.setFocus()
    acts.table.selectRow(0)
    QTest.keyClick(acts.table, Qt.Key.Key_E)
    fill(acts, subject="Navette et taxi")
    acts.refresh()
    assert acts.model.rows[0].subject == "Navette et taxi"
    press(acts, "Supprimer")
    assert every(store, Representation) == []


def test_that_500_acts_are_listed_and_none_says_how_to_begin(
    acts: RepresentationsPage, store: Store,
) -> None:
    assert acts.lists.currentWidget() is not acts.table
    with store.operation("Préparer") as op:
        for number in range(500):
            op.add(Representation(
                subject=f"Lettre {number}", kind="letter", held_on="2026-01-01",
                body_id=council(store),
            ))
    acts.refresh()
    assert acts.count.text() == "500 représentations"
    acts.scope.setCurrentIndex(acts.scope.findData("to_tell"))
    assert acts.model.rowCount() == 500


@pytest.mark.parametrize("view", ["mandates", "representations"])
def test_that_the_lists_are_printed(
    request: pytest.FixtureRequest, view: str, store: Store, desk: QuietDesk, tmp_path: Path,
) -> None:
    spoken(store)
    board(store, food(store))
    page = request.getfixturevalue("mandates" if view == "mandates" else "acts")
    page.refresh()
    name = "Enregistrer le suivi des mandats en PDF" if view == "mandates" else (
        "Enregistrer la liste des représentations en PDF")
    press(page, name)
    assert len(desk.asked) == 1
    desk.save_to = tmp_path / "liste.pdf"
    press(page, name)
    assert problems(desk.save_to.read_bytes()) == []
    assert "liste.pdf" in desk.told[-1]


def test_that_the_reports_say_what_waits_first(store: Store) -> None:
    act = spoken(store)
    commands.edit_representation(store, act, mandate_id=first(store, Mandate),
                                 decision_id=motion(store), outcome="Réponse attendue")
    commands.record_representation(store, subject="À venir", body_id=council(store))
    told = " ".join(texts_of(representations_report(store, None)))
    for words in ("1 représentation à rapporter", "Navette des aînés", "Réponse attendue",
                  "CC-2026-07", "Hélène Savard", "À venir"):
        assert words in told
    late = commands.give_mandate(
        store, title="Bilan", body_id=food(store), due_on="2026-10-01", decision_id=motion(store))
    portrait = next(one for one in every(store, Mandate) if one != late)
    commands.close_mandate(store, portrait, on="2026-11-01")
    done = " ".join(texts_of(mandates_report(store, None)))
    assert "1 mandat ouvert, 1 en retard, 0 sans suite." in done
    assert "Clos le" in done
    content, _printed = pdf_samples.printed(mandates_report(store, None))
    assert problems(content) == []


def test_that_empty_reports_say_so(store: Store) -> None:
    commands.remove_mandate(store, first(store, Mandate))
    assert "Aucun mandat n’est consigné." in texts_of(mandates_report(store, None))
    assert "Aucune représentation." in texts_of(representations_report(store, None))


def test_that_a_narrow_page_shows_the_list_or_the_sheet(
    mandates: MandatesPage, store: Store,
) -> None:
    mandates.resize(700, 690)
    QApplication.processEvents()
    assert [at for at in range(5) if mandates.table.isColumnHidden(at)] == [1, 2, 3]
    mandates.table.selectRow(0)
    assert mandates.panel.isHidden()
    mandates.table.setFocus()
    QTest.keyClick(mandates.table, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert mandates.lists.isHidden()
    assert mandates.panel.width() > 500
    QTest.keyClick(mandates.panel, Qt.Key.Key_Escape)
    assert not mandates.lists.isHidden()
    mandates.resize(1150, 690)
    QApplication.processEvents()
    assert not any(mandates.table.isColumnHidden(at) for at in range(5))
    mandates.open_record("mandate", first(store, Mandate))
    assert not mandates.lists.isHidden()


def test_that_a_long_decision_does_not_push_the_form_out_of_its_dialog(
    mandates: MandatesPage, store: Store,
) -> None:
    motion(store, number="CC-2026-07 " + "Recommander la demande commune " * 4)
    mandates.start("mandate")
    asked = dialog(mandates)
    QApplication.processEvents()
    assert asked.form.minimumSizeHint().width() <= asked.width() - 48
    asked.reject()

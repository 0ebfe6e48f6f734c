"""D5, each point: summary, decision, mover, seconder, vote and follow-up, all by the keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.page import MinutesPage, build
from dsi_desktop.features.minutes.page.phrases import PhrasePanel
from dsi_desktop.features.minutes.page.roll_call import RollPanel
from dsi_desktop.features.minutes.page.tools import TOOLS
from dsi_desktop.features.minutes.queries.phrases import phrase_library
from dsi_desktop.features.minutes.report import laid_out
from dsi_desktop.features.minutes.rules.document import Said
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground, grounded
from support.modal import working
from support.paper_text import paper
from support.qt_keys import press, type_text

Key, Hold = Qt.Key, Qt.KeyboardModifier
# The offscreen platform says so each time a list of proposals opens.
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard")


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    made.under_way()
    yield made
    made.store.close()


@pytest.fixture
def desk(tmp_path: Path) -> QuietDesk:
    return QuietDesk(TODAY, tmp_path / "pv.pdf")


def opened(ground: Ground, desk: QuietDesk, qtbot: QtBot) -> MinutesPage:
    made = build(ground.store, desk)
    assert isinstance(made, MinutesPage)
    qtbot.addWidget(made)
    ground.store.bus.subscribe(made.take_changes)
    made.resize(1150, 700)
    made.open_record("minutes", ground.meeting)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.presenter.select(ground.items[2])
    return made


@pytest.fixture
def page(ground: Ground, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> MinutesPage:
    wear(qapp)
    return opened(ground, desk, qtbot)


def enter(page: MinutesPage, *lines: str) -> None:
    """Type lines, each ended by Entrée; a proposal of a name is taken first."""
    edit = page.capture.edit
    for line in lines:
        type_text(edit, line)
        if edit.popup.isVisible():
            press(edit, Key.Key_Return)
        press(edit, Key.Key_Return)


def said(ground: Ground, kind: str) -> list[Said]:
    return list(queries.minutes_of(ground.store, ground.meeting).every(kind))


def tasks(store: Store) -> list[Task]:
    with store.read() as session:
        found = list(session.scalars(select(Task).order_by(Task.id)).all())
        session.expunge_all()
        return found


def test_d5_a_point_is_told_decided_voted_and_followed_by_keys_alone(
    page: MinutesPage, ground: Ground
) -> None:
    edit = page.capture.edit
    enter(page, "Éric présente les trois scénarios", "d Le trajet est retenu")
    type_text(edit, "r [Navette] ;cons")
    assert edit.proposals()[0].startswith("cons – considérant que")
    press(edit, Key.Key_Tab)
    assert edit.selectedText() == "…"
    type_text(edit, "la MRC finance 60 % du coût")
    press(edit, Key.Key_Tab)
    type_text(edit, "demander 18 000 $")
    press(edit, Key.Key_Return)
    enter(page, "jos", "nath", "4 1 dissidence stéphane : trop cher")
    enter(page, "a Relancer Clermont @step")
    (motion,) = said(ground, "motion")
    assert (motion.title, motion.recitals, motion.text) == (
        "Navette", ("considérant que la MRC finance 60 % du coût",), "demander 18 000 $",
    )
    assert (motion.mover, motion.seconder, motion.against) == (
        "Josée Desbiens", "Nathalie Bouchard", 1,
    )
    assert [(one.name, one.reason) for one in motion.dissents] == [
        ("Stéphane Leblanc", "trop cher"),
    ]
    (task,) = tasks(ground.store)
    assert (task.title, task.person_id, task.motion_id) == (
        "Relancer Clermont", ground.people[1], motion.record_id,
    )
    assert [one.text for one in said(ground, "decision")] == ["Le trajet est retenu"]


def test_d5_an_amendment_is_voted_first_and_both_are_printed(
    page: MinutesPage, ground: Ground
) -> None:
    enter(page, "r Demander 18 000 $", "jos", "nath")
    enter(page, "am remplacer 18 000 $ par 15 000 $", "step", "éri", "secret 4 1")
    assert page.capture.chip.text() == "Texte modifié"
    assert page.capture.edit.text() == "Demander 15 000 $"
    press(page.capture.edit, Key.Key_Return)
    enter(page, "")
    printed = " ".join(paper(laid_out(queries.minutes_of(ground.store, ground.meeting))))
    first = printed.index("Il est proposé de remplacer 18 000 $ par 15 000 $.")
    assert "Amendement adopté à la majorité, au scrutin secret (pour : 4, contre : 1)" in printed
    assert first < printed.index("Il est résolu de demander 15 000 $.")
    assert "Adoptée telle que modifiée, à l’unanimité." in printed


def test_d5_organisations_vote_with_one_key_each(page: MinutesPage, ground: Ground) -> None:
    enter(page, "r Demander 18 000 $", "", "org")
    panel = page.stage.currentWidget()
    assert isinstance(panel, RollPanel)
    assert panel.count.text() == "pour 0, contre 0, abstention 0 · 3 à appeler"
    for letter in "pca":
        type_text(panel.table, letter)
    assert panel.count.text() == "pour 1, contre 1, abstention 1"
    board = panel.projected()
    assert board.title == "Demander 18 000 $"
    assert [(one.word, one.count) for one in board.tallies] == [
        ("pour", 1), ("contre", 1), ("abstention", 1),
    ]
    press(panel.table, Key.Key_Delete)
    type_text(panel.table, "p")
    press(panel.table, Key.Key_Return)
    assert not page.capture.isHidden()
    (motion,) = said(ground, "motion")
    assert (motion.method, motion.in_favour, motion.against) == ("organization", 2, 1)
    assert page.capture.chip.isHidden()
    ground.store.undo()
    assert said(ground, "motion") == []


def test_d5_the_roll_is_left_without_recording_and_refused_in_words(
    page: MinutesPage, ground: Ground, desk: QuietDesk
) -> None:
    press(page, Key.Key_L, Hold.ControlModifier)
    assert "Aucune proposition" in desk.refused[-1]
    enter(page, "r Demander 18 000 $", "", "débat")
    page.use(next(tool for tool in TOOLS if tool.name == "roll"))
    panel = page.stage.currentWidget()
    assert isinstance(panel, RollPanel)
    press(panel.table, Key.Key_Return)
    assert "Aucune organisation n’a encore voté" in desk.refused[-1]
    press(panel, Key.Key_Escape)
    assert page.capture.chip.text() == "Vote"
    press(page.capture.edit, Key.Key_Escape)
    assert [one.state for one in said(ground, "motion")] == ["moved"]


@pytest.mark.parametrize(("typed", "due_on", "due_text"), [
    ("!vendredi", "2026-11-13", ""), ("!15 déc", "2026-12-15", ""),
    ("d’ici juin", None, "d’ici juin"),
    ("!automne 2027", None, "automne 2027"), ("!prochaine rencontre", None, "prochaine rencontre"),
])
def test_d5_a_follow_up_is_due_as_people_say_it(
    page: MinutesPage, ground: Ground, typed: str, due_on: str | None, due_text: str
) -> None:
    type_text(page.capture.edit, f"a Relancer la MRC @nathalie bouchard {typed}")
    press(page.capture.edit, Key.Key_Escape)
    press(page.capture.edit, Key.Key_Return)
    (task,) = tasks(ground.store)
    assert (task.title, task.due_on, task.due_text) == ("Relancer la MRC", due_on, due_text)
    assert task.person_id == ground.people[2]


def test_d5_due_dates_are_offered_while_they_are_typed(page: MinutesPage, ground: Ground) -> None:
    edit = page.capture.edit
    type_text(edit, "a Relancer !dans 2")
    assert [one.split(" – ")[0] for one in edit.proposals()] == ["dans 2 semaines"]
    press(edit, Key.Key_Return)
    assert edit.text() == "a Relancer !dans 2 semaines "
    press(edit, Key.Key_Return)
    assert [one.due_on for one in tasks(ground.store)] == ["2026-11-26"]


def test_d5_every_field_is_corrected_afterwards(page: MinutesPage, ground: Ground) -> None:
    enter(page, "r Demander 18 000 $", "", "")
    page.entries.take_focus()
    frame = page.entries.frames()[-1]

    def correct(dialog: FormDialog) -> None:
        fields = dialog.form.fields
        title, text = fields["title"].control, fields["text"].control
        assert isinstance(title, QLineEdit)
        assert isinstance(text, QPlainTextEdit)
        title.setText("Navette")
        text.setPlainText("Demander 15 000 $")
        dialog.submit()

    working(FormDialog, correct)
    press(frame, Key.Key_E)
    (motion,) = said(ground, "motion")
    assert (motion.title, motion.text) == ("Navette", "Demander 15 000 $")
    assert page.focusWidget() is page.capture.edit


def test_d5_the_library_puts_its_phrases_in_the_line_and_keeps_new_ones(
    page: MinutesPage, ground: Ground
) -> None:
    edit = page.capture.edit
    type_text(edit, "Bonjour. ")
    page.use(next(tool for tool in TOOLS if tool.name == "phrases"))
    panel = page.stage.currentWidget()
    assert isinstance(panel, PhrasePanel)
    type_text(panel.search, "quorum")
    press(panel.search, Key.Key_Return)
    assert edit.text() == (
        "Bonjour. La présidence constate le quorum et déclare la rencontre ouverte."
    )
    page.use(next(tool for tool in TOOLS if tool.name == "phrases"))
    panel = page.stage.currentWidget()
    assert isinstance(panel, PhrasePanel)
    working(FormDialog, lambda dialog: (
        dialog.form.fill({"shortcut": "nav", "text": "la navette …", "kind": "note"}),
        dialog.submit(),
    )[-1])
    press(panel.table, Key.Key_N)
    assert phrase_library(ground.store)[-1].shortcut == "nav"
    panel.table.setCurrentIndex(panel.model.index(panel.model.rowCount() - 1, 0))
    working(FormDialog, lambda dialog: (
        dialog.form.fill({"text": "la navette des aîné·es"}), dialog.submit(),
    )[-1])
    press(panel.table, Key.Key_E)
    assert phrase_library(ground.store)[-1].text == "la navette des aîné·es"
    press(panel.table, Key.Key_Up, Hold.ControlModifier)
    assert phrase_library(ground.store)[-2].shortcut == "nav"
    press(panel.table, Key.Key_Delete)
    assert "nav" not in [one.shortcut for one in phrase_library(ground.store)]
    press(panel.search, Key.Key_Down)
    press(panel, Key.Key_Escape)
    assert page.capture.edit.text().startswith("Bonjour.")
    press(edit, Key.Key_Return)


def test_d5_ctrl_z_takes_back_the_line_first_then_the_dossier(
    page: MinutesPage, ground: Ground
) -> None:
    edit = page.capture.edit
    enter(page, "Une note")
    assert not edit.isUndoAvailable()
    type_text(edit, "Autre")
    assert edit.isUndoAvailable()
    press(edit, Key.Key_Z, Hold.ControlModifier)
    assert edit.text() != "Autre"
    assert [one.text for one in said(ground, "note")] == ["Une note"]


def test_d5_ctrl_z_in_an_empty_line_is_the_dossiers(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    action = QAction("Annuler", page)
    action.setShortcut(QKeySequence("Ctrl+Z"))
    action.triggered.connect(lambda _on: ground.store.undo())
    page.addAction(action)
    edit = page.capture.edit
    edit.setFocus()
    enter(page, "Une note")
    type_text(edit, "x")
    qtbot.keyClick(edit, Key.Key_Z, Hold.ControlModifier)
    assert (edit.text(), [one.text for one in said(ground, "note")]) == ("", ["Une note"])
    edit.clear()
    page.write_line("")
    qtbot.keyClick(edit, Key.Key_Z, Hold.ControlModifier)
    assert said(ground, "note") == []


def test_d5_the_mouse_reaches_what_the_keys_do(page: MinutesPage, ground: Ground) -> None:
    enter(page, "un", "deux")
    menu = page.entries.frames()[1].menu()
    assert [one.text() for one in menu.actions()] == [
        "Corriger le texte", "Corriger tous les champs…", "Monter", "Descendre", "Retirer",
    ]
    menu.actions()[2].trigger()
    assert [one.text for one in said(ground, "note")] == ["deux", "un"]
    page.entries.frames()[0].menu().actions()[4].trigger()
    assert [one.text for one in said(ground, "note")] == ["un"]


def test_d5_a_crash_at_the_vote_brings_the_proposal_back_whole(
    page: MinutesPage, ground: Ground, desk: QuietDesk, qtbot: QtBot
) -> None:
    enter(page, "r [Navette] demander 18 000 $", "jos", "nath")
    type_text(page.capture.edit, "4 1 dissid")
    page.wires.tick()
    again = opened(ground, desk, qtbot)
    again.open_record("minutes", ground.meeting)
    assert again.capture.chip.text() == "Vote"
    assert again.capture.edit.text() == "4 1 dissid"
    assert "n’était pas enregistrée" in desk.told[-1]
    again.capture.edit.setText("4 1")
    press(again.capture.edit, Key.Key_Return)
    (motion,) = said(ground, "motion")
    assert (motion.title, motion.mover) == ("Navette", "Josée Desbiens")
    third = opened(ground, desk, qtbot)
    assert (third.capture.edit.text(), third.capture.chip.isHidden()) == ("", True)
    again.hide()
    third.hide()

"""The panel of closed sessions: locked by default, wiped when left, and nothing leaks from it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.db import sealing
from dsi_desktop.db.identity import new_identity
from dsi_desktop.db.schema.minutes import Entry, SealedSection
from dsi_desktop.db.sealing import Lock
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.page import MinutesPage, build
from dsi_desktop.features.minutes.page.sealed import open_sealed
from dsi_desktop.features.minutes.page.sealed.entering import entering_form
from dsi_desktop.features.minutes.page.sealed.keeping import (
    ask_access,
    ask_handing_over,
    ask_lifting,
)
from dsi_desktop.features.minutes.page.sealed.panel import SealedPanel
from dsi_desktop.features.minutes.report import minutes
from dsi_desktop.features.minutes.report.sealed import sealed_paper
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from support import pdf_reader
from support.dossier import TODAY
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground
from support.modal import answering, working
from support.page_walk import check_names, check_sizes

PHRASE = "abaisser abandon abdiquer abeille abolir aborder"
_ELEVEN_MINUTES = 660_000
SECRET = "Le dossier de Mme Unetelle est discuté"
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard")


@pytest.fixture(scope="module")
def lock() -> Lock:
    return sealing.new_lock(PHRASE)


@pytest.fixture
def desk(tmp_path: Path) -> QuietDesk:
    return QuietDesk(TODAY, tmp_path / "huis-clos.pdf")


@pytest.fixture
def page(ground: Ground, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> MinutesPage:
    wear(qapp)
    made = build(ground.store, desk)
    assert isinstance(made, MinutesPage)
    qtbot.addWidget(made)
    ground.store.bus.subscribe(made.take_changes)
    made.resize(1150, 700)
    made.open_record("minutes", ground.meeting)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    qapp.processEvents()
    return made


def begun(ground: Ground, lock: Lock) -> str:
    return commands.enter_in_camera(ground.store, ground.meeting, ground.items[1], lock,
                                    holder="Josée Desbiens")


def words_in(widget: QWidget) -> str:
    """Return every word that the widgets of a window hold."""
    found = []
    for part in (widget, *widget.findChildren(QWidget)):
        for name in ("text", "toPlainText", "windowTitle", "toolTip", "accessibleName",
                     "accessibleDescription"):
            said = getattr(part, name, None)
            if callable(said):
                found.append(str(said()))
    return "\n".join(found)


def test_the_doors_close_from_the_keyboard_and_the_line_is_shut(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    QTest.keyClick(
        page.capture.edit, Qt.Key.Key_H,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    panel = page.stage.currentWidget()
    assert isinstance(panel, SealedPanel)
    check_names(panel)
    check_sizes(panel)
    seen: list[str] = []

    def answer(dialog: FormDialog) -> None:
        dialog.form.fill({"passphrase": "court"})
        dialog.submit()
        seen.append(dialog.form.fields["passphrase"].error.text())
        dialog.form.fill({"passphrase": PHRASE})
        dialog.submit()

    working(FormDialog, answer)
    panel.ask_entering()
    qtbot.waitUntil(lambda: queries.is_in_camera(ground.store, ground.meeting), timeout=20_000)
    assert "12" in seen[0]
    assert panel.stage.currentIndex() == 1
    assert not page.capture.isEnabled()
    panel.editor.setPlainText(SECRET)
    panel.save()
    panel.end()
    assert page.capture.isEnabled()
    (line,) = queries.sections_of(ground.store, ground.meeting)
    assert line.written


def test_the_text_opens_with_its_phrase_and_is_wiped_when_left(
    page: MinutesPage, ground: Ground, lock: Lock
) -> None:
    section = begun(ground, lock)
    commands.write_sealed(ground.store, section, lock.identity, SECRET)
    panel = open_sealed(page)
    assert panel.stage.currentIndex() == 0
    assert SECRET not in words_in(panel)
    panel.phrase.setText(PHRASE)
    panel.unlock()
    assert panel.editor.toPlainText() == SECRET
    assert panel.phrase.text() == ""
    QTest.keyClicks(panel.editor, "!")
    panel.lock()
    assert panel.editor.toPlainText() == ""
    assert not panel.editor.document().isUndoAvailable()
    panel.phrase.setText(PHRASE)
    panel.unlock()
    assert "!" in panel.editor.toPlainText()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert page.stage.currentWidget() is page.entries
    assert SECRET not in words_in(page)


def test_ten_minutes_without_a_keystroke_shut_it(
    page: MinutesPage, ground: Ground, lock: Lock, desk: QuietDesk
) -> None:
    section = begun(ground, lock)
    commands.write_sealed(ground.store, section, lock.identity, SECRET)
    panel = open_sealed(page)
    panel.phrase.setText(PHRASE)
    panel.unlock()
    panel.tick()
    assert panel.editor.toPlainText() == SECRET
    panel.presenter._touched -= _ELEVEN_MINUTES
    panel.tick()
    assert panel.editor.toPlainText() == ""
    assert any("dix minutes" in one for one in desk.told)


def test_nothing_of_it_is_printed_projected_searched_or_kept_in_a_draft(
    page: MinutesPage, ground: Ground, lock: Lock, tmp_path: Path
) -> None:
    begun(ground, lock)
    page.project()
    panel = open_sealed(page)
    panel.phrase.setText(PHRASE)
    panel.unlock()
    panel.editor.setPlainText(SECRET)
    panel.save()
    page.wires.tick()
    window = page.second.window
    assert window is not None
    assert "À huis clos" in window.accessibleDescription()
    assert "Unetelle" not in words_in(window)
    assert "Unetelle" not in repr(minutes(ground.store, ground.meeting))
    page.project()
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or b"Unetelle" not in file.read_bytes()


def test_its_own_paper_is_written_on_demand(
    page: MinutesPage, ground: Ground, lock: Lock, desk: QuietDesk
) -> None:
    section = begun(ground, lock)
    commands.write_sealed(ground.store, section, lock.identity, SECRET)
    panel = open_sealed(page)
    panel.phrase.setText(PHRASE)
    panel.unlock()
    panel.print_it()
    assert desk.save_to is not None
    content = desk.save_to.read_bytes()
    assert any("Unetelle" in one for one in pdf_reader.read_aloud(content))
    assert any("SECRET" in one for one in pdf_reader.artifacts(content))


def test_a_former_section_is_adopted_here_behind_closed_doors(
    page: MinutesPage, ground: Ground, lock: Lock
) -> None:
    section = begun(ground, lock)
    commands.write_sealed(ground.store, section, lock.identity, SECRET)
    commands.leave_in_camera(ground.store, section)
    later = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2027-01-14")
    for person in ground.people:
        meetings.set_attendance(ground.store, later, person, "present")
    item = meetings.add_item(ground.store, later, "Huis clos")
    commands.enter_in_camera(ground.store, later, item, lock)
    page.open_record("minutes", later)
    panel = open_sealed(page)
    panel.choice.setCurrentIndex(1)
    panel._chosen()
    assert panel.presenter.chosen == section
    panel.approve()
    assert queries.sections_of(ground.store, ground.meeting)[0].adopted_on == "2027-01-14"


def test_the_phrase_proposed_has_six_words_and_says_what_losing_it_costs(
    page: MinutesPage
) -> None:
    form = entering_form(page.presenter)
    assert len(str(form.fields["passphrase"].value()).split()) == 6
    assert "illisible pour toujours" in words_in(form)
    form.deleteLater()


def test_a_meeting_without_closed_session_says_so(page: MinutesPage) -> None:
    panel = open_sealed(page)
    assert "Aucun texte n’est scellé" in panel.words.text()
    assert not panel.stage.isVisibleTo(panel)
    assert panel.enter.isVisibleTo(panel)


def opened(page: MinutesPage, ground: Ground, lock: Lock, text: str = SECRET) -> SealedPanel:
    """Open the panel on a section with its key."""
    section = begun(ground, lock)
    commands.write_sealed(ground.store, section, lock.identity, text)
    panel = open_sealed(page)
    panel.presenter.unlock(lock)
    return panel


def test_undo_outside_the_editor_brings_the_former_text_back(
    page: MinutesPage, ground: Ground, lock: Lock
) -> None:
    panel = opened(page, ground, lock, "Première version")
    panel.editor.setPlainText("Deuxième version")
    panel.save()
    ground.store.undo()
    assert panel.editor.toPlainText() == "Première version"
    panel.editor.setPlainText("Deuxième version")
    panel.save()
    kept = queries.sealed_text(ground.store, panel.presenter.chosen).ciphertext
    assert sealing.read(kept, lock.identity) == "Deuxième version"


def test_what_is_being_typed_stays_when_another_writes_the_section(
    page: MinutesPage, ground: Ground, lock: Lock
) -> None:
    panel = opened(page, ground, lock, "Première version")
    panel.editor.setPlainText("Je suis en train d’écrire")
    commands.write_sealed(
        ground.store, panel.presenter.chosen, lock.identity, "Une autre main")
    assert panel.editor.toPlainText() == "Je suis en train d’écrire"
    panel.save()
    kept = queries.sealed_text(ground.store, panel.presenter.chosen).ciphertext
    assert sealing.read(kept, lock.identity) == "Je suis en train d’écrire"


def test_a_key_that_comes_after_the_panel_was_left_opens_nothing(
    page: MinutesPage, ground: Ground, lock: Lock
) -> None:
    section = begun(ground, lock)
    commands.write_sealed(ground.store, section, lock.identity, SECRET)
    panel = open_sealed(page)
    panel._unlocked(lock, "une autre section")
    assert panel.editor.toPlainText() == ""
    panel.hide()
    panel._unlocked(lock, section)
    assert panel.editor.toPlainText() == ""


def test_who_may_be_told_is_asked_and_said(
    page: MinutesPage, ground: Ground, lock: Lock
) -> None:
    panel = opened(page, ground, lock)
    answering({"access": "Présidence seulement"})
    panel.acts["access"].trigger()
    assert "Présidence seulement" in panel.words.text()


def test_a_section_is_handed_over_with_a_new_phrase(
    page: MinutesPage, ground: Ground, lock: Lock, desk: QuietDesk
) -> None:
    panel = opened(page, ground, lock)
    seen: list[str] = []
    answering({"holder": "Paul Roy", "passphrase": "court"}, seen)
    panel.acts["hand_over"].trigger()
    assert "12" in seen[1]
    answering({"holder": "Paul Roy", "passphrase": "une autre phrase assez longue"})
    panel.acts["hand_over"].trigger()
    assert "gardé par Paul Roy" in panel.words.text()
    kept = queries.sealed_text(ground.store, panel.presenter.chosen)
    assert sealing.unwrap(kept.wrapped, "une autre phrase assez longue").identity == lock.identity
    panel.lock()
    assert not panel.acts["hand_over"].isEnabled()


def test_a_later_meeting_lifts_the_secret_and_its_paper_says_so(
    page: MinutesPage, ground: Ground, lock: Lock
) -> None:
    panel = opened(page, ground, lock)
    assert not panel.acts["lift"].isEnabled()
    panel.end()
    later = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2027-01-14")
    answering({"meeting_id": later})
    panel.acts["lift"].trigger()
    assert "secret levé" in panel.words.text()
    assert not panel.acts["lift"].isEnabled()
    (section,) = queries.sections_of(ground.store, ground.meeting)
    paper = sealed_paper(section, SECRET)
    assert (paper.watermark, "Secret levé" in paper.foot) == ("", True)


def test_nobody_is_asked_about_a_section_that_is_not_there(page: MinutesPage) -> None:
    panel = open_sealed(page)
    for act in (ask_access, ask_handing_over, ask_lifting):
        act(panel, page)
    assert not panel.more.isVisibleTo(panel)
    assert panel.rest.isVisibleTo(panel)


def test_whom_the_presidency_keeps_in_the_room_is_asked(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    kept = meetings.add_guest(ground.store, ground.meeting, name="Rita Lavoie")
    gone = meetings.add_guest(ground.store, ground.meeting, name="Luc Roy")
    panel = open_sealed(page)
    seen: list[str] = []
    answering({"passphrase": PHRASE, f"stays:{kept}": True}, seen)
    panel.ask_entering()
    qtbot.waitUntil(lambda: queries.is_in_camera(ground.store, ground.meeting), timeout=20_000)
    people = {one.id: one for one in queries.minutes_of(ground.store, ground.meeting).attendees}
    assert people[gone].left_at != ""
    assert people[kept].left_at == ""


def test_a_proposal_defeated_leaves_the_doors_open(page: MinutesPage, ground: Ground) -> None:
    panel = open_sealed(page)
    seen: list[str] = []
    answering({"passphrase": PHRASE, "vote": "1 4 0"}, seen)
    panel.ask_entering()
    assert "reste ouverte" in seen[1]
    assert not queries.is_in_camera(ground.store, ground.meeting)


def test_an_adopted_text_changed_behind_the_program_is_told(
    page: MinutesPage, ground: Ground, lock: Lock
) -> None:
    panel = opened(page, ground, lock)
    panel.end()
    with ground.store.operation("Autre programme") as op:
        section = op.get(SealedSection, panel.presenter.chosen)
        section.adopted_on, section.sha256 = "2027-01-14", "0" * 64
    panel.refresh()
    assert "n’est plus celui qui a été adopté" in panel.words.text()


def test_a_section_that_lost_its_key_or_its_text_is_told(
    page: MinutesPage, ground: Ground, lock: Lock, desk: QuietDesk
) -> None:
    panel = opened(page, ground, lock)
    section = panel.presenter.chosen
    with ground.store.operation("Autre programme") as op:
        op.get(SealedSection, section).ciphertext = sealing.seal("Autre", new_identity())
    assert any("abîmé" in one for one in desk.told)
    assert panel.editor.toPlainText() == ""
    panel._unlocked(lock, section)
    assert "abîmé" in desk.refused[-1]
    with ground.store.operation("Autre programme") as op:
        op.get(SealedSection, section).key_id = None
    panel.unlock()
    assert "n’est pas dans le dossier" in desk.refused[-1]


def test_a_section_written_with_nothing_stands(page: MinutesPage, ground: Ground) -> None:
    with ground.store.operation("Autre programme") as op:
        made = op.add(SealedSection(meeting_id=ground.meeting))
        op.flush()
        op.add(Entry(meeting_id=ground.meeting, agenda_item_id=ground.items[0], kind="sealed",
                     record_id=made.id))
    panel = open_sealed(page)
    assert panel.words.text() == "rien n’y est encore écrit"
    assert panel.choice.count() == 1
    (line,) = queries.minutes_of(ground.store, ground.meeting).every("sealed")
    assert "huis clos" in line.text
    panel.end()
    assert not queries.is_in_camera(ground.store, ground.meeting)

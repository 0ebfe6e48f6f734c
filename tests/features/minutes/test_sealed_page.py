"""The panel of closed sessions: locked by default, wiped when left, and nothing leaks from it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.db import sealing
from dsi_desktop.db.sealing import Lock
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.page import MinutesPage, build
from dsi_desktop.features.minutes.page.sealed import open_sealed
from dsi_desktop.features.minutes.page.sealed.entering import entering_form
from dsi_desktop.features.minutes.page.sealed.panel import SealedPanel
from dsi_desktop.features.minutes.report import minutes
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from support import pdf_reader
from support.dossier import TODAY
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground, grounded
from support.page_walk import check_names, check_sizes

PHRASE = "abaisser abandon abdiquer abeille abolir aborder"
_ELEVEN_MINUTES = 660_000
SECRET = "Le dossier de Mme Unetelle est discuté"
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard")


@pytest.fixture(scope="module")
def lock() -> Lock:
    return sealing.new_lock(PHRASE)


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    made.under_way()
    yield made
    made.store.close()


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

    def answer() -> None:
        dialog = panel.findChildren(FormDialog)[-1]
        dialog.form.fill({"passphrase": "court"})
        dialog.submit()
        seen.append(dialog.form.fields["passphrase"].error.text())
        dialog.form.fill({"passphrase": PHRASE})
        dialog.submit()

    QTimer.singleShot(0, answer)
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
    assert "Aucun huis clos" in panel.words.text()
    assert not panel.stage.isVisibleTo(panel)
    assert panel.enter.isVisibleTo(panel)

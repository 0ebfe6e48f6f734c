"""The second screen: it follows the meeting and the line being typed, and lets no secret out."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.page import MinutesPage, build
from dsi_desktop.features.minutes.page.projection import Projection
from dsi_desktop.features.minutes.page.room_view import RoomView, toggle_room_view
from dsi_desktop.features.minutes.rules.scene import EntryCard
from dsi_desktop.features.minutes.rules.shown import Board, Shown, Tally
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground
from support.page_walk import check_names, check_sizes

SECRETS = ("Tension entre deux membres", "josee@exemple.ca", "418 555-0199", "Dossier de M.")
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard")


@pytest.fixture
def page(ground: Ground, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> MinutesPage:
    wear(qapp)
    made = build(ground.store, QuietDesk(TODAY, tmp_path / "pv.pdf"))
    assert isinstance(made, MinutesPage)
    qtbot.addWidget(made)
    ground.store.bus.subscribe(made.take_changes)
    made.resize(1150, 700)
    made.open_record("minutes", ground.meeting)
    made.show()
    made.activateWindow()
    made.capture.edit.setFocus()
    qtbot.waitExposed(made)
    qapp.processEvents()
    return made


@pytest.fixture
def window(page: MinutesPage, qtbot: QtBot) -> Projection:
    QTest.keyClick(page.capture.edit, Qt.Key.Key_F9)
    assert page.second.window is not None
    qtbot.addWidget(page.second.window)
    return page.second.window


def heard(window: Projection) -> str:
    return window.accessibleDescription()


def picture(shown: Shown, qtbot: QtBot) -> QImage:
    """Return the picture of a moment, on a window of its own."""
    window = Projection()
    qtbot.addWidget(window)
    window.show_it(shown)
    return window.grab().toImage()


def test_that_it_shows_decisions_and_no_note(page: MinutesPage, ground: Ground,
                                             window: Projection) -> None:
    commands.record_note(ground.store, ground.meeting, ground.items[0], "Échange vif")
    for text in ("un", "deux", "trois", "quatre"):
        commands.record_decision(ground.store, ground.meeting, ground.items[0], text)
    assert [one.text for one in page.second.now().cards] == ["deux", "trois", "quatre"]
    assert "Échange vif" not in heard(window)
    assert "Quorum atteint" in heard(window)


def test_that_no_secret_is_in_its_widgets_nor_changes_its_picture(
    page: MinutesPage, ground: Ground, window: Projection,
) -> None:
    before = window.grab().toImage()
    person = ground.people[0]
    directory.add_contact(ground.store, person_id=person, value=SECRETS[1], private=True)
    directory.add_contact(ground.store, person_id=person, kind="phone", value=SECRETS[2])
    commands.record_note(
        ground.store, ground.meeting, ground.items[0], SECRETS[0], private=True
    )
    commands.record_note(ground.store, ground.meeting, ground.items[0], SECRETS[3])
    page.capture.edit.setText(SECRETS[0])
    commands.mark_in_camera(ground.store, ground.meeting, ground.items[0])
    page.wires.tick()
    said = [heard(window), window.windowTitle(), window.accessibleName()]
    said += [part.accessibleName() + part.accessibleDescription() + part.toolTip()
             for part in window.findChildren(QWidget)]
    for secret in SECRETS:
        assert not any(secret in one for one in said)
    without_clock = QRect(0, 80, window.width(), window.height() - 80)
    assert window.grab().toImage().copy(without_clock) == before.copy(without_clock)


def test_that_the_text_being_decided_is_followed_letter_by_letter(
    page: MinutesPage, window: Projection,
) -> None:
    before = window.grab().toImage()
    page.capture.edit.setText("r considérant que l’hiver approche; demander 18 000 $")
    seen = page.second.now().deciding
    assert seen is not None
    assert (seen.word, seen.text) == ("proposition", "demander 18 000 $")
    assert "hiver approche" in seen.recitals[0]
    assert "demander 18 000 $" in heard(window)
    assert window.grab().toImage() != before
    page.capture.edit.setText("une note qui reste à la table")
    assert page.second.now().deciding is None
    assert "reste à la table" not in heard(window)


def test_that_who_moves_it_is_shown_once_known(page: MinutesPage, window: Projection) -> None:
    page.presenter.line.submit("r Demander 18 000 $")
    page.presenter.line.submit("Josée Desbiens")
    seen = page.second.now().deciding
    assert seen is not None
    assert seen.names == "proposée par Josée Desbiens"
    page.presenter.line.submit("Nathalie Bouchard")
    seen = page.second.now().deciding
    assert seen is not None
    assert "appuyée par Nathalie Bouchard" in seen.names


def test_that_speakers_are_named_in_the_foot(
    page: MinutesPage, ground: Ground, window: Projection
) -> None:
    for person in ground.people[:2]:
        commands.ask_to_speak(ground.store, ground.items[0], person_id=person)
    commands.give_floor(ground.store, ground.items[0], None, seconds=None)
    page.presenter.refresh()
    assert "La parole est à Josée Desbiens" in heard(window)
    assert "Ensuite" in heard(window)


def test_that_a_broken_quorum_is_said_there_too(
    page: MinutesPage, ground: Ground, window: Projection
) -> None:
    for person in ground.people:
        meetings.set_attendance(ground.store, ground.meeting, person, "absent")
    assert "Quorum non atteint" in heard(window)
    assert not page.second.now().quorum_held


def test_that_what_comes_next_is_shown_while_nothing_is_decided(page: MinutesPage) -> None:
    coming = page.second.now().coming
    assert coming
    assert coming[0].startswith("2. ")


def test_that_each_face_of_it_is_painted(qtbot: QtBot, qapp: QApplication) -> None:
    wear(qapp)
    plain = Shown("4 · Transport", "Navette des aîné·es", "Comité conseil")
    late = Shown("4 · Transport", "Navette des aîné·es", "Comité conseil", clock="14 h", late=True,
                 quorum="Quorum non atteint", quorum_held=False, coming=("5. Divers",))
    board = Board("Où vous situez-vous?", ("Deux réserves",), (
        Tally("Adhésion entière", 6, 1.0, 1), Tally("Blocage", 0, 0.0, 6),
    ))
    told = Shown("4", "Navette", "Comité conseil", board=board)
    closed = Shown("", "À huis clos", "Comité conseil", in_camera=True)
    seen = [picture(one, qtbot) for one in (plain, late, told, closed)]
    assert all(not one.isNull() for one in seen)
    assert len({bytes(one.constBits()) for one in seen}) == len(seen)


def test_that_it_closes_by_the_keys_that_came_and_fills_the_screen(
    page: MinutesPage, window: Projection
) -> None:
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.windowState() & Qt.WindowState.WindowFullScreen
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not window.windowState() & Qt.WindowState.WindowFullScreen
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    page.project()
    assert window.isVisible()
    page.project()
    assert not window.isVisible()


def test_that_it_is_painted_only_when_it_changes(page: MinutesPage, window: Projection) -> None:
    window.grab()
    said = page.second.now()
    window.show_it(said)
    page.second.follow()
    assert heard(window)


def cards_of(count: int, text: str) -> tuple[EntryCard, ...]:
    return tuple(EntryCard(str(n), "motion", "Résolution", text, "") for n in range(count))


def test_that_a_long_resolution_has_a_taller_card_while_there_is_room(
    qtbot: QtBot, qapp: QApplication
) -> None:
    wear(qapp)
    window = Projection()
    qtbot.addWidget(window)
    painter = QPainter(image := QImage(1280, 720, QImage.Format.Format_RGB32))
    short, long = "Demander 18 000 $", "Demander 18 000 $ au Fonds régions et ruralité. " * 6
    told = {
        name: window._heights(painter, Shown("", "Navette", "", cards=cards, **more), 224)
        for name, cards, more in (
            ("short", cards_of(1, short), {}), ("long", cards_of(1, long), {}),
            ("three", cards_of(3, long), {}),
            ("beside", cards_of(1, long), {"board": Board("Tour")}),
        )
    }
    painter.end()
    assert not image.isNull()
    assert told["long"][0] > told["short"][0] == told["beside"][0]
    assert told["three"] == [told["short"][0]] * 3


def test_that_a_change_reaches_the_screen_within_a_tenth_of_a_second(
    page: MinutesPage, ground: Ground, window: Projection
) -> None:
    for n in range(40):
        commands.record_decision(ground.store, ground.meeting, ground.items[0], f"Décision {n}")
    spent = []
    for n in range(5):
        start = time.process_time()
        page.capture.edit.setText(f"r Demander {n} 000 $ au Fonds régions et ruralité")
        window.grab()
        spent.append(time.process_time() - start)
    assert f"Demander {n} 000 $" in heard(window)
    assert min(spent) < 0.1


def test_that_what_the_room_sees_can_be_kept_beside_the_lines(
    page: MinutesPage, qapp: QApplication
) -> None:
    QTest.keyClick(page.capture.edit, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    view = page.side.beside
    assert isinstance(view, RoomView)
    check_names(view)
    check_sizes(view)
    before = view.picture.pixmap().toImage()
    assert "2. Adoption" in view.coming.text()
    page.capture.edit.setText("r Demander 18 000 $")
    assert "Demander 18 000 $" in view.picture.accessibleDescription()
    assert view.picture.pixmap().toImage() != before
    page.capture.edit.clear()
    page.presenter.step(1)
    page.presenter.step(1)
    assert view.coming.text() == ""
    QTest.keyClick(view, Qt.Key.Key_A)
    assert page.side.beside is view
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert page.side.beside is None
    assert page.capture.edit.hasFocus()
    page.capture.edit.setText("r Une autre")
    toggle_room_view(page)
    assert isinstance(page.side.beside, RoomView)
    toggle_room_view(page)
    assert page.side.beside is None

"""Files and beginnings in the real window: opened, refused, dropped, founded, remembered."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from dsi_desktop.app.dossier import Signature
from dsi_desktop.app.session import Session
from dsi_desktop.db.lock import acquire
from dsi_desktop.features.home.page.welcome import WelcomePage
from dsi_desktop.features.preferences.page.new_dossier import NewDossierPage
from dsi_desktop.kernel.preferences import Preferences
from dsi_desktop.kernel.preferences import read as read_preferences
from dsi_desktop.ui.shell.workplace import Workplace
from dsi_desktop.ui.theme import theme
from support.demo import demonstration
from support.qt_keys import type_text
from support.qt_session import opened, running, settle, until, wait_for_the_door

pytestmark = [
    pytest.mark.usefixtures("qtbot"),
    pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard"),
]


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DSI_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("DSI_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("DSI_DOCUMENTS_DIR", str(tmp_path / "documents"))


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return demonstration(tmp_path)


@pytest.fixture
def window(dossier: Path, qtbot: QtBot) -> Iterator[tuple[Session, Workplace]]:
    with opened(dossier) as (session, workplace):
        session.window.activateWindow()
        qtbot.waitUntil(session.window.isActiveWindow)
        yield session, workplace


def test_that_the_dossier_is_closed_and_its_lock_free(
    window: tuple[Session, Workplace], dossier: Path
) -> None:
    session, _workplace = window
    session.beginning.shut()
    assert isinstance(session.window.centralWidget(), WelcomePage)
    assert session.window.windowTitle() == "DSI Desktop"
    acquire(dossier, "Luc").release()


def test_that_a_snapshot_of_the_day_is_kept(
    window: tuple[Session, Workplace], tmp_path: Path
) -> None:
    session, _workplace = window
    assert session.dossier is not None
    kept = tmp_path / "data" / "snapshots" / session.dossier.dossier_id
    assert [path.suffix for path in kept.iterdir()] == [".dsi"]


def test_that_a_page_asked_too_early_opens_when_the_door_does(dossier: Path) -> None:
    with running(dossier) as session:
        workplace = session.window.workplace
        assert workplace is not None
        if session.dossier is not None and session.dossier.store is None:
            assert "Vérification" in session.window.windowTitle()
        workplace.open_record("person", "personne")
        workplace.start("directory", "person")
        workplace.go("plan")
        wait_for_the_door(session)
        until(lambda: workplace.current == "plan")
        assert workplace.page("plan") is not None


def test_that_a_file_that_is_not_a_dossier_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "notes.dsi"
    path.write_text("Bonjour", encoding="utf-8")
    with running(path) as session:
        assert isinstance(session.window.centralWidget(), WelcomePage)
        assert "n’est pas un dossier DSI" in session.window.toast.text()
    assert path.read_text(encoding="utf-8") == "Bonjour"


def test_that_damage_found_in_the_worker_brings_back_the_welcome_page(dossier: Path) -> None:
    with closing(sqlite3.connect(dossier)) as db:
        db.execute("CREATE TRIGGER stranger AFTER UPDATE ON task BEGIN SELECT 1; END")
        db.commit()
    before = dossier.read_bytes()
    asked: list[str] = []
    with running(None) as session:
        session.ask = lambda question, _yes: asked.append(question)  # type: ignore[method-assign]
        session.open(dossier)
        until(lambda: bool(asked))
        assert isinstance(session.window.centralWidget(), WelcomePage)
        assert "lecture seule" in asked[0]
    assert dossier.read_bytes() == before


def test_that_a_dossier_open_elsewhere_can_be_looked_at(dossier: Path) -> None:
    lock = acquire(dossier, "Luc Harvey")
    try:
        with running(None) as session:
            asked: list[str] = []

            def yes(question: str, _yes: str) -> bool:
                asked.append(question)
                return True

            session.ask = yes  # type: ignore[method-assign]
            session.open(dossier)
            wait_for_the_door(session)
            assert "Luc Harvey" in asked[0]
            assert session.window.windowTitle() == "DSI Charlevoix — Lecture seule"
            assert session.dossier is not None
            assert session.dossier.store is not None
            assert session.dossier.store.read_only
            workplace = session.window.workplace
            assert workplace is not None
            for name in workplace.sidebar.entries():
                workplace.go(name)
    finally:
        lock.release()


def test_that_a_refused_dossier_leaves_the_open_one(
    window: tuple[Session, Workplace], tmp_path: Path
) -> None:
    session, workplace = window
    session.open(tmp_path / "absent.dsi")
    assert session.window.workplace is workplace
    assert "absent.dsi" in session.window.toast.text()


def test_that_a_dossier_already_open_here_stays_as_it_is(
    window: tuple[Session, Workplace], dossier: Path
) -> None:
    session, workplace = window
    workplace.go("plan")
    session.open(dossier.parent / "." / dossier.name)
    assert session.window.workplace is workplace
    assert workplace.current == "plan"
    assert session.window.toast.text() == "Ce dossier est déjà ouvert dans cette fenêtre."


def test_that_a_dossier_let_go_over_the_window_opens(dossier: Path) -> None:
    with running(None) as session:
        session.window.show()
        for urls, opens in (([dossier, dossier], False), ([dossier], True)):
            carried = QMimeData()
            carried.setUrls([QUrl.fromLocalFile(str(path)) for path in urls])
            event = QDropEvent(
                QPointF(10, 10), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )  # fmt: skip
            session.window.dropEvent(event)
            assert (session.dossier is not None) is opens
        wait_for_the_door(session)


def test_that_the_person_is_remembered_between_two_runs(dossier: Path, tmp_path: Path) -> None:
    with running(dossier, signed=Signature("", ""), preferences=Preferences()) as session:
        wait_for_the_door(session)
        until(lambda: session.window.findChild(QDialog) is not None)
        dialog = session.window.findChild(QDialog)
        assert dialog is not None
        dialog.form.fill({"author": "Éric Gauthier", "device": "Portable d’Éric"})
        dialog.submit()
        assert session.dossier is not None
        assert session.dossier.store is not None
        assert session.dossier.store.author == "Éric Gauthier"
        workplace = session.window.workplace
        assert workplace is not None
        palette = workplace.palette_box
        palette.appear()
        type_text(palette.field, ">passer sombre")
        palette.search()
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        settle()
    kept = read_preferences(tmp_path / "config")
    assert kept.theme == "dark"
    assert (kept.author, kept.device) == ("Éric Gauthier", "Portable d’Éric")
    assert kept.recent == (str(dossier),)


def test_that_later_signs_with_the_names_of_the_computer(dossier: Path) -> None:
    with running(dossier, signed=Signature("", ""), preferences=Preferences()) as session:
        wait_for_the_door(session)
        until(lambda: session.window.findChild(QDialog) is not None)
        dialog = session.window.findChild(QDialog)
        assert dialog is not None
        dialog.reject()
        assert session.signature.author
        assert session.signature.device


def test_that_preferences_that_cannot_be_kept_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    occupied = tmp_path / "fichier"
    occupied.write_text("", encoding="utf-8")
    monkeypatch.setenv("DSI_CONFIG_DIR", str(occupied / "dessous"))
    with running(None) as session:
        session.prefer(replace(session.preferences, theme="dark"))
        assert "préférences" in session.window.toast.text()
        assert theme().dark


def test_that_four_answers_make_and_open_a_dossier(tmp_path: Path) -> None:
    with running(None) as session:
        session.beginning.new_dossier()
        page = session.window.centralWidget()
        assert isinstance(page, NewDossierPage)
        page.found()
        wait_for_the_door(session)
        assert session.dossier is not None
        assert session.dossier.path == tmp_path / "documents" / "DSI Charlevoix.dsi"
        assert session.preferences.author == "Marie-Ève Tremblay"
        assert session.dossier.path.exists()
        session.beginning.new_dossier()
        assert session.dossier is None


def test_that_the_welcome_page_forgets_and_speaks_english(tmp_path: Path) -> None:
    known = Preferences(recent=(str(tmp_path / "parti.dsi"),), theme="light")
    with running(None, preferences=known) as session:
        session.beginning.forget(str(tmp_path / "parti.dsi"))
        assert session.preferences.recent == ()
        session.beginning.speak("en")
        settle()
        assert session.preferences.language == "en"
        assert isinstance(session.window.centralWidget(), WelcomePage)


def test_that_the_demonstration_is_told_once(tmp_path: Path) -> None:
    place = tmp_path / "data" / "demonstration"
    with running(None) as session:
        session.beginning.demonstrate()
        until(lambda: session.dossier is not None, 90)
        wait_for_the_door(session)
        assert session.dossier is not None
        assert session.dossier.path.parent == place
        first = session.dossier.path.read_bytes()
        session.beginning.shut()
        session.beginning.demonstrate()
        wait_for_the_door(session)
        assert session.dossier is not None
        assert session.dossier.path.read_bytes() == first

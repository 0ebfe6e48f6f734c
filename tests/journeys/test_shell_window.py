"""The window on a real dossier: going about, undoing, being refused, changing its look."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from dsi_desktop.app.dossier import Signature
from dsi_desktop.app.session import Session
from dsi_desktop.db.lock import acquire
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.home.page.welcome import WelcomePage
from dsi_desktop.features.preferences.page.new_dossier import NewDossierPage
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.preferences import Preferences
from dsi_desktop.kernel.preferences import read as read_preferences
from dsi_desktop.ui.shell.key_card import KeyCard
from dsi_desktop.ui.shell.workplace import Workplace
from dsi_desktop.ui.theme import theme
from support import qt_walk
from support.demo import demonstration
from support.qt_keys import type_text
from support.qt_session import opened, running, settle, until, wait_for_the_door

pytestmark = [
    pytest.mark.usefixtures("qtbot"),
    pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard"),
]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


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


def key(session: Session, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(QApplication.focusWidget() or session.window, key, modifiers)
    settle()


def write_something(session: Session) -> None:
    assert session.dossier is not None
    assert session.dossier.store is not None
    directory.add_organization(session.dossier.store, name="Maison des jeunes")
    settle()


def test_that_the_window_says_whose_dossier_it_holds_and_that_it_is_saved(
    window: tuple[Session, Workplace]
) -> None:
    session, workplace = window
    assert session.window.windowTitle() == "DSI Charlevoix — Enregistré"
    assert workplace.header.title.whole() == "Bonjour Marie-Ève"
    assert workplace.current == "home"
    focused = QApplication.focusWidget()
    assert focused is None or not workplace.sidebar.isAncestorOf(focused)


def test_that_every_page_is_reached_by_its_key_and_back(window: tuple[Session, Workplace]) -> None:
    session, workplace = window
    names = workplace.sidebar.entries()
    for at, name in enumerate(names[:-1]):
        key(session, Qt.Key(Qt.Key.Key_1 + at), ALT)
        assert workplace.current == name
    key(session, Qt.Key.Key_Comma)
    assert workplace.current == "preferences"
    key(session, Qt.Key.Key_Left, ALT)
    assert workplace.current == names[-2]
    for _again in range(60):
        workplace.back()
    assert workplace.current == "home"


def test_that_no_page_makes_a_screen_reader_stumble(window: tuple[Session, Workplace]) -> None:
    _session, workplace = window
    for name in workplace.sidebar.entries():
        workplace.go(name)
        settle()
        page = workplace.page(name)
        assert page is not None
        qt_walk.check(page)


def test_that_the_frame_around_the_pages_speaks_too(window: tuple[Session, Workplace]) -> None:
    _session, workplace = window
    qt_walk.check(workplace.sidebar)
    qt_walk.check(workplace.header)
    workplace.palette_box.appear()
    assert qt_walk.unnamed(workplace.palette_box) == []


def test_that_no_page_is_wider_than_the_smallest_screen(window: tuple[Session, Workplace]) -> None:
    session, workplace = window
    for name in workplace.sidebar.entries():
        workplace.go(name)
        settle()
        assert session.window.minimumSizeHint().width() <= 1366, name
        assert session.window.minimumSizeHint().height() <= 690, name


def test_that_undo_says_what_it_takes_back(window: tuple[Session, Workplace]) -> None:
    session, workplace = window
    assert not workplace.steps.undo.isEnabled()
    write_something(session)
    assert workplace.steps.undo.text() == "Annuler : Ajouter une organisation"
    key(session, Qt.Key.Key_Z)
    assert session.window.toast.text() == "Annulé : Ajouter une organisation"
    assert workplace.steps.redo.text() == "Rétablir : Ajouter une organisation"
    key(session, Qt.Key.Key_Z, CTRL | SHIFT)
    assert session.window.toast.text() == "Rétabli : Ajouter une organisation"
    assert not workplace.steps.redo.isEnabled()


def test_that_a_sentence_stands_under_the_header(window: tuple[Session, Workplace]) -> None:
    session, workplace = window
    session.desk.tell("Ajouté.")
    header = workplace.header
    end = header.mapTo(session.window, header.rect().bottomLeft()).y()
    assert end <= session.window.toast.y() < end + 60


def test_that_undo_owns_that_it_took_nothing_back(window: tuple[Session, Workplace]) -> None:
    session, workplace = window
    assert session.dossier is not None
    store = session.dossier.store
    assert store is not None
    one = directory.add_organization(store, name="Maison des jeunes")
    directory.edit_organization(store, one, acronym="MJ")
    mine = list(store._done)
    directory.edit_organization(store, one, acronym="MDJ")
    store._done[:] = mine
    settle()
    key(session, Qt.Key.Key_Z)
    assert session.window.toast.text() == "Rien à annuler : 1 valeur a changé depuis"
    assert not workplace.steps.redo.isEnabled()


def test_that_a_refusal_to_undo_is_said(window: tuple[Session, Workplace]) -> None:
    session, workplace = window
    write_something(session)

    def refuse(_op: object, _gesture: bytes) -> None:
        raise RuleBroken("Le procès-verbal est adopté.")

    assert session.dossier is not None
    assert session.dossier.store is not None
    session.dossier.store.before_undo.append(refuse)
    key(session, Qt.Key.Key_Z)
    assert "Le procès-verbal est adopté." in session.window.toast.text()
    assert workplace.steps.undo.isEnabled()


def test_that_the_palette_goes_to_a_record_by_the_keyboard(
    window: tuple[Session, Workplace]
) -> None:
    session, workplace = window
    key(session, Qt.Key.Key_K)
    palette = workplace.palette_box
    assert palette.isVisible()
    type_text(palette.field, "josée desbiens")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    settle()
    assert not palette.isVisible()
    assert workplace.current == "directory"
    key(session, Qt.Key.Key_K)
    assert any(line.hit and line.hit.title == "Josée Desbiens" for line in palette.model.rows)


def test_that_the_palette_goes_to_pages_and_does_commands(
    window: tuple[Session, Workplace]
) -> None:
    session, workplace = window
    palette = workplace.palette_box
    palette.appear()
    type_text(palette.field, ">passer sombre")
    palette.search()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    settle()
    assert theme().dark
    assert session.preferences.theme == "dark"
    palette.appear()
    type_text(palette.field, "rapports")
    palette.search()
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert workplace.current == "reports"


def test_that_the_palette_narrows_and_says_when_nothing_answers(
    window: tuple[Session, Workplace]
) -> None:
    _session, workplace = window
    palette = workplace.palette_box
    palette.appear()
    for typed, kinds in (("@desbiens", {"person"}), ("#navette", {"motion", "decision"})):
        palette.field.setText(typed)
        palette.search()
        found = {line.hit.kind for line in palette.model.rows if line.hit}
        assert found <= kinds
        assert found
    palette.field.setText("zzzz")
    palette.search()
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert palette._count.text() == "Rien pour « zzzz »"
    assert palette.grab().toImage().width() == palette.width()
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    palette.appear()
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert not palette.isVisible()


def test_that_new_opens_the_page_of_what_is_made(window: tuple[Session, Workplace]) -> None:
    session, workplace = window
    key(session, Qt.Key.Key_N, CTRL | SHIFT)
    menu = workplace.header.findChild(QMenu)
    assert menu is not None
    assert menu.isVisible()
    texts = [action.text() for action in menu.actions()]
    assert len(texts) == len(set(texts))
    menu.close()
    begun: list[str] = []
    page_name = "directory"
    workplace.go(page_name)
    page = workplace.page(page_name)
    assert page is not None
    page.start = begun.append  # type: ignore[method-assign]
    next(action for action in menu.actions() if action.text() == "Organisation").trigger()
    assert begun == ["organization"]
    assert workplace.current == page_name


def test_that_f1_shows_the_keys_of_the_page(
    window: tuple[Session, Workplace], qtbot: QtBot
) -> None:
    session, workplace = window
    workplace.go("boards")
    card = KeyCard(workplace, workplace.current)
    qtbot.addWidget(card)
    said = [label.text() for label in card.findChildren(QLabel)]
    assert "Ctrl+Maj+Z" in said
    assert "Porter à la colonne voisine" in said
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert card.result() == QDialog.DialogCode.Rejected
    assert session.window.workplace is workplace


def test_that_f6_goes_from_the_bar_to_the_page(window: tuple[Session, Workplace]) -> None:
    session, workplace = window
    key(session, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert workplace.sidebar.isAncestorOf(focused)
    key(session, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert not workplace.sidebar.isAncestorOf(focused)


def test_that_a_narrow_window_keeps_icons_only(window: tuple[Session, Workplace]) -> None:
    session, workplace = window
    wide = workplace.sidebar.width()
    session.window.resize(820, 600)
    settle()
    assert workplace.sidebar.width() < wide
    assert all(button.text() == "" and button.accessibleName()
               for button in workplace.sidebar.findChildren(QPushButton))
    session.window.resize(1366, 768)
    settle()
    assert workplace.sidebar.width() == wide


def test_that_another_language_and_size_keep_the_page(window: tuple[Session, Workplace]) -> None:
    session, workplace = window
    workplace.go("plan")
    session.prefer(replace(session.preferences, language="en", scale=150))
    settle()
    again = session.window.workplace
    assert again is not None
    assert again is not workplace
    assert again.current == "plan"
    assert again.sidebar.width() == theme().px(64)
    write_something(session)
    assert again.steps.undo.isEnabled()


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


def test_that_long_work_is_shown_and_its_failure_told(window: tuple[Session, Workplace]) -> None:
    session, _workplace = window
    titles: list[str] = []
    session.worker.moved.connect(lambda _share: titles.append(session.window.windowTitle()))

    def fail(progress: object) -> None:
        assert callable(progress)
        progress(0.5)
        raise LookupError

    session.desk.run("Impression", fail, lambda _none: None)
    until(lambda: "imprévue" in session.window.toast.text())
    assert titles == ["DSI Charlevoix — En cours : 50 %"]
    until(lambda: session.window.windowTitle() == "DSI Charlevoix — Enregistré")

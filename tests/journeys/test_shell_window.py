"""The window on a real dossier: going about, undoing, being refused, changing its look."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.app.session import Session
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.ui.shell.key_card import KeyCard
from dsi_desktop.ui.shell.workplace import Workplace
from dsi_desktop.ui.theme import theme
from support import qt_walk
from support.demo import demonstration
from support.keyboard import here as keyboard_at
from support.keyboard import name_of, press, reach
from support.qt_keys import type_text
from support.qt_session import opened, settle, until

pytestmark = [
    pytest.mark.usefixtures("qtbot"),
    pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard"),
]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

SAVED = "DSI Charlevoix — Enregistré · 29 modifications pas encore partagées"


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


class WindowsShown(QObject):
    """Hears of each window that comes: a part shown before it has its place flashes as one."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(f"{watched} {watched.accessibleName()}")
        return False


def write_something(session: Session) -> None:
    assert session.dossier is not None
    assert session.dossier.store is not None
    directory.add_organization(session.dossier.store, name="Maison des jeunes")
    settle()


def test_that_the_window_says_whose_dossier_it_holds_and_that_it_is_saved(
    window: tuple[Session, Workplace]
) -> None:
    session, workplace = window
    assert session.window.windowTitle() == SAVED
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
    shown = WindowsShown()
    for name in workplace.cards:
        workplace.go(name)
        settle()
        page = workplace.page(name)
        assert page is not None
        if name in workplace.sidebar.entries():
            qt_walk.check(page)
        assert shown.names == [], name


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


def test_that_the_arrows_go_along_the_views_beside_a_page_as_along_tabs(
    window: tuple[Session, Workplace]
) -> None:
    _session, workplace = window
    workplace.go("meetings")
    settle()
    reach("Séances")
    here = []
    for arrow in ("Right", "Right", "Left"):
        press(arrow)
        here.append([workplace.current, name_of(keyboard_at())])
    assert here == [
        ["solicitation", "Sollicitation"],
        ["resolutions", "Résolutions"], ["solicitation", "Sollicitation"],
    ]
    page = workplace.page("solicitation")
    assert page is not None
    QTest.mouseClick(page.strip.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    settle()
    focused = QApplication.focusWidget()
    assert workplace.current == "meetings"
    assert focused is not None
    assert not page.strip.isAncestorOf(focused)


def test_that_undo_says_what_it_takes_back(window: tuple[Session, Workplace]) -> None:
    session, workplace = window
    assert not workplace.steps.undo.isEnabled()
    write_something(session)
    assert workplace.steps.undo.text() == "Annuler : Ajouter une organisation"
    key(session, Qt.Key.Key_Z)
    assert session.window.toast.text() == "Annulé : Ajouter une organisation"
    assert workplace.steps.redo.text() == "Rétablir : Ajouter une organisation"
    key(session, Qt.Key.Key_Z, CTRL | SHIFT)
    assert session.window.toast.text() == "Rétabli : Ajouter une organisation"
    assert not workplace.steps.redo.isEnabled()


def test_that_a_sentence_covers_nothing_of_the_page_unless_it_is_long(
    window: tuple[Session, Workplace]
) -> None:
    session, workplace = window
    header, toast = workplace.header, session.window.toast
    whole = QRect(header.mapTo(session.window, QPoint()), header.size())
    free = header.free_room().translated(whole.topLeft())
    assert free.width() > 300
    session.desk.tell("Ajouté.")
    assert free.contains(toast.geometry())
    session.desk.tell("La rencontre du comité conseil est close; son projet de PV attend.")
    assert free.contains(toast.geometry())
    session.desk.tell("Le quorum n’est pas atteint. " * 12)
    assert toast.y() >= whole.bottom()
    assert session.window.rect().contains(toast.geometry())
    header.title.say("Un titre qui prend toute la place de la ligne " * 4)
    session.desk.tell("Ajouté.")
    assert toast.y() >= whole.bottom()


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
    assert session.window.toast.text() == "Rien à annuler : 1 valeur a changé depuis"
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
    assert palette._count.text() == "Rien pour « zzzz »"
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
    assert titles == ["DSI Charlevoix — En cours : 50 %"]
    until(lambda: session.window.windowTitle() == SAVED)

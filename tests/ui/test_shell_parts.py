"""The bar, the header and the passing sentence, each alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.kernel.cards import FeatureCard, NewEntry
from dsi_desktop.ui.shell.header import Header
from dsi_desktop.ui.shell.sidebar import Sidebar
from dsi_desktop.ui.shell.toast import Toast
from dsi_desktop.ui.theme import theme
from support import qt_walk
from support.qt_keys import appear

CARDS = (
    FeatureCard("home", "Accueil", "home", 10),
    FeatureCard("plan", "Plan", "target-arrow", 50, group=1,
                creates=(NewEntry("action", "Action", "target-arrow"),)),
    FeatureCard("minutes", "Procès-verbal", "notes", 60, place="none"),
    FeatureCard("preferences", "Réglages", "settings", 90, place="foot"),
)  # fmt: skip
KEY = Qt.Key


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    made = Sidebar("DSI Charlevoix", "charlevoix.dsi", CARDS)
    made.resize(216, 600)
    appear(qtbot, made)
    made.mark("home")
    return made


def test_that_the_bar_has_the_features_that_want_a_place(sidebar: Sidebar) -> None:
    assert sidebar.entries() == ["home", "plan", "preferences"]
    qt_walk.check(sidebar)


def test_that_tab_stops_at_the_page_in_view_and_arrows_go_on(sidebar: Sidebar) -> None:
    sidebar.mark("plan")
    sidebar.focus()
    gone: list[str] = []
    sidebar.chosen.connect(gone.append)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.accessibleName() == "Plan"
    QTest.keyClick(focused, KEY.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Up)
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Space)
    assert gone == ["home", "preferences"]
    stops = [one for one in sidebar.findChildren(QPushButton)
             if one.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert len(stops) == 1


def test_that_a_page_without_an_entry_marks_none(sidebar: Sidebar) -> None:
    sidebar.mark("minutes")
    assert not any(one.isChecked() for one in sidebar.findChildren(QPushButton))
    sidebar.focus()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.accessibleName() == "Accueil"


def test_that_the_state_and_the_name_can_change(sidebar: Sidebar) -> None:
    before = sidebar.grab().toImage()
    sidebar.say_state("Vérification…", "progress", "text2")
    sidebar.rename("Autre table", "autre.dsi")
    assert sidebar.grab().toImage() != before
    assert sidebar._state.whole() == "Vérification…"


def test_that_undo_in_the_bar_follows_its_action(sidebar: Sidebar) -> None:
    action = QAction("Annuler", sidebar)
    sidebar.carry(action)
    button = sidebar.findChild(QToolButton)
    assert button is not None
    action.setText("Annuler : Déplacer une carte")
    assert button.accessibleName() == "Annuler : Déplacer une carte"


def test_that_a_narrow_bar_keeps_its_names_for_the_ear(sidebar: Sidebar) -> None:
    sidebar.narrow(True)
    assert sidebar.width() == theme().px(64)
    assert {one.text() for one in sidebar.findChildren(QPushButton)} == {""}
    assert qt_walk.unnamed(sidebar) == []
    sidebar.narrow(False)
    assert "Plan" in {one.text() for one in sidebar.findChildren(QPushButton)}


@pytest.fixture
def header(qtbot: QtBot) -> Header:
    made = Header(CARDS)
    made.resize(1100, 70)
    appear(qtbot, made)
    return made


def test_that_the_last_part_of_a_title_is_what_one_looks_at(header: Header) -> None:
    header.show_title("Répertoire › Centre-Femmes", True)
    assert header.title.whole() == "Centre-Femmes"
    assert header._crumb.text() == "Répertoire ›"
    left: list[int] = []
    header.left.connect(lambda: left.append(1))
    QTest.mouseClick(header._back, Qt.MouseButton.LeftButton)
    assert left == [1]
    header.show_title("Accueil", True)
    assert not header._back.isVisible()
    assert not header._crumb.isVisible()


def test_that_the_field_and_the_glass_ask_for_the_palette(header: Header) -> None:
    asked: list[int] = []
    header.searched.connect(lambda: asked.append(1))
    QTest.keyClick(header._find, KEY.Key_Space)
    header.narrow(True)
    assert not header._find.isVisible()
    QTest.keyClick(header._glass, KEY.Key_Return)
    assert asked == [1, 1]
    qt_walk.check(header)


def test_that_new_is_offered_only_when_something_can_be_made(qtbot: QtBot, header: Header) -> None:
    made: list[tuple[str, str]] = []
    header.created.connect(lambda *what: made.append(what))
    header._menu.actions()[0].trigger()
    assert made == [("plan", "action")]
    header.offer_new(False)
    assert not header._new.isVisible()
    empty = Header(CARDS[:1])
    qtbot.addWidget(empty)
    empty.offer_new(True)
    assert not empty._new.isVisibleTo(empty)


def test_that_a_sentence_passes_and_a_refusal_stays_longer(qtbot: QtBot) -> None:
    room = QWidget()
    room.resize(800, 500)
    appear(qtbot, room)
    toast = Toast(room)
    toast.say("Ajouté.")
    assert toast.geometry().center().y() < room.height() / 2
    short = toast._timer.interval()
    assert toast.isVisible()
    assert room.rect().contains(toast.geometry())
    toast.say("Le quorum n’est pas atteint. " * 12, refusal=True)
    assert toast._timer.interval() > short
    assert toast.text().startswith("⚠ Le quorum")
    assert room.rect().contains(toast.geometry())
    QTest.mouseClick(toast, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_that_a_page_of_the_bar_wears_the_number_of_what_waits(sidebar: Sidebar) -> None:
    made = next(one for one in sidebar.findChildren(QPushButton) if one.accessibleName() == "Plan")
    plain = made.grab().toImage()
    sidebar.badge("plan", 3, "3 à décider")
    assert made.accessibleName() == "Plan, 3 à décider"
    assert made.grab().toImage() != plain
    sidebar.narrow(True)
    assert not made.grab().toImage().isNull()
    sidebar.narrow(False)
    sidebar.badge("plan", 250, "250 à décider")
    made.grab()
    sidebar.badge("plan", 0)
    assert made.accessibleName() == "Plan"
    assert made.grab().toImage() == plain
    sidebar.badge("nowhere", 3, "3 à décider")
